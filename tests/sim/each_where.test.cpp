// Rows picked by a condition: those that meet it, in order, none twice, whatever the number of rows.
#include "sim/each_where.hpp"
#include "tests/catch.hpp"

#include <rapidcheck/catch.h>

#include <vector>

using namespace dyad;

TEST_CASE("rows that meet a condition are visited once each, in order") {
    rc::prop("as a plain loop would", [] {
        const auto marks = *rc::gen::container<std::vector<bool>>(*rc::gen::inRange<std::size_t>(0, 700), rc::gen::arbitrary<bool>());
        const auto last = static_cast<std::uint32_t>(marks.size());
        const auto first = *rc::gen::inRange<std::uint32_t>(0, last + 1);
        std::vector<std::uint32_t> visited, expected;
        each_where(
            first, last, [&](std::uint32_t i) { return bool{marks[i]}; }, [&](std::uint32_t i) { visited.push_back(i); });
        for (std::uint32_t i = first; i < last; ++i)
            if (marks[i]) expected.push_back(i);
        RC_ASSERT(visited == expected);
    });
}

TEST_CASE("no row beyond the last is looked at") {
    for (const std::uint32_t last : {0u, 1u, 7u, 8u, 255u, 256u, 257u, 511u, 513u}) {
        std::uint32_t looked_at = 0, visited = 0;
        each_where(
            0, last,
            [&](std::uint32_t i) {
                ++looked_at;
                return i % 2 == 0;
            },
            [&](std::uint32_t i) {
                CHECK(i < last);
                ++visited;
            });
        CHECK(looked_at == last);
        CHECK(visited == (last + 1) / 2);
    }
}
