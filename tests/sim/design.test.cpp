// Designs: every point where it belongs, and an order in which any beginning is a fair sample.
#include "sim/design.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

using namespace dyad;

namespace {

Axis axis(const std::string& text) {
    const auto read = read_axis(text);
    INFO(text);
    REQUIRE(read);
    return *read;
}

Design design(DesignKind kind, std::vector<std::string> texts, std::uint32_t points = 0) {
    Design made;
    made.kind = kind;
    for (const std::string& text : texts) made.axes.push_back(axis(text));
    made.points = points;
    CHECK(objections_to(made).empty());
    return made;
}

void refused(const std::string& text, const std::string& because) {
    const auto read = read_axis(text);
    INFO(text);
    REQUIRE_FALSE(read);
    INFO(read.refusals().front().sentence);
    CHECK(read.refusals().front().sentence.find(because) != std::string::npos);
}

} // namespace

TEST_CASE("an axis is values, equal steps, steps of a logarithm, or a range") {
    CHECK(axis("a.x=1, 2,5").parts[0].values == std::vector<std::string>{"1", "2", "5"});
    CHECK(axis("a.x=0.1..0.5:5").parts[0].values == std::vector<std::string>{"0.1", "0.2", "0.3", "0.4", "0.5"});
    CHECK(axis("a.x=0.01..1:3:log").parts[0].values == std::vector<std::string>{"0.01", "0.1", "1"});
    CHECK(axis("a.x=-1..1").levels() == 0);
    CHECK(axis("a.x=1,2 & b.y=10..20:2").parts[1].values == std::vector<std::string>{"10", "20"});
    CHECK(axis("a.x=1,2 & b.y=3,4").name() == "a.x & b.y");
    CHECK(axis("a.x=1,2,3 & b.y=3,3,4").levels() == 3); // the pairs differ
}

TEST_CASE("an axis that cannot be is refused in one sentence") {
    refused("a.x", "write a key and its values");
    refused("x=1,2", "write a key and its values");
    refused("a.x=1", "does not vary");
    refused("a.x=1,,2", "missing");
    refused("a.x=1,two", "no number");
    refused("a.x=1,2,1", "given twice");
    refused("a.x=0.5,0.50", "given twice");
    refused("a.x=0.5..0.1", "lower to a higher");
    refused("a.x=0..1:3:log", "above 0");
    refused("a.x=0..1:1", "no number of values");
    refused("a.x=0..1:2.5", "no number of values");
    refused("a.x=0..one", "two numbers");
    refused("a.x=1,2 & b.y=1,2,3", "equally many");
    refused("a.x=1,2 & b.y=0..1", "equally many");
}

TEST_CASE("a grid has every combination once, and any beginning gives every level equally often, within one") {
    for (const auto& levels : std::vector<std::vector<std::uint32_t>>{{2, 2}, {4, 6}, {3, 5, 2}, {6, 4, 9}, {2, 2, 2, 2, 2}, {8, 12, 6}}) {
        std::uint64_t size = 1;
        for (const std::uint32_t count : levels) size *= count;
        std::set<std::vector<std::uint32_t>> seen;
        std::vector<std::map<std::uint32_t, std::uint64_t>> times(levels.size());
        std::uint64_t uneven = 0;
        for (std::uint64_t k = 0; k < size; ++k) {
            const auto combination = balanced_combination(k, levels);
            seen.insert(combination);
            for (std::size_t factor = 0; factor < levels.size(); ++factor) {
                ++times[factor][combination[factor]];
                std::uint64_t least = size, most = 0;
                for (std::uint32_t level = 0; level < levels[factor]; ++level) {
                    least = std::min(least, times[factor][level]);
                    most = std::max(most, times[factor][level]);
                }
                uneven += most - least > 1;
            }
        }
        CHECK(seen.size() == size);
        CHECK(uneven == 0);
    }
}

