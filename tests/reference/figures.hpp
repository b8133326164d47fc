// Attachment figures in the reference: placements, partings, step-parents, and kin who take in a child that has nobody.
#pragma once

#include "tests/reference/birth.hpp"
#include "tests/reference/helpers.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// Women of 25 to 50 who live with a partner, no staff.
inline std::vector<std::uint32_t> carers_of(const Community& community, std::uint32_t month) {
    std::vector<std::uint32_t> carers;
    for (const std::uint32_t who : community.society) {
        const Person& person = community.people[who];
        const std::uint32_t age = person.age(month);
        const bool together = community.alive(person.partner()) && person.committed_since != never;
        if (community.is_around(who) && person.sex == female && age >= 25 * 12 && age < 51 * 12 && together)
            carers.push_back(who);
    }
    return carers;
}

/// Of the founding family of the child, its father or its mother's father, or a figure of the child already.
inline bool are_too_close(const Community& community, const Person& child, const Person& carer) {
    for (std::uint32_t k = 0; k < figures_at_most; ++k)
        if (child.bond[k].other == carer.number) return true;
    const std::uint32_t grandfather = community.people[child.mother].father;
    return carer.family == child.family ||
           (child.father != nobody && carer.family == community.people[child.father].family) ||
           (grandfather != nobody && carer.family == community.people[grandfather].family);
}

/// With whom the child is placed this month.
inline void find_carer(const Community& community, Person& child, const std::vector<std::uint32_t>& carers,
                       const Placement& theory, std::uint32_t month, const Draw& draw) {
    child.placed_with = nobody;
    child.placement_kind = no_role;
    const std::uint32_t age = child.age(month);
    if (carers.empty() || !community.alive(child.number) || age != whole_months(theory.age)) return;
    if (child.origin != born_here || (theory.from_institution > 0.5f && child.bond[0].role != staff)) return;
    if (uniform(draw(child.identity, 0, 0, Purpose("placement")).a) >= theory.share) return;
    for (std::uint32_t k = 0; k < static_cast<std::uint32_t>(theory.candidates); ++k) {
        const float u = uniform(draw(child.identity, age, k, Purpose("placement.carer")).a);
        const std::uint32_t carer = carers[static_cast<std::size_t>(u * static_cast<float>(carers.size()))];
        const std::uint32_t partner = community.people[carer].partner();
        if (are_too_close(community, child, community.people[carer])) continue;
        if (are_too_close(community, child, community.people[partner])) continue;
        child.placed_with = carer;
        child.placement_kind = theory.kind > 1.5f ? foster_parent : adoptive_parent;
        return;
    }
}

/// The first child of a founding mother, born this month, no twin, of whom she is the main figure.
inline bool can_be_exchanged(const Community& community, const Person& child, std::uint32_t month) {
    return child.age(month) == 0 && community.people[child.mother].is_founder(founding_mother) && child.elder == nobody &&
           child.co_twin == nobody && child.bond[0].other == child.mother;
}

/// Families side by side exchange their first children.
inline void exchange_newborns(Community& community, const Placement& theory, std::uint32_t month, const Draw& draw) {
    std::vector<Person*> newborn(community.families + 1, nullptr);
    for (const std::uint32_t who : community.nursery)
        if (can_be_exchanged(community, community.people[who], month)) newborn[community.people[who].family] = &community.people[who];
    for (std::uint32_t family = 0; family < community.families; family += 2) {
        Person *one = newborn[family], *other = newborn[family + 1];
        if (!one || !other) continue;
        if (uniform(draw(community.people[one->mother].identity, 0, 0, Purpose("placement.exchange")).a) >= theory.exchange) continue;
        one->placed_with = other->mother;
        other->placed_with = one->mother;
        one->placement_kind = other->placement_kind = theory.kind > 1.5f ? foster_parent : adoptive_parent;
    }
}

inline void move_in(const Community& community, Person& child, const AttachmentFigures& theory, std::uint32_t month) {
    const std::uint32_t partner = community.living_partner(child.placed_with);
    for (std::uint32_t k = 0; k < figures_at_most; ++k) {
        child.bond[k].other = nobody;
        child.bond[k].since = never;
        child.bond[k].role = no_role;
        child.bond[k].weight = 0.0f;
    }
    give_place(child, child.placed_with, child.placement_kind, month);
    if (partner != nobody) give_place(child, partner, child.placement_kind, month);
    share_bids(child, theory);
}

inline bool is_parent(const Bond& figure) {
    return figure.role == mother || figure.role == father || figure.role == co_mother ||
           figure.role == adoptive_parent || figure.role == foster_parent;
}

/// Of the figures that live the parent with the greatest share; without parents whoever has the greatest.
inline Bond* carer_of(const Community& community, Person& child) {
    Bond* carer = nullptr;
    for (const bool among_parents : {true, false})
        for (std::uint32_t k = 0; k < figures_at_most && !(carer && !among_parents && is_parent(*carer)); ++k) {
            Bond& figure = child.bond[k];
            if (!community.lives(figure.other) || is_parent(figure) != among_parents) continue;
            if (!carer || figure.weight > carer->weight) carer = &figure;
        }
    return carer;
}

