// The working model: what each strategy is expected to bring, with each figure and in general.
#pragma once

#include "models/formulas.hpp"
#include "sim/each_where.hpp"
#include "sim/process.hpp"

#include <algorithm>

namespace dyad::inline DYAD_KERNEL {

/// Felt outcome R of an episode: comforted 1 (if muted b_mute), rejected or frightened -h, unnoticed 0 (if muted u_0),
/// minus the strategy's cost. It is felt more or less widely around the innate expectation: R' = q_0 + gain (R - q_0).
/// Learning: q_s <- q_s + alpha pi^zeta (R' - q_s). Then, each day, the general model follows and pulls (see
/// transference), and what was innately expected pulls a little: Q <- Q + kappa_0 pi_age (q_0 - Q).
///
/// After infancy a month's exchanges act by their expectation. With n exchanges, chances P of the strategies, n_s of
/// being noticed, r_s of rejection and f of fright if noticed, c_s = n_s (1 - f)(1 - r_s):
///   R_s = c_s b_s + (1 - n_s) u_s - (n_s - c_s) h - cost_s,  R'_s = q_0s + gain (R_s - q_0s),
///   q_s <- q_s + (1 - exp(-alpha pi^zeta n P_s)) (R'_s - q_s),
///   then  q_s <- q_s + pull (G_s - q_s)  with G of the month before.
/// What the bids are felt to be worth is V = (sum_s P_s q_s + sum_s P_s R'_s) / 2; a relationship out of use keeps its
/// V and q. At the month's end G_s <- G_s + follows (sum_k i_k q_ks / sum_k i_k - G_s), with importance i_k. The innate
/// expectation no longer pulls. A relationship with somebody new, at any age, begins as a copy of G. Founders enter
/// with the models of both parents, and the general one, that their state of mind was drawn with.
struct WorkingModel {
    static constexpr std::string_view name = "working_model";
    static constexpr std::string_view meaning = "what is expected of each figure and in general";

    Parameter innate_mute{"innate_mute", "q_mute0", "reward", 0.2, -1, 1,
                          "innate expectation of muting", "assumed; weakly identified"};
    Parameter innate_ask{"innate_ask", "q_ask0", "reward", 0.5, -1, 1,
                         "innate expectation that asking is answered", "assumed: Bowlby's environment of evolutionary adaptedness"};
    Parameter innate_amplify{"innate_amplify", "q_amplify0", "reward", 0.22, -1, 1,
                             "innate expectation of amplifying", "fitted by hand"};
    Parameter learning_rate{"learning_rate", "alpha", "1/episode", 0.03, 0.001, 0.3,
                            "learning per episode at plasticity 1", "assumed; bounded by retest and by change within months"};
    Parameter innate_pull{"innate_pull", "kappa_0", "1/day", 0.004, 0, 0.1,
                          "pull of the innate expectation at full plasticity", "assumed; weakly identified"};
    Parameter self_soothing{"self_soothing", "u_0", "reward", 0.28, -1, 1,
                            "what a muted bid brings when nobody notices", "fitted: class shares, I3"};
    Parameter muted_comfort{"muted_comfort", "b_mute", "reward", 0.4, 0, 1,
                            "what comfort brings after a muted bid (1 is full)", "assumed; must stay below 1"};
    Parameter ask_cost{"ask_cost", "c_ask", "reward", 0.05, 0, 1, "cost of a direct bid", "assumed"};
    Parameter amplify_cost{"amplify_cost", "c_amplify", "reward", 0.29, 0, 1,
                           "cost of amplifying", "calibrated, identified: 90 % .213 to .334"};
    Parameter hurt{"hurt", "h", "reward", 0.4044, 0, 2,
                   "pain of rejection or fright", "fitted by hand, trades with r_0"};

