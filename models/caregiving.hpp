// Caregiving: what a state of mind makes of care for this child and of dealings with equals, and how a bid is answered.
#pragma once

#include "models/answers.hpp"
#include "models/formulas.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

namespace dyad::inline DYAD_KERNEL {

/// What a person offers a child this month follows from the present state of mind (z_A, z_X, z_F) and family events:
///   S = s_0 - s_A z_A - s_X z_X - s_F z_F + event_S - shock,     r = r_0 + r_A z_A + event_r + shock_rejection shock,
///   v = v_0 exp(v_X z_X),                                        logit phi = f_0 + f_F z_F;
/// of two who live together each moves a share c_par of the way to the other's S; staff offer means of their own. To
/// equals, the same from the scores of the general model, as differences from the usual (S, r, logit phi) or as a factor
/// (v). Towards one child comes what only this pair has, by chance, what adversity takes, and what a training gives:
///   S + sigma_S N - loss + training,  r + sigma_R N + gain - training_r,  v exp(sigma_V N) factor,
///   phi = min(1, factor sigmoid(logit phi + sigma_phi N + shift) + added).
/// A figure that is dead or away notices nothing: S = -20, r = 0, v = 0, logit phi = -20 before those.
/// With family context C_k (by the month) and stress e_k (in infancy daily, carried over with carry_e; later one N(0,
/// 1) for the month's mean, times month_stress or partner_stress):
///   x = S + C_k + sigma_e (v/v_0) e_k;  noticed: n_ask = sigmoid(x/(1+v)), n_mute = sigmoid((x-g)/(1+v)),
///   n_amplify = 1 - (1 - n_ask)³, since an amplified bid is three tries at being noticed.
/// A noticed bid frightens with min(1, phi exp(-f_C C_k)); else it is rejected with sigmoid(r - r_C C_k + g_r (s - 1)),
/// where s is 0 for muting, 1 for asking, 2 for amplifying; else it is comforted. Those who stand in slots 3 to 7
/// answer by the same formulas with what they offer this person (responsiveness), without context.
struct Caregiving {
    static constexpr std::string_view name = "caregiving";
    static constexpr std::string_view meaning = "how figures notice, reject, frighten and comfort";

