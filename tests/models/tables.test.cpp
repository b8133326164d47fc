// The tables of whole lives: what they say of the same persons agrees, and everybody is told once.
#include "tests/models/lives.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace dyad;
using namespace dyad::test;

namespace {

Scenario forty_years() {
    Scenario scenario = scenario_of(60, {{"households.institution_share", 0.05}}, {9, 18, 72, 216, 420});
    scenario.community = 40;
    scenario.months = 480;
    scenario.record_lives = 3;
    return scenario;
}

const Lived& lived() {
    static const Lived once(forty_years());
    return once;
}

/// Year of birth by person; staff apart.
std::map<double, double> births_of(bool staff_too) {
    const auto person = lived().numbers(in_persons, "person"), birth = lived().numbers(in_persons, "birth_year"),
               origin = lived().numbers(in_persons, "origin");
    std::map<double, double> births;
    for (std::size_t i = 0; i < person.size(); ++i)
        if (staff_too || origin[i] != 3) births[person[i]] = birth[i];
    return births;
}

} // namespace

TEST_CASE("frames have the fields that their formats promise") {
    for (const auto& frames : lived().communities)
        for (std::size_t table = 0; table < table_count; ++table) {
            INFO(lived().population.tables[table].name);
            CHECK(fits(frames[table], lived().population.tables[table]));
        }
    const auto& frames = lived().communities[0];
    CHECK(fits(course_of(frames[in_course]), course_format()));
    CHECK(fits(demography_of(frames[in_demography]), demography_format()));
}

TEST_CASE("every person has one number, which also names kin") {
    const auto person = lived().numbers(in_persons, "person"), generation = lived().numbers(in_persons, "generation");
    const auto mother = lived().numbers(in_persons, "mother"), birth = lived().numbers(in_persons, "birth_year");
    const std::map<double, double> births = births_of(true);
    REQUIRE(births.size() == person.size());
    std::size_t grandchildren = 0;
    for (std::size_t i = 0; i < person.size(); ++i) {
        if (generation[i] == 0) continue;
        REQUIRE(births.contains(mother[i]));
        CHECK(birth[i] - births.at(mother[i]) >= 12);
        grandchildren += generation[i] == 2;
    }
    CHECK(grandchildren > 0);
}

TEST_CASE("whoever reaches a recorded age in the run alive is looked at once, founders too, and nobody else") {
    const auto person = lived().numbers(in_persons, "person"), birth = lived().numbers(in_persons, "birth_year"),
               death = lived().numbers(in_persons, "death_year"), origin = lived().numbers(in_persons, "origin");
    std::set<std::pair<double, double>> due;
    for (std::size_t i = 0; i < person.size(); ++i)
        for (const double age : {9, 18, 72, 216, 420}) { // a month of age is over at the end of the month
            const double at = std::round(12 * birth[i]) + age;
            const double gone = std::isnan(death[i]) ? 1e9 : std::round(12 * death[i]);
            if (origin[i] != 3 && at >= 1 && at <= 480 && at <= gone) due.insert({person[i], age});
        }
    for (const TableIndex table : {in_observed, in_latent}) {
        const auto who = lived().numbers(table, "person"), age = lived().numbers(table, "age");
        std::set<std::pair<double, double>> seen;
        for (std::size_t i = 0; i < who.size(); ++i) seen.insert({who[i], std::round(12 * age[i])});
        CHECK(seen.size() == who.size());
        CHECK(seen == due);
    }
}

TEST_CASE("every child's figures are told once") {
    const auto child = lived().numbers(in_care, "person"), slot = lived().numbers(in_care, "slot");
    std::set<std::pair<double, double>> rows;
    std::set<double> children;
    for (std::size_t i = 0; i < child.size(); ++i) rows.insert({child[i], slot[i]}), children.insert(child[i]);
    CHECK(rows.size() == child.size());
    const auto generation = lived().numbers(in_persons, "generation");
    const auto born = static_cast<std::size_t>(std::ranges::count_if(generation, [](double g) { return g > 0; }));
    CHECK(children.size() == born);
}

TEST_CASE("the first families' first children are followed from their first month to their last") {
    const auto who = lived().numbers(in_lives, "person"), age = lived().numbers(in_lives, "age");
    CHECK(std::set<double>(who.begin(), who.end()).size() == 3);
    std::map<double, double> months;
    for (std::size_t i = 0; i < who.size(); ++i) CHECK(std::round(12 * age[i]) == ++months[who[i]]);
}

