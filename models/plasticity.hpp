// Plasticity: how fast anything can still be learned, by age, susceptibility, chronic arousal and safety.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// pi = min(ceiling, of_age theta safety exp(-k_T T)), where of_age follows the schedule:
///   0  floor + (1 - floor)(exp(-age/tau) + b exp(-(age - a)²/2w²)), the default. A floor near 0 is a locked-in
///      prototype, a floor of 1 a model that is fully revisable at any age;
///   1  stability rises to old age: schedule 0 to 8 years, then times a ratio that is log-linear between 1 at 8 years,
///      `college` at 20, `thirty` at 30 and `old` at 60, and stays there;
///   2  stability reaches a plateau: floor^min(1, age / plateau_age), log-linear from 1 at birth;
///   3  a table by age, linear in between, constant beyond 80 years.
/// The general model moves with pi, a single relationship with pi^zeta: a new person is learned fast, the self slowly.
/// Age acts by the month. Tone acts by the day in infancy and by the month afterwards; safety (1 outside psychotherapy)
/// only after infancy.
struct Plasticity {
    static constexpr std::string_view name = "plasticity";
    static constexpr std::string_view meaning = "how fast experience can still change expectations";

    Parameter adult_floor{"adult_floor", "pi_A", "-", 0.06, 0.002, 1,
                          "what is left of infant plasticity in adults: near 0 locked in, 1 fully revisable",
                          "fitted by hand: 10- to 25-year stability, therapy"};
    Parameter early_decay{"early_decay", "tau_pi", "years", 4.9, 0.5, 30,
                          "time in which early plasticity decays", "calibrated, weakly identified: 90 % 2.49 to 6.8"};
    Parameter adolescent_window{"adolescent_window", "b_ad", "-", 0.1742, 0, 1,
                                "height of a second window of plasticity in adolescence", "assumed; not identified"};
    Parameter window_age{"window_age", "-", "years", 15, 8, 25,
                         "age at which the second window is widest open", "assumed"};
    Parameter window_width{"window_width", "-", "years", 2, 0.5, 10,
                           "standard deviation of the second window", "assumed"};
    Parameter bond_exponent{"bond_exponent", "zeta", "-", 0.4, 0, 1,
                            "exponent for learning within one relationship", "fitted by hand: domains of adult attachment"};
    Parameter tone_cost{"tone_cost", "k_T", "-", 0.2, 0, 3,
                        "how much chronic arousal lowers plasticity", "assumed; not identified"};
    Parameter ceiling{"ceiling", "-", "-", 1.5, 0.5, 3, "the most that plasticity can be", "assumed"};
    Parameter schedule{"schedule", "-", "-", 0, 0, 3,
                       "plasticity by age: 0 formula, 1 stability rising to old age, 2 plateau of stability, 3 table",
                       "scenario", Parameter::Kind::whole};
    Parameter college{"college", "-", "-", 0.42, 0.01, 2, "schedule 1: plasticity at 20 years over that at 8",
                      "N14, from Roberts & DelVecchio 2000, 10.1037/0033-2909.126.1.3"};
    Parameter thirty{"thirty", "-", "-", 0.24, 0.01, 2, "schedule 1: plasticity at 30 years over that at 8",
                     "N14, from Roberts & DelVecchio 2000, 10.1037/0033-2909.126.1.3"};
    Parameter old{"old", "-", "-", 0.08, 0.01, 2, "schedule 1: plasticity from 60 years on over that at 8",
                  "N14, from Roberts & DelVecchio 2000, 10.1037/0033-2909.126.1.3"};
    Parameter plateau_age{"plateau_age", "-", "years", 25, 5, 60, "schedule 2: age at which plasticity reaches its floor",
                          "N11: Bleidorn et al. 2022, 10.1037/bul0000365"};
    Parameter at_0{"at_0", "-", "-", 1, 0.001, 2, "schedule 3: plasticity at birth", "as the formula has it"};
    Parameter at_5{"at_5", "-", "-", 0.3293, 0.001, 2, "schedule 3: plasticity at 5 years", "as the formula has it"};
    Parameter at_10{"at_10", "-", "-", 0.1444, 0.001, 2, "schedule 3: plasticity at 10 years", "as the formula has it"};
    Parameter at_15{"at_15", "-", "-", 0.2459, 0.001, 2, "schedule 3: plasticity at 15 years", "as the formula has it"};
    Parameter at_20{"at_20", "-", "-", 0.0735, 0.001, 2, "schedule 3: plasticity at 20 years", "as the formula has it"};
    Parameter at_30{"at_30", "-", "-", 0.0605, 0.001, 2, "schedule 3: plasticity at 30 years", "as the formula has it"};
    Parameter at_40{"at_40", "-", "-", 0.06, 0.001, 2, "schedule 3: plasticity at 40 years", "as the formula has it"};
    Parameter at_50{"at_50", "-", "-", 0.06, 0.001, 2, "schedule 3: plasticity at 50 years", "as the formula has it"};
    Parameter at_60{"at_60", "-", "-", 0.06, 0.001, 2, "schedule 3: plasticity at 60 years", "as the formula has it"};
    Parameter at_80{"at_80", "-", "-", 0.06, 0.001, 2, "schedule 3: plasticity from 80 years on", "as the formula has it"};