    Parameter sensitivity{"sensitivity", "s_0", "logit", 1.16, -6, 8, "mean sensitivity", "calibrated, identified: 90 % .92 to 1.55"};
    Parameter rejection{"rejection", "r_0", "logit", -2.35, -8, 4, "mean rejection", "calibrated, identified: 90 % -2.73 to -1.93"};
    Parameter inconsistency{"inconsistency", "v_0", "-", 0.8012, 0.05, 6, "mean inconsistency", "fitted by hand"};
    Parameter frightening{"frightening", "f_0", "logit", -6.11, -12, 1, "mean log-odds of a frightening act per noticed bid", "calibrated, identified: 90 % -6.43 to -5.81"};
    Parameter avoidance_insensitive{"avoidance_insensitive", "s_A", "logit/SD", 1.42, 0, 3, "own avoidance lowers sensitivity", "calibrated, weakly identified: 90 % .896 to 1.77"};
    Parameter anxiety_insensitive{"anxiety_insensitive", "s_X", "logit/SD", 0.99, 0, 3, "own anxiety lowers sensitivity", "calibrated, weakly identified: 90 % .54 to 1.62"};
    Parameter fear_insensitive{"fear_insensitive", "s_F", "logit/SD", 0, 0, 3, "own fear lowers sensitivity; 0 is off", "off: no finding needs it"};
    Parameter avoidance_rejects{"avoidance_rejects", "r_A", "logit/SD", 0.66, 0, 3, "own avoidance raises rejection", "calibrated, weakly identified: 90 % .417 to 1.15"};
    Parameter anxiety_inconsistent{"anxiety_inconsistent", "v_X", "log/SD", 0.75, 0, 2, "own anxiety raises inconsistency", "calibrated, not identified: 90 % .334 to 1.24"};
    Parameter fear_frightens{"fear_frightens", "f_F", "logit/SD", 1.11, 0, 3, "own fear raises frightening behaviour", "calibrated, identified: 90 % .868 to 1.34"};
    Parameter sensitivity_spread{"sensitivity_spread", "sigma_S", "logit", 0.215, 0, 3, "spread of S at given state of mind", "fitted by hand, weakly"};
    Parameter rejection_spread{"rejection_spread", "sigma_R", "logit", 0.2799, 0, 3, "spread of r at given state of mind", "fitted by hand, weakly"};
    Parameter inconsistency_spread{"inconsistency_spread", "sigma_V", "log", 0.6, 0, 2, "spread of log v at given state of mind", "fitted by hand, weakly"};
    Parameter coparenting{"coparenting", "c_par", "share", 0.24, 0, 0.5, "how far parents who live together grow alike in sensitivity", "calibrated, weakly identified: 90 % .0509 to .387"};
    Parameter frightening_spread{"frightening_spread", "sigma_phi", "logit", 1, 0, 3, "spread of logit phi at given state of mind", "fitted by hand"};
    Parameter stress_size{"stress_size", "sigma_e", "logit", 0.5, 0, 3, "how much daily stress moves sensitivity", "fitted by hand, weakly"};
    Parameter stress_carry{"stress_carry", "carry_e", "-", 0.6, 0, 0.99, "stress carried over to the next day", "assumed"};
    Parameter context_rejection{"context_rejection", "r_C", "logit/logit", 0.4431, 0, 3, "support lowers rejection", "fitted by hand, weakly"};
    Parameter context_frightening{"context_frightening", "f_C", "log/logit", 0.8, 0, 3, "support lowers frightening behaviour", "fitted by hand, weakly"};
    Parameter mute_hidden{"mute_hidden", "g", "logit", 2.224, 0, 6, "how much harder a muted bid is to notice", "fitted by hand, weakly"};
    Parameter amplified_rejected{"amplified_rejected", "g_r", "logit", 0.83, 0, 4, "how much more the next louder bid is rejected", "calibrated, identified: 90 % .533 to 1.26"};
    Parameter staff_sensitivity{"staff_sensitivity", "-", "logit", -2.6, -6, 6, "mean sensitivity of institution staff", "assumed; chosen for I10"};
    Parameter staff_sensitivity_spread{"staff_sensitivity_spread", "-", "logit", 1.2, 0, 3, "spread of the sensitivity of institution staff", "assumed"};
    Parameter staff_rejection{"staff_rejection", "-", "logit", -1.2, -8, 4, "mean rejection by institution staff", "assumed; chosen for I10"};
    Parameter staff_rejection_spread{"staff_rejection_spread", "-", "logit", 0.5, 0, 3, "spread of the rejection by institution staff", "assumed"};
    Parameter staff_frightening{"staff_frightening", "-", "logit", -3.5, -12, 1, "mean log-odds of a frightening act by staff", "assumed; chosen for I10"};
    Parameter staff_frightening_spread{"staff_frightening_spread", "-", "logit", 0.7, 0, 3, "spread of frightening acts by institution staff", "assumed"};
    Parameter shock_rejection{"shock_rejection", "-", "-", 0.5, 0, 2, "how much of the sensitivity lost to a family event returns as rejection", "assumed"};
    Parameter month_stress{"month_stress", "-", "-", 0.3, 0, 2, "after infancy: spread of a month's mean stress, in spreads of daily stress", "assumed"};
    Parameter partner_stress{"partner_stress", "-", "-", 0.5, 0, 2, "the same for partners", "assumed"};

