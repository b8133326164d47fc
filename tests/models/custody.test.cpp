// Custody: with whom a child lives after its parents part, and after one of them has died.
#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

#include <map>

using namespace dyad;
using namespace dyad::test;

namespace {

using Register =
    std::tuple<Households, Mortality, Parenthood, Census, Partnership, Siblings, Placement, AttachmentFigures>;

constexpr std::uint32_t years = 17, slots_of_parents = 2;
constexpr float main_share = 0.67f, other_share = 1.0f - 0.67f;

/// What the shares of both parents of one child were before and after a month.
struct Change {
    std::uint32_t mother, month;
    float before[slots_of_parents], after[slots_of_parents];
};

Register two_parents() {
    Register processes;
    std::get<Households>(processes).second_share.value = 1;
    std::get<Households>(processes).third_share.value = 0;
    std::get<Parenthood>(processes).generations.value = 1;
    std::get<Partnership>(processes).parting.value = 0.02;
    std::get<Mortality>(processes).level.value = -20; // nobody dies
    return processes;
}

/// Changes of shares, out of infancy, in the months in which `is_one(world, society row)` of a child.
template <class IsOne>
std::vector<Change> changes_of(const Register& processes, std::uint32_t families, const IsOne& is_one) {
    std::vector<Change> changes;
    std::map<std::uint32_t, std::array<float, slots_of_parents>> shares; ///< by child, as they were a month ago
    World world;
    live_through(world, families, processes, years * months_per_year, Draw{}, [&](const World& now, std::uint32_t lived) {
        const Society& society = now.society;
        for (std::uint32_t i = 0; i < society.rows(); ++i) {
            const std::uint32_t child = society.person[i];
            if (now.persons.origin[child] != born_here) continue;
            const std::array own{society.weight.strip(0)[i], society.weight.strip(1)[i]};
            const auto known = shares.find(child);
            const std::uint32_t mothers = society.figure.strip(0)[i];
            if (known != shares.end() && known->second[0] == main_share && known->second[1] == other_share &&
                is_one(now, i))
                changes.push_back({mothers, lived, {known->second[0], known->second[1]}, {own[0], own[1]}});
            shares[child] = own;
        }
    });
    return changes;
}

std::vector<Change> partings_of(const Register& processes, std::uint32_t families) {
    return changes_of(processes, families, [](const World& now, std::uint32_t i) {
        const std::uint32_t row = now.persons.living_row(now.society.figure.strip(0)[i]);
        return row != nobody && now.society.separated_from[row] == now.society.figure.strip(1)[i];
    });
}

enum Arrangement : std::size_t {
    with_main,
    with_other,
    shared
};
Arrangement arrangement_of(const Change& change) {
    if (change.after[0] == change.before[0] && change.after[1] == change.before[1]) return shared;
    return change.after[0] > change.after[1] ? with_main : with_other;
}

} // namespace

TEST_CASE("after a parting most children live with the main figure, some with the other parent, some with both") {
    const auto partings = partings_of(two_parents(), 1000);
    const auto n = static_cast<double>(partings.size());
    REQUIRE(n > 500);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> of_couple; ///< by mother and month
    std::array<double, 3> counts{};
    for (const Change& change : partings) {
        const Arrangement arrangement = arrangement_of(change);
        counts[arrangement] += 1;
        const auto [known, is_first] = of_couple.try_emplace({change.mother, change.month}, arrangement);
        CHECK(known->second == arrangement); // brothers and sisters stay together
        if (arrangement == shared) continue;
        const bool other = arrangement == with_other;
        CHECK(change.after[other] == main_share);
        CHECK(change.after[!other] == other_share * 0.5f);
    }
    // The couples, not the children, are decided about: some have two or three.
    const double couples = static_cast<double>(of_couple.size()), error = std::sqrt(0.15 * 0.85 / couples);
    std::array<double, 3> of_couples{};
    for (const auto& [when, arrangement] : of_couple) of_couples[arrangement] += 1;
    CHECK(std::fabs(of_couples[with_other] / couples - 0.15) < 3 * error);
    CHECK(std::fabs(of_couples[shared] / couples - 0.15) < 3 * error);
}

TEST_CASE("custody is a parameter: all children may go on with both, or live with the other parent") {
    Register processes = two_parents();
    std::get<AttachmentFigures>(processes).shared_custody.value = 1;
    std::get<AttachmentFigures>(processes).other_custody.value = 0;
    const auto all_shared = partings_of(processes, 200);
    CHECK(all_shared.size() > 50);
    for (const Change& change : all_shared) CHECK(arrangement_of(change) == shared);
    std::get<AttachmentFigures>(processes).shared_custody.value = 0;
    std::get<AttachmentFigures>(processes).other_custody.value = 1;
    const auto partings = partings_of(processes, 200);
    CHECK(partings.size() > 50);
    for (const Change& change : partings) CHECK(arrangement_of(change) == with_other);
}

TEST_CASE("a parent who survives takes over, once, what the child had with the dead, and nothing where that is ruled out") {
    for (const double taken_over : {1.0, 0.0}) {
        Register processes = two_parents();
        std::get<Partnership>(processes).parting.value = 0;
        std::get<Mortality>(processes).bereaved_share.value = 1;
        std::get<Mortality>(processes).bereaved_age.value = 6;
        std::get<AttachmentFigures>(processes).takes_over.value = taken_over;
        World world;
        live_through(world, 100, processes, 120);
        std::uint32_t half_orphans = 0;
        for (std::uint32_t i = 0; i < world.society.rows(); ++i) {
            const std::uint32_t child = world.society.person[i];
            if (world.persons.origin[child] != born_here || world.persons.alive(world.society.figure.strip(1)[i]) ||
                world.society.role.strip(2)[i] != no_role || world.society.weight.strip(1)[i] != other_share)
                continue;
            ++half_orphans;
            CHECK(world.society.weight.strip(0)[i] == Approx(taken_over > 0 ? 1.0 : 0.67));
        }
        CHECK(half_orphans > 50);
    }
}

TEST_CASE("households with children are struck as often as is drawn, and by their own partings besides") {
    World world;
    live_through(world, 400, Lifecourse{}, 240);
    double months = 0, struck = 0, parted = 0;
    for (const HouseholdYear& year : world.household_years)
        months += year.months, struck += year.struck, parted += year.parted;
    REQUIRE(world.household_years.size() == 20);
    const double per_year = 12 * struck / months, expected = FamilyEvents{}.rate.value;
    // A graver event of the same month hides what is drawn: at most one in a hundred months has one.
    CHECK(std::fabs(per_year - expected) < 3 * std::sqrt(expected * 12 / months) + 0.01 * expected);
    CHECK(parted > 50);
}