TEST_CASE("after 37 of 100 runs of a Sobol' sequence every quarter of a range has had its share, within one") {
    const DesignPoints points(design(DesignKind::sobol, {"a.x=0..1", "a.y=-5..5", "a.z=1..2"}, 100));
    for (std::size_t axis_at = 0; axis_at < 3; ++axis_at) {
        std::array<int, 4> quarters{};
        for (std::uint32_t k = 0; k < 37; ++k) ++quarters[static_cast<std::size_t>(points.place(points.at(k), axis_at) * 4.0)];
        CHECK(*std::max_element(quarters.begin(), quarters.end()) - *std::min_element(quarters.begin(), quarters.end()) <= 1);
    }
}

TEST_CASE("a grid's points are numbered as a reader would, with the last axis fastest") {
    const DesignPoints points(design(DesignKind::grid, {"a.x=1,2", "a.y=0.1..0.3:3"}));
    CHECK(points.size() == 6);
    using Settings = std::vector<std::pair<std::string, std::string>>;
    CHECK(points.settings(0) == Settings{{"a.x", "1"}, {"a.y", "0.1"}});
    CHECK(points.settings(1) == Settings{{"a.x", "1"}, {"a.y", "0.2"}});
    CHECK(points.settings(5) == Settings{{"a.x", "2"}, {"a.y", "0.3"}});
}

TEST_CASE("one at a time changes one thing and leaves the rest alone") {
    const DesignPoints points(design(DesignKind::one_at_a_time, {"a.x=1,2", "a.y=3,4,5 & b.z=6,7,8"}));
    CHECK(points.size() == 6);
    CHECK(points.settings(0).empty());
    CHECK(points.settings(2) == std::vector<std::pair<std::string, std::string>>{{"a.x", "2"}});
    CHECK(points.settings(4) == std::vector<std::pair<std::string, std::string>>{{"a.y", "4"}, {"b.z", "7"}});
}

TEST_CASE("every order is a permutation") {
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::random, DesignKind::morris, DesignKind::saltelli, DesignKind::sobol}) {
        const DesignPoints points(design(kind, {"a.x=0..1", "a.y=0..1"}, 12));
        std::set<std::uint32_t> seen;
        for (std::uint32_t k = 0; k < points.size(); ++k) seen.insert(points.at(k));
        CHECK(seen.size() == points.size());
        CHECK(*seen.rbegin() == points.size() - 1);
    }
}

TEST_CASE("a Latin hypercube has one point in every slice of every axis") {
    const DesignPoints points(design(DesignKind::latin_hypercube, {"a.x=0..1", "a.y=0..1", "a.z=0..1"}, 40));
    for (std::size_t at = 0; at < 3; ++at) {
        std::set<int> slices;
        for (std::uint32_t point = 0; point < 40; ++point) slices.insert(static_cast<int>(points.place(point, at) * 40.0));
        CHECK(slices.size() == 40);
    }
}

TEST_CASE("a trajectory of Morris moves every axis once, by two thirds, and is run as a whole") {
    const DesignPoints points(design(DesignKind::morris, {"a.x=0..1", "a.y=0..1", "a.z=0..1"}, 5));
    CHECK(points.size() == 20);
    for (std::uint32_t run = 0; run < 20; run += 4) {
        CHECK(points.at(run) % 4 == 0);
        std::set<std::size_t> moved;
        for (std::uint32_t step = 1; step < 4; ++step) {
            CHECK(points.at(run + step) == points.at(run) + step);
            for (std::size_t at = 0; at < 3; ++at) {
                const double change = points.place(points.at(run + step), at) - points.place(points.at(run + step - 1), at);
                if (change != 0.0) {
                    CHECK(std::fabs(change) == Approx(2.0 / 3.0));
                    moved.insert(at);
                }
            }
        }
        CHECK(moved.size() == 3);
    }
}

TEST_CASE("whole numbers of a range come equally often, both ends among them") {
    Design made = design(DesignKind::sobol, {"a.x=2..5"}, 400);
    made.axes[0].parts[0].is_whole = true;
    const DesignPoints points(made);
    std::map<std::string, int> times;
    for (std::uint32_t point = 0; point < 400; ++point) ++times[points.settings(point)[0].second];
    CHECK(times.size() == 4);
    CHECK(times["2"] == 100);
    CHECK(times["5"] == 100);
}

