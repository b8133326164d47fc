// A watched infant is the infant of every run, bit for bit: its days add up to the months of the results.
#include "models/watch.hpp"
#include "models/catalogue.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>

using namespace dyad;

namespace {

Scenario scenario_with(std::uint32_t families, std::uint32_t months) {
    Scenario scenario;
    scenario.name = "watched";
    for (const Declaration& declaration : declarations()) scenario.values.push_back(declaration.parameter.value);
    for (const std::string_view instrument : vocabulary().instruments) scenario.record_instruments.emplace_back(instrument);
    scenario.families = families;
    scenario.months = months;
    scenario.record_lives = families;
    scenario.record_ages = {13};
    return scenario;
}

/// Numbers of a table's rows of one person at one age, by field.
std::map<std::string, float> row_of(const Population& population, const std::vector<Frame>& frames, std::string_view table, std::uint32_t person, float age) {
    std::map<std::string, float> row;
    for (std::size_t t = 0; t < population.tables.size(); ++t) {
        if (population.tables[t].name != table) continue;
        for (std::size_t r = 0; r < frames[t].rows(); ++r) {
            if (frames[t].value<std::uint32_t>(0, r) != person || frames[t].value<float>(1, r) != age) continue;
            const auto& fields = population.tables[t].fields;
            for (std::size_t f = 3; f < fields.size(); ++f)
                row[fields[f].name] = fields[f].type == FieldType::float32 ? frames[t].value<float>(f, r) : static_cast<float>(frames[t].value<std::uint8_t>(f, r));
        }
    }
    return row;
}

float today(const Watch& watch, std::string_view name) {
    const auto fields = day_fields();
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const DayField& field) { return field.name == name; });
    REQUIRE(found != fields.end());
    return watch.today()[static_cast<std::size_t>(found - fields.begin())];
}

bool is_same(float a, float b) { return (std::isnan(a) && std::isnan(b)) || a == b; }

} // namespace

TEST_CASE("months of a watched infancy are those of the results, bit for bit") {
    Scenario scenario = scenario_with(20, 18);
    scenario.community = 8;
    const std::uint32_t family = GENERATE(7U, 8U, 19U); // the last of the first community, and of others
    const Population population = population_of(scenario);
    const std::vector<Frame> frames = population.live(family / scenario.community);
    const auto watch = Watch::open(scenario, family);
    REQUIRE(watch);
    for (std::uint32_t month = 1; month <= 17; ++month) {
        for (std::uint32_t day = 0; day < days_per_month; ++day) REQUIRE((*watch)->pass_day());
        const auto row = row_of(population, frames, "lives", (*watch)->child(), static_cast<float>(month) / 12.0f);
        REQUIRE(row.size() > 20);
        for (const char* name : {"q_mute", "q_ask", "q_amplify", "fear", "tone"}) {
            INFO(name << " in month " << month);
            const std::string of_figure = std::string(name) == "tone" ? "tone" : std::string(name) + "_1";
            CHECK(row.at(name) == today(**watch, of_figure));
        }
    }
}

TEST_CASE("instruments say of a watched infant what they say in the results, and looking changes nothing") {
    const Scenario scenario = scenario_with(12, 18);
    const Population population = population_of(scenario);
    const std::vector<Frame> frames = population.live(0);
    const auto watch = Watch::open(scenario, 3), unseen = Watch::open(scenario, 3);
    REQUIRE(watch);
    REQUIRE(unseen);
    for (std::uint32_t day = 0; day < 13 * days_per_month; ++day) {
        (*watch)->pass_day();
        (*unseen)->pass_day();
        if (day % 7 == 0) (*watch)->assess();
    }
    CHECK((*watch)->today() == (*unseen)->today());
    const InfantAssessment assessed = (*watch)->assess();
    const auto observed = row_of(population, frames, "observed", (*watch)->child(), 13.0f / 12.0f);
    const FrameFormat format = (*watch)->observed_format();
    REQUIRE(assessed.observed.rows() == 1);
    for (std::size_t f = 3; f < format.fields.size(); ++f) {
        const float score = format.fields[f].type == FieldType::float32 ? assessed.observed.value<float>(f, 0) : static_cast<float>(assessed.observed.value<std::uint8_t>(f, 0));
        INFO(format.fields[f].name);
        CHECK(is_same(score, observed.at(format.fields[f].name)));
    }
    REQUIRE(assessed.episodes.size() >= 8);
    for (const InfantAssessment::Episode& episode : assessed.episodes) {
        const auto count = [&](Strategy strategy) { return static_cast<std::uint32_t>(std::count(episode.seen.strategy.begin(), episode.seen.strategy.begin() + episode.intervals, strategy)); };
        CHECK(count(mute) == episode.seen.muted);
        CHECK(count(ask) == episode.seen.asked);
        CHECK(count(amplify) == episode.seen.amplified);
    }
}

TEST_CASE("an infancy has 540 days, and a family that is not there cannot be watched") {
    const Scenario scenario = scenario_with(5, 18);
    const auto watch = Watch::open(scenario, 4);
    REQUIRE(watch);
    CHECK((*watch)->families() == 5);
    CHECK(today(**watch, "bid_to_1") == 0.0f); // nothing was lived yet
    std::uint32_t days = 0;
    while ((*watch)->pass_day()) ++days;
    CHECK(days == 540);
    CHECK((*watch)->age_days() == 540);
    CHECK(today(**watch, "age_days") == 540.0f);
    CHECK(today(**watch, "bid_to_1") >= 1.0f);
    CHECK(today(**watch, "bid_to_5") == 0.0f); // four episodes a day by default
    const auto nobody_there = Watch::open(scenario, 5);
    REQUIRE_FALSE(nobody_there);
    CHECK(nobody_there.refusals().front().sentence.find("there is no child 6 to watch, since there are 5 founding families") != std::string::npos);
}
