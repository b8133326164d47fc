// Caregiving: what a figure's state of mind makes of its care for this child, this month and today, and how it answers a bid.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Lasting traits towards one child, from the figure's own state of mind (z_A, z_X, z_F) and what only this pair has:
///   S = s_0 - s_A z_A - s_X z_X - s_F z_F + sigma_S N,   r = r_0 + r_A z_A + sigma_R N,
///   v = v_0 exp(v_X z_X + sigma_V N),                    logit phi = f_0 + f_F z_F + sigma_phi N.
/// With family context C_k (by the month) and daily stress e_k (carried over with carry_e):
///   x = S + C_k + sigma_e (v/v_0) e_k;  noticed: n_ask = sigmoid(x/(1+v)), n_mute = sigmoid((x-g)/(1+v)),
///   n_amplify = 1 - (1 - n_ask)³, since an amplified bid is three tries at being noticed.
/// A noticed bid frightens with phi exp(-f_C C_k); else it is rejected with sigmoid(r - r_C C_k + g_r (s - 1)), where
/// s is 0 for muting, 1 for asking, 2 for amplifying; else it is comforted.
struct Caregiving {
    static constexpr std::string_view name = "caregiving";
    static constexpr std::string_view meaning = "how figures notice, reject, frighten and comfort";

    Parameter sensitivity{"sensitivity", "s_0", "logit", 1.35, -6, 8, "mean sensitivity", "fitted: class shares, I3"};
    Parameter rejection{"rejection", "r_0", "logit", -2.2, -8, 4, "mean rejection", "fitted: class shares, I3"};
    Parameter inconsistency{"inconsistency", "v_0", "-", 0.8012, 0.05, 6, "mean inconsistency", "fitted by hand"};
    Parameter frightening{"frightening", "f_0", "logit", -6, -12, 1,
                          "mean log-odds of a frightening act per noticed bid", "fitted: F1"};
    Parameter avoidance_insensitive{"avoidance_insensitive", "s_A", "logit/SD", 1.174, 0, 3,
                                    "own avoidance lowers sensitivity", "fitted: transmission, X1"};
    Parameter anxiety_insensitive{"anxiety_insensitive", "s_X", "logit/SD", 1, 0, 3,
                                  "own anxiety lowers sensitivity", "fitted: transmission, X1"};
    Parameter fear_insensitive{"fear_insensitive", "s_F", "logit/SD", 0.3803, 0, 3,
                               "own fear lowers sensitivity", "fitted by hand, weakly"};
    Parameter avoidance_rejects{"avoidance_rejects", "r_A", "logit/SD", 0.9, 0, 3,
                                "own avoidance raises rejection", "fitted by hand"};
    Parameter anxiety_inconsistent{"anxiety_inconsistent", "v_X", "log/SD", 0.8, 0, 2,
                                   "own anxiety raises inconsistency", "fitted by hand"};
    Parameter fear_frightens{"fear_frightens", "f_F", "logit/SD", 0.8, 0, 3,
                             "own fear raises frightening behaviour", "fitted: F2"};
    Parameter sensitivity_spread{"sensitivity_spread", "sigma_S", "logit", 0.215, 0, 3,
                                 "spread of S at given state of mind", "fitted by hand, weakly"};
    Parameter rejection_spread{"rejection_spread", "sigma_R", "logit", 0.2799, 0, 3,
                               "spread of r at given state of mind", "fitted by hand, weakly"};
    Parameter inconsistency_spread{"inconsistency_spread", "sigma_V", "log", 0.6, 0, 2,
                                   "spread of log v at given state of mind", "fitted by hand, weakly"};
    Parameter frightening_spread{"frightening_spread", "sigma_phi", "logit", 1, 0, 3,
                                 "spread of logit phi at given state of mind", "fitted by hand"};
    Parameter stress_size{"stress_size", "sigma_e", "logit", 0.5, 0, 3,
                          "how much daily stress moves sensitivity", "fitted by hand, weakly"};
    Parameter stress_carry{"stress_carry", "carry_e", "-", 0.6, 0, 0.99,
                           "stress carried over to the next day", "assumed"};
    Parameter context_rejection{"context_rejection", "r_C", "logit/logit", 0.4431, 0, 3,
                                "support lowers rejection", "fitted by hand, weakly"};
    Parameter context_frightening{"context_frightening", "f_C", "log/logit", 0.8, 0, 3,
                                  "support lowers frightening behaviour", "fitted by hand, weakly"};
    Parameter mute_hidden{"mute_hidden", "g", "logit", 2.224, 0, 6,
                          "how much harder a muted bid is to notice", "fitted by hand, weakly"};
    Parameter amplified_rejected{"amplified_rejected", "g_r", "logit", 1.2, 0, 4,
                                 "how much more the next louder bid is rejected", "fitted: class shares, I3"};
    Parameter staff_sensitivity{"staff_sensitivity", "-", "logit", -2.6, -6, 6,
                                "mean sensitivity of institution staff", "assumed; chosen for I10"};
    Parameter staff_sensitivity_spread{"staff_sensitivity_spread", "-", "logit", 1.2, 0, 3,
                                       "spread of the sensitivity of institution staff", "assumed"};
    Parameter staff_rejection{"staff_rejection", "-", "logit", -1.2, -8, 4,
                              "mean rejection by institution staff", "assumed; chosen for I10"};
    Parameter staff_rejection_spread{"staff_rejection_spread", "-", "logit", 0.5, 0, 3,
                                     "spread of the rejection by institution staff", "assumed"};
    Parameter staff_frightening{"staff_frightening", "-", "logit", -3.5, -12, 1,
                                "mean log-odds of a frightening act by staff", "assumed; chosen for I10"};
    Parameter staff_frightening_spread{"staff_frightening_spread", "-", "logit", 0.7, 0, 3,
                                       "spread of frightening acts by institution staff", "assumed"};

