// Plasticity: how fast anything can still be learned, by age, susceptibility and chronic arousal.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// pi = min(ceiling, [floor + (1 - floor)(exp(-age/tau) + b exp(-(age - a)²/2w²))] theta exp(-k_T T)).
/// The general model moves with pi, a single relationship with pi^zeta: a new person is learned fast, the self slowly.
/// Age acts by the month, tone T by the day.
struct Plasticity {
    static constexpr std::string_view name = "plasticity";
    static constexpr std::string_view meaning = "how fast experience can still change expectations";

    Parameter adult_floor{"adult_floor", "pi_A", "-", 0.06, 0.002, 1,
                          "what is left of infant plasticity in adults: near 0 locked in, 1 fully revisable",
                          "fitted by hand: 10- to 25-year stability, therapy"};
    Parameter early_decay{"early_decay", "tau_pi", "year", 4, 0.5, 30,
                          "time in which early plasticity decays", "fitted by hand"};
    Parameter adolescent_window{"adolescent_window", "b_ad", "-", 0.1742, 0, 1,
                                "height of a second window of plasticity in adolescence", "assumed; not identified"};
    Parameter window_age{"window_age", "-", "year", 15, 8, 25,
                         "age at which the second window is widest open", "assumed"};
    Parameter window_width{"window_width", "-", "year", 2, 0.5, 10,
                           "standard deviation of the second window", "assumed"};
    Parameter bond_exponent{"bond_exponent", "zeta", "-", 0.4, 0, 1,
                            "exponent for learning within one relationship", "fitted by hand: domains of adult attachment"};
    Parameter tone_cost{"tone_cost", "k_T", "-", 0.2, 0, 3,
                        "how much chronic arousal lowers plasticity", "assumed; not identified"};
    Parameter ceiling{"ceiling", "-", "-", 1.5, 0.5, 3, "the most that plasticity can be", "assumed"};

    void step(World& world, const Month& month, const Draw&) const {
        Nursery& infants = world.nursery;
        const float floor = adult_floor, decay = early_decay, height = adolescent_window;
        const float middle = window_age, width = window_width;
        const std::uint32_t now = month.month, last = static_cast<std::uint32_t>(infants.rows());
        const std::uint32_t* __restrict birth_day = infants.birth_day.strip();
        const float* __restrict susceptibility = infants.susceptibility.strip();
        float* __restrict of_age = infants.plasticity_of_age.strip();
        float* __restrict log_plasticity = infants.log_plasticity.strip();
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            const auto age_months = static_cast<std::int32_t>(now - birth_day[i] / days_per_month);
            const float age = static_cast<float>(age_months) / months_per_year;
            const float to_window = (age - middle) / width;
            const float early = exp(-age / decay) + height * exp(-0.5f * to_window * to_window);
            of_age[i] = floor + (1.0f - floor) * early;
            log_plasticity[i] = log(of_age[i] * susceptibility[i]);
        }
    }

    void step(World& world, const Day& day, const Draw&) const {
        Nursery& infants = world.nursery;
        const float cost = tone_cost, exponent = bond_exponent, highest = log(ceiling);
        const float* __restrict log_plasticity = infants.log_plasticity.strip();
        const float* __restrict tone = infants.tone.strip();
        float* __restrict plasticity = infants.plasticity.strip();
        float* __restrict bond_plasticity = infants.bond_plasticity.strip();
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i) {
            const float today = at_most(log_plasticity[i] - cost * tone[i], highest);
            plasticity[i] = exp(today);
            bond_plasticity[i] = exp(exponent * today);
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
