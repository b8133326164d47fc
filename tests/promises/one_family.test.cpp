// The promise about twins: what befalls one family in infancy touches that family and no other, and in life no other community.
#include "tests/models/lives.hpp"

#include <algorithm>
#include <cstring>
#include <set>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t families = 60, unlucky_family = 7, unlucky_community = 0;

/// Figures of one family's children are less sensitive and reject more, from each child's birth on. Draws nothing.
struct Misfortune {
    static constexpr std::string_view name = "misfortune";
    static constexpr std::string_view meaning = "one family is struck";
    void step(World& world, const Birth& birth, const Draw&) const {
        for (std::uint32_t i = birth.first; i < birth.last; ++i) {
            if (world.community != unlucky_community || world.persons.family[world.nursery.person[i]] != unlucky_family) continue;
            for (std::size_t k = 0; k < figures_at_most; ++k) {
                world.nursery.own_sensitivity.strip(k)[i] -= 4;
                world.nursery.own_rejection.strip(k)[i] += 4;
            }
        }
    }
};

const Lifecourse as_it_is;
const auto changed = std::tuple_cat(Lifecourse{}, std::tuple{Misfortune{}});

std::span<const std::uint32_t> words_of(AnyColumn& column) {
    const auto bytes = column.bytes();
    return {reinterpret_cast<const std::uint32_t*>(bytes.data()), bytes.size() / sizeof(std::uint32_t)};
}

/// Families that have a row with any differing value in two tables of the same people. A column holds strips of as many
/// words as its table has room for rows; `person` is one strip.
template <class People> std::set<std::uint32_t> families_that_differ(const World& world, People& one, People& other) {
    REQUIRE(one.rows() == other.rows());
    const std::size_t strip = words_of(one.person).size();
    std::set<std::uint32_t> differ;
    for (std::size_t c = 0; c < one.columns().size(); ++c) {
        const auto a = words_of(*one.columns()[c]), b = words_of(*other.columns()[c]);
        REQUIRE(a.size() == b.size());
        for (std::size_t word = 0; word < a.size(); ++word)
            if (a[word] != b[word] && word % strip < one.rows()) differ.insert(world.persons.family[one.person[word % strip]]);
    }
    return differ;
}

bool same_columns(Table& one, Table& other) {
    bool same = one.rows() == other.rows();
    for (std::size_t k = 0; same && k < one.columns().size(); ++k) same = std::ranges::equal(one.columns()[k]->bytes(), other.columns()[k]->bytes());
    return same;
}

} // namespace

TEST_CASE("what is done to one family in infancy touches exactly that family") {
    for (const std::uint32_t months : {1U, 9U, 18U}) {
        World before, after;
        live_through(before, families, as_it_is, months, Draw{5, 0});
        live_through(after, families, changed, months, Draw{5, 0});
        CHECK(families_that_differ(before, before.nursery, after.nursery) == std::set{unlucky_family});
        CHECK(families_that_differ(before, before.society, after.society).empty());
    }
}

TEST_CASE("what is done to one family changes other lives of its community, and none in another community") {
    constexpr std::uint32_t months = 32 * months_per_year;
    for (const std::uint32_t community : {unlucky_community, 1U}) {
        World before, after;
        before.community = after.community = community;
        live_through(before, families, as_it_is, months, Draw{5, 0});
        live_through(after, families, changed, months, Draw{5, 0});
        const bool same = same_columns(before.persons, after.persons) && same_columns(before.society, after.society) && same_columns(before.nursery, after.nursery);
        CHECK(same == (community != unlucky_community));
        if (community == unlucky_community && before.society.rows() == after.society.rows())
            CHECK(families_that_differ(before, before.society, after.society).size() > 1);
    }
}
