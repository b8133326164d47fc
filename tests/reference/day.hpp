// A day of infancy in the reference, in the order in which the model tells it.
#pragma once

#include "tests/reference/month.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// pi = min(ceiling, [of age] theta exp(-k_T T)), and pi^zeta for learning within one relationship.
inline void plasticity_today(Child& child, const Plasticity& theory, float log_ceiling) {
    const float log_pi = at_most(child.log_plasticity - theory.tone_cost * child.tone, log_ceiling);
    child.plasticity = exp(log_pi);
    child.bond_plasticity = exp(theory.bond_exponent * log_pi);
}

/// P(s) in proportion to exp(beta q_s + b_s), b_mute = 0, b_ask = -k_F F, b_amplify = b_rho rho + b_T (T - T_0).
inline void policy(Figure& figure, float urge, const Signalling& theory) {
    const float beta = theory.choice_sharpness;
    const float to_mute = exp(beta * figure.expectation[mute]);
    const float to_ask = exp(beta * figure.expectation[ask] - theory.fear_inhibits * figure.fear);
    const float to_amplify = exp(beta * figure.expectation[amplify] + urge);
    const float share = 1.0f / (to_mute + to_ask + to_amplify);
    figure.chance_mute = to_mute * share;
    figure.chance_ask = to_ask * share;
}

/// e <- phi_B e + sqrt(1 - phi_B²) N;
/// n_ask = sigmoid(x/(1+v)), n_mute = sigmoid((x - g)/(1+v)), n_amplify = 1 - (1 - n_ask)³.
inline void attention_today(Figure& figure, std::uint32_t word, float carry, float fresh) {
    figure.stress = carry * figure.stress + fresh * normal(word);
    const float log_odds = figure.readiness + figure.stress_effect * figure.stress;
    const float noticed = sigmoid(log_odds), missed = 1.0f - noticed;
    figure.chance_noticed[mute] = sigmoid(log_odds - figure.mute_effect);
    figure.chance_noticed[ask] = noticed;
    figure.chance_noticed[amplify] = 1.0f - missed * missed * missed;
}

/// The figure on whom a uniform number falls, by weight.
inline std::uint32_t whom(const Child& child, float u) {
    if (child.figures == 1 || u < child.figure[0].weight) return 0;
    if (child.figures == 2 || u < child.figure[0].weight + child.figure[1].weight) return 1;
    return 2;
}

inline std::uint32_t strategy(const Figure& figure, float u) {
    if (u < figure.chance_mute) return mute;
    return u < figure.chance_mute + figure.chance_ask ? ask : amplify;
}

/// Noticed or not; if so, one uniform decides fright and, beyond it, rejection.
inline std::uint32_t answer(const Figure& figure, std::uint32_t bid, float for_noticing, float for_answer) {
    if (for_noticing >= figure.chance_noticed[bid]) return unnoticed;
    const float frightens = figure.chance_frightened;
    if (for_answer < frightens) return frightened;
    return for_answer < frightens + (1.0f - frightens) * figure.chance_rejected[bid] ? rejected : comforted;
}

/// R, less the strategy's cost, felt around what is innately expected: R' = q_0 + gain (R - q_0).
inline float felt(std::uint32_t bid, std::uint32_t answered, float gain, const WorkingModel& theory) {
    float outcome = -theory.hurt;
    if (answered == unnoticed) outcome = bid == mute ? static_cast<float>(theory.self_soothing) : 0.0f;
    if (answered == comforted) outcome = bid == mute ? static_cast<float>(theory.muted_comfort) : 1.0f;
    float innate = theory.innate_mute;
    if (bid == ask) {
        outcome -= theory.ask_cost;
        innate = theory.innate_ask;
    } else if (bid == amplify) {
        outcome -= theory.amplify_cost;
        innate = theory.innate_amplify;
    }
    return innate + gain * (outcome - innate);
}

/// q_s <- q_s + alpha pi^zeta (R' - q_s). Fright: F <- F + a_F pi^zeta (1 - F). Comfort: F <- F - a_F pi^zeta omega F.
inline void learn(Figure& figure, const Episode& episode, float bond_plasticity, const Theory& theory) {
    float& q = figure.expectation[episode.bid];
    q += theory.working_model.learning_rate * bond_plasticity * (episode.felt - q);
    const float rate = theory.fear.learning_rate;
    if (episode.answer == frightened)
        figure.fear += at_most(rate * bond_plasticity, 1.0f) * (1.0f - figure.fear);
    else if (episode.answer == comforted)
        figure.fear -= rate * theory.fear.safety * bond_plasticity * figure.fear;
}