    void step(World& world, const Birth& birth, const Draw& draw) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t k = 0; k < figures_at_most; ++k) {
            for (std::uint32_t i = birth.first; i < birth.last; ++i) {
                if (infants.role.strip(k)[i] == no_role) continue;
                const Identity child{infants.lineage_low[i], infants.lineage_high[i]};
                settle(infants, i, k, draw(child, 0, k, Purpose("caregiving.traits")));
                infants.stress.strip(k)[i] = normal(draw(child, 0, k, Purpose("caregiving.first_stress")).a);
            }
        }
    }

    void step(World& world, const Entry& entry, const Draw&) const {
        const Nursery& infants = world.nursery;
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const std::uint32_t from = society.nursery_row[i];
            for (std::size_t k = 0; k < figures_at_most && from != nobody; ++k) {
                society.own_sensitivity.strip(k)[i] = infants.own_sensitivity.strip(k)[from];
                society.own_rejection.strip(k)[i] = infants.own_rejection.strip(k)[from];
                society.own_inconsistency.strip(k)[i] = infants.own_inconsistency.strip(k)[from];
                society.own_frightening.strip(k)[i] = infants.own_frightening.strip(k)[from];
            }
        }
    }

    void step(World& world, const Month& month, const Draw& draw) const {
        Nursery& infants = world.nursery;
        meet_newcomers(world, month.month, draw);
        offer_children(world);
        grow_alike(world);
        offer_equals(world.society);
        for (std::uint32_t k = 0; k < figures_at_most; ++k) {
            const std::uint32_t last = infants.last_with(k, static_cast<std::uint32_t>(infants.rows()));
            const Traits traits = traits_of_figure(infants, k);
            List<std::uint32_t> figure_row(world.scratch, last);
            for (std::uint32_t i = 0; i < last; ++i)
                figure_row.push_back(world.persons.living_row(infants.figure.strip(k)[i]));
            take_offers(world.society, figure_row.data(), traits, 0, last);
            turn_to_child(infants, k, 0, last, traits);
            care(infants, k, last);
            if (infants.any_yoked) reject_alike(infants, k);
        }
    }

    void step(World& world, const Exchanges& now, const Draw& draw) const {
        Society& society = world.society;
        const Whose whose{society.lineage_low.strip(), society.lineage_high.strip(), society.birth_month.strip()};
        if (now.slot % 4 == 0) // one draw serves four slots
            draw_rows(draw, whose, now.month, now.first, now.last, now.slot / 4, Purpose("caregiving.month_stress"),
                      society.stress_luck);
        if (society.idle) return;
        const float stress = stress_size * (now.slot == partner_slot ? partner_stress : month_stress);
        const Answering answering{stress, inconsistency, mute_hidden, amplified_rejected};
        if (now.slot >= figures_at_most) return answer_month(society, now, answering, offered_traits(society));
        const Traits given = given_traits(society);
        take_offers(society, society.with.strip(), given, now.first, now.last);
        take_context(society, now);
        turn_to_child(society, now.slot, now.first, now.last, given);
        put_in_context(society, now, context_rejection, context_frightening);
        answer_month(society, now, answering, given);
    }

    void step(World& world, const Day& day, const Draw& draw) const {
        Nursery& infants = world.nursery;
        draw_rows(draw, infants, day, 0, Purpose("caregiving.stress"), infants.stress_luck);
        for (std::uint32_t k = 0; k < figures_at_most; ++k) {
            feel_stress(infants, day, k, stress_carry);
            notice(infants, day, k);
            if (infants.any_yoked) notice_alike(infants, day, k);
        }
        for (std::uint32_t e = 0; e < infants.episodes; e += 2) {
            draw_rows(draw, infants, day, e, Purpose("caregiving.answer"), infants.answer_luck);
            infants.by_figures(day.first, day.last, [&](auto figures, std::uint32_t first, std::uint32_t last) {
                answer_twice<figures>(infants, {day.day, first, last}, e);
            });
        }
    }

