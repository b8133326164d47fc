// Founders of the reference: who is in a household, what is inborn in caregivers, and their states of mind.
#pragma once

#include "tests/reference/child.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// 64 bits of lineage: community 24, founding family 10, number in the first generation 5, five further generations.
inline Identity identity_of(std::uint32_t community, std::uint32_t family, std::uint32_t number) {
    return {family << 30 | number << 25, community << 8 | family >> 2};
}

inline float susceptibility_of(float reactivity, float own, const Temperament& theory) {
    const float c = theory.reactive_susceptible, sigma = theory.susceptibility_spread;
    const float z = c * reactivity + std::sqrt(1.0f - c * c) * own;
    return exp(sigma * z - 0.5f * sigma * sigma);
}

inline void draw_temperament(Founder& founder, const Temperament& theory, const Draw& draw) {
    const Words words = draw(founder.identity, 0, 0, Purpose("temperament"));
    founder.reactivity = normal(words.a);
    founder.susceptibility = susceptibility_of(founder.reactivity, normal(words.b), theory);
}

/// Independent standard normals behind z_A, z_X, z_F and the residual of q_ask.
struct Deviates {
    float avoidance, anxiety, fear, ask;
};

inline Deviates deviates_of(const Founder& founder, const Draw& draw) {
    const Words words = draw(founder.identity, 0, 0, Purpose("state_of_mind"));
    return {normal(words.a), normal(words.b), normal(words.c), normal(words.d)};
}

/// Spouses are alike on z_A and z_X; what they share of z_A already carries over to z_X.
inline Deviates alike(const Deviates& own, const Deviates& spouse, const StateOfMind& theory) {
    const float carried = theory.avoidance_anxiety * theory.avoidance_anxiety;
    const float r_a = theory.spouses_avoidance;
    const float r_x = (theory.spouses_anxiety - carried * theory.spouses_avoidance) / (1.0f - carried);
    return {r_a * spouse.avoidance + std::sqrt(1.0f - r_a * r_a) * own.avoidance,
            r_x * spouse.anxiety + std::sqrt(1.0f - r_x * r_x) * own.anxiety, own.fear, own.ask};
}

/// The standardised exp(s f), f so correlated with z_A and z_X that the score itself has the declared correlations.
inline float fear_score(float z_a, float z_x, float own, const StateOfMind& theory) {
    const float s = theory.fear_skew, r_ax = theory.avoidance_anxiety, variance_ratio = exp(s * s) - 1.0f;
    const float kept = s / std::sqrt(variance_ratio);
    const float r_af = theory.avoidance_fear / kept, r_xf = theory.anxiety_fear / kept;
    const float b_a = (r_af - r_ax * r_xf) / (1.0f - r_ax * r_ax), b_x = (r_xf - r_ax * r_af) / (1.0f - r_ax * r_ax);
    const float f = b_a * z_a + b_x * z_x + std::sqrt(1.0f - b_a * r_af - b_x * r_xf) * own;
    const float middle = exp(0.5f * s * s);
    return (exp(s * f) - middle) / (middle * std::sqrt(variance_ratio));
}

/// The four numbers of K, and the scores that the norm table reads off them.
inline void settle_mind(Founder& founder, const Deviates& own, const StateOfMind& theory) {
    const float r_ax = theory.avoidance_anxiety, limit = theory.extreme;
    const float z_a = own.avoidance, z_x = r_ax * z_a + std::sqrt(1.0f - r_ax * r_ax) * own.anxiety;
    const float z_f = fear_score(z_a, z_x, own.fear, theory);
    founder.q_ask = theory.ask_mean - theory.ask_slope * z_a + theory.ask_residual * own.ask;
    founder.q_mute = founder.q_ask + theory.avoidance_mean + theory.avoidance_sd * z_a;
    founder.q_amplify = 0.25f * founder.q_mute + 0.75f * founder.q_ask + theory.anxiety_mean + theory.anxiety_sd * z_x;
    founder.fear = at_least(theory.fear_mean + theory.fear_sd * z_f, 0.0f);
    const float avoids = founder.q_mute - founder.q_ask;
    const float worries = founder.q_amplify - 0.25f * founder.q_mute - 0.75f * founder.q_ask;
    founder.avoidance = at_most(at_least((avoids - avoidance_norm.mean) / avoidance_norm.sd, -limit), limit);
    founder.anxiety = at_most(at_least((worries - anxiety_norm.mean) / anxiety_norm.sd, -limit), limit);
    founder.fearfulness = at_most((founder.fear - fear_norm.mean) / fear_norm.sd, limit);
}

/// Who the child's figures are, and how its bids are shared among them.
inline void gather_figures(Child& child, std::uint32_t community, std::uint32_t family, const AttachmentFigures& theory,
                           const Draw& draw) {
    const Words words = draw(identity_of(community, family, 0), 0, 0, Purpose("attachment_figures"));
    const bool placed = uniform(words.a) < theory.institution_share;
    const bool with_father = uniform(words.b) < theory.second_share, with_third = uniform(words.c) < theory.third_share;
    constexpr std::uint32_t roles[] = {mother, father, other_figure}, numbers[] = {0, 31, 30}, staff_number = 29;
    child.identity = identity_of(community, family, 1);
    child.figures = placed || !with_father ? 1 : with_third ? 3
                                                            : 2;
    for (std::uint32_t k = 0; k < child.figures; ++k) {
        child.figure[k].founder.role = placed ? std::uint32_t{staff} : roles[k];
        child.figure[k].founder.identity = identity_of(community, family, placed ? staff_number : numbers[k]);
    }
    const float third = child.figures == 3 ? static_cast<float>(theory.third_weight) : 0.0f;
    const float main = child.figures == 1 ? 1.0f : theory.main_weight * (1.0f - third);
    child.figure[0].weight = main;
    if (child.figures > 1) child.figure[1].weight = 1.0f - third - main;
    if (child.figures > 2) child.figure[2].weight = third;
}

/// A household before the child is born.
inline Child found(std::uint32_t community, std::uint32_t family, const Theory& theory, const Draw& draw) {
    Child child;
    gather_figures(child, community, family, theory.attachment_figures, draw);
    Deviates mothers{};
    for (std::uint32_t k = 0; k < child.figures; ++k) {
        Founder& founder = child.figure[k].founder;
        draw_temperament(founder, theory.temperament, draw);
        if (founder.role == staff) continue;
        Deviates own = deviates_of(founder, draw);
        if (founder.role == mother) mothers = own;
        if (founder.role == father) own = alike(own, mothers, theory.state_of_mind);
        settle_mind(founder, own, theory.state_of_mind);
    }
    return child;
}

} // namespace dyad::inline DYAD_KERNEL::reference
