// What changes by the month in the reference: family context, plasticity of age, and the care that follows from them.
#pragma once

#include "tests/reference/birth.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// c <- p c + sqrt(1 - p²) N with p = exp(-1/(12 tau_C)), and likewise each c_k.
inline void change_context(Child& child, const FamilyContext& theory, std::uint32_t age_months, const Draw& draw) {
    const float carry = exp(-1.0f / (months_per_year * theory.memory)), fresh = std::sqrt(1.0f - carry * carry);
    const Words words = draw(child.identity, age_months, 0, Purpose("family_context"));
    const std::uint32_t own[] = {words.b, words.c, words.d};
    child.shared_context = carry * child.shared_context + fresh * normal(words.a);
    for (std::uint32_t k = 0; k < child.figures; ++k)
        child.figure[k].own_context = carry * child.figure[k].own_context + fresh * normal(own[k]);
    settle_context(child, theory);
}

/// The bracket of pi: floor + (1 - floor)(exp(-age/tau) + b exp(-(age - a)²/2w²)); and the logarithm of it times theta.
inline void plasticity_of_age(Child& child, const Plasticity& theory, std::uint32_t age_months) {
    const float age = static_cast<float>(age_months) / months_per_year;
    const float to_window = (age - theory.window_age) / theory.window_width;
    const float early = exp(-age / theory.early_decay) + theory.adolescent_window * exp(-0.5f * to_window * to_window);
    child.plasticity_of_age = theory.adult_floor + (1.0f - theory.adult_floor) * early;
    child.log_plasticity = log(child.plasticity_of_age * child.susceptibility);
}

/// What of x, r and phi is the same all month: noticing is sigmoid(x/(1+v)), x = S + C + sigma_B (v/v_0) e.
inline void care_of_month(Figure& figure, const Caregiving& theory) {
    const float v = figure.inconsistency, steadiness = 1.0f / (1.0f + v);
    figure.readiness = (figure.sensitivity + figure.context) * steadiness;
    figure.stress_effect = theory.stress_size * (v / theory.inconsistency) * steadiness;
    figure.mute_effect = theory.mute_hidden * steadiness;
    const float r = figure.rejection - theory.context_rejection * figure.context;
    for (std::uint32_t s = 0; s < strategies; ++s)
        figure.chance_rejected[s] = sigmoid(r + theory.amplified_rejected * (static_cast<float>(s) - 1.0f));
    figure.chance_frightened = at_most(figure.frightening * exp(-theory.context_frightening * figure.context), 1.0f);
}

/// formed <- 1 - (1 - formed) exp(-rate readiness m), with m noticed bids a month by the policy of the last day.
inline void form_attachment(const Child& child, Figure& figure, const SelectiveAttachment& theory,
                            std::uint32_t age_months) {
    const float readiness = sigmoid((static_cast<float>(age_months) - theory.onset) / theory.softness);
    const float amplifies = 1.0f - figure.chance_mute - figure.chance_ask;
    const float noticed = figure.chance_mute * figure.chance_noticed[mute] +
                          figure.chance_ask * figure.chance_noticed[ask] + amplifies * figure.chance_noticed[amplify];
    const float bids = static_cast<float>(days_per_month * child.episodes) * figure.weight;
    figure.formed = 1.0f - (1.0f - figure.formed) * exp(-theory.rate * readiness * bids * noticed);
}

inline void begin_month(Child& child, const Theory& theory, std::uint32_t age_months, const Draw& draw) {
    change_context(child, theory.family_context, age_months, draw);
    plasticity_of_age(child, theory.plasticity, age_months);
    for (std::uint32_t k = 0; k < child.figures; ++k) care_of_month(child.figure[k], theory.caregiving);
    for (std::uint32_t k = 0; k < child.figures; ++k)
        form_attachment(child, child.figure[k], theory.selective_attachment, age_months);
}

} // namespace dyad::inline DYAD_KERNEL::reference