    void step(World& world, const Birth& birth, const Draw& draw) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t k = 0; k < figures_at_most; ++k) {
            const std::uint32_t last = infants.last_with(k, birth.last);
            for (std::uint32_t i = birth.first; i < last; ++i) {
                const Identity child{infants.lineage_low[i], infants.lineage_high[i]};
                settle(world, i, k, draw(child, 0, k, Purpose("caregiving.traits")));
                infants.stress.strip(k)[i] = normal(draw(child, 0, k, Purpose("caregiving.first_stress")).a);
            }
        }
    }

    void step(World& world, const Month&, const Draw&) const {
        for (std::uint32_t k = 0; k < figures_at_most; ++k) care(world.nursery, k);
    }

    void step(World& world, const Day& day, const Draw& draw) const {
        Nursery& infants = world.nursery;
        draw_rows(draw, infants, day, 0, Purpose("caregiving.stress"), infants.stress_luck);
        for (std::uint32_t k = 0; k < figures_at_most; ++k) {
            feel_stress(infants, day, k);
            notice(infants, day, k);
        }
        for (std::uint32_t e = 0; e < infants.episodes; e += 2) {
            draw_rows(draw, infants, day, e, Purpose("caregiving.answer"), infants.answer_luck);
            infants.by_figures(day.first, day.last, [&](auto figures, std::uint32_t first, std::uint32_t last) {
                answer_twice<figures>(infants, {day.day, first, last}, e);
            });
        }
    }

