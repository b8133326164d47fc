// Birth in the reference: what is inborn, who awaits the child, and what circumstances take.
#pragma once

#include "tests/reference/turn.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// h times the mean of both parents' reactivity, an average stranger's where a parent is unknown, and N(0, 1 - h²/2).
inline void inherit_temperament(const Community& community, Person& child, const Temperament& theory,
                                const Draw& draw) {
    if (child.identical && child.co_twin < child.number) {
        child.reactivity = community.people[child.co_twin].reactivity;
        child.susceptibility = community.people[child.co_twin].susceptibility;
    } else {
        const Words words = draw(child.identity, 0, 0, Purpose("temperament"));
        const float from_mother = community.people[child.mother].reactivity, h = theory.heritability;
        const float from_father = child.father == nobody ? normal(words.c) : community.people[child.father].reactivity;
        const float inherited = h * (0.5f * (from_mother + from_father));
        const float reactivity = inherited + std::sqrt(1.0f - 0.5f * h * h) * normal(words.a);
        settle_temperament(child, reactivity, normal(words.b), theory);
    }
    child.felt_gain = felt_gain_of(child.susceptibility, theory);
}

inline void give_place(Person& child, std::uint32_t figure, std::uint32_t role, std::uint32_t month) {
    Bond& bond = child.bond[child.figures()];
    bond.other = figure;
    bond.role = role;
    bond.since = month;
}

/// Shares of bids of one, two or three figures.
inline void share_bids(Person& child, const AttachmentFigures& theory) {
    const std::uint32_t count = child.figures();
    const float third = count == 3 ? static_cast<float>(theory.third_weight) : 0.0f;
    const float main = count == 1 ? 1.0f : theory.main_weight * (1.0f - third);
    child.bond[0].weight = main;
    child.bond[1].weight = count > 1 ? 1.0f - third - main : 0.0f;
    child.bond[2].weight = third;
}

/// Who founded the mother's family beside her.
inline std::uint32_t founder_beside(const Community& community, std::uint32_t mothers, std::uint32_t number) {
    for (std::uint32_t who = mothers + 1; who < community.people.size(); ++who)
        if (community.people[who].is_founder(number)) return who;
    return nobody;
}

/// The mother, her partner, and a third; or, in an institution, a member of its staff.
inline void welcome(const Community& community, Person& child, const AttachmentFigures& theory, std::uint32_t month,
                    const Draw& draw) {
    const Person& woman = community.people[child.mother];
    const bool of_founder = woman.is_founder(founding_mother);
    const std::uint32_t household = of_founder ? community.households[child.family] : 0;
    const bool first = child.elder == nobody || child.elder == child.co_twin;
    if (first && (household & in_institution)) {
        give_place(child, founder_beside(community, child.mother, staff_founder), staff, month);
    } else {
        give_place(child, child.mother, mother, month);
        const std::uint32_t partner = community.living_partner(child.mother);
        if (partner != nobody)
            give_place(child, partner, community.people[partner].sex == male ? father : co_mother, month);
        const float u = uniform(draw(child.identity, 0, 0, Purpose("attachment_figures.grandmother")).a);
        std::uint32_t third = nobody;
        if (household & with_third) third = founder_beside(community, child.mother, third_founder);
        else if (!of_founder && u < theory.grandparent_share) third = woman.mother;
        if (community.lives(third)) give_place(child, third, other_figure, month);
    }
    share_bids(child, theory);
}

inline void meet_adversity(Person& child, const Adversity& theory, const Draw& draw) {
    child.sensitivity_loss = child.fright_shift = theory.level;
    if (!(uniform(draw(child.identity, 0, 0, Purpose("adversity")).a) < theory.maltreated_share)) return;
    child.sensitivity_loss = theory.level + theory.sensitivity_loss;
    child.rejection_gain = theory.rejection_gain;
    child.inconsistency_factor = theory.inconsistency_factor;
    child.fright_factor = theory.fright_factor;
    child.fright_added = theory.fright_added;
}

/// A child on the morning of its first day: every relationship is the innate expectation.
inline void be_born(Community& community, std::uint32_t who, const Theory& theory, std::uint32_t month,
                    const Draw& draw) {
    Person& child = community.people[who];
    inherit_temperament(community, child, theory.of<Temperament>(), draw);
    welcome(community, child, theory.of<AttachmentFigures>(), month, draw);
    meet_adversity(child, theory.of<Adversity>(), draw);
    const float luck = uniform(draw(child.identity, 0, 0, Purpose("parent_training")).a);
    child.trained = luck < theory.of<ParentTraining>().share;
    for (std::uint32_t k = 0; k < child.figures(); ++k) take_into_care(child, k, 0, theory.of<Caregiving>(), draw);
    const auto& model = theory.of<WorkingModel>();
    const float innate[] = {model.innate_mute, model.innate_ask, model.innate_amplify};
    for (std::uint32_t s = 0; s < strategies; ++s) child.general_expectation[s] = innate[s];
    child.general_fear = theory.of<Fear>().innate;
    for (std::uint32_t k = 0; k < figures_at_most; ++k) begin_anew(child, child.bond[k]);
    child.tone = theory.of<Arousal>().at_birth;
}

} // namespace dyad::inline DYAD_KERNEL::reference
