// Birth in the reference: what is inborn, what circumstances take, and the care that awaits the child.
#pragma once

#include "tests/reference/founders.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// h times the mean of both parents' reactivity, an average stranger's where a parent is unknown, and N(0, 1 - h²/2).
inline void inherit_temperament(Child& child, const Temperament& theory, const Draw& draw) {
    const Words words = draw(child.identity, 0, 0, Purpose("temperament"));
    float from_mother = normal(words.d), from_father = normal(words.c);
    for (std::uint32_t k = 0; k < child.figures; ++k) {
        if (child.figure[k].founder.role == mother) from_mother = child.figure[k].founder.reactivity;
        if (child.figure[k].founder.role == father) from_father = child.figure[k].founder.reactivity;
    }
    const float h = theory.heritability;
    child.reactivity = h * (0.5f * (from_mother + from_father)) + std::sqrt(1.0f - 0.5f * h * h) * normal(words.a);
    child.susceptibility = susceptibility_of(child.reactivity, normal(words.b), theory);
    child.felt_gain = at_most(pow(child.susceptibility, theory.felt_exponent), theory.felt_ceiling);
}

inline void meet_adversity(Child& child, const Adversity& theory, const Draw& draw) {
    child.sensitivity_loss = theory.level;
    child.fright_shift = theory.level;
    child.rejection_gain = child.fright_added = 0.0f;
    child.inconsistency_factor = child.fright_factor = 1.0f;
    if (uniform(draw(child.identity, 0, 0, Purpose("adversity")).a) < theory.maltreated_share) {
        child.sensitivity_loss = theory.level + theory.sensitivity_loss;
        child.rejection_gain = theory.rejection_gain;
        child.inconsistency_factor = theory.inconsistency_factor;
        child.fright_factor = theory.fright_factor;
        child.fright_added = theory.fright_added;
    }
}

/// C_k = sigma_C (sqrt(rho_C) c + sqrt(1 - rho_C) c_k)
inline void settle_context(Child& child, const FamilyContext& theory) {
    const float common = std::sqrt(static_cast<float>(theory.shared)), separate = std::sqrt(1.0f - theory.shared);
    for (std::uint32_t k = 0; k < child.figures; ++k) {
        Figure& figure = child.figure[k];
        figure.context = theory.size * (common * child.shared_context + separate * figure.own_context);
    }
}

inline void start_context(Child& child, const FamilyContext& theory, const Draw& draw) {
    const Words words = draw(child.identity, 0, 0, Purpose("family_context.start"));
    const std::uint32_t own[] = {words.b, words.c, words.d};
    child.shared_context = normal(words.a);
    for (std::uint32_t k = 0; k < child.figures; ++k) child.figure[k].own_context = normal(own[k]);
    settle_context(child, theory);
}

/// S, r, v and phi from the figure's state of mind, or from what is known of staff, and what only this pair has.
inline void settle_traits(Figure& figure, const Child& child, const Caregiving& theory, const Words& words) {
    const float z_a = figure.founder.avoidance, z_x = figure.founder.anxiety, z_f = figure.founder.fearfulness;
    float s, r, v, phi;
    if (figure.founder.role == staff) {
        s = theory.staff_sensitivity + theory.staff_sensitivity_spread * normal(words.a);
        r = theory.staff_rejection + theory.staff_rejection_spread * normal(words.b);
        v = theory.inconsistency * exp(theory.inconsistency_spread * normal(words.c));
        phi = theory.staff_frightening + theory.staff_frightening_spread * normal(words.d);
    } else {
        s = theory.sensitivity - theory.avoidance_insensitive * z_a - theory.anxiety_insensitive * z_x -
            theory.fear_insensitive * z_f + theory.sensitivity_spread * normal(words.a);
        r = theory.rejection + theory.avoidance_rejects * z_a + theory.rejection_spread * normal(words.b);
        v = theory.inconsistency * exp(theory.anxiety_inconsistent * z_x + theory.inconsistency_spread * normal(words.c));
        phi = theory.frightening + theory.fear_frightens * z_f + theory.frightening_spread * normal(words.d);
    }
    figure.sensitivity = s - child.sensitivity_loss;
    figure.rejection = r + child.rejection_gain;
    figure.inconsistency = v * child.inconsistency_factor;
    figure.frightening = at_most(child.fright_factor * sigmoid(phi + child.fright_shift) + child.fright_added, 1.0f);
}

/// A child on the morning of its first day: every relationship is the innate expectation.
inline Child born(std::uint32_t community, std::uint32_t family, const Theory& theory, const Draw& draw) {
    Child child = found(community, family, theory, draw);
    inherit_temperament(child, theory.temperament, draw);
    meet_adversity(child, theory.adversity, draw);
    start_context(child, theory.family_context, draw);
    const auto innate = theory.innate();
    for (std::uint32_t k = 0; k < child.figures; ++k) {
        Figure& figure = child.figure[k];
        settle_traits(figure, child, theory.caregiving, draw(child.identity, 0, k, Purpose("caregiving.traits")));
        figure.stress = normal(draw(child.identity, 0, k, Purpose("caregiving.first_stress")).a);
        for (std::uint32_t s = 0; s < strategies; ++s) figure.expectation[s] = innate[s];
        figure.fear = theory.fear.innate;
    }
    for (std::uint32_t s = 0; s < strategies; ++s) child.general_expectation[s] = innate[s];
    child.general_fear = theory.fear.innate;
    child.tone = theory.arousal.at_birth;
    child.episodes = static_cast<std::uint32_t>(theory.signalling.episodes.value);
    return child;
}

} // namespace dyad::inline DYAD_KERNEL::reference
