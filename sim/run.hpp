// A community's life, whole: the loop over moments and processes, and what is watched in between.
#pragma once

#include "sim/process.hpp"
#include "sim/table.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Persons in a block: few enough that their columns stay in the nearest caches through a month.
inline constexpr std::uint32_t infants_per_block = 128;
inline constexpr std::uint32_t persons_per_block = 128;

/// Calls `live` with the rows [0, rows) by blocks.
template <class Live>
[[gnu::always_inline]] inline void by_blocks(std::uint32_t rows, std::uint32_t block, const Live& live) {
    for (std::uint32_t first = 0; first < rows; first += block) live(first, first + block < rows ? first + block : rows);
}

/// The rows of a table and those behind them that fill its last vector. What is done to rows that are nobody's is lost.
[[gnu::always_inline]] inline std::uint32_t rows_in_vectors(const Table& table) {
    return static_cast<std::uint32_t>(whole_vectors(table.rows()));
}

/// A month of the society: first what happens once a month to everybody, then its exchanges, slot by slot. Blocks of rows are
/// independent, so each lives its whole month before the next.
template <class World, class... P>
void live_society(const std::tuple<P...>& processes, World& world, const Month& month, const Draw& draw) {
    act(processes, world, month, draw);
    by_blocks(rows_in_vectors(world.society), persons_per_block, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t slot = 0; slot < World::slots; ++slot)
            act(processes, world, Exchanges{month.month, slot, first, last}, draw);
        act(processes, world, MonthEnd{month.month, first, last}, draw);
    });
}

/// Days of the nursery, once the society has lived their month; however they are cut, they are the same days. Nobody's rows
/// live them as well: infants are so few that their last vector would else be a good part of all, one by one.
template <class World, class... P>
void live_nursery(const std::tuple<P...>& processes, World& world, const DaySpan& days, const Draw& draw) {
    by_blocks(rows_in_vectors(world.nursery), infants_per_block, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t day = days.first; day < days.last; ++day) act(processes, world, Day{day, first, last}, draw);
    });
}

/// What everybody lives in a month.
template <class World, class... P>
void live_month(const std::tuple<P...>& processes, World& world, const Month& month, const Draw& draw) {
    live_society(processes, world, month, draw);
    live_nursery(processes, world, days_of(month), draw);
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

/// A community begins: who founds it is there, and has entered its society.
template <class World, class... P> void found(const std::tuple<P...>& processes, World& world, const Draw& draw) {
    act(processes, world, Founding{}, draw);
    act(processes, world, Entry{0, 0, static_cast<std::uint32_t>(world.society.rows())}, draw);
}

/// A community from its founding through `months` months. `month_of(world, Month)` passes one month (by a kernel built for
/// one instruction set, or by pass_month itself). `watch(world, months_lived)` looks at the world after each month, changing
/// nothing.
template <class World, class LiveOne, class Watch, class... P>
void live(const std::tuple<P...>& processes, World& world, std::uint32_t months, const Draw& draw,
          const LiveOne& month_of, const Watch& watch) {
    found(processes, world, draw);
    for (std::uint32_t month = 0; month < months; ++month) {
        month_of(world, Month{month});
        watch(static_cast<const World&>(world), month + 1);
    }
}

} // namespace dyad::inline DYAD_KERNEL
