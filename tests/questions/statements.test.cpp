// The program that makes the numbers of the founding statements, lived by a handful of families, so that it cannot rot.
#include "tests/catch.hpp"
#include "tests/questions/statements_plasticity.hpp"

#include <set>

using namespace dyad::test;

TEST_CASE("each founding statement has a name of its own, and two of them give their numbers on every seed", "[questions]") {
    std::set<std::string> ids;
    for (const Statement& one : all_statements()) CHECK(ids.insert(one.id).second);

    Statements chosen;
    for (const Statement& one : all_statements())
        if (std::string(one.id) == "placed" || std::string(one.id) == "somatic") chosen.push_back(one);
    REQUIRE(chosen.size() == 2);
    for (const Found& found : found_in_worlds(chosen, {11, 12}, 0.05)) {
        CHECK(!found.numbers.empty());
        for (const auto& [what, by_seed] : found.numbers) {
            INFO(line_of(found.id, what, by_seed));
            REQUIRE(by_seed.size() == 2);
            CHECK(std::isfinite(by_seed[0]));
            CHECK(by_seed[0] != by_seed[1]);
        }
    }
}

TEST_CASE("the plasticity sweep measures every floor on every seed", "[questions]") {
    const Sweep sweep = plasticity_swept({0.002, 1}, {11, 12}, 0.05);
    for (const auto& by_floor : sweep.found)
        for (const Numbers& by_seed : by_floor)
            for (const double value : by_seed) CHECK(std::isfinite(value));
    CHECK(Interval(sweep.found[stability][0]).mean > Interval(sweep.found[stability][1]).mean);
}

TEST_CASE("the peak of a curve lies between floors, or at its end", "[questions]") {
    const std::vector<double> floors{0.01, 0.1, 1};
    CHECK(peak_of(floors, {1, 2, 1}) == Approx(0.1));
    CHECK(peak_of(floors, {1, 2, 2}) == Approx(std::sqrt(0.1)));
    CHECK(peak_of(floors, {3, 2, 1}) == 0.01);
    CHECK(peak_of(floors, {1, 2, 3}) == 1);
}