    void step(World& world, const Birth& birth, const Draw&) const {
        Nursery& infants = world.nursery;
        const float innate[] = {innate_mute, innate_ask, innate_amplify};
        for (std::uint32_t i = birth.first; i < birth.last; ++i)
            for (std::size_t s = 0; s < strategies; ++s) {
                infants.general_expectation.strip(s)[i] = innate[s];
                for (std::uint32_t k = 0; k < figures_at_most; ++k) infants.expectation.strip(3 * k + s)[i] = innate[s];
            }
    }

    void step(World& world, const Entry& entry, const Draw&) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i)
            for (std::size_t s = 0; s < strategies; ++s) {
                if (society.nursery_row[i] == nobody) settle(society, i, s);
                else grow_up(world.nursery, society, i, s);
            }
    }

    void step(World& world, const Month& month, const Draw&) const {
        Nursery& infants = world.nursery;
        Society& society = world.society;
        begin_sums(society);
        const auto any_begins = [&](std::uint32_t i) { return society.beginning[i] != 0; };
        each_where(society, any_begins, [&](std::uint32_t i) { begin_bonds(society, i); });
        for (std::uint32_t i = 0; i < infants.rows(); ++i)
            for (std::uint32_t k = 0; k < figures_at_most; ++k)
                if (comes_after_birth(infants.figure_since.strip(k)[i], infants.birth_day[i], month.month))
                    for (std::size_t s = 0; s < strategies; ++s)
                        infants.expectation.strip(3 * k + s)[i] = infants.general_expectation.strip(s)[i];
    }

    void step(World& world, const Exchanges& now, const Draw&) const {
        if (world.society.idle) return;
        const Payoff payoffs[] = {{muted_comfort, self_soothing, hurt, 0.0f},
                                  {1.0f, 0.0f, hurt, ask_cost},
                                  {1.0f, 0.0f, hurt, amplify_cost}};
        const float innate[] = {innate_mute, innate_ask, innate_amplify};
        for (std::uint32_t s = 0; s < strategies; ++s) {
            expect(world.society, now, s, payoffs[s], innate[s]);
            learn(world.society, now, s);
        }
        value(world.society, now);
    }

    void step(World& world, const MonthEnd& now, const Draw&) const {
        Society& society = world.society;
        for (std::size_t s = 0; s < strategies; ++s) {
            const float* __restrict sum = society.expectation_sum.strip(s);
            const float* __restrict importance = society.importance_sum.strip();
            const float* __restrict follows = society.generalization.strip();
            float* __restrict general = society.general_expectation.strip(s);
#pragma GCC ivdep
            for (std::uint32_t i = now.first; i < now.last; ++i) {
                const float mean = sum[i] / select(importance[i] > 0.0f, importance[i], 1.0f);
                general[i] += follows[i] * (mean - general[i]);
            }
        }
    }

    void step(World& world, const Day& day, const Draw&) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t e = 0; e < infants.episodes; ++e) {
            feel(infants, day, e);
            for (std::uint32_t k = 0; k < figures_at_most; ++k) learn(infants, day, e, k);
        }
        for (std::size_t s = 0; s < strategies; ++s) generalize(infants, day, s);
        for (std::uint32_t k = 0; k < figures_at_most; ++k) pull(infants, day, k);
    }

