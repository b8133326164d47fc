// Siblings: who grows up with whom.
#pragma once

#include "models/world.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Each person has at most one sibling in mind, the nearest: the twin if there is one, else the next older child of the
/// same birth mother who is alive and has grown out of infancy. Who comes into the society becomes the sibling of the
/// one found if that one has none or a dead one: eldest children have the second as theirs; between further ones the
/// bond of the younger may be one-sided. When a sibling dies, the next along the line of elders who still lives takes
/// the place. A bond begins in the month in which the younger of the two enters the society. Founders have no siblings
/// here.
struct Siblings {
    static constexpr std::string_view name = "siblings";
    static constexpr std::string_view meaning = "who grows up with whom";

    void step(World& world, const Entry& entry, const Draw&) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            society.sibling[i] = nobody;
            society.sibling_since[i] = never;
        }
        for (std::uint32_t i = entry.first; i < entry.last; ++i) join(world, i, entry.month);
    }

    void step(World& world, const Ties& ties, const Draw&) const {
        Society& society = world.society;
        for (std::uint32_t i = 0; i < society.rows(); ++i) {
            const std::uint32_t sibling = society.sibling[i];
            if (!society.alive[i] || sibling == nobody || world.persons.alive(sibling)) continue;
            society.sibling[i] = nobody;
            society.sibling_since[i] = never;
            join(world, i, ties.month);
        }
    }

private:
    static std::uint32_t nearest(const Persons& persons, std::uint32_t person) {
        if (persons.living_row(persons.co_twin[person]) != nobody) return persons.co_twin[person];
        std::uint32_t elder = persons.elder[person];
        while (elder != nobody && persons.living_row(elder) == nobody) elder = persons.next_elder(elder);
        return elder;
    }

    /// Finds the person in this row a sibling, who may find one in this person too.
    static void join(World& world, std::uint32_t i, std::uint32_t month) {
        Society& society = world.society;
        const std::uint32_t sibling = nearest(world.persons, society.person[i]);
        if (sibling == nobody) return;
        society.sibling[i] = sibling;
        society.sibling_since[i] = month;
        const std::uint32_t other = world.persons.society_row[sibling];
        if (world.persons.alive(society.sibling[other])) return;
        society.sibling[other] = society.person[i];
        society.sibling_since[other] = month;
    }
};

} // namespace dyad::inline DYAD_KERNEL