TEST_CASE("a relationship joins two persons who lived, begins before it ends, and lasts only among the living") {
    const auto a = lived().numbers(in_relationships, "person"), b = lived().numbers(in_relationships, "other"),
               start = lived().numbers(in_relationships, "start"), end = lived().numbers(in_relationships, "end"),
               commitment = lived().numbers(in_relationships, "commitment"),
               ending = lived().numbers(in_relationships, "ending");
    const auto births = births_of(false);
    REQUIRE(a.size() > 100);
    for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i] != b[i]);
        CHECK((births.contains(a[i]) && births.contains(b[i])));
        CHECK(std::isnan(end[i]) == (ending[i] == 1));
        CHECK_FALSE(end[i] < start[i]);
        CHECK_FALSE(commitment[i] < start[i]);
        CHECK_FALSE(end[i] < commitment[i]);
    }
}

TEST_CASE("mentorships are told too when they have ended, and the mentor is the elder by twelve years or more") {
    const auto younger = lived().numbers(in_relationships, "person"), elder = lived().numbers(in_relationships, "other"),
               kind = lived().numbers(in_relationships, "kind"), ending = lived().numbers(in_relationships, "ending");
    const auto births = births_of(false);
    double last = 0, ended = 0;
    for (std::size_t i = 0; i < kind.size(); ++i) {
        if (kind[i] != 3) continue;
        (ending[i] == 1 ? last : ended) += 1;
        CHECK(births.at(younger[i]) - births.at(elder[i]) > 11.9);
    }
    CHECK(last > 10);
    CHECK(ended > last); // five years each in a run of forty
}

TEST_CASE("the demography counts the same persons and couples") {
    double living = 0, births = 0, deaths = 0, separations = 0;
    for (const auto& frames : lived().communities) {
        const Frame years = demography_of(frames[in_demography]);
        REQUIRE(years.rows() == 40);
        const auto at = [&](const char* name, std::size_t row) {
            return years.value<double>(field_of(demography_format(), name), row);
        };
        living += at("living", 39);
        for (std::size_t row = 0; row < 40; ++row)
            births += at("births", row), deaths += at("deaths", row), separations += at("separations", row);
    }
    const auto origin = lived().numbers(in_persons, "origin"), death = lived().numbers(in_persons, "death_year");
    double born = 0, alive = 0, dead = 0, parted = 0;
    for (std::size_t i = 0; i < origin.size(); ++i) {
        born += origin[i] == 1;
        if (origin[i] == 3) continue;
        alive += std::isnan(death[i]);
        dead += !std::isnan(death[i]);
    }
    const auto kind = lived().numbers(in_relationships, "kind"), ending = lived().numbers(in_relationships, "ending"),
               commitment = lived().numbers(in_relationships, "commitment");
    for (std::size_t i = 0; i < kind.size(); ++i)
        parted += kind[i] == 1 && ending[i] == 2 && !std::isnan(commitment[i]);
    CHECK(living == alive);
    CHECK(births == born);
    CHECK(deaths == dead);
    CHECK(separations == parted);
}

TEST_CASE("the course follows those born in the run: in infancy by groups, later all together") {
    double first_month = 0;
    for (const auto& frames : lived().communities) {
        const Frame course = course_of(frames[in_course]);
        CHECK(course.rows() == 4 * 18 + 39); // and from 2 to 40 years
        first_month += course.value<double>(2, 0);
        for (std::size_t row = 0; row < 4 * 18; row += 4) {
            double in_groups = 0;
            for (std::size_t group = 1; group < 4; ++group) in_groups += course.value<double>(2, row + group);
            CHECK(course.value<double>(2, row) == in_groups);
        }
    }
    const auto generation = lived().numbers(in_persons, "generation");
    CHECK(first_month == static_cast<double>(std::ranges::count_if(generation, [](double g) { return g > 0; })));
}

TEST_CASE("a community that outgrows its numbers tells nothing rather than something wrong") {
    const Settings many_children{
        {"parenthood.generations", 50},
        {"parenthood.single_rate", 1},
        {"parenthood.childless_share", 0},
        {"parenthood.one_share", 0},
        {"parenthood.two_share", 0},
        {"parenthood.three_share", 0},
    };
    Scenario scenario = scenario_of(1, many_children, {9});
    scenario.community = 1;
    scenario.months = 12 * 190;
    const Population population = population_of(scenario);
    CHECK(population.live(0).empty());
    CHECK(population.outgrown.find("; ask for fewer generations") != std::string::npos);
}
