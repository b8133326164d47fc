// Family events in the reference: what strikes the households in which children live.
#pragma once

#include "tests/reference/figures.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// Who is a figure of a child under 18, and who is the first living figure of one.
struct Carers {
    Marks any, first;
};
inline Carers carers_of_children(const Community& community, std::uint32_t month) {
    Carers carers{Marks(community.people.size()), Marks(community.people.size())};
    for (const std::uint32_t who : children_of(community, month)) {
        const Person& child = community.people[who];
        if (child.birth_month == month) continue;
        bool first = true;
        for (std::uint32_t k = 0; k < figures_at_most; ++k) {
            const std::uint32_t figure = child.bond[k].other;
            if (child.bond[k].role == no_role || !community.lives(figure) || !community.is_around(figure)) continue;
            carers.any[figure] = true;
            if (first) carers.first[figure] = true;
            first = false;
        }
    }
    return carers;
}

/// Whom somebody lives with.
inline std::uint32_t companion_of(const Community& community, const Person& person) {
    return person.committed_since == never ? nobody : community.living_partner(person.number);
}

inline void enlarge(Community& community, Person& woman, const Carers& carers) {
    if (!community.alive(woman.number) || woman.births == 0) return;
    const std::uint32_t partner = companion_of(community, woman);
    if (carers.any[woman.number]) woman.event_now = FamilyEvents::new_sibling;
    if (partner != nobody && carers.any[partner]) community.people[partner].event_now = FamilyEvents::new_sibling;
}

/// Illness, job loss or a move, drawn for each household by who came first of its main figures.
inline void befall(Community& community, Person& person, const Carers& carers, const FamilyEvents& theory,
                   std::uint32_t month, const Draw& draw) {
    if (!carers.first[person.number]) return;
    const std::uint32_t partner = companion_of(community, person);
    if (partner != nobody && carers.first[partner] && partner < person.number) return;
    const Words words = draw(person.identity, month, 0, Purpose("family_events"));
    if (!(uniform(words.a) < theory.rate / months_per_year)) return;
    const float kind = uniform(words.b);
    std::uint32_t event = FamilyEvents::move;
    if (kind < theory.illness_share) event = FamilyEvents::illness;
    else if (kind < theory.illness_share + theory.job_loss_share) event = FamilyEvents::job_loss;
    person.event_now = event;
    if (partner != nobody) community.people[partner].event_now = event;
}

/// The acute loss of sensitivity, and new residuals of caregiving.
inline void strike(Person& person, const FamilyEvents& theory, std::uint32_t month, const Draw& draw) {
    float size = theory.shock;
    bool redraws = true;
    switch (person.event_now) {
    case FamilyEvents::nothing: return;
    case FamilyEvents::separation:
        size = theory.separation_shock;
        redraws = theory.separation_redraws >= 0.5f;
        break;
    case FamilyEvents::partners_death:
        size = theory.death_shock;
        redraws = theory.death_redraws >= 0.5f;
        break;
    case FamilyEvents::new_sibling:
        size = theory.sibling_shock;
        redraws = false;
        break;
    }
    person.shock = at_least(person.shock, size);
    if (!redraws) return;
    const Words words = draw(person.identity, month, 0, Purpose("family_events.residuals"));
    person.event_sensitivity = -theory.shift + theory.spread * normal(words.a);
    person.event_rejection = theory.shift + theory.spread * normal(words.b);
}

inline void strike_families(Community& community, const FamilyEvents& theory, std::uint32_t month, const Draw& draw) {
    const Carers carers = carers_of_children(community, month);
    const float kept = exp(-1.0f / (months_per_year * theory.shock_memory));
    for (const std::uint32_t who : community.society) {
        community.people[who].shock *= kept;
        community.people[who].event_now = FamilyEvents::nothing;
    }
    for (const std::uint32_t who : community.society) enlarge(community, community.people[who], carers);
    for (const std::uint32_t who : community.society) befall(community, community.people[who], carers, theory, month,
                                                             draw);
    for (const std::uint32_t who : community.society) {
        Person& person = community.people[who];
        if (carers.any[who] && person.separated_from != nobody) person.event_now = FamilyEvents::separation;
        if (carers.any[who] && person.widowed_from != nobody) person.event_now = FamilyEvents::partners_death;
    }
    for (const std::uint32_t who : community.society)
        if (community.alive(who)) strike(community.people[who], theory, month, draw);
}

} // namespace dyad::inline DYAD_KERNEL::reference
