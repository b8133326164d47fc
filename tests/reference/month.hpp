// What changes once a month in the reference, before anything is exchanged: context, minds, plasticity and offers.
#pragma once

#include "tests/reference/newcomers.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// c <- p c + sqrt(1 - p²) N with p = exp(-1/(12 tau)), and likewise one's own.
inline void change_context(Person& person, const FamilyContext& theory, std::uint32_t month, const Draw& draw) {
    const float carry = exp(-1.0f / (months_per_year * theory.memory)), fresh = std::sqrt(1.0f - carry * carry);
    const Words words = draw(person.identity, person.age(month), 0, Purpose("family_context"));
    person.shared_context = carry * person.shared_context + fresh * normal(words.a);
    person.own_context = carry * person.own_context + fresh * normal(words.b);
}

/// C = sigma_C (sqrt(rho) c_head + sqrt(1 - rho) c_own); the head of a committed couple is who came first.
inline void settle_context(const Community& community, Person& person, const FamilyContext& theory) {
    float common = person.shared_context;
    const std::uint32_t partner = community.living_partner(person.number);
    if (person.committed_since != never && partner != nobody && partner < person.number)
        common = community.people[partner].shared_context;
    const float of_common = std::sqrt(static_cast<float>(theory.shared)), of_own = std::sqrt(1.0f - theory.shared);
    person.context = theory.size * (of_common * common + of_own * person.own_context);
}

/// One number of K: w_K G + (1 - w_K) times the mean of childhood's figures by weight.
inline float remembered(const Person& person, float general, const float (&own)[3], float share) {
    float sum = 0.0f, figures = 0.0f;
    for (std::uint32_t k = 0; k < figures_at_most; ++k) {
        if (person.bond[k].role == no_role) continue;
        sum += person.bond[k].weight;
        figures += person.bond[k].weight * own[k];
    }
    return sum > 0.0f ? share * general + (1.0f - share) * (figures / sum) : 0.0f;
}

inline void score(Mind& mind, const StateOfMind& theory, const Norm& avoids, const Norm& worries, const Norm& fears) {
    const auto& [q_mute, q_ask, q_amplify, fear] = mind.number;
    const float limit = theory.extreme, avoidance = q_mute - q_ask;
    const float anxiety = q_amplify - 0.25f * q_mute - 0.75f * q_ask;
    mind.avoidance = at_most(at_least((avoidance - avoids.mean) / avoids.sd, -limit), limit);
    mind.anxiety = at_most(at_least((anxiety - worries.mean) / worries.sd, -limit), limit);
    mind.fearfulness = at_most((fear - fears.mean) / fears.sd, limit);
}
inline void score_mind(Mind& mind, const StateOfMind& theory) {
    score(mind, theory, avoidance_norm, anxiety_norm, fear_norm);
}
inline void score_self(Mind& self, const StateOfMind& theory) {
    score(self, theory, self_avoidance_norm, self_anxiety_norm, self_fear_norm);
}

inline void make_up_mind(Person& person, const StateOfMind& theory) {
    const Bond* figure = person.bond;
    for (std::uint32_t s = 0; s < strategies; ++s) {
        const float own[] = {figure[0].expectation[s], figure[1].expectation[s], figure[2].expectation[s]};
        person.mind.number[s] = remembered(person, person.general_expectation[s], own, theory.general_share);
        person.self.number[s] = person.general_expectation[s];
    }
    person.mind.number[3] =
        remembered(person, person.general_fear, {figure[0].fear, figure[1].fear, figure[2].fear}, theory.general_share);
    person.self.number[3] = person.general_fear;
    if (person.figures() > 0) {
        score_mind(person.mind, theory);
        score_self(person.self, theory);
    } else {
        person.mind.avoidance = person.mind.anxiety = person.mind.fearfulness = 0.0f;
        person.self.avoidance = person.self.anxiety = person.self.fearfulness = 0.0f;
    }
}

