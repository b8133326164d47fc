// The promise about company: friends are persons, so that one child's childhood reaches its friend's friend.
#include "tests/models/lives.hpp"

#include <algorithm>
#include <cstring>
#include <set>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t families = 60, months = 12 * months_per_year, unlucky_family = 7;

/// Makes the main figure of one family's first child reject it as long as it lives at home. Draws nothing.
struct Misfortune {
    static constexpr std::string_view name = "misfortune";
    static constexpr std::string_view meaning = "one child is rejected";
    void step(World& world, const Birth& birth, const Draw&) const {
        for (std::uint32_t i = birth.first; i < birth.last; ++i) {
            const std::uint32_t child = world.nursery.person[i];
            const bool first = world.persons.elder[child] == nobody;
            if (!first || world.persons.family[child] != unlucky_family) continue;
            world.nursery.own_sensitivity.strip(0)[i] -= 4;
            world.nursery.own_rejection.strip(0)[i] += 4;
        }
    }
};

/// Nobody chooses friends or lets go of them by what they are like, so that who is whose friend is the same for all that
/// one child lives through; a friend can act on a friend by answers alone.
Lifecourse blind_friendship() {
    Lifecourse processes;
    auto& friendship = std::get<Friendship>(processes);
    friendship.prune.value = friendship.avoidance_lowers.value = friendship.likeness.value = 0;
    return processes;
}

/// And nobody's answers to equals follow from their own model.
Lifecourse lonely_curves() {
    Lifecourse processes = blind_friendship();
    auto& answers = std::get<Responsiveness>(processes);
    answers.sibling_own_model.value = answers.friend_own_model.value = answers.mentor_own_model.value =
        answers.partner_own_model.value = 0;
    return processes;
}

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

/// One world lived as it is, and one in which one child is rejected.
struct Twins {
    World as_it_is, with_misfortune;
    Pairs friends;            ///< all pairs that ever were friends in either world
    bool same_friends = true; ///< month by month
    std::uint32_t child = nobody;

    explicit Twins(const Lifecourse& processes) {
        std::vector<Pairs> month_by_month;
        live_through(as_it_is, families, processes, months, Draw{},
                     [&](const World& world, std::uint32_t) { month_by_month.push_back(friends_of(world)); });
        const auto changed = std::tuple_cat(processes, std::tuple<Misfortune>{});
        live_through(with_misfortune, families, changed, months, Draw{}, [&](const World& world, std::uint32_t lived) {
            const Pairs now = friends_of(world);
            same_friends = same_friends && now == month_by_month[lived - 1];
            friends.insert(now.begin(), now.end());
            friends.insert(month_by_month[lived - 1].begin(), month_by_month[lived - 1].end());
        });
        for (std::uint32_t i = 0; i < as_it_is.persons.rows() && child == nobody; ++i)
            if (as_it_is.persons.family[i] == unlucky_family && as_it_is.persons.origin[i] == born_here) child = i;
    }
    static Pairs friends_of(const World& world) {
        Pairs pairs;
        for (std::uint32_t i = 0; i < world.society.rows(); ++i)
            for (std::size_t slot = 0; slot < 2; ++slot)
                if (world.society.alive[i] && world.society.friends.strip(slot)[i] != nobody)
                    pairs.emplace(world.society.person[i], world.society.friends.strip(slot)[i]);
        return pairs;
    }
    /// What they came to expect in general is not the same, to the last bit, in both worlds.
    bool differs(std::uint32_t person) const {
        const std::uint32_t i = as_it_is.persons.living_row(person), j = with_misfortune.persons.living_row(person);
        if (i == nobody || j == nobody) return i != j;
        bool same = as_it_is.society.tone[i] == with_misfortune.society.tone[j];
        for (std::size_t s = 0; s < strategies; ++s)
            same = same && as_it_is.society.general_expectation.strip(s)[i] ==
                               with_misfortune.society.general_expectation.strip(s)[j];
        return !same;
    }
    /// Everybody in the society at the end, but the child.
    std::vector<std::uint32_t> others() const {
        std::vector<std::uint32_t> all;
        for (std::uint32_t i = 0; i < as_it_is.society.rows(); ++i)
            if (as_it_is.society.person[i] != child) all.push_back(as_it_is.society.person[i]);
        return all;
    }
    /// Friends' friends who were never friends of the child and are no kin.
    std::set<std::uint32_t> friends_friends() const {
        std::set<std::uint32_t> found;
        for (const auto& [one, other] : friends)
            for (const auto& [another, its_friend] : friends)
                if (one == child && other == another && its_friend != child && !friends.contains({child, its_friend}) &&
                    as_it_is.persons.family[its_friend] != unlucky_family)
                    found.insert(its_friend);
        return found;
    }
};

} // namespace

TEST_CASE("one person's childhood changes their friend's friend") {
    const Twins twins{Lifecourse{}};
    REQUIRE(twins.differs(twins.child));
    const auto far = twins.friends_friends();
    REQUIRE(far.size() >= 2);
    CHECK(std::ranges::any_of(far, [&](std::uint32_t person) { return twins.differs(person); }));
}

TEST_CASE("a childhood reaches the friend's friend by answers alone, and along friendships") {
    const Twins twins{blind_friendship()};
    REQUIRE(twins.differs(twins.child));
    REQUIRE(twins.same_friends);
    const auto far = twins.friends_friends();
    REQUIRE(far.size() >= 2);
    CHECK(std::ranges::any_of(far, [&](std::uint32_t person) { return twins.differs(person); }));
}

TEST_CASE("where nobody's answers follow from their own model, a childhood changes nobody else") {
    const Twins twins{lonely_curves()};
    REQUIRE(twins.differs(twins.child));
    REQUIRE(twins.same_friends);
    CHECK(std::ranges::none_of(twins.others(), [&](std::uint32_t person) { return twins.differs(person); }));
}
