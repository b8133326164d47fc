// Yoking: infants whose figures answer as another child's bids would be answered, whatever these infants do.
#pragma once

#include "models/world.hpp"
#include "sim/list.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

#include <utility>

namespace dyad::inline DYAD_KERNEL {

/// The yoked control of learning experiments (a partner gets the same amount, but not by what it does itself). First
/// children of founding families 2j and 2j + 1 of a community, born in the same month and no twins, are yoked to each
/// other: drawn once for a pair (u < share, by the mother of family 2j), from their second month to the end of infancy.
/// A month's yoke is the other's policy towards its main figure as the month begins, pi(s). Caregiving then answers the
/// child's bids, whatever they are, as its own figure would on average answer that policy: noticed with
///   n = sum_s pi(s) n_s, day by day, and if noticed rejected with sum_s pi(s) n_s r_s / sum_s pi(s) n_s,
/// n_s there as on an ordinary day. So responsiveness stays what it was, and only that it depends on what the child does
/// is taken away. Off unless a scenario asks for it.
struct Yoking {
    static constexpr std::string_view name = "yoking";
    static constexpr std::string_view meaning = "which infants are answered without regard to what they do";

    Parameter share{"share", "-", "share", 0, 0, 1, "share of pairs of founding families whose first children are yoked", "scenario"};

    void step(World& world, const Month& month, const Draw& draw) const {
        Nursery& infants = world.nursery;
        infants.any_yoked = false;
        for (std::uint32_t i = 0; i < infants.rows(); ++i) {
            infants.yoked[i] = 0;
            infants.yoke_mute[i] = infants.yoke_ask[i] = 0.0f;
        }
        if (share > 0.0f) yoke(world, month.month, draw);
    }

private:
    void yoke(World& world, std::uint32_t month, const Draw& draw) const {
        Nursery& infants = world.nursery;
        List<std::uint32_t> first_child(world.scratch, world.families); // by family: its row in the nursery
        for (std::uint32_t family = 0; family < world.families; ++family) first_child.push_back(nobody);
        for (std::uint32_t i = 0; i < infants.rows(); ++i)
            if (is_single_first_born(world, i, month)) first_child[world.persons.family[infants.person[i]]] = i;
        for (std::uint32_t family = 0; family + 1 < world.families; family += 2) {
            const std::uint32_t one = first_child[family], other = first_child[family + 1];
            if (one == nobody || other == nobody || birth_month(infants, one) != birth_month(infants, other)) continue;
            const std::uint64_t lineage = lineage_of_founder(world.community, family, founding_mother);
            const Identity who{static_cast<std::uint32_t>(lineage), static_cast<std::uint32_t>(lineage >> 32)};
            if (uniform(draw(who, 0, 0, Purpose("yoking")).a) >= share) continue;
            for (const auto& [i, to] : {std::pair{one, other}, std::pair{other, one}}) {
                infants.yoked[i] = 1;
                infants.yoke_mute[i] = infants.chance_mute.strip(0)[to];
                infants.yoke_ask[i] = infants.chance_ask.strip(0)[to];
            }
            infants.any_yoked = true;
        }
    }

    static std::uint32_t birth_month(const Nursery& infants, std::uint32_t i) { return infants.birth_day[i] / days_per_month; }

    /// Whether the child in this row of the nursery is the first of a founding mother, alive, and more than a month old.
    static bool is_single_first_born(const World& world, std::uint32_t i, std::uint32_t month) {
        const Persons& persons = world.persons;
        const std::uint32_t child = world.nursery.person[i];
        return birth_month(world.nursery, i) != month && persons.alive(child) && persons.society_row[child] == nobody &&
               persons.is_founder(persons.mother[child], founding_mother) && persons.elder[child] == nobody &&
               persons.co_twin[child] == nobody;
    }
};

} // namespace dyad::inline DYAD_KERNEL
