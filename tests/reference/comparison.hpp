// Comparing the engine's world with the reference's community, person by person, column by column and bit for bit.
#pragma once

#include "tests/reference/difference.hpp"
#include "tests/reference/life.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

inline void compare_register(Difference& difference, const Persons& persons, std::uint32_t i, const Person& person) {
    difference.value(persons.lineage_low, i, person.identity.low);
    difference.value(persons.lineage_high, i, person.identity.high);
    difference.value(persons.family, i, person.family);
    difference.value(persons.generation, i, person.generation);
    difference.value(persons.origin, i, person.origin);
    difference.value(persons.mother, i, person.mother);
    difference.value(persons.father, i, person.father);
    difference.value(persons.elder, i, person.elder);
    difference.value(persons.co_twin, i, person.co_twin);
    difference.value(persons.identical, i, person.identical);
    difference.value(persons.sex, i, person.sex);
    difference.value(persons.birth_month, i, person.birth_month);
    difference.value(persons.death_month, i, person.death_month);
    difference.value(persons.reactivity, i, person.reactivity);
    difference.value(persons.susceptibility, i, person.susceptibility);
}

/// What children in the nursery and persons in the society have alike.
template <class Children>
void compare_childhood(Difference& difference, const Children& children, std::uint32_t i, const Person& person) {
    difference.value(children.felt_gain, i, person.felt_gain);
    difference.value(children.placed_with, i, person.placed_with);
    difference.value(children.placement_kind, i, person.placement_kind);
    difference.value(children.sensitivity_loss, i, person.sensitivity_loss);
    difference.value(children.rejection_gain, i, person.rejection_gain);
    difference.value(children.inconsistency_factor, i, person.inconsistency_factor);
    difference.value(children.fright_shift, i, person.fright_shift);
    difference.value(children.fright_factor, i, person.fright_factor);
    difference.value(children.fright_added, i, person.fright_added);
    difference.value(children.trained, i, person.trained);
    difference.value(children.training, i, person.training);
    difference.value(children.training_rejection, i, person.training_rejection);
    for (std::uint32_t k = 0; k < figures_at_most; ++k) {
        const Bond& figure = person.bond[k];
        difference.strip(children.figure, k, i, figure.other);
        difference.strip(children.role, k, i, figure.role);
        difference.strip(children.weight, k, i, figure.weight);
        difference.strip(children.figure_since, k, i, figure.since);
        difference.strip(children.own_sensitivity, k, i, figure.own_sensitivity);
        difference.strip(children.own_rejection, k, i, figure.own_rejection);
        difference.strip(children.own_inconsistency, k, i, figure.own_inconsistency);
        difference.strip(children.own_frightening, k, i, figure.own_frightening);
    }
}

template <class Children>
void compare_learning(Difference& difference, const Children& children, std::uint32_t i, const Person& person) {
    difference.value(children.plasticity_of_age, i, person.plasticity_of_age);
    difference.value(children.plasticity, i, person.plasticity);
    difference.value(children.bond_plasticity, i, person.bond_plasticity);
    difference.value(children.generalization, i, person.generalization);
    difference.strips(children.general_expectation, 0, i, person.general_expectation);
    difference.value(children.general_fear, i, person.general_fear);
    difference.value(children.tone, i, person.tone);
    difference.strips(children.childhood_bids, 0, i, person.childhood_bids);
    difference.strips(children.childhood_met, 0, i, person.childhood_met);
    difference.strips(children.childhood_rejected, 0, i, person.childhood_rejected);
    difference.value(children.childhood_frightened, i, person.childhood_frightened);
}

/// A figure as an infant meets it today.
inline void compare_figure(Difference& difference, const Nursery& infants, std::uint32_t i, std::uint32_t k,
                           const Bond& figure) {
    difference.strip(infants.context, k, i, figure.context);
    difference.strip(infants.sensitivity, k, i, figure.sensitivity);
    difference.strip(infants.inconsistency, k, i, figure.inconsistency);
    difference.strip(infants.rejection, k, i, figure.rejection);
    difference.strip(infants.frightening, k, i, figure.frightening);
    difference.strip(infants.readiness, k, i, figure.readiness);
    difference.strip(infants.stress_effect, k, i, figure.stress_effect);
    difference.strip(infants.mute_effect, k, i, figure.mute_effect);
    difference.strips(infants.chance_rejected, 3 * k, i, figure.chance_rejected);
    difference.strip(infants.chance_frightened, k, i, figure.chance_frightened);
    difference.strip(infants.stress, k, i, figure.stress);
    difference.strips(infants.chance_noticed, 3 * k, i, figure.chance_noticed);
    difference.strip(infants.chance_mute, k, i, figure.chance_mute);
    difference.strip(infants.chance_ask, k, i, figure.chance_ask);
    difference.strips(infants.expectation, 3 * k, i, figure.expectation);
    difference.strip(infants.fear, k, i, figure.fear);
    difference.strip(infants.formed, k, i, figure.formed);
}