private:
    void settle(World& world, std::uint32_t i, std::uint32_t k, const Words& words) const {
        Nursery& infants = world.nursery;
        const bool employed = infants.role.strip(k)[i] == staff;
        const std::uint32_t parent = infants.figure.strip(k)[i];
        const float z_a = world.persons.avoidance[parent], z_x = world.persons.anxiety[parent],
                    z_f = world.persons.fearfulness[parent];
        const float own_s = normal(words.a), own_r = normal(words.b), own_v = normal(words.c),
                    own_phi = normal(words.d);
        const float s = employed ? staff_sensitivity + staff_sensitivity_spread * own_s
                                 : sensitivity - avoidance_insensitive * z_a - anxiety_insensitive * z_x -
                                       fear_insensitive * z_f + sensitivity_spread * own_s;
        const float r = employed ? staff_rejection + staff_rejection_spread * own_r
                                 : rejection + avoidance_rejects * z_a + rejection_spread * own_r;
        const float v =
            inconsistency * exp((employed ? 0.0f : anxiety_inconsistent * z_x) + inconsistency_spread * own_v);
        const float phi = employed ? staff_frightening + staff_frightening_spread * own_phi
                                   : frightening + fear_frightens * z_f + frightening_spread * own_phi;
        infants.sensitivity.strip(k)[i] = s - infants.sensitivity_loss[i];
        infants.rejection.strip(k)[i] = r + infants.rejection_gain[i];
        infants.inconsistency.strip(k)[i] = v * infants.inconsistency_factor[i];
        infants.frightening.strip(k)[i] =
            at_most(infants.fright_factor[i] * sigmoid(phi + infants.fright_shift[i]) + infants.fright_added[i], 1.0f);
    }

    /// What of figure k's chances is the same all month.
    void care(Nursery& infants, std::uint32_t k) const {
        const float usual = inconsistency, by_stress = stress_size, hidden = mute_hidden, louder = amplified_rejected;
        const float on_rejection = context_rejection, on_fright = context_frightening;
        const float* __restrict s = infants.sensitivity.strip(k);
        const float* __restrict v = infants.inconsistency.strip(k);
        const float* __restrict r = infants.rejection.strip(k);
        const float* __restrict phi = infants.frightening.strip(k);
        const float* __restrict context = infants.context.strip(k);
        float* __restrict readiness = infants.readiness.strip(k);
        float* __restrict stress_effect = infants.stress_effect.strip(k);
        float* __restrict mute_effect = infants.mute_effect.strip(k);
        float* __restrict rejected_mute = infants.chance_rejected.strip(3 * k + mute);
        float* __restrict rejected_ask = infants.chance_rejected.strip(3 * k + ask);
        float* __restrict rejected_amplify = infants.chance_rejected.strip(3 * k + amplify);
        float* __restrict chance_frightened = infants.chance_frightened.strip(k);
        const std::uint32_t last = infants.last_with(k, static_cast<std::uint32_t>(infants.rows()));
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            const float steadiness = 1.0f / (1.0f + v[i]), rejects = r[i] - on_rejection * context[i];
            readiness[i] = (s[i] + context[i]) * steadiness;
            stress_effect[i] = by_stress * (v[i] / usual) * steadiness;
            mute_effect[i] = hidden * steadiness;
            rejected_mute[i] = sigmoid(rejects - louder);
            rejected_ask[i] = sigmoid(rejects);
            rejected_amplify[i] = sigmoid(rejects + louder);
            chance_frightened[i] = at_most(phi[i] * exp(-on_fright * context[i]), 1.0f);
        }
    }

    void feel_stress(Nursery& infants, Day day, std::uint32_t k) const {
        const float carry = stress_carry;
        const float fresh = std::sqrt(1.0f - carry * carry);
        const std::uint32_t* __restrict luck = infants.stress_luck.strip(k);
        float* __restrict stress = infants.stress.strip(k);
        const std::uint32_t last = infants.last_with(k, day.last);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < last; ++i) stress[i] = carry * stress[i] + fresh * normal(luck[i]);
    }

    static void notice(Nursery& infants, Day day, std::uint32_t k) {
        const float* __restrict readiness = infants.readiness.strip(k);
        const float* __restrict stress_effect = infants.stress_effect.strip(k);
        const float* __restrict mute_effect = infants.mute_effect.strip(k);
        const float* __restrict stress = infants.stress.strip(k);
        float* __restrict notices_mute = infants.chance_noticed.strip(3 * k + mute);
        float* __restrict notices_ask = infants.chance_noticed.strip(3 * k + ask);
        float* __restrict notices_amplify = infants.chance_noticed.strip(3 * k + amplify);
        const std::uint32_t last = infants.last_with(k, day.last);
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < last; ++i) {
            const float log_odds = readiness[i] + stress_effect[i] * stress[i];
            const float noticed = sigmoid(log_odds), missed = 1.0f - noticed;
            notices_mute[i] = sigmoid(log_odds - mute_effect[i]);
            notices_ask[i] = noticed;
            notices_amplify[i] = 1.0f - missed * missed * missed;
        }
    }

    /// What a figure's chances are for the bid that was made.
    struct Chances {
        float noticed, rejected, frightened;
    };

    /// Episodes e and e + 1 share one draw: noticed or not, and then what follows. For rows that have so many figures.
    template <std::size_t Figures> static void answer_twice(Nursery& infants, Day day, std::uint32_t e) {
        for (std::uint32_t half = 0; half < 2; ++half) {
            const float* __restrict n[9]; // chances of being noticed, of rejection, of fright
            const float* __restrict r[9];
            const float* __restrict f[3];
            for (std::size_t k = 0; k < 9; ++k) n[k] = infants.chance_noticed.strip(k);
            for (std::size_t k = 0; k < 9; ++k) r[k] = infants.chance_rejected.strip(k);
            for (std::size_t k = 0; k < 3; ++k) f[k] = infants.chance_frightened.strip(k);
            const std::uint32_t* __restrict for_noticing = infants.answer_luck.strip(2 * half);
            const std::uint32_t* __restrict for_answer = infants.answer_luck.strip(2 * half + 1);
            const std::uint32_t* __restrict to = infants.bid_to.strip(e + half);
            const std::uint32_t* __restrict bid = infants.bid.strip(e + half);
            std::uint32_t* __restrict answer = infants.answer.strip(e + half);
#pragma GCC ivdep
            for (std::uint32_t i = day.first; i < day.last; ++i) {
                const auto of_bid = [&](const auto& c) {
                    return pick_of<Figures>(to[i], pick(bid[i], c[0][i], c[1][i], c[2][i]),
                                            pick(bid[i], c[3][i], c[4][i], c[5][i]),
                                            pick(bid[i], c[6][i], c[7][i], c[8][i]));
                };
                const Chances chances{of_bid(n), of_bid(r), pick_of<Figures>(to[i], f[0][i], f[1][i], f[2][i])};
                answer[i] = answer_of(chances, uniform(for_noticing[i]), uniform(for_answer[i]));
            }
        }
    }

    /// One uniform number decides fright and, beyond it, rejection.
    [[gnu::always_inline]] static std::uint32_t answer_of(const Chances& chance, float for_noticing, float for_answer) {
        const float hurt = chance.frightened + (1.0f - chance.frightened) * chance.rejected;
        const std::uint32_t if_noticed =
            select(for_answer < chance.frightened, std::uint32_t{frightened},
                   select(for_answer < hurt, std::uint32_t{rejected}, std::uint32_t{comforted}));
        return select(for_noticing < chance.noticed, if_noticed, std::uint32_t{unnoticed});
    }
};

} // namespace dyad::inline DYAD_KERNEL
