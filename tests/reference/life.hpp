// Whole lives in the reference: a community from its founding, month by month, one person after the other.
#pragma once

#include "tests/reference/day.hpp"
#include "tests/reference/events.hpp"
#include "tests/reference/month_end.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

inline Community begin(std::uint32_t number, std::uint32_t families, const Theory& theory, const Draw& draw) {
    Community community;
    community.number = number;
    community.families = families;
    found(community, theory, draw);
    enter_all(community, 0, theory, 0, draw);
    return community;
}

/// Who lives and who is with whom.
inline void turn_month(Community& community, const Theory& theory, std::uint32_t month, const Draw& draw) {
    decide_deaths(community, theory.of<Mortality>(), month, draw);
    bereave(community, theory.of<Mortality>(), month, draw);
    decide_births(community, theory.of<Parenthood>(), month, draw);
    const std::size_t before = keep_register(community, theory.of<Census>(), month, draw);
    enter_all(community, before, theory, month, draw);
    for (const std::uint32_t who : community.nursery)
        if (community.people[who].birth_month == month) be_born(community, who, theory, month, draw);
    live_love(community, theory.of<Partnership>(), month, draw);
    live_friendships(community, theory.of<Friendship>(), month, draw);
    renew_siblings(community, month);
    be_guided(community, theory.of<Mentoring>(), month, draw);
    be_treated(community, theory.of<Psychotherapy>(), month, draw);
    be_calmed(community, theory.of<SomaticTherapy>(), month, draw);
    care_for_children(community, theory, month, draw);
    strike_families(community, theory.of<FamilyEvents>(), month, draw);
    auto& nursery = community.nursery;
    std::erase_if(nursery, [&](std::uint32_t who) { return community.people[who].grown; });
    std::stable_sort(nursery.begin(), nursery.end(), [&](std::uint32_t a, std::uint32_t b) {
        return community.people[a].figures() > community.people[b].figures();
    });
}

/// What a grown person is like this month, and what the person offers.
inline void begin_grown_month(const Community& community, Person& person, const Theory& theory, std::uint32_t month,
                              const Draw& draw) {
    settle_context(community, person, theory.of<FamilyContext>());
    make_up_mind(person, theory.of<StateOfMind>());
    train(person, theory.of<ParentTraining>(), month);
    keep_company(person, month);
    settle_plasticity(person, theory.of<Plasticity>(), month);
    for (std::uint32_t k = 0; k < figures_at_most; ++k)
        if (person.bond[k].since == month && person.bond[k].role != no_role)
            take_into_care(person, k, person.age(month), theory.of<Caregiving>(), draw);
    settle_offers(person, theory.of<Caregiving>());
    for (Bond& bond : person.bond)
        if (bond.begins) begin_anew(person, bond);
}

inline void live_month(Community& community, const Theory& theory, std::uint32_t month, const Draw& draw) {
    std::vector<std::uint32_t> grown;
    for (const std::uint32_t who : community.society)
        if (community.alive(who)) grown.push_back(who);
    auto& people = community.people;
    for (const std::uint32_t who : grown) change_context(people[who], theory.of<FamilyContext>(), month, draw);
    for (const std::uint32_t who : grown) begin_grown_month(community, people[who], theory, month, draw);
    grow_alike(community, grown, theory.of<Caregiving>());
    for (const std::uint32_t who : grown) bear(community, people[who], theory.of<Conflict>(), month);
    yoke_infants(community, theory.of<Yoking>(), month, draw);
    for (const std::uint32_t who : community.nursery) begin_infant_month(community, people[who], theory, month, draw);
    for (const std::uint32_t who : grown) {
        MonthSums sums;
        people[who].conflict = 0.0f;
        for (std::uint32_t slot = 0; slot < bonds_at_most; ++slot)
            exchange(community, people[who], slot, theory, month, draw, sums);
        end_month(people[who], sums, theory);
    }
    for (const std::uint32_t who : community.nursery) {
        const std::uint32_t age = people[who].age(month) * days_per_month;
        live_days(people[who], theory, age, age + days_per_month, draw);
    }
}

} // namespace dyad::inline DYAD_KERNEL::reference