inline void compare_infant(Difference& difference, const Nursery& infants, std::uint32_t i, const Person& child) {
    compare_childhood(difference, infants, i, child);
    for (std::uint32_t k = 0; k < figures_at_most; ++k)
        difference.number("has_figure", std::uint32_t{infants.has_figure(i, k)}, std::uint32_t{k < child.figures()});
    difference.value(infants.log_plasticity, i, child.log_plasticity);
    difference.value(infants.yoked, i, child.yoked);
    difference.value(infants.yoke_mute, i, child.yoke[mute]);
    difference.value(infants.yoke_ask, i, child.yoke[ask]);
    difference.value(infants.attaches, i, child.attaches);
    for (std::uint32_t k = 0; k < child.figures(); ++k) compare_figure(difference, infants, i, k, child.bond[k]);
    for (std::uint32_t e = 0; e < infants.episodes; ++e) {
        difference.strip(infants.bid_to, e, i, child.episode[e].to);
        difference.strip(infants.bid, e, i, child.episode[e].bid);
        difference.strip(infants.answer, e, i, child.episode[e].answer);
        difference.strip(infants.felt, e, i, child.episode[e].felt);
    }
    difference.value(infants.unsoothed, i, child.unsoothed);
    compare_learning(difference, infants, i, child);
}

inline void compare_ties(Difference& difference, const Society& society, std::uint32_t i, const Person& person) {
    const Bond* bond = person.bond;
    difference.value(society.births, i, person.births);
    difference.value(society.births_identical, i, person.births_identical);
    difference.value(society.children, i, person.children);
    difference.value(society.children_wanted, i, person.children_wanted);
    difference.value(society.next_birth, i, person.next_birth);
    difference.value(society.begets, i, person.begets);
    difference.value(society.last_birth, i, person.last_birth);
    difference.value(society.partner, i, bond[partner_slot].other);
    difference.value(society.partner_since, i, bond[partner_slot].since);
    difference.value(society.committed_since, i, person.committed_since);
    difference.value(society.same_sex, i, person.same_sex);
    difference.value(society.unions, i, person.unions);
    difference.value(society.short_loves, i, person.short_loves);
    difference.value(society.fast_commitments, i, person.fast_commitments);
    difference.value(society.separated_from, i, person.separated_from);
    difference.value(society.widowed_from, i, person.widowed_from);
    difference.value(society.single_since, i, person.single_since);
    for (std::uint32_t k = 0; k < 2; ++k) {
        difference.strip(society.friends, k, i, bond[friend_slot + k].other);
        difference.strip(society.friends_since, k, i, bond[friend_slot + k].since);
    }
    difference.value(society.sibling, i, bond[sibling_slot].other);
    difference.value(society.sibling_since, i, bond[sibling_slot].since);
    difference.value(society.guide, i, bond[helper_slot].other);
    difference.value(society.guide_kind, i, person.guide_kind);
    difference.value(society.guide_since, i, bond[helper_slot].since);
    difference.strips(society.teacher_traits, 0, i, {person.teacher_sensitivity, person.teacher_rejection});
}

inline void compare_help(Difference& difference, const Society& society, std::uint32_t i, const Person& person) {
    difference.value(society.therapy, i, person.therapy);
    difference.value(society.therapy_since, i, person.therapy_since);
    difference.value(society.therapy_ends, i, person.therapy_ends);
    difference.value(society.courses, i, person.courses);
    difference.value(society.dropped_out, i, person.dropped_out);
    difference.value(society.alliance, i, person.alliance);
    difference.value(society.ruptured, i, person.ruptured);
    difference.value(society.safety, i, person.safety);
    difference.value(society.elicitation, i, person.elicitation);
    difference.value(society.soothing, i, person.soothing);
    difference.value(society.body_work, i, person.body_work);
    difference.value(society.body_work_ends, i, person.body_work_ends);
    difference.value(society.calming, i, person.calming);
    difference.value(society.extinction, i, person.extinction);
    difference.value(society.helper, i, person.helper);
}

inline void compare_circumstances(Difference& difference, const Society& society, std::uint32_t i,
                                  const Person& person) {
    difference.value(society.event_now, i, person.event_now);
    difference.value(society.event_sensitivity, i, person.event_sensitivity);
    difference.value(society.event_rejection, i, person.event_rejection);
    difference.value(society.shock, i, person.shock);
    difference.value(society.shared_context, i, person.shared_context);
    difference.value(society.own_context, i, person.own_context);
    difference.value(society.context, i, person.context);
    difference.strips(society.mind, 0, i, person.mind.number);
    difference.value(society.avoidance, i, person.mind.avoidance);
    difference.value(society.anxiety, i, person.mind.anxiety);
    difference.value(society.fearfulness, i, person.mind.fearfulness);
    difference.value(society.self_avoidance, i, person.self.avoidance);
    difference.value(society.self_anxiety, i, person.self.anxiety);
    difference.value(society.self_fear, i, person.self.fearfulness);
    difference.value(society.care_sensitivity, i, person.to_children.sensitivity);
    difference.value(society.care_rejection, i, person.to_children.rejection);
    difference.value(society.care_inconsistency, i, person.to_children.inconsistency);
    difference.value(society.care_frightening, i, person.to_children.frightening);
    difference.value(society.equal_sensitivity, i, person.to_equals.sensitivity);
    difference.value(society.equal_rejection, i, person.to_equals.rejection);
    difference.value(society.equal_inconsistency, i, person.to_equals.inconsistency);
    difference.value(society.equal_frightening, i, person.to_equals.frightening);
}

