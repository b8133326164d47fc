// Fear of a figure: learned at once from frightening acts, unlearned slowly in comfort.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Fright: F <- F + a_F pi^zeta (1 - F). Comfort: F <- F - a_F pi^zeta omega F. The general model's fear follows the
/// relationships' and pulls on them in turn, at the rates of transference.
struct Fear {
    static constexpr std::string_view name = "fear";
    static constexpr std::string_view meaning = "fear of a figure, learned from frightening acts";

    Parameter learning_rate{"learning_rate", "a_F", "1/fright", 0.7, 0.01, 1,
                            "fear learned from one fright at plasticity 1", "fitted: T3"};
    Parameter safety{"safety", "omega", "-", 0.03, 0, 1,
                     "fear unlearned in one comfort, relative to what one fright teaches", "fitted by hand, weakly"};
    Parameter innate{"innate", "F_0", "-", 0.03, 0, 1, "fear of a figure at birth", "assumed"};

    void step(World& world, const Birth& birth, const Draw&) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t i = birth.first; i < birth.last; ++i) {
            infants.general_fear[i] = innate;
            for (std::uint32_t k = 0; k < figures_at_most; ++k) infants.fear.strip(k)[i] = innate;
        }
    }

    void step(World& world, const Day& day, const Draw&) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t e = 0; e < infants.episodes; ++e)
            for (std::uint32_t k = 0; k < figures_at_most; ++k) learn(infants, day, e, k);
        generalize(infants, day);
        for (std::uint32_t k = 0; k < figures_at_most; ++k) pull(infants, day, k);
    }

private:
    void learn(Nursery& infants, Day day, std::uint32_t e, std::uint32_t k) const {
        const float by_fright = learning_rate, by_comfort = learning_rate * safety;
        const std::uint32_t* __restrict to = infants.bid_to.strip(e);
        const std::uint32_t* __restrict answer = infants.answer.strip(e);
        const float* __restrict plasticity = infants.bond_plasticity.strip();
        float* __restrict fear = infants.fear.strip(k);
        const std::uint32_t last = infants.last_with(k, day.last);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < last; ++i) {
            const float now = fear[i];
            const float if_frightened = now + at_most(by_fright * plasticity[i], 1.0f) * (1.0f - now);
            const float if_comforted = now - by_comfort * plasticity[i] * now;
            const float after =
                select(answer[i] == frightened, if_frightened, select(answer[i] == comforted, if_comforted, now));
            fear[i] = select(to[i] == k, after, now);
        }
    }

    static void generalize(Nursery& infants, Day day) {
        const float* __restrict weight_0 = infants.weight.strip(0);
        const float* __restrict weight_1 = infants.weight.strip(1);
        const float* __restrict weight_2 = infants.weight.strip(2);
        const float* __restrict fear_0 = infants.fear.strip(0);
        const float* __restrict fear_1 = infants.fear.strip(1);
        const float* __restrict fear_2 = infants.fear.strip(2);
        const float* __restrict follows = infants.generalization.strip();
        float* __restrict general = infants.general_fear.strip();
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i) {
            const float mean = weight_0[i] * fear_0[i] + weight_1[i] * fear_1[i] + weight_2[i] * fear_2[i];
            general[i] += follows[i] * (mean - general[i]);
        }
    }

    static void pull(Nursery& infants, Day day, std::uint32_t k) {
        const float* __restrict pulls = infants.transference.strip();
        const float* __restrict general = infants.general_fear.strip();
        float* __restrict fear = infants.fear.strip(k);
        const std::uint32_t last = infants.last_with(k, day.last);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < last; ++i) fear[i] += pulls[i] * (general[i] - fear[i]);
    }
};

} // namespace dyad::inline DYAD_KERNEL