/// Whom the carer parted from matters less, unless custody is shared or goes to the other. In infancy, what is lost goes
/// to the one with whom the child lives, who is returned.
inline Bond* lose_share(const Community& community, Person& child, Bond* carer, const AttachmentFigures& theory,
                        std::uint32_t month, const Draw& draw) {
    const Person& their_carer = community.people[carer->other];
    Bond* other = nullptr;
    for (std::uint32_t k = 0; k < figures_at_most; ++k)
        if (their_carer.separated_from != nobody && child.bond[k].other == their_carer.separated_from)
            other = &child.bond[k];
    if (!other) return carer;
    const float u = uniform(draw(their_carer.identity, month, 0, Purpose("attachment_figures.custody")).a);
    const bool parents = is_parent(*carer) && is_parent(*other);
    if (parents && u < theory.shared_custody) return carer;
    if (parents && u < theory.shared_custody + theory.other_custody) {
        std::swap(carer->weight, other->weight);
        std::swap(carer, other);
    }
    const float weight = other->weight;
    other->weight = weight * theory.after_separation;
    if (!child.grown) carer->weight += weight - other->weight;
    return carer;
}

inline void get_step_parent(const Community& community, Person& child, const Bond& carer,
                            const AttachmentFigures& theory,
                            std::uint32_t month) {
    const std::uint32_t partner = community.living_partner(carer.other), count = child.figures();
    if (carer.role == staff || carer.role == other_figure || carer.role == step_parent) return;
    if (count == figures_at_most || partner == nobody) return;
    if (community.people[carer.other].committed_since == never) return;
    for (std::uint32_t k = 0; k < count; ++k)
        if (child.bond[k].other == partner) return;
    for (std::uint32_t k = 0; !child.grown && k < count; ++k) child.bond[k].weight *= 1.0f - theory.step_weight;
    give_place(child, partner, step_parent, month);
    child.bond[count].weight = theory.step_weight;
}

/// The mother's mother, else the father's, else the next elder sibling of 18 years or more.
inline std::uint32_t relative_of(const Community& community, const Person& child, std::uint32_t month) {
    for (const std::uint32_t parent : {child.mother, child.father}) {
        const std::uint32_t grandmother = parent == nobody ? nobody : community.people[parent].mother;
        if (community.lives(grandmother)) return grandmother;
    }
    std::uint32_t elder = next_elder(community, child.number);
    while (elder != nobody && !(community.lives(elder) && community.people[elder].age(month) >= 18 * 12))
        elder = next_elder(community, elder);
    return elder;
}

inline void be_taken_in(const Community& community, Person& child, std::uint32_t month) {
    const std::uint32_t relative = relative_of(community, child, month), count = child.figures();
    if (relative == nobody) return;
    for (std::uint32_t k = 0; !child.grown && k < figures_at_most; ++k) child.bond[k].weight = 0.0f;
    Bond& bond = child.bond[count < figures_at_most ? count : figures_at_most - 1];
    bond.other = relative;
    bond.role = other_figure;
    bond.since = month;
    bond.weight = 1.0f;
}

inline void renew_figures(const Community& community, Person& child, const AttachmentFigures& theory,
                          std::uint32_t month, const Draw& draw) {
    if (child.placed_with != nobody) move_in(community, child, theory, month);
    Bond* carer = carer_of(community, child);
    if (!carer) return be_taken_in(community, child, month);
    for (std::uint32_t k = 0; k < figures_at_most; ++k) {
        Bond& figure = child.bond[k];
        if (!child.grown && !community.lives(figure.other)) { // in infancy no bids go to the dead
            carer->weight += figure.weight;
            figure.weight = 0.0f;
        } else if (child.grown && figure.other != nobody && community.people[figure.other].death_month == month) {
            carer->weight += theory.takes_over * figure.weight;
        }
    }
    carer = lose_share(community, child, carer, theory, month, draw);
    get_step_parent(community, child, *carer, theory, month);
}

/// Everyone under 18, those out of infancy first.
inline std::vector<std::uint32_t> children_of(const Community& community, std::uint32_t month) {
    std::vector<std::uint32_t> children;
    for (const std::uint32_t who : community.society)
        if (community.alive(who) && community.people[who].age(month) < childhood_months) children.push_back(who);
    for (const std::uint32_t who : community.nursery)
        if (!community.people[who].grown) children.push_back(who);
    return children;
}

inline void care_for_children(Community& community, const Theory& theory, std::uint32_t month, const Draw& draw) {
    const auto& placement = theory.of<Placement>();
    const auto carers = placement.share > 0.0f ? carers_of(community, month) : std::vector<std::uint32_t>{};
    const auto children = children_of(community, month);
    for (const std::uint32_t who : children)
        find_carer(community, community.people[who], carers, placement, month, draw);
    if (placement.exchange > 0.0f) exchange_newborns(community, placement, month, draw);
    for (const std::uint32_t who : children)
        renew_figures(community, community.people[who], theory.of<AttachmentFigures>(), month, draw);
}

} // namespace dyad::inline DYAD_KERNEL::reference