inline void live_episodes(Child& child, const Theory& theory, std::uint32_t age_days, const Draw& draw) {
    for (std::uint32_t e = 0; e < child.episodes; e += 2) { // two episodes share each draw
        const Words bids = draw(child.identity, age_days, e, Purpose("signalling"));
        const Words answers = draw(child.identity, age_days, e, Purpose("caregiving.answer"));
        const std::uint32_t words[2][4] = {{bids.a, bids.b, answers.a, answers.b},
                                           {bids.c, bids.d, answers.c, answers.d}};
        for (std::uint32_t half = 0; half < 2 && e + half < child.episodes; ++half) {
            Episode& episode = child.episode[e + half];
            episode.to = whom(child, uniform(words[half][0]));
            Figure& figure = child.figure[episode.to];
            episode.bid = strategy(figure, uniform(words[half][1]));
            episode.answer = answer(figure, episode.bid, uniform(words[half][2]), uniform(words[half][3]));
            episode.felt = felt(episode.bid, episode.answer, child.felt_gain, theory.working_model);
            learn(figure, episode, child.bond_plasticity, theory);
        }
    }
}

/// T <- T + (lambda_T/30)(unsoothed share - T)
inline void arousal(Child& child, const Arousal& theory) {
    child.unsoothed = 0.0f;
    const float share = 1.0f / static_cast<float>(child.episodes);
    for (std::uint32_t e = 0; e < child.episodes; ++e)
        if (child.episode[e].answer != comforted) child.unsoothed += share;
    child.tone += theory.relaxation / static_cast<float>(days_per_month) * (child.unsoothed - child.tone);
}

/// G <- G + eta pi (sum_k w_k Q_k - G)
inline void generalize(Child& child, const Transference& theory) {
    const float follows = theory.generalization * child.plasticity;
    float fear = child.figure[0].weight * child.figure[0].fear;
    for (std::uint32_t k = 1; k < child.figures; ++k) fear += child.figure[k].weight * child.figure[k].fear;
    child.general_fear += follows * (fear - child.general_fear);
    for (std::uint32_t s = 0; s < strategies; ++s) {
        float mean = child.figure[0].weight * child.figure[0].expectation[s];
        for (std::uint32_t k = 1; k < child.figures; ++k)
            mean += child.figure[k].weight * child.figure[k].expectation[s];
        child.general_expectation[s] += follows * (mean - child.general_expectation[s]);
    }
}

/// Q <- Q + kappa (G - Q), then q <- q + kappa_0 pi_age (q_0 - q).
inline void pull(Child& child, const Theory& theory) {
    const float kappa = theory.transference.pull;
    const auto innate = theory.innate();
    const float to_innate = theory.working_model.innate_pull * child.plasticity_of_age;
    for (std::uint32_t k = 0; k < child.figures; ++k) {
        Figure& figure = child.figure[k];
        figure.fear += kappa * (child.general_fear - figure.fear);
        for (std::uint32_t s = 0; s < strategies; ++s) {
            const float drawn = figure.expectation[s] + kappa * (child.general_expectation[s] - figure.expectation[s]);
            figure.expectation[s] = drawn + to_innate * (innate[s] - drawn);
        }
    }
}

/// Days [first, last) of the child's life.
inline void live_days(Child& child, const Theory& theory, std::uint32_t first, std::uint32_t last, const Draw& draw) {
    const float log_ceiling = log(theory.plasticity.ceiling);
    const float carry = theory.caregiving.stress_carry, fresh = std::sqrt(1.0f - carry * carry);
    const float by_reactivity = theory.signalling.reactivity_amplifies * child.reactivity;
    for (std::uint32_t age_days = first; age_days < last; ++age_days) {
        plasticity_today(child, theory.plasticity, log_ceiling);
        const float unrest = child.tone - theory.signalling.usual_tone;
        const float urge = by_reactivity + theory.signalling.tone_amplifies * unrest;
        const Words words = draw(child.identity, age_days, 0, Purpose("caregiving.stress"));
        const std::uint32_t for_stress[] = {words.a, words.b, words.c};
        for (std::uint32_t k = 0; k < child.figures; ++k) {
            policy(child.figure[k], urge, theory.signalling);
            attention_today(child.figure[k], for_stress[k], carry, fresh);
        }
        live_episodes(child, theory, age_days, draw);
        arousal(child, theory.arousal);
        generalize(child, theory.transference);
        pull(child, theory);
    }
}

/// One whole month, days and what changes by the month.
inline void live_month(Child& child, const Theory& theory, std::uint32_t age_months, const Draw& draw) {
    begin_month(child, theory, age_months, draw);
    live_days(child, theory, age_months * days_per_month, (age_months + 1) * days_per_month, draw);
}

} // namespace dyad::inline DYAD_KERNEL::reference
