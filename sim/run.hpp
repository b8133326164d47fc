// A community's life, whole: the loop over moments and processes, and what is watched in between.
#pragma once

#include "sim/process.hpp"

#include <algorithm>

namespace dyad::inline DYAD_KERNEL {

/// Infants in a block: few enough that their columns stay in the nearest caches through a month of days.
inline constexpr std::uint32_t infants_per_block = 128;

/// A month of infancy: first what happens once a month, then its days for everybody in the nursery. Blocks of infants are
/// independent, so each lives its whole month of days before the next.
template <class World, class... P>
void live_month(const std::tuple<P...>& processes, World& world, const Month& month, const Draw& draw) {
    act(processes, world, month, draw);
    const std::uint32_t begin = month.month * days_per_month;
    const auto infants = static_cast<std::uint32_t>(world.nursery.rows());
    for (std::uint32_t first = 0; first < infants; first += infants_per_block) {
        const std::uint32_t last = first + infants_per_block < infants ? first + infants_per_block : infants;
        for (std::uint32_t day = begin; day < begin + days_per_month; ++day)
            act(processes, world, Day{day, first, last}, draw);
    }
}

/// A community from its founding through `months` months. `infancy` lives a month while there are infants (a kernel built
/// for one instruction set, or live_month itself); later months have no days. `watch(world, months_lived)` looks at the
/// world after each month, changing nothing.
template <class World, class Infancy, class Watch, class... P>
void live(const std::tuple<P...>& processes, World& world, std::uint32_t months, const Draw& draw,
          const Infancy& infancy, const Watch& watch) {
    act(processes, world, Founding{}, draw);
    act(processes, world, Birth{0, static_cast<std::uint32_t>(world.nursery.rows())}, draw);
    for (std::uint32_t month = 0; month < months; ++month) {
        if (month < world.nursery_months) infancy(world, Month{month});
        else act(processes, world, Month{month}, draw);
        watch(static_cast<const World&>(world), month + 1);
    }
}

} // namespace dyad::inline DYAD_KERNEL
