// A toy world for tests of the engine: a few persons, two counters, and processes that write down when they acted.
#pragma once

#include "sim/process.hpp"
#include "sim/run.hpp"
#include "sim/table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dyad::test {

struct Toddlers : Table {
    Column<std::uint32_t> days{*this, "days", "day", "days lived in infancy", "growing"};
    Column<std::uint32_t> months{*this, "months", "month", "months lived", "growing"};
    Column<float> luck{*this, "luck", "-", "sum of one normal deviate a day", "luck"};
    Column<float> doubled{*this, "doubled", "-", "twice the luck, as it was when this acted", "doubling"};
};

struct ToyWorld {
    Toddlers nursery;
    std::uint32_t nursery_months = 2;
    std::uint32_t children = 10;
    std::string diary; ///< a letter for each action of the scribes
};

struct Growing {
    static constexpr std::string_view name = "growing";
    static constexpr std::string_view meaning = "counts days and months";
    void step(ToyWorld& world, const Founding&, const Draw&) const { world.nursery.resize(world.children); }
    void step(ToyWorld& world, const Month&, const Draw&) const {
        for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) ++world.nursery.months[i];
    }
    void step(ToyWorld& world, const Day& day, const Draw&) const {
        for (std::uint32_t i = day.first; i < day.last; ++i) ++world.nursery.days[i];
    }
};

struct Luck {
    static constexpr std::string_view name = "luck";
    static constexpr std::string_view meaning = "a walk of one step a day";
    Parameter size{"size", "s", "-", 1, 0, 10, "size of a step", "test"};
    void step(ToyWorld& world, const Day& day, const Draw& draw) const {
        for (std::uint32_t i = day.first; i < day.last; ++i)
            world.nursery.luck[i] += size * normal(draw({i, 0}, day.day, 0, Purpose("luck")).a);
    }
};

struct Doubling {
    static constexpr std::string_view name = "doubling";
    static constexpr std::string_view meaning = "reads what luck has written";
    void step(ToyWorld& world, const Day& day, const Draw&) const {
        for (std::uint32_t i = day.first; i < day.last; ++i) world.nursery.doubled[i] = 2.0f * world.nursery.luck[i];
    }
};

/// Writes its letter at every moment: upper case at foundings and births, as it is in months and days.
template <char Letter> struct Scribe {
    static constexpr std::string_view name = "scribe";
    static constexpr std::string_view meaning = "writes down that it acted";
    void step(ToyWorld& world, const Founding&, const Draw&) const { world.diary += {'F', Letter}; }
    void step(ToyWorld& world, const Birth&, const Draw&) const { world.diary += {'B', Letter}; }
    void step(ToyWorld& world, const Month&, const Draw&) const { world.diary += {'M', Letter}; }
    void step(ToyWorld& world, const Day&, const Draw&) const { world.diary += {'D', Letter}; }
};

/// Lives a toy community; days are lived as the engine does.
template <class... P, class Watch> void live_toy(ToyWorld& world, const std::tuple<P...>& processes,
                                                 std::uint32_t months, const Watch& watch, const Draw& draw = {}) {
    const auto infancy = [&](ToyWorld& its_world, const Month& month) { live_month(processes, its_world, month, draw); };
    live(processes, world, months, draw, infancy, watch);
}
template <class... P> void live_toy(ToyWorld& world, const std::tuple<P...>& processes, std::uint32_t months) {
    live_toy(world, processes, months, [](const ToyWorld&, std::uint32_t) {});
}

} // namespace dyad::test
