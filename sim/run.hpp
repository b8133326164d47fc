// A community's life, whole: the loop over moments and processes, and what is watched in between.
#pragma once

#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Persons in a block: few enough that their columns stay in the nearest caches through a month.
inline constexpr std::uint32_t infants_per_block = 128;
inline constexpr std::uint32_t persons_per_block = 128;

/// Calls `live` with the rows [0, rows) by blocks.
template <class Live>
[[gnu::always_inline]] inline void by_blocks(std::uint32_t rows, std::uint32_t block, const Live& live) {
    for (std::uint32_t first = 0; first < rows; first += block) live(first, first + block < rows ? first + block : rows);
}

/// A month of everybody: first what happens once a month; then the society's exchanges, slot by slot; then the nursery's
/// days. Blocks of rows are independent, so each lives its whole month before the next.
template <class World, class... P>
void live_month(const std::tuple<P...>& processes, World& world, const Month& month, const Draw& draw) {
    act(processes, world, month, draw);
    by_blocks(static_cast<std::uint32_t>(world.society.rows()), persons_per_block, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t slot = 0; slot < World::slots; ++slot)
            act(processes, world, Exchanges{month.month, slot, first, last}, draw);
        act(processes, world, MonthEnd{month.month, first, last}, draw);
    });
    const std::uint32_t begin = month.month * days_per_month;
    by_blocks(static_cast<std::uint32_t>(world.nursery.rows()), infants_per_block, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t day = begin; day < begin + days_per_month; ++day)
            act(processes, world, Day{day, first, last}, draw);
    });
}

/// Who lives and who is with whom, before a month is lived: the register, arrivals, ties. The register says in
/// `world.entered` and `world.born` which rows are new; `world.settle()` then orders the nursery and lets go of those who
/// have left it.
template <class World, class... P>
void turn_month(const std::tuple<P...>& processes, World& world, std::uint32_t month, const Draw& draw) {
    act(processes, world, Turn{month}, draw);
    act(processes, world, Entry{month, world.entered.first, world.entered.last}, draw);
    act(processes, world, Birth{month, world.born.first, world.born.last}, draw);
    act(processes, world, Ties{month}, draw);
    world.settle();
}

/// One month, whole: its turn, and what everybody lives in it.
template <class World, class... P>
void pass_month(const std::tuple<P...>& processes, World& world, const Month& month, const Draw& draw) {
    turn_month(processes, world, month.month, draw);
    live_month(processes, world, month, draw);
}

/// A community from its founding through `months` months. `month_of(world, Month)` passes one month (by a kernel built for
/// one instruction set, or by pass_month itself). `watch(world, months_lived)` looks at the world after each month, changing
/// nothing.
template <class World, class LiveOne, class Watch, class... P>
void live(const std::tuple<P...>& processes, World& world, std::uint32_t months, const Draw& draw,
          const LiveOne& month_of, const Watch& watch) {
    act(processes, world, Founding{}, draw);
    act(processes, world, Entry{0, 0, static_cast<std::uint32_t>(world.society.rows())}, draw);
    for (std::uint32_t month = 0; month < months; ++month) {
        month_of(world, Month{month});
        watch(static_cast<const World&>(world), month + 1);
    }
}

} // namespace dyad::inline DYAD_KERNEL
