// A month of infancy in the reference, as it begins: who cares, how, and what has formed; and the days that follow.
#pragma once

#include "tests/reference/exchanges.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// What of x, r and phi is the same all month: noticing is sigmoid(x/(1+v)), x = S + C + sigma_e (v/v_0) e.
inline void care_of_month(Bond& figure, const Caregiving& theory) {
    const float v = figure.inconsistency, steadiness = 1.0f / (1.0f + v);
    figure.readiness = (figure.sensitivity + figure.context) * steadiness;
    figure.stress_effect = theory.stress_size * (v / theory.inconsistency) * steadiness;
    figure.mute_effect = theory.mute_hidden * steadiness;
    const float r = figure.rejection - theory.context_rejection * figure.context;
    figure.chance_rejected[mute] = sigmoid(r - theory.amplified_rejected);
    figure.chance_rejected[ask] = sigmoid(r);
    figure.chance_rejected[amplify] = sigmoid(r + theory.amplified_rejected);
    figure.chance_frightened = at_most(figure.frightening * exp(-theory.context_frightening * figure.context), 1.0f);
}

/// Bids of the month past to those who were there, by the policy and the chances of its last day.
inline void count_needs(Person& child, const Signalling& theory, std::uint32_t now) {
    const auto episodes = static_cast<float>(days_per_month * static_cast<std::uint32_t>(theory.episodes.value));
    for (std::uint32_t k = 0; k < figures_at_most; ++k)
        if (child.bond[k].since != now) count_need(child, child.bond[k], episodes * child.bond[k].weight);
}

/// formed <- 1 - (1 - formed) exp(-rate readiness m), with m noticed bids a month by the policy of the last day.
inline void form_attachment(const Person& child, Bond& figure, const Theory& theory) {
    const auto episodes = static_cast<std::uint32_t>(theory.of<Signalling>().episodes.value);
    const float rate = theory.of<SelectiveAttachment>().rate;
    const float amplifies = 1.0f - figure.chance_mute - figure.chance_ask;
    const float noticed = figure.chance_mute * figure.chance_noticed[mute] +
                          figure.chance_ask * figure.chance_noticed[ask] + amplifies * figure.chance_noticed[amplify];
    const float bids = static_cast<float>(days_per_month * episodes) * figure.weight;
    figure.formed = 1.0f - (1.0f - figure.formed) * exp(-rate * child.attaches * bids * noticed);
}

/// Figures who came this month to a child who was born before are strangers. Of whom a newborn is placed with, only what
/// the two have is new.
inline void meet_new_figures(Person& child, const Theory& theory, std::uint32_t month, const Draw& draw) {
    for (std::uint32_t k = 0; k < figures_at_most; ++k) {
        child.bond[k].begins = child.age(month) > 0 && child.bond[k].since == month && child.bond[k].role != no_role;
        const bool is_new = child.bond[k].begins || (child.placed_with != nobody && child.bond[k].role != no_role);
        if (is_new)
            take_into_care(child, k, child.age(month), theory.of<Caregiving>(), draw);
    }
}

inline void begin_infant_month(const Community& community, Person& child, const Theory& theory, std::uint32_t month,
                               const Draw& draw) {
    train(child, theory.of<ParentTraining>(), month);
    child.plasticity_of_age = plasticity_of_age(in_years(child.age(month)), theory.of<Plasticity>());
    child.log_plasticity = log(child.plasticity_of_age * child.susceptibility);
    const auto& attachment = theory.of<SelectiveAttachment>();
    child.attaches = sigmoid((static_cast<float>(child.age(month)) - attachment.onset) / attachment.softness);
    meet_new_figures(child, theory, month, draw);
    for (std::uint32_t k = 0; k < child.figures(); ++k) {
        Bond& figure = child.bond[k];
        const Manner offer = offered_to_child(community, child, k);
        figure.sensitivity = offer.sensitivity;
        figure.rejection = offer.rejection;
        figure.inconsistency = offer.inconsistency;
        figure.frightening = offer.frightening;
        figure.context = community.lives(figure.other) ? community.people[figure.other].context : 0.0f;
        care_of_month(figure, theory.of<Caregiving>());
        if (figure.begins) begin_anew(child, figure);
    }
    if (child.age(month) > 0) count_needs(child, theory.of<Signalling>(), month);
    for (std::uint32_t k = 0; k < child.figures(); ++k) {
        form_attachment(child, child.bond[k], theory);
        if (child.bond[k].begins) child.bond[k].formed = 0.0f;
    }
}

} // namespace dyad::inline DYAD_KERNEL::reference
