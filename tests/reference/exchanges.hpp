// A month's exchanges of a grown person in the reference, with each of eight others in turn.
#pragma once

#include "tests/reference/month.hpp"

#include <array>

namespace dyad::inline DYAD_KERNEL::reference {

/// 1 - e^-x for x >= 0; below 0.01, where most digits would be lost, by its series.
inline float share_gone(float x) { return x < 0.01f ? x * (1.0f - x * (0.5f - x * 0.166666667f)) : 1.0f - exp(-x); }

/// What adds up over the month's exchanges with all others.
struct MonthSums {
    float expectation[3] = {}, fear = 0, importance = 0, exchanges = 0, unsoothed = 0, value = 0;
};

/// How often the person turns to whoever stands in the slot, a month; 0 if nobody is there.
inline float exchanges_of(const Person& person, std::uint32_t slot, bool there, const Company& theory,
                          std::uint32_t month) {
    const float age = in_years(person.age(month));
    const bool child = static_cast<std::int32_t>(person.age(month)) < std::int32_t{childhood_months};
    if (slot == helper_slot && person.helper == therapist) return theory.therapists;
    if (slot == helper_slot && person.helper == teacher) return theory.teachers;
    if (!there) return 0.0f;
    if (slot == helper_slot) return theory.mentors;
    if (slot == sibling_slot) return child ? 1.0f * theory.siblings : theory.siblings * theory.siblings_grown;
    if (slot == partner_slot)
        return person.committed_since != never ? 1.0f * theory.partners : theory.partners * theory.dating_share;
    if (slot >= friend_slot) return 0.5f * theory.friends * at_most(age / theory.friends_full_age, 1.0f);
    const float fading = at_least(1.0f - (age - 1.5f) / theory.parents_fade, theory.parents_least);
    const auto since_infancy = static_cast<std::int32_t>(person.age(month)) - std::int32_t{World::nursery_months};
    const float infant = at_least(1.0f - static_cast<float>(since_infancy) / theory.taper, 0.0f);
    return person.bond[slot].weight * (theory.parents * (child ? fading : static_cast<float>(theory.parents_grown)) +
                                       (theory.infancy - theory.parents) * infant);
}

/// P(s) in proportion to exp(beta q_s + b_s), b_mute = 0, b_ask = -k_F F, b_amplify = `urge`.
inline void choose(Bond& bond, float urge, const Signalling& theory) {
    const float beta = theory.choice_sharpness;
    const float to_mute = exp(beta * bond.expectation[mute]);
    const float to_ask = exp(beta * bond.expectation[ask] - theory.fear_inhibits * bond.fear);
    const float to_amplify = exp(beta * bond.expectation[amplify] + urge);
    const float share = 1.0f / (to_mute + to_ask + to_amplify);
    bond.chance_mute = to_mute * share;
    bond.chance_ask = to_ask * share;
}

/// The chance of each strategy, amplifying being the rest.
inline std::array<float, 3> chances_of(const Bond& bond) {
    const float rest = 1.0f - bond.chance_mute - bond.chance_ask;
    return {bond.chance_mute, bond.chance_ask, rest > 0.0f ? rest : 0.0f};
}

/// b_amplify = b_rho (rho - m max(0, age - a) / 35) + b_T (T - T_0); a therapist elicits direct bids.
inline void signal(Person& person, std::uint32_t slot, const Signalling& theory, std::uint32_t month) {
    Bond& bond = person.bond[slot];
    const float grown_for = at_least(in_years(person.age(month)) - theory.maturation_age, 0.0f);
    const float matured = theory.maturation / 35.0f * grown_for;
    const float urge = theory.reactivity_amplifies * (person.reactivity - matured) +
                       theory.tone_amplifies * (person.tone - theory.usual_tone);
    choose(bond, urge, theory);
    if (slot != helper_slot || person.helper != therapist) return;
    bond.chance_mute = (1.0f - person.elicitation) * bond.chance_mute;
    bond.chance_ask = person.elicitation + (1.0f - person.elicitation) * bond.chance_ask;
}

/// What is usual among those who stand in a slot.
struct Kind {
    float sensitivity, own_model, spread, rejection, rejection_spread, inconsistency, frightening;
};
inline Kind kind_of(std::uint32_t slot, const Responsiveness& r) {
    if (slot == sibling_slot)
        return {r.sibling_sensitivity, r.sibling_own_model, r.sibling_spread, r.sibling_rejection,
                r.sibling_rejection_spread, r.sibling_inconsistency, r.sibling_frightening};
    if (slot == partner_slot)
        return {r.partner_sensitivity, r.partner_own_model, r.partner_spread, r.partner_rejection,
                r.partner_rejection_spread, r.partner_inconsistency, r.partner_frightening};
    if (slot == helper_slot)
        return {r.mentor_sensitivity, r.mentor_own_model, r.mentor_spread, r.mentor_rejection,
                r.mentor_rejection_spread, r.mentor_inconsistency, r.mentor_frightening};
    return {r.friend_sensitivity, r.friend_own_model, r.friend_spread, r.friend_rejection,
            r.friend_rejection_spread, r.friend_inconsistency, r.friend_frightening};
}

/// S, r, v and phi of whoever stands in one of the slots 3 to 7.
inline Manner offered_to_equal(const Person& person, const Person* other, std::uint32_t slot,
                               const Responsiveness& theory) {
    if (slot == helper_slot && person.helper == therapist)
        return {theory.therapist_sensitivity + person.alliance, theory.therapist_rejection,
                theory.therapist_inconsistency,
                theory.therapist_frightening};
    if (slot == helper_slot && person.helper == teacher)
        return {person.teacher_sensitivity, person.teacher_rejection, theory.teacher_inconsistency,
                theory.teacher_frightening};
    const Kind kind = kind_of(slot, theory);
    const Bond& bond = person.bond[slot];
    const Manner own = other->to_equals;
    const float usual_phi = log(kind.frightening / (1.0f - kind.frightening));
    Manner offer;
    offer.sensitivity = kind.sensitivity + kind.own_model * own.sensitivity + kind.spread * bond.own_sensitivity;
    offer.rejection = kind.rejection + kind.own_model * own.rejection + kind.rejection_spread * bond.own_rejection;
    offer.inconsistency = kind.inconsistency * (1.0f + kind.own_model * (own.inconsistency - 1.0f));
    offer.frightening = sigmoid(usual_phi + kind.own_model * own.frightening);
    if (slot == partner_slot) offer.sensitivity = offer.sensitivity - theory.burden * chances_of(bond)[amplify];
    return offer;
}

/// The same of a figure of childhood, with the context of its household.
inline Manner offered_by_figure(const Community& community, const Person& person, std::uint32_t k,
                                const Caregiving& theory) {
    const float context = community.people[person.bond[k].other].context;
    Manner offer = offered_to_child(community, person, k);
    offer.sensitivity = offer.sensitivity + context;
    offer.rejection = offer.rejection - theory.context_rejection * context;
    offer.frightening = at_most(offer.frightening * exp(-theory.context_frightening * context), 1.0f);
    return offer;
}

/// n_ask = sigmoid(x), n_mute = sigmoid(x - hidden), n_amplify = 1 - (1 - n_ask)³.
inline void notice(Bond& bond, float log_odds, float hidden) {
    const float noticed = sigmoid(log_odds), missed = 1.0f - noticed;
    bond.chance_noticed[mute] = sigmoid(log_odds - hidden);
    bond.chance_noticed[ask] = noticed;
    bond.chance_noticed[amplify] = 1.0f - missed * missed * missed;
}

inline void answer(Person& person, std::uint32_t slot, const Manner& offer, const Caregiving& theory,
                   std::uint32_t month,
                   const Draw& draw) {
    Bond& bond = person.bond[slot];
    const Words words = draw(person.identity, person.age(month), slot / 4, Purpose("caregiving.month_stress"));
    const std::uint32_t luck[] = {words.a, words.b, words.c, words.d};
    const float v = offer.inconsistency, steadiness = 1.0f / (1.0f + v);
    const float stress = theory.stress_size * (slot == partner_slot ? theory.partner_stress : theory.month_stress);
    const float moved = offer.sensitivity + stress * (v / theory.inconsistency) * normal(luck[slot % 4]);
    notice(bond, moved * steadiness, theory.mute_hidden * steadiness);
    bond.chance_rejected[mute] = sigmoid(offer.rejection - theory.amplified_rejected);
    bond.chance_rejected[ask] = sigmoid(offer.rejection);
    bond.chance_rejected[amplify] = sigmoid(offer.rejection + theory.amplified_rejected);
    bond.chance_frightened = offer.frightening;
}

/// c_s = n_s (1 - f)(1 - r_s)
inline float comfort_of(const Bond& bond, std::uint32_t s) {
    return bond.chance_noticed[s] * (1.0f - bond.chance_frightened) * (1.0f - bond.chance_rejected[s]);
}

/// R'_s = q_0s + gain (R_s - q_0s), R_s = c_s b_s + (1 - n_s) u_s - (n_s - c_s) h - cost_s.
inline float expected_outcome_of(const Person& person, const Bond& bond, std::uint32_t s, const WorkingModel& theory) {
    const float innate[] = {theory.innate_mute, theory.innate_ask, theory.innate_amplify};
    const float cost[] = {0.0f, theory.ask_cost, theory.amplify_cost};
    const float comfort = s == mute ? static_cast<float>(theory.muted_comfort) : 1.0f;
    const float alone = s == mute ? static_cast<float>(theory.self_soothing) : 0.0f;
    const float noticed = bond.chance_noticed[s], comforted = comfort_of(bond, s);
    const float outcome =
        comforted * comfort + (1.0f - noticed) * alone - (noticed - comforted) * theory.hurt - cost[s];
    return innate[s] + person.felt_gain * (outcome - innate[s]);
}

/// up = a_F pi^zeta n sum_s P_s n_s f, down = a_F pi^zeta n omega sum_s P_s c_s k; F moves to up / (up + down).
inline float frightened_by(const Person& person, const Bond& bond, float n, const Fear& theory) {
    const auto p = chances_of(bond);
    const float noticed = p[mute] * bond.chance_noticed[mute] + p[ask] * bond.chance_noticed[ask] +
                          p[amplify] * bond.chance_noticed[amplify];
    const float comforted = p[mute] * comfort_of(bond, mute) + p[ask] * comfort_of(bond, ask) +
                            p[amplify] * comfort_of(bond, amplify);
    const float scale = theory.learning_rate * person.bond_plasticity * n;
    const float up = scale * noticed * bond.chance_frightened;
    const float down = scale * theory.safety * comforted * person.extinction, total = up + down;
    const float target = total > 0.0f ? up / total : 0.0f;
    return bond.fear + share_gone(total) * (target - bond.fear);
}

/// Bids of childhood, by the chances under which they are made.
inline void count_need(Person& child, const Bond& bond, float n) {
    const auto p = chances_of(bond);
    const float frightened = bond.chance_frightened;
    for (std::uint32_t s = 0; s < strategies; ++s) {
        const float bids = n * p[s], noticed = bond.chance_noticed[s];
        child.childhood_bids[s] += bids;
        child.childhood_met[s] += bids * comfort_of(bond, s);
        child.childhood_rejected[s] += bids * (noticed * (1.0f - frightened) * bond.chance_rejected[s]);
        child.childhood_frightened += bids * (noticed * frightened);
    }
}

/// Bids to the partner that end badly: n sum_s P_s p_s (phi + (1 - phi) r_s).
inline float conflict_of(const Bond& bond, float n) {
    const auto p = chances_of(bond);
    const float frightened = bond.chance_frightened;
    float conflict = 0.0f;
    for (std::uint32_t s = 0; s < strategies; ++s)
        conflict += n * p[s] * (bond.chance_noticed[s] * (frightened + (1.0f - frightened) * bond.chance_rejected[s]));
    return conflict;
}

/// What n exchanges teach: q, F, then the pull of the general model, and what they add to the month.
inline void learn(Person& person, Bond& bond, float n, float importance, const Theory& theory, MonthSums& sums) {
    const auto p = chances_of(bond);
    const auto& transference = theory.of<Transference>();
    const float pull = share_gone(transference.pull * static_cast<float>(days_per_month) *
                                  at_most(n / transference.pull_exchanges, 1.0f));
    const float rate = theory.of<WorkingModel>().learning_rate;
    float outcome[3], unsoothed[3];
    for (std::uint32_t s = 0; s < strategies; ++s) {
        float& q = bond.expectation[s];
        outcome[s] = expected_outcome_of(person, bond, s, theory.of<WorkingModel>());
        unsoothed[s] = p[s] * (1.0f - comfort_of(bond, s));
        const float learned = q + share_gone(rate * person.bond_plasticity * (n * p[s])) * (outcome[s] - q);
        q = learned + pull * (person.general_expectation[s] - learned);
        sums.expectation[s] += importance * q;
    }
    const float worth = 0.5f * (p[mute] * (bond.expectation[mute] + outcome[mute]) +
                                p[ask] * (bond.expectation[ask] + outcome[ask]) +
                                p[amplify] * (bond.expectation[amplify] + outcome[amplify]));
    if (n > 0.0f) bond.felt_value = worth;
    const float fear = frightened_by(person, bond, n, theory.of<Fear>());
    bond.fear = fear + pull * (person.general_fear - fear);
    sums.fear += importance * bond.fear;
    sums.importance += importance;
    sums.exchanges += n;
    sums.unsoothed += n * (unsoothed[mute] + unsoothed[ask] + unsoothed[amplify]);
    sums.value += n * bond.felt_value;
}

/// A month with whoever stands in the slot.
inline void exchange(Community& community, Person& person, std::uint32_t slot, const Theory& theory,
                     std::uint32_t month,
                     const Draw& draw, MonthSums& sums) {
    Bond& bond = person.bond[slot];
    const bool named = slot != helper_slot || person.helper == mentor;
    const bool there = named && community.lives(bond.other);
    if (slot >= sibling_slot && bond.begins) meet(person, slot, month, draw);
    const bool drawn = slot == helper_slot && (person.helper == teacher || person.helper == therapist);
    if (!there && !drawn) return;
    const float n = exchanges_of(person, slot, there, theory.of<Company>(), month);
    const bool treated = slot == helper_slot && person.helper == therapist;
    const float importance = treated ? n * theory.of<Company>().therapist_importance : n;
    signal(person, slot, theory.of<Signalling>(), month);
    const Manner offer = slot < sibling_slot
                             ? offered_by_figure(community, person, slot, theory.of<Caregiving>())
                             : offered_to_equal(person, there ? &community.people[bond.other] : nullptr, slot,
                                                theory.of<Responsiveness>());
    answer(person, slot, offer, theory.of<Caregiving>(), month, draw);
    learn(person, bond, n, importance, theory, sums);
    if (slot == partner_slot) person.conflict = conflict_of(bond, n);
    if (person.age(month) < childhood_months) count_need(person, bond, n);
}

} // namespace dyad::inline DYAD_KERNEL::reference
