// Entering the society in the reference: founders as they are drawn, and children as they come out of infancy.
#pragma once

#include "tests/reference/founders.hpp"
#include "tests/reference/infancy.hpp"
#include "tests/reference/kinship.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

inline std::uint32_t wanted_children(float any, float how_many, const Parenthood& theory) {
    if (any < theory.childless_share) return 0;
    if (how_many < theory.one_share) return 1;
    if (how_many < theory.one_share + theory.two_share) return 2;
    return how_many < (theory.one_share + theory.two_share) + theory.three_share ? 3 : 4;
}

/// How many children a woman wants, and when a founding mother bears her first.
inline void plan_children(Person& person, const Parenthood& theory, std::uint32_t month, const Draw& draw) {
    const bool begins = person.is_founder(founding_mother);
    if (person.sex != female || (person.origin != born_here && !begins)) return;
    const Words words = draw(person.identity, 0, 0, Purpose("parenthood.wanted"));
    person.children_wanted = wanted_children(uniform(words.a), uniform(words.b), theory);
    if (!begins) return;
    if (person.children_wanted == 0) person.children_wanted = 1;
    const float left = at_least(12.0f * theory.oldest - static_cast<float>(person.age(month)), 0.0f);
    const float months = uniform(words.c) * at_most(12.0f * theory.first_births, left);
    person.next_birth = month + static_cast<std::uint32_t>(months);
}

/// What founders know of life: the models of two parents, and the general one, as they were drawn.
inline void settle_founder(Person& person, const Theory& theory, const Draw& draw) {
    const Words words = draw(person.identity, 0, 0, Purpose("temperament"));
    settle_temperament(person, normal(words.a), normal(words.b), theory.of<Temperament>());
    if (person.origin == founder) {
        draw_mind(person, theory.of<StateOfMind>(), draw);
        const float main = theory.of<AttachmentFigures>().main_weight;
        person.bond[0].role = mother;
        person.bond[1].role = father;
        person.bond[0].since = person.bond[1].since = person.birth_month;
        person.bond[0].weight = main;
        person.bond[1].weight = 1.0f - main;
    }
    for (std::uint32_t slot = 0; slot < bonds_at_most; ++slot) {
        const float* of = slot <= second_figure ? person.mind.number : person.drawn_self;
        for (std::uint32_t s = 0; s < strategies; ++s) person.bond[slot].expectation[s] = of[s];
        person.bond[slot].fear = of[3];
    }
    for (std::uint32_t s = 0; s < strategies; ++s) person.general_expectation[s] = person.drawn_self[s];
    person.general_fear = person.drawn_self[3];
    person.tone = theory.of<Arousal>().founders;
    person.worth = std::max({person.drawn_self[mute], person.drawn_self[ask], person.drawn_self[amplify]});
}

/// A child of 18 months: nobody has come beside its figures yet, and all others are as the general model has them.
inline void grow_up(Person& child, const Theory& theory) {
    count_needs(child, theory.of<Signalling>(), nobody); // everybody was there
    for (std::uint32_t slot = sibling_slot; slot < bonds_at_most; ++slot) begin_anew(child, child.bond[slot]);
    child.worth = 0.0f;
    for (std::uint32_t k = 0; k < figures_at_most; ++k) {
        const Bond& figure = child.bond[k];
        const auto p = chances_of(figure);
        child.worth += figure.weight * (p[mute] * figure.expectation[mute] + p[ask] * figure.expectation[ask] +
                                        p[amplify] * figure.expectation[amplify]);
    }
}

inline void begin_as_couple(Community& community, Person& one, Person& other, std::uint32_t month) {
    come_together(community, one.number, other.number, month);
    one.committed_since = other.committed_since = month;
    one.same_sex = other.same_sex = one.sex == other.sex;
}

inline void enter(Community& community, std::uint32_t who, const Theory& theory, std::uint32_t month,
                  const Draw& draw) {
    Person& person = community.people[who];
    if (person.origin == born_here) grow_up(person, theory);
    else settle_founder(person, theory, draw);
    plan_children(person, theory.of<Parenthood>(), month, draw);
    const auto& temperament = theory.of<Temperament>();
    const float gain = felt_gain_of(person.susceptibility, temperament);
    person.felt_gain = 1.0f + temperament.felt_after_infancy * (gain - 1.0f);
    person.single_since = month;
    const float luck = uniform(draw(person.identity, 0, 0, Purpose("partnership.orientation")).a);
    person.same_sex = luck < theory.of<Partnership>().same_sex_share;
    const Words words = draw(person.identity, 0, 0, Purpose("family_context.start"));
    person.shared_context = normal(words.a);
    person.own_context = normal(words.b);
    for (std::uint32_t slot = sibling_slot; slot < bonds_at_most; ++slot) meet(person, slot, month, draw);
}

/// Everyone who enters in this month; founding mothers and their partners live together from the start.
inline void enter_all(Community& community, std::size_t first, const Theory& theory, std::uint32_t month,
                      const Draw& draw) {
    for (std::size_t i = first; i < community.society.size(); ++i)
        enter(community, community.society[i], theory, month, draw);
    Person* mothers = nullptr; // of the family; her partner stands behind her in the register
    for (std::size_t i = first; i < community.society.size(); ++i) {
        Person& person = community.people[community.society[i]];
        if (person.is_founder(founding_mother)) mothers = &person;
        if (person.is_founder(partner_founder)) begin_as_couple(community, *mothers, person, month);
    }
    for (std::size_t i = first; i < community.society.size(); ++i)
        join_sibling(community, community.people[community.society[i]], month);
}

} // namespace dyad::inline DYAD_KERNEL::reference
