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
    Column<std::uint32_t> child{*this, "child", "-", "number of the child, in the order of births", "growing"};
    Column<std::uint32_t> days{*this, "days", "day", "days lived in infancy", "growing"};
    Column<std::uint32_t> months{*this, "months", "month", "months lived", "growing"};
    Column<float> luck{*this, "luck", "-", "sum of one normal deviate a day", "luck"};
    Column<float> doubled{*this, "doubled", "-", "twice the luck, as it was when this acted", "doubling"};
};

struct Grown : Table {
    Column<std::uint32_t> child{*this, "child", "-", "number of the child, in the order of births", "growing"};
    Column<std::uint32_t> months{*this, "months", "month", "months lived", "growing"};
    Column<std::uint32_t> exchanges{*this, "exchanges", "-", "slots lived", "meeting"};
    Column<std::uint32_t> before{*this, "before", "-", "months that were over when the last slot was lived", "meeting"};
    Column<std::uint32_t> ended{*this, "ended", "month", "months brought to an end", "resting"};
};

struct ToyRows {
    std::uint32_t first = 0, last = 0;
};

struct ToyWorld {
    static constexpr std::uint32_t slots = 3;

    Toddlers nursery;
    Grown society;
    ToyRows entered, born;
    std::uint32_t nursery_months = 2; ///< infancy
    std::uint32_t children = 10;      ///< born in the first month
    std::uint32_t later_children = 0; ///< born in each month after it
    std::uint32_t founders = 0;
    std::string diary; ///< two letters for each action of the scribes

    /// Those who have grown up leave the nursery.
    void settle() {
        std::vector<std::uint32_t> kept;
        for (std::uint32_t i = 0; i < nursery.rows(); ++i)
            if (nursery.months[i] < nursery_months) kept.push_back(i);
        if (kept.size() != nursery.rows()) nursery.arrange(kept);
        diary += "S.";
    }
};

/// The register of the toy: founders at the founding; then births, and children who have lived their infancy move on.
struct Growing {
    static constexpr std::string_view name = "growing";
    static constexpr std::string_view meaning = "counts days and months";
    void step(ToyWorld& world, const Founding&, const Draw&) const { world.society.resize(world.founders); }
    void step(ToyWorld& world, const Turn& turn, const Draw&) const {
        auto& society = world.society;
        auto& nursery = world.nursery;
        const auto grown = static_cast<std::uint32_t>(society.rows());
        const auto infants = static_cast<std::uint32_t>(nursery.rows());
        for (std::uint32_t i = 0; i < infants; ++i) {
            if (nursery.months[i] < world.nursery_months) continue;
            society.append(1);
            society.child[society.rows() - 1] = nursery.child[i];
            society.months[society.rows() - 1] = nursery.months[i];
        }
        world.entered = {grown, static_cast<std::uint32_t>(society.rows())};
        const std::uint32_t births = turn.month == 0 ? world.children : world.later_children;
        const std::uint32_t before = turn.month == 0 ? 0 : world.children + (turn.month - 1) * world.later_children;
        nursery.append(births);
        world.born = {infants, infants + births};
        for (std::uint32_t k = 0; k < births; ++k) nursery.child[infants + k] = before + k;
    }
    void step(ToyWorld& world, const Month&, const Draw&) const {
        for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) ++world.nursery.months[i];
        for (std::uint32_t i = 0; i < world.society.rows(); ++i) ++world.society.months[i];
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
            world.nursery.luck[i] += size * normal(draw({world.nursery.child[i], 0}, day.day, 0, Purpose("luck")).a);
    }
};

struct Doubling {
    static constexpr std::string_view name = "doubling";
    static constexpr std::string_view meaning = "reads what luck has written";
    void step(ToyWorld& world, const Day& day, const Draw&) const {
        for (std::uint32_t i = day.first; i < day.last; ++i) world.nursery.doubled[i] = 2.0f * world.nursery.luck[i];
    }
};

/// Counts the slots that grown persons live, and reads what resting wrote.
struct Meeting {
    static constexpr std::string_view name = "meeting";
    static constexpr std::string_view meaning = "counts exchanges";
    void step(ToyWorld& world, const Exchanges& now, const Draw&) const {
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            ++world.society.exchanges[i];
            world.society.before[i] = world.society.ended[i];
        }
    }
};

struct Resting {
    static constexpr std::string_view name = "resting";
    static constexpr std::string_view meaning = "counts ends of months";
    void step(ToyWorld& world, const MonthEnd& now, const Draw&) const {
        for (std::uint32_t i = now.first; i < now.last; ++i) ++world.society.ended[i];
    }
};

/// Writes its letter at every moment, after a letter for the moment.
template <char Letter> struct Scribe {
    static constexpr std::string_view name = "scribe";
    static constexpr std::string_view meaning = "writes down that it acted";
    void step(ToyWorld& world, const Founding&, const Draw&) const { world.diary += {'F', Letter}; }
    void step(ToyWorld& world, const Turn&, const Draw&) const { world.diary += {'T', Letter}; }
    void step(ToyWorld& world, const Entry&, const Draw&) const { world.diary += {'E', Letter}; }
    void step(ToyWorld& world, const Birth&, const Draw&) const { world.diary += {'B', Letter}; }
    void step(ToyWorld& world, const Ties&, const Draw&) const { world.diary += {'K', Letter}; }
    void step(ToyWorld& world, const Month&, const Draw&) const { world.diary += {'M', Letter}; }
    void step(ToyWorld& world, const Exchanges&, const Draw&) const { world.diary += {'X', Letter}; }
    void step(ToyWorld& world, const MonthEnd&, const Draw&) const { world.diary += {'Z', Letter}; }
    void step(ToyWorld& world, const Day&, const Draw&) const { world.diary += {'D', Letter}; }
};

/// Lives a toy community; months are lived as the engine does.
template <class... P, class Watch> void live_toy(ToyWorld& world, const std::tuple<P...>& processes,
                                                 std::uint32_t months, const Watch& watch, const Draw& draw = {}) {
    const auto one_month = [&](ToyWorld& its_world, const Month& month) {
        pass_month(processes, its_world, month, draw);
    };
    live(processes, world, months, draw, one_month, watch);
}
template <class... P> void live_toy(ToyWorld& world, const std::tuple<P...>& processes, std::uint32_t months) {
    live_toy(world, processes, months, [](const ToyWorld&, std::uint32_t) {});
}

} // namespace dyad::test
