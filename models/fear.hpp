// Fear of a figure: learned at once from frightening acts, unlearned slowly in comfort.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

#include <algorithm>

namespace dyad::inline DYAD_KERNEL {

/// Fright: F <- F + a_F pi^zeta (1 - F). Comfort: F <- F - a_F pi^zeta omega F. The general model's fear follows the
/// relationships' and pulls on them in turn, at the rates of transference.
/// After infancy, with a month's n exchanges: up = a_F pi^zeta n sum_s P_s n_s f, down = a_F pi^zeta n omega sum_s P_s
/// c_s times the factor on unlearning of somatic therapy; F <- F + (1 - exp(-(up + down))) (up / (up + down) - F), then
/// F is pulled to the general model's fear of the month before. At the month's end that follows the relationships' mean
/// by importance; where it falls, only at the share k_ext: safety with one person is slow to become safety with all.
/// Somebody new is feared as others are in general. Founders enter with the fears that their state of mind was drawn
/// with.
struct Fear {
    static constexpr std::string_view name = "fear";
    static constexpr std::string_view meaning = "fear of a figure, learned from frightening acts";

    Parameter learning_rate{"learning_rate", "a_F", "1/fright", 0.7, 0.01, 1,
                            "fear learned from one fright at plasticity 1", "fitted: T3"};
    Parameter safety{"safety", "omega", "-", 0.03, 0, 1,
                     "fear unlearned in one comfort, relative to what one fright teaches", "fitted by hand, weakly"};
    Parameter innate{"innate", "F_0", "-", 0.03, 0, 1, "fear of a figure at birth", "assumed"};
    Parameter general_extinction{"general_extinction", "k_ext", "share", 0.4, 0, 1,
                                 "how fast fear in the general model falls after infancy, relative to how fast it rises",
                                 "fitted by hand, weakly"};

    void step(World& world, const Birth& birth, const Draw&) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t i = birth.first; i < birth.last; ++i) {
            infants.general_fear[i] = innate;
            for (std::uint32_t k = 0; k < figures_at_most; ++k) infants.fear.strip(k)[i] = innate;
        }
    }

    void step(World& world, const Entry& entry, const Draw&) const {
        const Nursery& infants = world.nursery;
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const std::uint32_t from = society.nursery_row[i];
            const bool founds = from == nobody;
            society.general_fear[i] = founds ? society.drawn_self.strip(3)[i] : infants.general_fear[from];
            for (std::uint32_t slot = 0; slot < bonds_at_most; ++slot)
                society.fear.strip(slot)[i] = society.general_fear[i];
            for (std::uint32_t k = 0; k <= third_figure; ++k) {
                if (!founds) society.fear.strip(k)[i] = infants.fear.strip(k)[from];
                else if (k <= second_figure) society.fear.strip(k)[i] = society.mind.strip(3)[i];
            }
        }
    }

    void step(World& world, const Month& month, const Draw&) const {
        Nursery& infants = world.nursery;
        Society& society = world.society;
        std::fill_n(society.fear_sum.strip(), society.rows(), 0.0f);
        for (std::uint32_t i = 0; i < society.rows(); ++i)
            for (std::uint32_t slot = 0; society.beginning[i] >> slot; ++slot)
                if (society.beginning[i] >> slot & 1u) society.fear.strip(slot)[i] = society.general_fear[i];
        for (std::uint32_t i = 0; i < infants.rows(); ++i)
            for (std::uint32_t k = 0; k < figures_at_most; ++k)
                if (comes_after_birth(infants.figure_since.strip(k)[i], infants.birth_day[i], month.month))
                    infants.fear.strip(k)[i] = infants.general_fear[i];
    }

    void step(World& world, const Exchanges& now, const Draw&) const {
        if (!world.society.idle) live(world.society, now);
    }

    void step(World& world, const MonthEnd& now, const Draw&) const {
        Society& society = world.society;
        const float falling = general_extinction;
        const float* __restrict sum = society.fear_sum.strip();
        const float* __restrict importance = society.importance_sum.strip();
        const float* __restrict follows = society.generalization.strip();
        float* __restrict general = society.general_fear.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float change = sum[i] / select(importance[i] > 0.0f, importance[i], 1.0f) - general[i];
            general[i] += follows[i] * select(change < 0.0f, falling, 1.0f) * change;
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
    void live(Society& society, const Exchanges& now) const {
        const float by_fright = learning_rate, relative = safety;
        const float* __restrict mutes = society.chance_mute.strip(now.slot);
        const float* __restrict asks = society.chance_ask.strip(now.slot);
        const float* __restrict noticed_mute = society.chance_noticed.strip(mute);
        const float* __restrict noticed_ask = society.chance_noticed.strip(ask);
        const float* __restrict noticed_amplify = society.chance_noticed.strip(amplify);
        const float* __restrict rejected_mute = society.chance_rejected.strip(mute);
        const float* __restrict rejected_ask = society.chance_rejected.strip(ask);
        const float* __restrict rejected_amplify = society.chance_rejected.strip(amplify);
        const float* __restrict frightened = society.chance_frightened.strip();
        const float* __restrict plasticity = society.bond_plasticity.strip();
        const float* __restrict pulls = society.pull.strip();
        const float* __restrict general = society.general_fear.strip();
        float* __restrict fear = society.fear.strip(now.slot);
        float* __restrict sum = society.fear_sum.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float m = mutes[i], a = asks[i], h = chance_of(amplify, m, a), f = frightened[i];
            const float noticed = m * noticed_mute[i] + a * noticed_ask[i] + h * noticed_amplify[i];
            const float comforted = m * chance_comforted(noticed_mute[i], rejected_mute[i], f) +
                                    a * chance_comforted(noticed_ask[i], rejected_ask[i], f) +
                                    h * chance_comforted(noticed_amplify[i], rejected_amplify[i], f);
            const float scale = by_fright * plasticity[i] * society.exchanges[i];
            const float up = scale * noticed * f, down = scale * relative * comforted * society.extinction[i];
            const float total = up + down;
            const float target = up / select(total > 0.0f, total, 1.0f);
            const float learned = fear[i] + one_minus_exp(total) * (target - fear[i]);
            const float pulled = learned + pulls[i] * (general[i] - learned);
            fear[i] = pulled;
            sum[i] += society.importance[i] * pulled;
        }
    }

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
