// What a mechanism must be, the moments at which it may act, and the order in which mechanisms act.
#pragma once

#include "sim/kernel.hpp"
#include "sim/parameter.hpp"
#include "sim/random.hpp"

#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace dyad {

// A process says by its overloads of `step` at which moments it acts. Months have 30 days, years 12 months; all times are
// whole numbers, since 720 sums of 1/12 in float32 are not 60.

inline constexpr std::uint32_t days_per_month = 30;
inline constexpr std::uint32_t months_per_year = 12;

/// A community begins; nobody is there yet.
struct Founding {};

/// A month begins with the register of who lives: deaths, births, and infants who have grown out of infancy.
struct Turn {
    std::uint32_t month;
};

/// The persons in these rows of the society have just entered it: founders, or children who have grown out of infancy.
struct Entry {
    std::uint32_t month, first, last;
};

/// The infants in these rows of the nursery are born.
struct Birth {
    std::uint32_t month, first, last;
};

/// Who is with whom changes: couples, friends, guides, therapists and carers find each other and part.
struct Ties {
    std::uint32_t month;
};

/// What changes once a month for everybody, before anything is exchanged.
struct Month {
    std::uint32_t month;
};

// Rows of exchanges, of a month's end and of days fill whole vectors: the last may be nobody's. Of such a row `alive` is 0 and
// nobody stands with it; what it comes to is never read. Nothing is counted, listed or looked up by it.

/// A month's exchanges of the persons in these rows of the society with whoever stands in this slot of their lives. A row
/// reads of other rows only what was settled by the month.
struct Exchanges {
    std::uint32_t month, slot, first, last;
};

/// What a month's exchanges with all others leave behind in the persons in these rows of the society.
struct MonthEnd {
    std::uint32_t month, first, last;
};

/// Days [first, last) of the run.
struct DaySpan {
    std::uint32_t first, last;
};
constexpr DaySpan days_of(const Month& month) { return {month.month * days_per_month, (month.month + 1) * days_per_month}; }

/// A day of the run, for the infants in these rows of the nursery. Rows never look at each other, so that a block of them
/// can live through a whole month while it stays in cache.
struct Day {
    std::uint32_t day;
    std::uint32_t first, last;
};

} // namespace dyad

namespace dyad::inline DYAD_KERNEL {

template <class P, class World, class Moment>
concept ActsAt = requires(const P& process, World& world, const Moment& moment, const Draw& draw) {
    process.step(world, moment, draw);
};

/// A mechanism: a plain struct of parameters with a name, a meaning in one sentence, and a step for some moment.
template <class P, class World>
concept Process = std::is_trivially_copyable_v<P> && requires {
    { P::name } -> std::convertible_to<std::string_view>;
    { P::meaning } -> std::convertible_to<std::string_view>;
    parameter_count<P>;
} &&(ActsAt<P, World, Founding> || ActsAt<P, World, Turn> || ActsAt<P, World, Entry> || ActsAt<P, World, Birth> ||
     ActsAt<P, World, Ties> || ActsAt<P, World, Month> || ActsAt<P, World, Exchanges> || ActsAt<P, World, MonthEnd> ||
     ActsAt<P, World, Day>);

/// Lets every process that acts at this moment act, in the order of the table of contents.
template <class World, class Moment, class... P> [[gnu::always_inline]] inline void
act(const std::tuple<P...>& processes, World& world, const Moment& moment, const Draw& draw) {
    static_assert((Process<P, World> && ...), "every entry of the table of contents must be a process");
    const auto step = [&](const auto& process) {
        if constexpr (ActsAt<std::remove_cvref_t<decltype(process)>, World, Moment>) process.step(world, moment, draw);
    };
    std::apply([&](const P&... process) { (step(process), ...); }, processes);
}

/// The same processes with other parameter values: all values of the first process, then of the second, and so on.
template <class... P> std::tuple<P...> with_values(const std::tuple<P...>& processes, std::span<const double> values) {
    std::size_t next = 0;
    const auto take = [&]<class One>(const One& process) {
        const auto own = values.subspan(next, parameter_count<One>);
        next += parameter_count<One>;
        return dyad::with_values(process, own);
    };
    return std::apply([&](const P&... process) { return std::tuple<P...>{take(process)...}; }, processes);
}

} // namespace dyad::inline DYAD_KERNEL
