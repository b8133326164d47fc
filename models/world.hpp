// The world of one community: the register of persons, the society, the nursery, and the words that they share.
#pragma once

#include "models/nursery.hpp"
#include "models/persons.hpp"
#include "models/society.hpp"
#include "sim/scratch.hpp"

#include <vector>

namespace dyad {

/// What a person in need can try. The field says deactivating, direct and hyperactivating.
enum Strategy : std::uint32_t {
    mute = 0,
    ask = 1,
    amplify = 2
};
inline constexpr std::size_t strategies = 3;

/// What came of a bid.
enum Answer : std::uint32_t {
    unnoticed = 0,
    comforted = 1,
    rejected = 2,
    frightened = 3
};

/// Who a figure is to the child.
enum Role : std::uint32_t {
    no_role = 0,
    mother = 1,
    father = 2,
    other_figure = 3, ///< grandparent, aunt or another adult of the household
    staff = 4,
    adoptive_parent = 5,
    foster_parent = 6,
    step_parent = 7,
    co_mother = 8
};

/// Who belongs to a founding family besides the mother and her children: bits of a set.
enum Household : std::uint32_t {
    with_partner = 1,
    with_third = 2,
    in_institution = 4, ///< the mother's first child
    with_two_women = 8  ///< the partner is a woman
};

/// Rows [first, last) of a table.
struct Rows {
    std::uint32_t first = 0, last = 0;
};

/// What bound two persons, and how it ended.
enum Bond : std::uint32_t {
    love = 1,
    friends_bond = 2,
    mentorship = 3
};
enum Ending : std::uint32_t {
    by_parting = 1,
    by_death = 2
};

/// A bond of two persons that has ended: rows of the register, the one of the smaller lineage first, or the one who was
/// guided before the mentor.
struct Ended {
    std::uint32_t a, b, bond, from, committed, to, how; ///< committed: month, or never
};

/// Households with children under 18 in a year of the run, counted month by month, and what struck them.
struct HouseholdYear {
    std::uint32_t months = 0; ///< lived by such households
    std::uint32_t struck = 0, parted = 0, bereaved = 0;
};

/// Everyone who can ever meet.
struct World {
    Persons persons;
    Society society;
    Nursery nursery;
    std::uint32_t community = 0;
    std::uint32_t families = 0;
    static constexpr std::uint32_t slots = bonds_at_most;
    static constexpr std::uint32_t nursery_months = 18; ///< infancy, lived in days

    std::vector<std::uint32_t> households; ///< for each founding family a set of Household; written by households

    /// Rows that came with this turn of the month: of the society, and of the nursery. Written by the census.
    Rows entered, born;

    /// Loves, friendships and mentorships that have ended, in the order in which they did. Appended by partnership,
    /// friendship and mentoring.
    std::vector<Ended> ended;
    void write_down(const Ended& bond);

    mutable Scratch scratch; ///< memory for lists that live within one step

    std::vector<HouseholdYear> household_years; ///< by year of the run; written by family_events
    HouseholdYear& household_year(std::uint32_t year);

    /// After arrivals and ties: lets go of infants who have entered the society, and orders the nursery by how many figures
    /// a child has, most first, each group in the order in which they stood.
    void settle();
};

} // namespace dyad
