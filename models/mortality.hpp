// Mortality: who dies, and when.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

namespace dyad::inline DYAD_KERNEL {

/// The force of mortality rises exponentially with age (Gompertz 1825, doi 10.1098/rstl.1825.0026):
///   chance to die in a month = exp((level + slope age) + male_excess [if a man]) / 12,  age in years = months / 12,
/// drawn by each person's own age in months. The defaults give a life expectancy at birth of 83.2 years to women and
/// 78.2 to men, as in Western life tables of the 2010s. Nobody dies in the first month of the run, in infancy, or while
/// a member of an institution's staff: a role more than a person, which somebody always fills.
/// A scenario can take a father: when a child is `bereaved_age` years old, its genetic father dies with the chance
/// bereaved_share, by the child's own draw.
struct Mortality {
    static constexpr std::string_view name = "mortality";
    static constexpr std::string_view meaning = "who dies";

    Parameter level{"level", "-", "log(1/year)", -11.2, -20, 0, "log of a woman's yearly risk of death at birth", "fitted by hand: life expectancy of 83 and 78 years"};
    Parameter slope{"slope", "-", "1/year", 0.1, 0, 0.3, "rise of the log risk with each year of age", "fitted by hand: life expectancy of 83 and 78 years"};
    Parameter male_excess{"male_excess", "-", "log", 0.5, -2, 2, "how much higher the log risk of men is", "fitted by hand: life expectancy of 83 and 78 years"};
    Parameter bereaved_share{"bereaved_share", "-", "share", 0, 0, 1, "share of children whose father dies when they reach an age", "scenario"};
    Parameter bereaved_age{"bereaved_age", "-", "years", 5, 2, 40, "that age of the child", "scenario"};

    void step(World& world, const Turn& turn, const Draw& draw) const {
        Society& society = world.society;
        decide(society, turn.month, Luck::of_age(world.scratch, draw, society, turn.month, Purpose("mortality")));
        for (std::uint32_t i = 0; i < society.rows(); ++i)
            if (society.dies[i] && world.persons.origin[society.person[i]] == staff_member) society.dies[i] = 0;
        for (std::uint32_t i = 0; bereaved_share > 0.0f && i < society.rows(); ++i) bereave(world, i, turn.month, draw);
    }

private:
    void bereave(World& world, std::uint32_t i, std::uint32_t month, const Draw& draw) const {
        Society& society = world.society;
        const auto lost_at = static_cast<std::uint32_t>(bereaved_age * 12.0f + 0.5f);
        if (!society.alive[i] || month - society.birth_month[i] != lost_at) return;
        const std::uint32_t fathers = world.persons.father[society.person[i]];
        const std::uint32_t row = fathers == nobody ? nobody : world.persons.living_row(fathers);
        if (row == nobody) return;
        const Identity child{society.lineage_low[i], society.lineage_high[i]};
        if (uniform(draw(child, 0, 0, Purpose("mortality.bereaved")).a) < bereaved_share) society.dies[row] = 1;
    }

    /// Who dies this month, by the month's luck, if none were staff.
    void decide(Society& society, std::uint32_t month, const Luck& luck) const {
        const float at_birth = level, by_year = slope, if_man = male_excess;
        const auto rows = static_cast<std::uint32_t>(society.rows());
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < rows; ++i) {
            const float years = static_cast<float>(static_cast<std::int32_t>(month - society.birth_month[i])) / 12.0f;
            const float chance = exp((at_birth + by_year * years) + select(society.sex[i] == male, if_man, 0.0f)) / 12.0f;
            society.dies[i] = select(luck.first(i) < chance, society.alive[i], 0u) * std::uint32_t{month > 0};
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