TEST_CASE("points that come from elsewhere are read line by line") {
    const auto axes = read_points("points.csv", "\xEF\xBB\xBF"
                                                "a.x,b.y\n1,2\n3,4.5\n\n");
    REQUIRE(axes);
    Design made{DesignKind::table, *axes, 0, 1};
    CHECK(objections_to(made).empty());
    const DesignPoints points(made);
    CHECK(points.size() == 2);
    CHECK(points.settings(1) == std::vector<std::pair<std::string, std::string>>{{"a.x", "3"}, {"b.y", "4.5"}});
    for (const auto& [text, because] : std::map<std::string, std::string>{{"a.x,b.y\n1\n", "1 value"},
                                                                          {"a.x,b.y\n1,two\n", "no number"},
                                                                          {"a.x,a.x\n1,2\n", "twice"},
                                                                          {"x,y\n1,2\n", "first line"},
                                                                          {"a.x\n", "no points"},
                                                                          {"", "no points"}}) {
        const auto read = read_points("points.csv", text);
        REQUIRE_FALSE(read);
        CHECK(read.refusals().front().sentence.find(because) != std::string::npos);
    }
}

TEST_CASE("a design that cannot be laid out is refused") {
    const auto because = [](Design made) {
        const auto objections = objections_to(made);
        return objections.empty() ? std::string() : objections.front().sentence;
    };
    CHECK(because({DesignKind::grid, {}, 0, 1}).find("nothing is varied") != std::string::npos);
    CHECK(because({DesignKind::grid, {axis("a.x=0..1")}, 0, 1}).find("say how many") != std::string::npos);
    CHECK(because({DesignKind::sobol, {axis("a.x=0..1")}, 0, 1}).find("--points") != std::string::npos);
    CHECK(because({DesignKind::morris, {axis("a.x=1,2")}, 4, 1}).find("single values") != std::string::npos);
    CHECK(because({DesignKind::grid, {axis("a.x=1,2"), axis("a.x=3,4")}, 0, 1}).find("twice") != std::string::npos);
    CHECK(because({DesignKind::grid, {axis("a.x=0..1:3000"), axis("a.y=0..1:3000")}, 0, 1}).find("four million") != std::string::npos);
}

TEST_CASE("discrepancy is that of the closed form, and least for an even filling") {
    // The scenario as it is counts as the middle of its one axis: 13/12 - 2 + 1.
    const DesignPoints middle({DesignKind::one_at_a_time, {axis("a.x=1,2")}, 0, 1});
    const std::uint32_t first[] = {0};
    CHECK(middle.discrepancy(first) == Approx(std::sqrt(1.0 / 12.0)));
    const DesignPoints even(design(DesignKind::sobol, {"a.x=0..1", "a.y=0..1"}, 64)), chance(design(DesignKind::random, {"a.x=0..1", "a.y=0..1"}, 64));
    std::vector<std::uint32_t> all(64);
    for (std::uint32_t point = 0; point < 64; ++point) all[point] = point;
    CHECK(even.discrepancy(all) < chance.discrepancy(all));
}

TEST_CASE("a range's ends are never left, by steps of the logarithm and by whole numbers neither") {
    const DesignPoints points(design(DesignKind::morris, {"a.x=0.3..0.7:log"}, 40));
    for (std::uint32_t point = 0; point < points.size(); ++point) {
        const double value = std::stod(points.settings(point)[0].second);
        CHECK((value >= 0.3 && value <= 0.7));
    }
    Design whole = design(DesignKind::sobol, {"a.n=5..50:log"}, 256);
    whole.axes[0].parts[0].is_whole = true;
    const DesignPoints numbers(whole);
    int below_16 = 0; // half of the logarithm's range
    for (std::uint32_t point = 0; point < 256; ++point) below_16 += std::stod(numbers.settings(point)[0].second) < 16.0;
    CHECK(below_16 == Approx(128.0).margin(4.0));
    CHECK(numbers.taken(0, 0) >= 0.0);
    CHECK(numbers.taken(0, 0) <= 1.0);
}
