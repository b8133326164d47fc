// The turn of a month in the reference: who dies, who is born, and who grows out of infancy.
#pragma once

#include "tests/reference/entry.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// Gompertz: exp((level + slope age) + male_excess [if a man]) / 12 in a month; staff never die.
inline void decide_deaths(Community& community, const Mortality& theory, std::uint32_t month, const Draw& draw) {
    for (const std::uint32_t who : community.society) {
        Person& person = community.people[who];
        person.dies = false;
        if (!community.is_around(who) || month == 0) continue;
        const float years = static_cast<float>(person.age(month)) / 12.0f;
        const float excess = person.sex == male ? static_cast<float>(theory.male_excess) : 0.0f;
        const float chance = exp((theory.level + theory.slope * years) + excess) / 12.0f;
        person.dies = uniform(draw(person.identity, person.age(month), 0, Purpose("mortality")).a) < chance;
    }
}

/// What a scenario forces: the father of a child that reaches an age dies.
inline void bereave(Community& community, const Mortality& theory, std::uint32_t month, const Draw& draw) {
    for (const std::uint32_t who : community.society) {
        const Person& child = community.people[who];
        const auto age = static_cast<std::uint32_t>(theory.bereaved_age * 12.0f + 0.5f);
        if (!community.alive(who) || child.age(month) != age || !community.lives(child.father)) continue;
        const float luck = uniform(draw(child.identity, 0, 0, Purpose("mortality.bereaved")).a);
        if (luck < theory.bereaved_share) community.people[child.father].dies = true;
    }
}

inline void give_birth(Person& woman, const Parenthood& theory, std::uint32_t month, const Draw& draw) {
    const float u = uniform(draw(woman.identity, woman.age(month), 0, Purpose("parenthood.twins")).a);
    woman.births = u < theory.identical_share + theory.fraternal_share ? 2 : 1;
    woman.births_identical = u < theory.identical_share;
    woman.children += woman.births;
    woman.last_birth = month;
    woman.next_birth = never;
}

/// rate readiness(age) fecundity(age)
inline float chance_to_conceive(const Community& community, const Person& woman, float age, const Parenthood& theory) {
    float rate = theory.single_rate;
    if (community.alive(woman.partner()) && woman.committed_since != never) {
        const bool with_woman = community.people[woman.partner()].sex == female;
        const float with_man = woman.children == 0 ? theory.first_rate : theory.next_rate;
        rate = with_woman ? static_cast<float>(theory.donor_rate) : with_man;
    }
    const float readiness = sigmoid((age - theory.ready_age) / theory.ready_spread);
    const float fecundity = at_most((theory.oldest - age) / at_least(theory.oldest - theory.declines, 1.0f), 1.0f);
    return (rate * readiness) * fecundity;
}

inline void try_for_child(const Community& community, Person& woman, const Parenthood& theory, std::uint32_t month,
                          const Draw& draw) {
    constexpr std::uint32_t pregnancy = 9;
    const float age = static_cast<float>(woman.age(month));
    if (woman.children >= woman.children_wanted) return;
    if (age < 12.0f * theory.youngest || age >= 12.0f * theory.oldest) return;
    if (static_cast<float>(woman.generation) >= theory.generations) return;
    const bool has_child = woman.last_birth != never;
    if (has_child && static_cast<float>(month + pregnancy - woman.last_birth) < theory.spacing) return;
    const float chance = chance_to_conceive(community, woman, age / 12.0f, theory);
    if (uniform(draw(woman.identity, woman.age(month), 0, Purpose("parenthood")).a) < chance)
        woman.next_birth = month + pregnancy;
}

/// The father is the man whom she is together with when she conceives; for births soon after the start, then.
inline void conceive(const Community& community, Person& woman, std::uint32_t month) {
    if (woman.next_birth != month + 9 && !(month == 0 && woman.next_birth < 9)) return;
    const std::uint32_t partner = woman.partner();
    woman.begets = community.alive(partner) && community.people[partner].sex == male ? partner : nobody;
}

inline void decide_births(Community& community, const Parenthood& theory, std::uint32_t month, const Draw& draw) {
    for (const std::uint32_t who : community.society) {
        Person& person = community.people[who];
        person.births = person.births_identical = 0;
        if (person.sex != female || !community.alive(who) || person.dies) continue;
        if (person.next_birth == never) try_for_child(community, person, theory, month, draw);
        conceive(community, person, month);
        if (person.next_birth == month) give_birth(person, theory, month, draw);
    }
}

/// The mother's lineage with the order of birth in the bits of the generation; where they do not reach, a mix of both.
inline Identity identity_of_child(const Person& woman, std::uint32_t order) {
    const std::uint64_t hers = std::uint64_t{woman.identity.high} << 32 | woman.identity.low;
    const std::uint32_t generation = woman.generation + 1;
    std::uint64_t lineage = 0;
    if ((woman.generation > 0 || woman.is_founder(founding_mother)) && generation <= 6 && order <= 28) {
        lineage = hers | std::uint64_t{order} << (30 - 5 * generation);
    } else {
        lineage = hers + order * 0x9e3779b97f4a7c15ull; // splitmix64
        lineage = (lineage ^ lineage >> 30) * 0xbf58476d1ce4e5b9ull;
        lineage = (lineage ^ lineage >> 27) * 0x94d049bb133111ebull;
        lineage ^= lineage >> 31;
        lineage = (hers >> 40 << 40) | (lineage & 0xffffffffffull);
    }
    return {static_cast<std::uint32_t>(lineage), static_cast<std::uint32_t>(lineage >> 32)};
}

/// The k-th child that a woman bears at this turn.
inline void bear(Community& community, std::uint32_t mothers, std::uint32_t k, const Census& theory,
                 std::uint32_t month,
                 const Draw& draw) {
    const auto number = static_cast<std::uint32_t>(community.people.size());
    Person& woman = community.people[mothers];
    Person child;
    child.number = number;
    child.identity = identity_of_child(woman, woman.children - woman.births + k + 1);
    child.family = woman.family;
    child.generation = woman.generation + 1;
    child.mother = mothers;
    child.birth_month = month;
    child.father = woman.begets;
    child.elder = woman.last_child;
    woman.last_child = number;
    child.sex = drawn_sex(child, theory, draw);
    if (k > 0) {
        Person& twin = community.people[number - 1];
        child.co_twin = number - 1;
        twin.co_twin = number;
        child.identical = twin.identical = woman.births_identical;
        if (child.identical) child.sex = twin.sex;
    }
    community.people.push_back(child);
    community.nursery.push_back(number);
}

/// Deaths, births, and children of 18 months; returns how many there were in the society before they came.
inline std::size_t keep_register(Community& community, const Census& theory, std::uint32_t month, const Draw& draw) {
    auto& [number, families, households, people, society, nursery, ended] = community;
    if (month % 12 == 0) std::erase_if(society, [&](std::uint32_t who) { return !community.alive(who); });
    for (const std::uint32_t who : society)
        if (community.alive(who) && people[who].dies) people[who].death_month = month;
    for (const std::uint32_t who : society)
        for (std::uint32_t k = 0; community.alive(who) && k < people[who].births; ++k)
            bear(community, who, k, theory, month, draw);
    const std::size_t before = society.size();
    for (const std::uint32_t who : nursery)
        if (people[who].age(month) >= World::nursery_months) society.push_back(who);
    for (std::size_t i = before; i < society.size(); ++i) people[society[i]].grown = true;
    return before;
}

} // namespace dyad::inline DYAD_KERNEL::reference