private:
    static void begin_bonds(Society& society, std::uint32_t i) {
        for (std::uint32_t slot = 0; society.beginning[i] >> slot; ++slot)
            if (society.beginning[i] >> slot & 1u)
                for (std::size_t s = 0; s < strategies; ++s)
                    society.expectation.strip(3 * slot + s)[i] = society.general_expectation.strip(s)[i];
    }

    static void begin_sums(Society& society) {
        const std::size_t rows = society.rows();
        for (std::size_t s = 0; s < strategies; ++s) std::fill_n(society.expectation_sum.strip(s), rows, 0.0f);
        std::fill_n(society.importance_sum.strip(), rows, 0.0f);
        std::fill_n(society.exchange_sum.strip(), rows, 0.0f);
    }

    static void settle(Society& society, std::uint32_t i, std::size_t s) {
        const float general = society.drawn_self.strip(s)[i];
        society.general_expectation.strip(s)[i] = general;
        for (std::uint32_t slot = 0; slot < bonds_at_most; ++slot)
            society.expectation.strip(3 * slot + s)[i] = slot <= second_figure ? society.mind.strip(s)[i] : general;
    }

    static void grow_up(const Nursery& infants, Society& society, std::uint32_t i, std::size_t s) {
        const std::uint32_t from = society.nursery_row[i];
        const float general = infants.general_expectation.strip(s)[from];
        society.general_expectation.strip(s)[i] = general;
        for (std::uint32_t slot = 0; slot < bonds_at_most; ++slot)
            society.expectation.strip(3 * slot + s)[i] =
                slot < figures_at_most ? infants.expectation.strip(3 * slot + s)[from] : general;
    }

    /// R' of one strategy with whoever stands in the slot.
    static void expect(Society& society, const Exchanges& now, std::uint32_t s, const Payoff& payoff, float innate) {
        const float* __restrict noticed = society.chance_noticed.strip(s);
        const float* __restrict rejected = society.chance_rejected.strip(s);
        const float* __restrict frightened = society.chance_frightened.strip();
        const float* __restrict gain = society.felt_gain.strip();
        float* __restrict outcome = society.outcome.strip(s);
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float comforted = chance_comforted(noticed[i], rejected[i], frightened[i]);
            outcome[i] = innate + gain[i] * (expected_outcome(noticed[i], comforted, payoff) - innate);
        }
    }

    void learn(Society& society, const Exchanges& now, std::uint32_t s) const {
        const float rate = learning_rate;
        const float* __restrict outcome = society.outcome.strip(s);
        const float* __restrict plasticity = society.bond_plasticity.strip();
        const float* __restrict mutes = society.chance_mute.strip(now.slot);
        const float* __restrict asks = society.chance_ask.strip(now.slot);
        const float* __restrict pulls = society.pull.strip();
        const float* __restrict general = society.general_expectation.strip(s);
        float* __restrict q = society.expectation.strip(3 * now.slot + s);
        float* __restrict sum = society.expectation_sum.strip(s);
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float bids = society.exchanges[i] * chance_of(s, mutes[i], asks[i]);
            const float learned = q[i] + one_minus_exp(rate * plasticity[i] * bids) * (outcome[i] - q[i]);
            const float pulled = learned + pulls[i] * (general[i] - learned);
            q[i] = pulled;
            sum[i] += society.importance[i] * pulled;
        }
    }

    static void value(Society& society, const Exchanges& now) {
        const float* __restrict mutes = society.chance_mute.strip(now.slot);
        const float* __restrict asks = society.chance_ask.strip(now.slot);
        const float* __restrict q_mute = society.expectation.strip(3 * now.slot + mute);
        const float* __restrict q_ask = society.expectation.strip(3 * now.slot + ask);
        const float* __restrict q_amplify = society.expectation.strip(3 * now.slot + amplify);
        const float* __restrict if_muted = society.outcome.strip(mute);
        const float* __restrict if_asked = society.outcome.strip(ask);
        const float* __restrict if_amplified = society.outcome.strip(amplify);
        float* __restrict felt_value = society.felt_value.strip(now.slot);
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float amplifies = chance_of(amplify, mutes[i], asks[i]);
            const float worth = 0.5f * (mutes[i] * (q_mute[i] + if_muted[i]) + asks[i] * (q_ask[i] + if_asked[i]) +
                                        amplifies * (q_amplify[i] + if_amplified[i]));
            felt_value[i] = select(society.exchanges[i] > 0.0f, worth, felt_value[i]);
            society.importance_sum[i] += society.importance[i];
            society.exchange_sum[i] += society.exchanges[i];
        }
    }

    void feel(Nursery& infants, Day day, std::uint32_t e) const {
        const float q_mute = innate_mute, q_ask = innate_ask, q_amplify = innate_amplify;
        const float soothing = self_soothing, after_muting = muted_comfort, pain = -hurt;
        const float asking = ask_cost, amplifying = amplify_cost;
        const std::uint32_t* __restrict bid = infants.bid.strip(e);
        const std::uint32_t* __restrict answer = infants.answer.strip(e);
        const float* __restrict gain = infants.felt_gain.strip();
        float* __restrict felt = infants.felt.strip(e);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i) {
            const bool muted = bid[i] == mute;
            const float if_alone = select(muted, soothing, 0.0f), if_comforted = select(muted, after_muting, 1.0f);
            const float outcome =
                select(answer[i] == unnoticed, if_alone, select(answer[i] == comforted, if_comforted, pain)) -
                pick(bid[i], 0.0f, asking, amplifying);
            const float innate = pick(bid[i], q_mute, q_ask, q_amplify);
            felt[i] = innate + gain[i] * (outcome - innate);
        }
    }

    void learn(Nursery& infants, Day day, std::uint32_t e, std::uint32_t k) const {
        const float rate = learning_rate;
        const std::uint32_t* __restrict to = infants.bid_to.strip(e);
        const std::uint32_t* __restrict bid = infants.bid.strip(e);
        const float* __restrict felt = infants.felt.strip(e);
        const float* __restrict plasticity = infants.bond_plasticity.strip();
        float* __restrict q_mute = infants.expectation.strip(3 * k + mute);
        float* __restrict q_ask = infants.expectation.strip(3 * k + ask);
        float* __restrict q_amplify = infants.expectation.strip(3 * k + amplify);
        const std::uint32_t last = infants.last_with(k, day.last);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < last; ++i) {
            const float step = select(to[i] == k, rate * plasticity[i], 0.0f);
            q_mute[i] += select(bid[i] == mute, step, 0.0f) * (felt[i] - q_mute[i]);
            q_ask[i] += select(bid[i] == ask, step, 0.0f) * (felt[i] - q_ask[i]);
            q_amplify[i] += select(bid[i] == amplify, step, 0.0f) * (felt[i] - q_amplify[i]);
        }
    }

    static void generalize(Nursery& infants, Day day, std::size_t s) {
        const float* __restrict weight_0 = infants.weight.strip(0);
        const float* __restrict weight_1 = infants.weight.strip(1);
        const float* __restrict weight_2 = infants.weight.strip(2);
        const float* __restrict q_0 = infants.expectation.strip(s);
        const float* __restrict q_1 = infants.expectation.strip(3 + s);
        const float* __restrict q_2 = infants.expectation.strip(6 + s);
        const float* __restrict follows = infants.generalization.strip();
        float* __restrict general = infants.general_expectation.strip(s);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i) {
            const float mean = weight_0[i] * q_0[i] + weight_1[i] * q_1[i] + weight_2[i] * q_2[i];
            general[i] += follows[i] * (mean - general[i]);
        }
    }

    void pull(Nursery& infants, Day day, std::uint32_t k) const {
        const float innate[] = {innate_mute, innate_ask, innate_amplify};
        const float strength = innate_pull;
        const float* __restrict pulls = infants.transference.strip();
        const float* __restrict plasticity = infants.plasticity_of_age.strip();
        const std::uint32_t last = infants.last_with(k, day.last);
        for (std::size_t s = 0; s < strategies; ++s) {
            const float* __restrict general = infants.general_expectation.strip(s);
            float* __restrict q = infants.expectation.strip(3 * k + s);
#pragma GCC ivdep
            for (std::uint32_t i = day.first; i < last; ++i) {
                const float drawn = q[i] + pulls[i] * (general[i] - q[i]);
                q[i] = drawn + strength * plasticity[i] * (innate[s] - drawn);
            }
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