private:
    template <class Children>
    void settle(Children& children, std::uint32_t i, std::uint32_t k, const Words& words) const {
        const bool employed = children.role.strip(k)[i] == staff;
        const float spread_s = employed ? staff_sensitivity_spread : sensitivity_spread;
        const float spread_r = employed ? staff_rejection_spread : rejection_spread;
        const float spread_phi = employed ? staff_frightening_spread : frightening_spread;
        children.own_sensitivity.strip(k)[i] = spread_s * normal(words.a);
        children.own_rejection.strip(k)[i] = spread_r * normal(words.b);
        children.own_inconsistency.strip(k)[i] = exp(inconsistency_spread * normal(words.c));
        children.own_frightening.strip(k)[i] = spread_phi * normal(words.d);
    }

    /// Figures that came this month to children who were born before, or who are placed in the month of their birth.
    void meet_newcomers(World& world, std::uint32_t month, const Draw& draw) const {
        Nursery& infants = world.nursery;
        Society& society = world.society;
        for (std::uint32_t k = 0; k < figures_at_most; ++k) {
            for (std::uint32_t i = 0; i < infants.rows(); ++i) {
                const std::uint32_t age = month - infants.birth_day[i] / days_per_month;
                const bool has_met = age == 0 && infants.placed_with[i] == nobody; // at birth
                if (has_met || infants.figure_since.strip(k)[i] != month || infants.role.strip(k)[i] == no_role) continue;
                const Identity child{infants.lineage_low[i], infants.lineage_high[i]};
                settle(infants, i, k, draw(child, age, k, Purpose("caregiving.traits")));
                infants.stress.strip(k)[i] = normal(draw(child, age, k, Purpose("caregiving.first_stress")).a);
            }
            for (std::uint32_t i = 0; i < society.rows(); ++i) {
                if (society.figure_since.strip(k)[i] != month || society.role.strip(k)[i] == no_role) continue;
                const Identity child{society.lineage_low[i], society.lineage_high[i]};
                settle(society, i, k, draw(child, month - society.birth_month[i], k, Purpose("caregiving.traits")));
            }
        }
    }

    void offer_children(World& world) const {
        Society& society = world.society;
        const float s_0 = sensitivity, s_a = avoidance_insensitive, s_x = anxiety_insensitive, s_f = fear_insensitive;
        const float r_0 = rejection, r_a = avoidance_rejects, r_shock = shock_rejection;
        const float v_0 = inconsistency, v_x = anxiety_inconsistent, f_0 = frightening, f_f = fear_frightens;
        const float* __restrict z_a = society.avoidance.strip();
        const float* __restrict z_x = society.anxiety.strip();
        const float* __restrict z_f = society.fearfulness.strip();
        const float* __restrict event_s = society.event_sensitivity.strip();
        const float* __restrict event_r = society.event_rejection.strip();
        float* __restrict s = society.care_sensitivity.strip();
        float* __restrict r = society.care_rejection.strip();
        float* __restrict v = society.care_inconsistency.strip();
        float* __restrict phi = society.care_frightening.strip();
        const auto last = static_cast<std::uint32_t>(society.rows());
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            s[i] = s_0 - s_a * z_a[i] - s_x * z_x[i] - s_f * z_f[i] + event_s[i] - society.shock[i];
            r[i] = r_0 + r_a * z_a[i] + event_r[i] + r_shock * society.shock[i];
            v[i] = v_0 * exp(v_x * z_x[i]);
            phi[i] = f_0 + f_f * z_f[i];
        }
        for (std::uint32_t i = 0; i < last; ++i) {
            if (world.persons.origin[society.person[i]] != staff_member) continue;
            s[i] = staff_sensitivity;
            r[i] = staff_rejection;
            v[i] = inconsistency;
            phi[i] = staff_frightening;
        }
    }

    void grow_alike(World& world) const {
        Society& society = world.society;
        if (coparenting <= 0.0f) return;
        List<float> alone(world.scratch, society.rows());
        for (std::uint32_t i = 0; i < society.rows(); ++i) alone.push_back(society.care_sensitivity[i]);
        for (std::uint32_t i = 0; i < society.rows(); ++i) {
            const std::uint32_t j = world.persons.living_row(society.partner[i]);
            if (j == nobody || society.committed_since[i] == never) continue;
            society.care_sensitivity[i] = alone[i] + coparenting * (alone[j] - alone[i]);
        }
    }

    void offer_equals(Society& society) const {
        const float s_a = avoidance_insensitive, s_x = anxiety_insensitive, s_f = fear_insensitive;
        const float r_a = avoidance_rejects, v_x = anxiety_inconsistent, f_f = fear_frightens;
        const float* __restrict z_a = society.self_avoidance.strip();
        const float* __restrict z_x = society.self_anxiety.strip();
        const float* __restrict z_f = society.self_fear.strip();
        float* __restrict s = society.equal_sensitivity.strip();
        float* __restrict r = society.equal_rejection.strip();
        float* __restrict v = society.equal_inconsistency.strip();
        float* __restrict phi = society.equal_frightening.strip();
        const auto last = static_cast<std::uint32_t>(society.rows());
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            s[i] = -s_a * z_a[i] - s_x * z_x[i] - s_f * z_f[i];
            r[i] = r_a * z_a[i];
            v[i] = exp(v_x * z_x[i]);
            phi[i] = f_f * z_f[i];
        }
    }

    /// What the figure offers any child made what it offers this one. A training acts on the main figure only.
    template <class Children>
    void turn_to_child(const Children& children, std::uint32_t k, std::uint32_t first, std::uint32_t last,
                       const Traits& traits) const {
        const float by_training = k == main_figure ? 1.0f : 0.0f;
        const float* __restrict own_s = children.own_sensitivity.strip(k);
        const float* __restrict own_r = children.own_rejection.strip(k);
        const float* __restrict own_v = children.own_inconsistency.strip(k);
        const float* __restrict own_phi = children.own_frightening.strip(k);
        const float* __restrict loss = children.sensitivity_loss.strip();
        const float* __restrict gain = children.rejection_gain.strip();
        const float* __restrict factor = children.inconsistency_factor.strip();
        const float* __restrict shift = children.fright_shift.strip();
        const float* __restrict times = children.fright_factor.strip();
        const float* __restrict added = children.fright_added.strip();
        const float* __restrict training_r = children.training_rejection.strip();
        float* __restrict s = traits.sensitivity;
        float* __restrict r = traits.rejection;
        float* __restrict v = traits.inconsistency;
        float* __restrict phi = traits.frightening;
#pragma GCC ivdep
        for (std::uint32_t i = first; i < last; ++i) {
            s[i] = s[i] + own_s[i] - loss[i] + by_training * children.training[i];
            r[i] = r[i] + own_r[i] + gain[i] - by_training * training_r[i];
            v[i] = v[i] * own_v[i] * factor[i];
            phi[i] = at_most(times[i] * sigmoid(phi[i] + own_phi[i] + shift[i]) + added[i], 1.0f);
        }
    }

    /// What of figure k's chances is the same all month.
    void care(Nursery& infants, std::uint32_t k, std::uint32_t last) const {
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
};

} // namespace dyad::inline DYAD_KERNEL
