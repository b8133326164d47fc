// A day of infancy in the reference, in the order in which the model tells it.
#pragma once

#include "tests/reference/infancy.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// What of an infant's days is the same every day, worked out once.
struct Days {
    float log_ceiling, carry, fresh;
    std::uint32_t episodes;
    explicit Days(const Theory& theory)
        : log_ceiling(log(theory.of<Plasticity>().ceiling)), carry(theory.of<Caregiving>().stress_carry),
          fresh(std::sqrt(1.0f - carry * carry)),
          episodes(static_cast<std::uint32_t>(theory.of<Signalling>().episodes.value)) {}
};

/// pi = min(ceiling, [of age] theta exp(-k_T T)), and pi^zeta for learning within one relationship.
inline void plasticity_today(Person& child, const Plasticity& theory, float log_ceiling) {
    const float log_pi = at_most(child.log_plasticity - theory.tone_cost * child.tone, log_ceiling);
    child.plasticity = exp(log_pi);
    child.bond_plasticity = exp(theory.bond_exponent * log_pi);
}

/// The figure on whom a uniform number falls, by weight.
inline std::uint32_t whom(const Person& child, std::uint32_t figures, float u) {
    if (figures == 1 || u < child.bond[0].weight) return 0;
    if (figures == 2 || u < child.bond[0].weight + child.bond[1].weight) return 1;
    return 2;
}

inline std::uint32_t strategy(const Bond& figure, float u) {
    if (u < figure.chance_mute) return mute;
    return u < figure.chance_mute + figure.chance_ask ? ask : amplify;
}

