// Somebody new in a life of the reference: what only this pair has, by chance.
#pragma once

#include "tests/reference/person.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// The residuals of a figure's care for this child, drawn in the month of the child's life in which the figure comes.
inline void take_into_care(Person& child, std::uint32_t k, std::uint32_t age, const Caregiving& theory,
                           const Draw& draw) {
    Bond& bond = child.bond[k];
    const Words words = draw(child.identity, age, k, Purpose("caregiving.traits"));
    const bool employed = bond.role == staff;
    const float spread = employed ? theory.staff_sensitivity_spread : theory.sensitivity_spread;
    bond.own_sensitivity = spread * normal(words.a);
    bond.own_rejection = (employed ? theory.staff_rejection_spread : theory.rejection_spread) * normal(words.b);
    bond.own_inconsistency = exp(theory.inconsistency_spread * normal(words.c));
    bond.own_frightening = (employed ? theory.staff_frightening_spread : theory.frightening_spread) * normal(words.d);
    if (!child.grown) bond.stress = normal(draw(child.identity, age, k, Purpose("caregiving.first_stress")).a);
}

/// What is special between a person and whoever stands in one of the places 3 to 7, in spreads.
inline void meet(Person& person, std::uint32_t slot, std::uint32_t month, const Draw& draw) {
    const Words words = draw(person.identity, person.age(month), slot, Purpose("responsiveness"));
    person.bond[slot].own_sensitivity = normal(words.a);
    person.bond[slot].own_rejection = normal(words.b);
}

} // namespace dyad::inline DYAD_KERNEL::reference