/// From `age` months on, for `duration` months, the main figure of a trained child is more sensitive and rejects less.
inline void train(Person& child, const ParentTraining& theory, std::uint32_t month) {
    const auto from = static_cast<std::uint32_t>(theory.age.value);
    const auto lasts = static_cast<std::uint32_t>(theory.duration.value);
    const std::uint32_t age = child.age(month);
    const bool now = child.trained && age >= from && age - from < lasts;
    child.training = now ? static_cast<float>(theory.sensitivity_gain) : 0.0f;
    child.training_rejection = now ? static_cast<float>(theory.rejection_cut) : 0.0f;
}

/// Which bonds begin this month. One with a helper also begins when one kind takes the place of another.
inline void keep_company(Person& person, std::uint32_t month) {
    const std::uint32_t before = person.helper;
    person.helper = person.therapy ? std::uint32_t{therapist} : person.guide_kind;
    for (Bond& bond : person.bond) bond.begins = bond.other != nobody && bond.since == month;
    const std::uint32_t since = person.helper == therapist ? person.therapy_since : person.bond[helper_slot].since;
    person.bond[helper_slot].begins = person.helper != no_guide && (person.helper != before || since == month);
}

/// How far age has come from one year of life to another, between 0 and 1.
inline float progress(float age, float from, float to) {
    return at_most(at_least((age - from) / (to - from), 0.0f), 1.0f);
}

/// floor + (1 - floor)(exp(-age/tau) + b exp(-(age - a)²/2w²))
inline float plasticity_by_formula(float age, const Plasticity& theory) {
    const float to_window = (age - theory.window_age) / theory.window_width;
    const float early = exp(-age / theory.early_decay) + theory.adolescent_window * exp(-0.5f * to_window * to_window);
    return theory.adult_floor + (1.0f - theory.adult_floor) * early;
}

inline float plasticity_of_age(float age, const Plasticity& theory) {
    const auto schedule = static_cast<std::uint32_t>(theory.schedule.value);
    if (schedule == 1) {
        const float by_20 = log(theory.college), by_30 = log(theory.thirty), by_60 = log(theory.old);
        const float ratio = progress(age, 8, 20) * by_20 + progress(age, 20, 30) * (by_30 - by_20) +
                            progress(age, 30, 60) * (by_60 - by_30);
        return plasticity_by_formula(at_most(age, 8.0f), theory) * exp(ratio);
    }
    if (schedule == 2) return exp(log(theory.adult_floor) * progress(age, 0, theory.plateau_age));
    if (schedule != 3) return plasticity_by_formula(age, theory);
    constexpr float ages[] = {0, 5, 10, 15, 20, 30, 40, 50, 60, 80};
    const float table[] = {theory.at_0, theory.at_5, theory.at_10, theory.at_15, theory.at_20,
                           theory.at_30, theory.at_40, theory.at_50, theory.at_60, theory.at_80};
    float plasticity = table[0];
    for (std::size_t k = 1; k < std::size(ages); ++k)
        plasticity += progress(age, ages[k - 1], ages[k]) * (table[k] - table[k - 1]);
    return plasticity;
}

/// pi = min(ceiling, of_age theta safety exp(-k_T T)), and pi^zeta for a single relationship.
inline void settle_plasticity(Person& person, const Plasticity& theory, std::uint32_t month) {
    person.plasticity_of_age = plasticity_of_age(in_years(person.age(month)), theory);
    const float log_pi = log(person.plasticity_of_age * person.susceptibility * person.safety);
    const float now = at_most(log_pi - theory.tone_cost * person.tone, log(theory.ceiling));
    person.plasticity = exp(now);
    person.bond_plasticity = exp(theory.bond_exponent * now);
}

