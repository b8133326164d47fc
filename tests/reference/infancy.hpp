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

/// What the yoke's policy makes of chances by strategy.
inline float by_yoke(const Person& child, float to_mute, float to_ask, float to_amplify) {
    return child.yoke[mute] * to_mute + child.yoke[ask] * to_ask + child.yoke[amplify] * to_amplify;
}

/// A yoked child's bids are rejected with one chance, that of the yoke's bids that are noticed on an ordinary day.
inline void reject_by_yoke(const Person& child, Bond& figure) {
    const float asked = sigmoid(figure.readiness), missed = 1.0f - asked;
    const float noticed[] = {sigmoid(figure.readiness - figure.mute_effect), asked, 1.0f - missed * missed * missed};
    const float* const r = figure.chance_rejected;
    const float all = by_yoke(child, noticed[mute], noticed[ask], noticed[amplify]);
    const float rejected = by_yoke(child, noticed[mute] * r[mute], noticed[ask] * r[ask], noticed[amplify] * r[amplify]);
    const float chance = all > 0.0f ? rejected / all : 0.0f;
    for (float& of_strategy : figure.chance_rejected) of_strategy = chance;
}

inline bool can_be_yoked(const Community& community, const Person& child, std::uint32_t month) {
    return child.age(month) > 0 && community.alive(child.number) && !child.grown &&
           community.people[child.mother].is_founder(founding_mother) && child.elder == nobody && child.co_twin == nobody;
}

/// First children of families side by side, by each other's policy as the month begins.
inline void yoke_infants(Community& community, const Yoking& theory, std::uint32_t month, const Draw& draw) {
    std::vector<Person*> children(community.families + 1, nullptr);
    for (const std::uint32_t who : community.nursery) {
        Person& child = community.people[who];
        child.yoked = 0;
        for (float& share : child.yoke) share = 0.0f;
        if (can_be_yoked(community, child, month)) children[child.family] = &child;
    }
    for (std::uint32_t family = 0; theory.share > 0.0f && family < community.families; family += 2) {
        Person *one = children[family], *other = children[family + 1];
        if (!one || !other || one->birth_month != other->birth_month) continue;
        if (uniform(draw(community.people[one->mother].identity, 0, 0, Purpose("yoking")).a) >= theory.share) continue;
        for (const auto& [child, to] : {std::pair{one, other}, std::pair{other, one}}) {
            child->yoked = 1;
            child->yoke[mute] = to->bond[0].chance_mute;
            child->yoke[ask] = to->bond[0].chance_ask;
            child->yoke[amplify] = 1.0f - child->yoke[mute] - child->yoke[ask];
        }
    }
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
        if (child.yoked) reject_by_yoke(child, figure);
        if (figure.begins) begin_anew(child, figure);
    }
    if (child.age(month) > 0) count_needs(child, theory.of<Signalling>(), month);
    for (std::uint32_t k = 0; k < child.figures(); ++k) {
        form_attachment(child, child.bond[k], theory);
        if (child.bond[k].begins) child.bond[k].formed = 0.0f;
    }
}

} // namespace dyad::inline DYAD_KERNEL::reference
