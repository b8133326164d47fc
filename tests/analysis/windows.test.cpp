// Windows: effects by age are means of those born as the run begins, and half is gone where it is.
#include "analysis/sweeps/windows.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace dyad;

namespace {

/// An outcome at 25 years.
std::vector<SweepOutcome> outcomes() {
    SweepOutcome outcome;
    outcome.name = "anxiety";
    Term term;
    term.ages = {300};
    outcome.study.of.terms = {term};
    return {outcome};
}

/// Effects by age of the change, two persons on each of four seeds who differ by as much as the seeds do by `noise`.
Windows windows_of(const std::map<double, double>& effects, double noise) {
    Windows windows(outcomes());
    for (const auto& [at, effect] : effects)
        for (std::uint32_t seed = 1; seed <= 4; ++seed) {
            std::vector<TwinPair> pairs;
            for (const double own : {-1.0, 1.0}) {
                TwinPair pair;
                pair.seed = seed;
                pair.generation = 1;
                pair.at = at;
                pair.changed = effect + (effect == 0.0 ? 0.0 : own + noise * (seed - 2.5));
                pairs.push_back(pair);
                pair.born = 30;
                pair.changed = 100.0; // a younger child, whose age is another
                pairs.push_back(pair);
                pair.born = 0;
                pair.generation = 0;
                pairs.push_back(pair);
            }
            windows.add(pairs);
        }
    return windows;
}

} // namespace

TEST_CASE("effects by age are means over those who are born as the run begins, with intervals over seeds") {
    const auto rows = windows_of({{0, -2}, {10, -1.5}, {30, 0}}, 0.1).rows();
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].persons == 8);
    CHECK(rows[1].effect.value == Approx(-1.5));
    CHECK(rows[1].of_birth == Approx(0.75));
    CHECK(rows[1].effect.high - rows[1].effect.low == Approx(2 * 3.18244630528371 * 0.1 * std::sqrt(5.0 / 3.0) / 2)); // t of 3 degrees
    CHECK(rows[1].years_left == Approx(15));
    CHECK(rows[2].years_left == Approx(-5));
    CHECK(rows[1].is_felt);
    CHECK_FALSE(rows[2].is_felt);
}

TEST_CASE("half of an effect is gone where the line between two ages crosses it, whichever way the effect goes") {
    for (const double sign : {-1.0, 1.0}) {
        const auto halves = windows_of({{0, 2 * sign}, {2, 1.8 * sign}, {10, 1.4 * sign}, {20, 0.4 * sign}, {30, 0}}, 0.01).halves();
        REQUIRE(halves.size() == 1);
        CHECK(halves[0].is_told);
        CHECK(halves[0].at_birth.value == Approx(2 * sign));
        CHECK(halves[0].age == Approx(14));
        CHECK(halves[0].more_until == 10);
        CHECK(halves[0].fewer_from == 20);
        CHECK(halves[0].last_tried == 20); // at 30 the outcome has been looked at
        CHECK(std::isnan(halves[0].settled_by));
    }
}

TEST_CASE("of an effect within chance no half is told, nor without a change at birth, nor of what was settled before") {
    CHECK_FALSE(windows_of({{0, 0.05}, {2, 0.01}}, 0.1).halves()[0].is_told);
    CHECK_FALSE(windows_of({{1, 2}, {2, 1}}, 0.1).halves()[0].is_told);
    const HalfGone all_left = windows_of({{0, 2}, {2, 1.9}}, 0.01).halves()[0];
    CHECK(std::isnan(all_left.age));
    CHECK(all_left.more_until == 2);
    const HalfGone settled = windows_of({{0, 2}, {2, 0}, {5, 0}}, 0.01).halves()[0];
    CHECK(settled.settled_by == 2);
    CHECK(std::isnan(settled.age));
}