/// What a person offers any child by K, and any equal by G, as a difference from the usual.
inline void settle_offers(Person& person, const Caregiving& theory) {
    const Mind &mind = person.mind, &self = person.self;
    Manner &care = person.to_children, &equal = person.to_equals;
    care.sensitivity = theory.sensitivity - theory.avoidance_insensitive * mind.avoidance -
                       theory.anxiety_insensitive * mind.anxiety - theory.fear_insensitive * mind.fearfulness +
                       person.event_sensitivity - person.shock;
    care.rejection = theory.rejection + theory.avoidance_rejects * mind.avoidance + person.event_rejection +
                     theory.shock_rejection * person.shock;
    care.inconsistency = theory.inconsistency * exp(theory.anxiety_inconsistent * mind.anxiety);
    care.frightening = theory.frightening + theory.fear_frightens * mind.fearfulness;
    if (person.origin == staff_member)
        care = {theory.staff_sensitivity, theory.staff_rejection, theory.inconsistency, theory.staff_frightening};
    equal.sensitivity = -theory.avoidance_insensitive * self.avoidance - theory.anxiety_insensitive * self.anxiety -
                        theory.fear_insensitive * self.fearfulness;
    equal.rejection = theory.avoidance_rejects * self.avoidance;
    equal.inconsistency = exp(theory.anxiety_inconsistent * self.anxiety);
    equal.frightening = theory.fear_frightens * self.fearfulness;
}

/// Parents who live together: each moves a share of the way towards the other's sensitivity, both by what they were.
inline void grow_alike(Community& community, const std::vector<std::uint32_t>& grown, const Caregiving& theory) {
    std::vector<float> alone(community.people.size());
    for (const std::uint32_t who : grown) alone[who] = community.people[who].to_children.sensitivity;
    for (const std::uint32_t who : grown) {
        Person& person = community.people[who];
        const std::uint32_t other = community.living_partner(who);
        if (other == nobody || person.committed_since == never) continue;
        person.to_children.sensitivity = alone[who] + theory.coparenting * (alone[other] - alone[who]);
    }
}

/// What last month's bids of the partner cost; nothing yet in the month in which the two meet.
inline void bear(Community& community, Person& person, const Conflict& theory, std::uint32_t month) {
    person.strain = 0.0f;
    const std::uint32_t other = community.living_partner(person.number);
    if (other == nobody || person.bond[partner_slot].since == month) return;
    const Bond& theirs = community.people[other].bond[partner_slot];
    const float amplifies = at_least(1.0f - theirs.chance_mute - theirs.chance_ask, 0.0f);
    person.strain = theory.amplified_costs * amplifies + theory.muted_costs * theirs.chance_mute;
}

/// Somebody new is expected to be, and feared, as others are in general.
inline void begin_anew(const Person& person, Bond& bond) {
    for (std::uint32_t s = 0; s < strategies; ++s) bond.expectation[s] = person.general_expectation[s];
    bond.fear = person.general_fear;
}

/// What the other offers this child: S, r, v, phi, before family context. The dead and the absent notice nothing.
inline Manner offered_to_child(const Community& community, const Person& child, std::uint32_t k) {
    const Bond& bond = child.bond[k];
    Manner offer{-20.0f, 0.0f, 0.0f, -20.0f};
    if (community.lives(bond.other)) offer = community.people[bond.other].to_children;
    offer.sensitivity = offer.sensitivity + bond.own_sensitivity - child.sensitivity_loss;
    offer.rejection = offer.rejection + bond.own_rejection + child.rejection_gain;
    if (k == main_figure) {
        offer.sensitivity += child.training;
        offer.rejection -= child.training_rejection;
    }
    offer.inconsistency = offer.inconsistency * bond.own_inconsistency * child.inconsistency_factor;
    const float fright = sigmoid(offer.frightening + bond.own_frightening + child.fright_shift);
    offer.frightening = at_most(child.fright_factor * fright + child.fright_added, 1.0f);
    return offer;
}

} // namespace dyad::inline DYAD_KERNEL::reference