    void step(World& world, const Month& month, const Draw&) const {
        Nursery& infants = world.nursery;
        Society& society = world.society;
        const auto young = static_cast<std::uint32_t>(infants.rows());
        const auto grown = static_cast<std::uint32_t>(society.rows());
        by_schedule<days_per_month>(month.month, young, infants.birth_day.strip(), infants.plasticity_of_age.strip());
        by_schedule<1>(month.month, grown, society.birth_month.strip(), society.plasticity_of_age.strip());
        prepare_days(infants, young);
        settle(society, grown);
    }

    void step(World& world, const Day& day, const Draw&) const {
        Nursery& infants = world.nursery;
        const float cost = tone_cost, exponent = bond_exponent, highest = log(ceiling);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i) {
            const float today = at_most(infants.log_plasticity[i] - cost * infants.tone[i], highest);
            infants.plasticity[i] = exp(today);
            infants.bond_plasticity[i] = exp(exponent * today);
        }
    }

private:
    /// How far x has come from `from` to `to`, between 0 and 1.
    [[gnu::always_inline]] static float progress(float x, float from, float to) {
        return at_most(at_least((x - from) / (to - from), 0.0f), 1.0f);
    }

    /// Fills `into` with plasticity by age; `born` counts units of which a month has `PerMonth`.
    template <std::uint32_t PerMonth>
    void by_schedule(std::uint32_t now, std::uint32_t rows, const std::uint32_t* born, float* into) const {
        const float floor = adult_floor, decay = early_decay, height = adolescent_window;
        const float middle = window_age, width = window_width;
        const auto formula = [=](float age) __attribute__((always_inline)) {
            const float to_window = (age - middle) / width;
            const float early = exp(-age / decay) + height * exp(-0.5f * to_window * to_window);
            return floor + (1.0f - floor) * early;
        };
        const float by_20 = log(college), by_30 = log(thirty), by_60 = log(old);
        const auto rising = [=](float age) __attribute__((always_inline)) {
            const float ratio = progress(age, 8, 20) * by_20 + progress(age, 20, 30) * (by_30 - by_20) +
                                progress(age, 30, 60) * (by_60 - by_30);
            return formula(at_most(age, 8.0f)) * exp(ratio);
        };
        const float log_floor = log(adult_floor), plateau = plateau_age;
        const auto levelling = [=](float age) __attribute__((always_inline)) {
            return exp(log_floor * progress(age, 0, plateau));
        };
        const float v0 = at_0, v5 = at_5, v10 = at_10, v15 = at_15, v20 = at_20;
        const float v30 = at_30, v40 = at_40, v50 = at_50, v60 = at_60, v80 = at_80;
        const auto table = [=](float age) __attribute__((always_inline)) {
            return v0 + progress(age, 0, 5) * (v5 - v0) + progress(age, 5, 10) * (v10 - v5) +
                   progress(age, 10, 15) * (v15 - v10) + progress(age, 15, 20) * (v20 - v15) +
                   progress(age, 20, 30) * (v30 - v20) + progress(age, 30, 40) * (v40 - v30) +
                   progress(age, 40, 50) * (v50 - v40) + progress(age, 50, 60) * (v60 - v50) +
                   progress(age, 60, 80) * (v80 - v60);
        };
        switch (static_cast<std::uint32_t>(schedule.value)) {
        case 1: return by_age<PerMonth>(now, rows, born, into, rising);
        case 2: return by_age<PerMonth>(now, rows, born, into, levelling);
        case 3: return by_age<PerMonth>(now, rows, born, into, table);
        default: return by_age<PerMonth>(now, rows, born, into, formula);
        }
    }

    template <std::uint32_t PerMonth, class OfAge>
    static void by_age(std::uint32_t now, std::uint32_t rows, const std::uint32_t* __restrict born,
                       float* __restrict into, const OfAge& of_age) {
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < rows; ++i) {
            const auto age_months = static_cast<std::int32_t>(now - born[i] / PerMonth);
            into[i] = of_age(static_cast<float>(age_months) / months_per_year);
        }
    }

    static void prepare_days(Nursery& infants, std::uint32_t rows) {
        const float* __restrict of_age = infants.plasticity_of_age.strip();
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < rows; ++i) infants.log_plasticity[i] = log(of_age[i] * infants.susceptibility[i]);
    }

    void settle(Society& society, std::uint32_t rows) const {
        const float cost = tone_cost, exponent = bond_exponent, highest = log(ceiling);
        const float* __restrict of_age = society.plasticity_of_age.strip();
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < rows; ++i) {
            const float now = at_most(log(of_age[i] * society.susceptibility[i] * society.safety[i]) - cost * society.tone[i], highest);
            society.plasticity[i] = exp(now);
            society.bond_plasticity[i] = exp(exponent * now);
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