/// Noticed or not; if so, one uniform decides fright and, beyond it, rejection.
inline std::uint32_t answer(const Bond& figure, std::uint32_t bid, float for_noticing, float for_answer) {
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
inline void learn(Bond& figure, const Episode& episode, float bond_plasticity, const Theory& theory) {
    float& q = figure.expectation[episode.bid];
    q += theory.of<WorkingModel>().learning_rate * bond_plasticity * (episode.felt - q);
    const auto& fear = theory.of<Fear>();
    if (episode.answer == frightened)
        figure.fear += at_most(fear.learning_rate * bond_plasticity, 1.0f) * (1.0f - figure.fear);
    else if (episode.answer == comforted)
        figure.fear -= fear.learning_rate * fear.safety * bond_plasticity * figure.fear;
}

inline void live_episodes(Person& child, std::uint32_t figures, const Theory& theory, const Days& days,
                          std::uint32_t age_days, const Draw& draw) {
    for (std::uint32_t e = 0; e < days.episodes; e += 2) { // two episodes share each draw
        const Words bids = draw(child.identity, age_days, e, Purpose("signalling"));
        const Words answers = draw(child.identity, age_days, e, Purpose("caregiving.answer"));
        const std::uint32_t words[2][4] = {{bids.a, bids.b, answers.a, answers.b},
                                           {bids.c, bids.d, answers.c, answers.d}};
        for (std::uint32_t half = 0; half < 2 && e + half < days.episodes; ++half) {
            Episode& episode = child.episode[e + half];
            episode.to = whom(child, figures, uniform(words[half][0]));
            Bond& figure = child.bond[episode.to];
            episode.bid = strategy(figure, uniform(words[half][1]));
            episode.answer = answer(figure, episode.bid, uniform(words[half][2]), uniform(words[half][3]));
            episode.felt = felt(episode.bid, episode.answer, child.felt_gain, theory.of<WorkingModel>());
            learn(figure, episode, child.bond_plasticity, theory);
        }
    }
}

/// T <- T + (lambda_T/30)(unsoothed share - T)
inline void arousal(Person& child, const Arousal& theory, std::uint32_t episodes) {
    child.unsoothed = 0.0f;
    const float share = 1.0f / static_cast<float>(episodes);
    for (std::uint32_t e = 0; e < episodes; ++e)
        if (child.episode[e].answer != comforted) child.unsoothed += share;
    child.tone += theory.relaxation / static_cast<float>(days_per_month) * (child.unsoothed - child.tone);
}

/// G <- G + eta pi g (sum_k w_k Q_k - G); little is left of what came before selective attachment.
inline void generalize(Person& child, std::uint32_t figures, const Transference& theory) {
    const float before = theory.before_attachment;
    child.generalization = theory.generalization * child.plasticity * (before + (1.0f - before) * child.attaches);
    float fear = child.bond[0].weight * child.bond[0].fear;
    for (std::uint32_t k = 1; k < figures; ++k) fear += child.bond[k].weight * child.bond[k].fear;
    child.general_fear += child.generalization * (fear - child.general_fear);
    for (std::uint32_t s = 0; s < strategies; ++s) {
        float mean = child.bond[0].weight * child.bond[0].expectation[s];
        for (std::uint32_t k = 1; k < figures; ++k) mean += child.bond[k].weight * child.bond[k].expectation[s];
        child.general_expectation[s] += child.generalization * (mean - child.general_expectation[s]);
    }
}

/// Q <- Q + kappa (G - Q), then q <- q + kappa_0 pi_age (q_0 - q).
inline void pull(Person& child, std::uint32_t figures, const Theory& theory) {
    const auto& model = theory.of<WorkingModel>();
    const float kappa = theory.of<Transference>().pull, to_innate = model.innate_pull * child.plasticity_of_age;
    const float innate[] = {model.innate_mute, model.innate_ask, model.innate_amplify};
    for (std::uint32_t k = 0; k < figures; ++k) {
        Bond& figure = child.bond[k];
        figure.fear += kappa * (child.general_fear - figure.fear);
        for (std::uint32_t s = 0; s < strategies; ++s) {
            const float drawn = figure.expectation[s] + kappa * (child.general_expectation[s] - figure.expectation[s]);
            figure.expectation[s] = drawn + to_innate * (innate[s] - drawn);
        }
    }
}

/// A yoked child's bids are noticed with one chance, whatever they are.
inline void notice_by_yoke(const Person& child, Bond& figure) {
    const float noticed = by_yoke(child, figure.chance_noticed[mute], figure.chance_noticed[ask], figure.chance_noticed[amplify]);
    for (float& chance : figure.chance_noticed) chance = noticed;
}

/// Days [first, last) of the child's life: stress e <- carry e + sqrt(1 - carry²) N, policy, episodes, what they leave.
inline void live_days(Person& child, const Theory& theory, std::uint32_t first, std::uint32_t last, const Draw& draw) {
    const Days days(theory);
    const auto& signalling = theory.of<Signalling>();
    const std::uint32_t figures = child.figures();
    for (std::uint32_t age_days = first; age_days < last; ++age_days) {
        plasticity_today(child, theory.of<Plasticity>(), days.log_ceiling);
        const float urge = signalling.reactivity_amplifies * child.reactivity +
                           signalling.tone_amplifies * (child.tone - signalling.usual_tone);
        const Words words = draw(child.identity, age_days, 0, Purpose("caregiving.stress"));
        const std::uint32_t for_stress[] = {words.a, words.b, words.c};
        for (std::uint32_t k = 0; k < figures; ++k) {
            Bond& figure = child.bond[k];
            choose(figure, urge, signalling);
            figure.stress = days.carry * figure.stress + days.fresh * normal(for_stress[k]);
            notice(figure, figure.readiness + figure.stress_effect * figure.stress, figure.mute_effect);
            if (child.yoked) notice_by_yoke(child, figure);
        }
        live_episodes(child, figures, theory, days, age_days, draw);
        arousal(child, theory.of<Arousal>(), days.episodes);
        generalize(child, figures, theory.of<Transference>());
        pull(child, figures, theory);
    }
}

} // namespace dyad::inline DYAD_KERNEL::reference