inline void compare_bonds(Difference& difference, const Society& society, std::uint32_t i, const Community& community,
                          const Person& person) {
    for (std::uint32_t slot = 0; slot < bonds_at_most; ++slot) {
        const Bond& bond = person.bond[slot];
        if (slot >= sibling_slot) {
            difference.strip(society.pair_sensitivity, slot - sibling_slot, i, bond.own_sensitivity);
            difference.strip(society.pair_rejection, slot - sibling_slot, i, bond.own_rejection);
        }
        difference.strips(society.expectation, 3 * slot, i, bond.expectation);
        difference.strip(society.fear, slot, i, bond.fear);
        difference.strip(society.felt_value, slot, i, bond.felt_value);
        const bool helped = slot == helper_slot && person.helper != no_guide;
        if (!helped && (slot == helper_slot || !community.lives(bond.other))) continue; // a policy towards nobody
        difference.strip(society.chance_mute, slot, i, bond.chance_mute);
        difference.strip(society.chance_ask, slot, i, bond.chance_ask);
    }
}

inline void compare_grown(Difference& difference, const Society& society, std::uint32_t i, const Community& community,
                          const Person& person) {
    compare_ties(difference, society, i, person);
    compare_childhood(difference, society, i, person);
    compare_help(difference, society, i, person);
    compare_circumstances(difference, society, i, person);
    compare_bonds(difference, society, i, community, person);
    compare_learning(difference, society, i, person);
    difference.value(society.worth, i, person.worth);
    difference.value(society.conflict, i, person.conflict);
    difference.value(society.strain, i, person.strain);
}

/// Who is in the register, and in which rows; the person of the first difference is named by lineage.
inline std::string difference_in_register(const World& world, const Community& community) {
    Difference difference;
    const auto count = static_cast<std::uint32_t>(community.people.size());
    difference.number("persons", static_cast<std::uint32_t>(world.persons.rows()), count);
    difference.number("rows of the society", static_cast<std::uint32_t>(world.society.rows()),
                      static_cast<std::uint32_t>(community.society.size()));
    difference.number("rows of the nursery", static_cast<std::uint32_t>(world.nursery.rows()),
                      static_cast<std::uint32_t>(community.nursery.size()));
    difference.number("bonds ended", static_cast<std::uint32_t>(world.ended.size()),
                      static_cast<std::uint32_t>(community.ended.size()));
    if (!difference.first().empty()) return difference.first();
    for (std::size_t i = 0; i < community.ended.size(); ++i) {
        const Ended &engine = world.ended[i], &ours = community.ended[i];
        const std::uint32_t its[] = {engine.a, engine.b, engine.bond, engine.from, engine.committed, engine.to,
                                     engine.how};
        const std::uint32_t own[] = {ours.a, ours.b, ours.bond, ours.from, ours.committed, ours.to, ours.how};
        for (std::size_t k = 0; k < std::size(its); ++k) difference.number("ended", its[k], own[k]);
    }
    for (std::uint32_t i = 0; i < community.society.size(); ++i)
        difference.value(world.society.person, i, community.society[i]);
    for (std::uint32_t i = 0; i < community.nursery.size(); ++i)
        difference.value(world.nursery.person, i, community.nursery[i]);
    return difference.first();
}

/// The first person and column that differ; empty if none does. Of the dead only the register is looked at.
inline std::string difference_between(const World& world, const Community& community) {
    const std::string in_register = difference_in_register(world, community);
    if (!in_register.empty()) return in_register;
    const auto name = [&](std::uint32_t who, const Difference& difference) {
        const Person& person = community.people[who];
        return "person " + std::to_string(who) + " (family " + std::to_string(person.family) + ", generation " +
               std::to_string(person.generation) + "): " + difference.first();
    };
    for (std::uint32_t who = 0; who < community.people.size(); ++who) {
        Difference difference;
        compare_register(difference, world.persons, who, community.people[who]);
        if (!difference.first().empty()) return name(who, difference);
    }
    for (std::uint32_t i = 0; i < community.society.size(); ++i) {
        const std::uint32_t who = community.society[i];
        Difference difference;
        if (community.alive(who)) compare_grown(difference, world.society, i, community, community.people[who]);
        if (!difference.first().empty()) return name(who, difference);
    }
    for (std::uint32_t i = 0; i < community.nursery.size(); ++i) {
        const std::uint32_t who = community.nursery[i];
        Difference difference;
        compare_infant(difference, world.nursery, i, community.people[who]);
        if (!difference.first().empty()) return name(who, difference);
    }
    return {};
}

} // namespace dyad::inline DYAD_KERNEL::reference
