// Forks: a world that takes another course in the middle of its run was the same until then, and every parameter may be changed.
#include "tests/models/lives.hpp"

#include <algorithm>
#include <cmath>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t years = 26;

Scenario lives(std::uint32_t months = years * months_per_year, const Settings& settings = {}) {
    Settings all{{"parenthood.ready_age", 18}, {"psychotherapy.given_share", 0.3}, {"psychotherapy.given_age", 22}, {"placement.share", 0.1}, {"placement.age", 3}};
    all.insert(all.end(), settings.begin(), settings.end());
    Scenario scenario = scenario_of(24, all, {9, 13, 18, 72, 216, 264, 300, 312});
    std::erase_if(scenario.record_ages, [&](std::uint32_t age) { return age > months; });
    scenario.months = months;
    scenario.record_lives = 2;
    return scenario;
}

/// A better care in these months, and an instrument that errs more.
Fork kinder(std::uint32_t from, std::uint32_t until = never) {
    return {from, until, lives(years * months_per_year, {{"caregiving.sensitivity", 3}, {"close_relationships.error", 0.9}}).values};
}

using Frames = std::vector<Frame>;
Frames lived(const Scenario& scenario, std::optional<Fork> fork = {}) { return population_of(scenario, {}, std::move(fork)).live(0); }

bool are_same(const Frames& one, const Frames& other) {
    bool same = one.size() == other.size();
    for (std::size_t table = 1; same && table < one.size(); ++table) // the table of parameters has the scenario's own
        for (std::size_t field = 0; field < one[table].fields(); ++field) same = same && std::ranges::equal(one[table].column(field), other[table].column(field));
    return same;
}

/// Whether a table's rows are the first ones of another.
bool begins(const Frame& rows, const Frame& with) {
    bool same = with.rows() > 0 && with.rows() <= rows.rows();
    for (std::size_t field = 0; same && field < rows.fields(); ++field)
        same = std::ranges::equal(with.column(field), rows.column(field).first(with.column(field).size()));
    return same;
}

} // namespace

TEST_CASE("until a fork begins every score is the same bit for bit, and afterwards scores differ") {
    for (const std::uint32_t from : {20U, 120U, 260U}) {
        const Frames forked = lived(lives(), kinder(from)), straight = lived(lives());
        Scenario until = lives(from);
        until.record_ages = lives().record_ages;
        const Frames before = lived(until);
        for (const std::size_t table : {in_observed, in_latent, in_lives}) {
            CHECK(begins(forked[table], before[table]));
            CHECK_FALSE(begins(forked[table], straight[table]));
        }
    }
}

TEST_CASE("a fork at birth is the changed scenario, and one after the end, or for no time, changes nothing") {
    const Frames straight = lived(lives());
    Scenario changed = lives();
    changed.values = kinder(0).values;
    CHECK(are_same(lived(lives(), kinder(0)), lived(changed)));
    CHECK_FALSE(are_same(straight, lived(changed)));
    CHECK(are_same(straight, lived(lives(), kinder(years * months_per_year))));
    CHECK_FALSE(are_same(straight, lived(lives(), kinder(years * months_per_year - 1))));
    CHECK(are_same(straight, lived(lives(), kinder(100, 100))));
}

TEST_CASE("a fork that ends leaves the scenario's own values, and what was lived meanwhile") {
    const Frames passing = lived(lives(), kinder(24, 36)), lasting = lived(lives(), kinder(24)), straight = lived(lives());
    Scenario until = lives(36);
    until.record_ages = lives().record_ages;
    const Frames before = lived(until, kinder(24));
    CHECK(begins(passing[in_lives], before[in_lives]));
    CHECK(begins(lasting[in_lives], before[in_lives]));
    CHECK_FALSE(are_same(passing, lasting));
    CHECK_FALSE(are_same(passing, straight));
}

TEST_CASE("every parameter may be changed to its bounds in the middle of a run, and everybody lives on in numbers") {
    Scenario scenario = lives(20 * months_per_year);
    scenario.families = 4;
    scenario.record_lives = 0;
    for (std::size_t k = 0; k < scenario.values.size(); ++k)
        for (const double value : {declarations()[k].parameter.low, declarations()[k].parameter.high}) {
            Fork fork{17 * months_per_year + 5, never, scenario.values};
            fork.values[k] = value;
            const Population population = population_of(scenario, {}, fork);
            const Frames frames = population.live(0);
            INFO(declarations()[k].mechanism << "." << declarations()[k].parameter.name << " = " << value);
            REQUIRE(frames.size() == table_count);
            bool finite = true;
            for (std::size_t field = 0; field < frames[in_latent].fields(); ++field)
                for (std::size_t row = 0; row < frames[in_latent].rows(); ++row)
                    finite = finite && !std::isinf(number_at(frames[in_latent], population.tables[in_latent].fields[field].type, field, row));
            CHECK(finite);
        }
}

TEST_CASE("what acts only as a community is founded, or at birth, is known") {
    CHECK(is_of_birth("adversity"));
    CHECK(is_of_birth("temperament"));
    CHECK_FALSE(is_of_birth("caregiving"));
    CHECK_FALSE(is_of_birth("no_such_mechanism"));
    CHECK(is_of_founding("households"));
    CHECK_FALSE(is_of_founding("census"));
    CHECK_FALSE(is_of_founding("caregiving"));
    CHECK_FALSE(is_of_founding("no_such_mechanism"));
}
