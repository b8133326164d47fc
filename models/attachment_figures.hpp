// Attachment figures: who cares for a child, through births, deaths, partings and placements, and its shares of bids.
#pragma once

#include "models/acquaintance.hpp"
#include "models/world.hpp"
#include "sim/process.hpp"

#include <utility>

namespace dyad::inline DYAD_KERNEL {

/// Three slots, filled from the first without gaps. "Lives" below means: alive and in the society.
///
/// Birth: the main figure is the birth mother; the next is her living partner (father, or co-mother if a woman),
/// whether they live together or not; the last is, for children of founding mothers, the family's third figure if
/// alive, and for later ones the mother's mother, if alive, in a share grandparent_share of children (one draw of the
/// child). A founding mother's first child (or twins) whose household says institution has one figure, the family's
/// member of staff. Shares of bids:
///   one figure 1;  two main_weight, 1 - main_weight;  three main_weight (1 - third_weight), the rest, third_weight.
/// Entry: what the child had in the nursery. Founders have nobody, but two slots of the roles of mother and father with
/// shares main_weight and 1 - main_weight, so that what they were drawn with counts as models of both parents; since
/// their birth. Staff have no role in any slot.
///
/// Ties, for each living child below 18 years, in this order. A *parent* is a mother, father, co-mother, adoptive or
/// foster parent; the *carer* is the living parent with the greatest share or, where none lives, the living figure with
/// the greatest, the first among equals.
/// (1) Placed this month: the slots are the carer of the placement, of the placement's role, and her living partner, if
///     any, of the same role, with shares as at birth, since this month; the earlier figures are gone from the child's
///     life.
/// (2) A figure died this month: the carer's share rises by takes_over of that of the dead, who keeps its own, so that
///     what was learned from it goes on counting in the state of mind.
/// (3) The carer parted this month from somebody in another slot. If both are parents, one draw of the carer for all its
///     children decides: with chance shared_custody the shares stay; with chance other_custody the two exchange them,
///     the child lives with the other, who is its carer from now on, and the share of the former carer falls to
///     after_separation of it; else, and always if one of them is no parent, that of the one who left does.
/// (4) The carer, if a parent, has moved together with a living partner who is in no slot, and one of the last two slots
///     is empty: the first such slot is the partner's, step-parent, with share step_weight, since this month.
/// (5) No figure lives: the mother's mother, else the father's mother, else the next elder sibling of 18 years or more,
///     whoever lives, takes the first empty slot, or the last, as other figure with share 1, since this month. The
///     child keeps what it learned from the dead in the other slots; who has no such kin stays without, and is looked
///     at again every month.
/// In the society shares are not made to add up to 1 again: a parent who left leaves a gap, a step-parent adds. In the
/// nursery, where they are shares of the day's bids, they are: what a figure who left loses goes to the carer; others
/// give a step-parent step_weight of their shares; shares of the dead go to the carer; and a relative of (5) has them
/// all. At 18 nothing changes. Slots do not change with custody: what instruments and family events call the main figure
/// stays the first, whoever the child lives with.
struct AttachmentFigures {
    static constexpr std::string_view name = "attachment_figures";
    static constexpr std::string_view meaning = "who cares for a child, and in what shares";

    Parameter main_weight{"main_weight", "w_M", "share", 0.67, 0.5, 1,
                          "share of bids to the main figure, of those that go to the first two", "assumed"};
    Parameter third_weight{"third_weight", "-", "share", 0.15, 0, 0.33, "share of all bids that goes to a third figure", "assumed"};
    Parameter grandparent_share{"grandparent_share", "-", "share", 0.1, 0, 1,
                                "share of children of later generations whose mother's mother is a figure", "assumed"};
    Parameter after_separation{"after_separation", "-", "factor", 0.5, 0, 1,
                               "what is left of the share of a figure from whom the carer parted", "assumed"};
    Parameter shared_custody{"shared_custody", "-", "share", 0.15, 0, 1,
                             "share of partings of parents after which both go on as before", "assumed"};
    Parameter other_custody{"other_custody", "-", "share", 0.15, 0, 1,
                            "share of them after which the child lives with the parent who had the smaller share", "assumed"};
    Parameter takes_over{"takes_over", "-", "factor", 1, 0, 1,
                         "how much of the share of a figure that dies goes to the carer", "assumed"};
    Parameter step_weight{"step_weight", "-", "share", 0.2, 0, 0.9, "share of bids to a step-parent", "assumed"};

    void step(World& world, const Birth& birth, const Draw& draw) const {
        for (std::uint32_t i = birth.first; i < birth.last; ++i) welcome(world, i, birth.month, draw);
    }

    void step(World& world, const Entry& entry, const Draw&) const {
        Society& society = world.society;
        const Nursery& infants = world.nursery;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const std::uint32_t from = society.nursery_row[i];
            for (std::size_t k = 0; from != nobody && k < figures_at_most; ++k) {
                society.figure.strip(k)[i] = infants.figure.strip(k)[from];
                society.role.strip(k)[i] = infants.role.strip(k)[from];
                society.weight.strip(k)[i] = infants.weight.strip(k)[from];
                society.figure_since.strip(k)[i] = infants.figure_since.strip(k)[from];
            }
            if (from != nobody) continue;
            const bool had_childhood = world.persons.origin[society.person[i]] != staff_member;
            for (std::size_t k = 0; k < figures_at_most; ++k) clear(society, k, i);
            for (std::size_t k = 0; had_childhood && k < 2; ++k)
                fill(society, k, i, nobody, k == 0 ? mother : father, society.birth_month[i]);
            if (had_childhood) share_bids(society, i);
        }
    }

    void step(World& world, const Ties& ties, const Draw& draw) const {
        Society& society = world.society;
        Nursery& infants = world.nursery;
        each_child(society, ties.month, [&](std::uint32_t i) { renew<false>(world, society, i, ties.month, draw); });
        for (std::uint32_t i = 0; i < infants.rows(); ++i)
            if (world.persons.society_row[infants.person[i]] == nobody) renew<true>(world, infants, i, ties.month, draw);
    }

private:
    template <class Children> static void clear(Children& children, std::size_t k, std::uint32_t i) {
        children.figure.strip(k)[i] = nobody;
        children.role.strip(k)[i] = no_role;
        children.weight.strip(k)[i] = 0.0f;
        children.figure_since.strip(k)[i] = never;
    }
    template <class Children>
    static void fill(Children& children, std::size_t k, std::uint32_t i, std::uint32_t figure, std::uint32_t role,
                     std::uint32_t month) {
        children.figure.strip(k)[i] = figure;
        children.role.strip(k)[i] = role;
        children.figure_since.strip(k)[i] = month;
    }
    /// The first slot without a role; `figures_at_most` if there is none.
    template <class Children> static std::size_t empty_slot(const Children& children, std::uint32_t i) {
        std::size_t k = 0;
        while (k < figures_at_most && children.role.strip(k)[i] != no_role) ++k;
        return k;
    }
    template <class Children> void share_bids(Children& children, std::uint32_t i) const {
        const std::size_t count = empty_slot(children, i);
        const float third = count > 2 ? static_cast<float>(third_weight) : 0.0f;
        const float main = count > 1 ? main_weight * (1.0f - third) : 1.0f;
        children.weight.strip(0)[i] = main;
        children.weight.strip(1)[i] = count > 1 ? 1.0f - third - main : 0.0f;
        children.weight.strip(2)[i] = third;
    }

    void welcome(World& world, std::uint32_t i, std::uint32_t month, const Draw& draw) const {
        const Persons& persons = world.persons;
        Nursery& infants = world.nursery;
        const std::uint32_t child = infants.person[i], mothers = persons.mother[child];
        for (std::size_t k = 0; k < figures_at_most; ++k) clear(infants, k, i);
        if (mothers == nobody) return;
        const bool of_founder = persons.is_founder(mothers, founding_mother);
        const std::uint32_t household = of_founder ? world.households[persons.family[child]] : 0u;
        const bool first = persons.elder[child] == nobody || persons.elder[child] == persons.co_twin[child];
        if (first && (household & in_institution)) {
            fill(infants, 0, i, founder_of(persons, mothers, staff_founder), staff, month);
            share_bids(infants, i);
            return;
        }
        fill(infants, 0, i, mothers, mother, month);
        const std::uint32_t partner = partner_of(world, mothers);
        if (partner != nobody) fill(infants, 1, i, partner, persons.sex[partner] == male ? father : co_mother, month);
        std::uint32_t third = nobody;
        if (household & with_third) third = founder_of(persons, mothers, third_founder);
        else if (!of_founder && has_grandmother(infants, i, draw)) third = persons.mother[mothers];
        if (persons.living_row(third) != nobody) fill(infants, empty_slot(infants, i), i, third, other_figure, month);
        share_bids(infants, i);
    }

    bool has_grandmother(const Nursery& infants, std::uint32_t i, const Draw& draw) const {
        const Identity who{infants.lineage_low[i], infants.lineage_high[i]};
        return uniform(draw(who, 0, 0, Purpose("attachment_figures.grandmother")).a) < grandparent_share;
    }

    /// Founders of a family stand behind its mother in the register.
    static std::uint32_t founder_of(const Persons& persons, std::uint32_t mothers, std::uint32_t number) {
        for (std::uint32_t person = mothers + 1; person < persons.rows(); ++person)
            if (persons.is_founder(person, number)) return person;
        return nobody;
    }

    /// The living partner of somebody; nobody if there is none.
    static std::uint32_t partner_of(const World& world, std::uint32_t person) {
        const std::uint32_t row = world.persons.living_row(person);
        const std::uint32_t partner = row == nobody ? nobody : world.society.partner[row];
        return world.persons.living_row(partner) == nobody ? nobody : partner;
    }

    template <bool Infant, class Children>
    void renew(const World& world, Children& children, std::uint32_t i, std::uint32_t month, const Draw& draw) const {
        const Persons& persons = world.persons;
        if (children.placed_with[i] != nobody) place(world, children, i, month);
        std::size_t carer = carer_of(persons, children, i);
        if (carer == figures_at_most) {
            take_in<Infant>(world, children, i, month);
            return;
        }
        if (Infant) leave_the_dead(persons, children, i, carer);
        else take_over(persons, children, i, carer, month);
        carer = part<Infant>(world, children, i, carer, month, draw);
        add_step_parent<Infant>(world, children, i, carer, month);
    }

    /// The carer's slot; `figures_at_most` if no figure lives.
    template <class Children>
    static std::size_t carer_of(const Persons& persons, const Children& children, std::uint32_t i) {
        std::size_t carer = figures_at_most;
        for (std::size_t k = 0; k < figures_at_most; ++k) {
            if (persons.living_row(children.figure.strip(k)[i]) == nobody) continue;
            if (carer == figures_at_most) {
                carer = k;
                continue;
            }
            const bool parent = is_parent(children, k, i), was_parent = is_parent(children, carer, i);
            const bool greater = children.weight.strip(k)[i] > children.weight.strip(carer)[i];
            if (parent == was_parent ? greater : parent) carer = k;
        }
        return carer;
    }
    template <class Children> static bool is_parent(const Children& children, std::size_t k, std::uint32_t i) {
        const std::uint32_t role = children.role.strip(k)[i];
        return role != no_role && role != staff && role != other_figure && role != step_parent;
    }

    template <class Children>
    void take_over(const Persons& persons, Children& children, std::uint32_t i, std::size_t carer,
                   std::uint32_t month) const {
        for (std::size_t k = 0; k < figures_at_most; ++k) {
            const std::uint32_t figure = children.figure.strip(k)[i];
            if (figure == nobody || persons.death_month[figure] != month) continue;
            children.weight.strip(carer)[i] += takes_over * children.weight.strip(k)[i];
        }
    }

    template <class Children>
    void place(const World& world, Children& children, std::uint32_t i, std::uint32_t month) const {
        const std::uint32_t carer = children.placed_with[i], partner = partner_of(world, carer);
        for (std::size_t k = 0; k < figures_at_most; ++k) clear(children, k, i);
        fill(children, 0, i, carer, children.placement_kind[i], month);
        if (partner != nobody) fill(children, 1, i, partner, children.placement_kind[i], month);
        share_bids(children, i);
    }

    /// The slot of the carer after a parting.
    template <bool Infant, class Children>
    std::size_t part(const World& world, Children& children, std::uint32_t i, std::size_t carer, std::uint32_t month,
                     const Draw& draw) const {
        const std::uint32_t row = world.persons.living_row(children.figure.strip(carer)[i]);
        const std::uint32_t left = world.society.separated_from[row];
        std::size_t other = 0;
        while (other < figures_at_most && (left == nobody || children.figure.strip(other)[i] != left)) ++other;
        if (other == figures_at_most) return carer;
        if (is_parent(children, carer, i) && is_parent(children, other, i)) {
            const Identity who{world.society.lineage_low[row], world.society.lineage_high[row]};
            const float luck = uniform(draw(who, month, 0, Purpose("attachment_figures.custody")).a);
            if (luck < shared_custody) return carer;
            if (luck < shared_custody + other_custody) {
                std::swap(children.weight.strip(carer)[i], children.weight.strip(other)[i]);
                std::swap(carer, other);
            }
        }
        const float before = children.weight.strip(other)[i], after = before * after_separation;
        children.weight.strip(other)[i] = after;
        if (Infant) children.weight.strip(carer)[i] += before - after;
        return carer;
    }

    template <bool Infant, class Children>
    void add_step_parent(const World& world, Children& children, std::uint32_t i, std::size_t carer,
                         std::uint32_t month) const {
        const std::uint32_t person = children.figure.strip(carer)[i];
        const std::size_t slot = empty_slot(children, i);
        const std::uint32_t partner = partner_of(world, person);
        if (!is_parent(children, carer, i) || slot == figures_at_most || partner == nobody) return;
        if (world.society.committed_since[world.persons.society_row[person]] == never) return;
        for (std::size_t k = 0; k < slot; ++k)
            if (children.figure.strip(k)[i] == partner) return;
        for (std::size_t k = 0; Infant && k < slot; ++k) children.weight.strip(k)[i] *= 1.0f - step_weight;
        fill(children, slot, i, partner, step_parent, month);
        children.weight.strip(slot)[i] = step_weight;
    }

    /// In the nursery no bids go to the dead.
    template <class Children>
    static void leave_the_dead(const Persons& persons, Children& children, std::uint32_t i, std::size_t carer) {
        for (std::size_t k = 0; k < figures_at_most; ++k) {
            if (persons.living_row(children.figure.strip(k)[i]) != nobody) continue;
            children.weight.strip(carer)[i] += children.weight.strip(k)[i];
            children.weight.strip(k)[i] = 0.0f;
        }
    }

    /// Kin who take in a child of whose figures none lives.
    template <bool Infant, class Children>
    static void take_in(const World& world, Children& children, std::uint32_t i, std::uint32_t month) {
        const std::uint32_t relative = relative_of(world, children.person[i], month);
        if (relative == nobody) return;
        const std::size_t empty = empty_slot(children, i), slot = empty < figures_at_most ? empty : figures_at_most - 1;
        for (std::size_t k = 0; Infant && k < figures_at_most; ++k) children.weight.strip(k)[i] = 0.0f;
        fill(children, slot, i, relative, other_figure, month);
        children.weight.strip(slot)[i] = 1.0f;
    }

    static std::uint32_t relative_of(const World& world, std::uint32_t child, std::uint32_t month) {
        const Persons& persons = world.persons;
        for (const std::uint32_t parent : {persons.mother[child], persons.father[child]})
            if (parent != nobody && persons.living_row(persons.mother[parent]) != nobody) return persons.mother[parent];
        for (std::uint32_t elder = persons.next_elder(child); elder != nobody; elder = persons.next_elder(elder))
            if (persons.living_row(elder) != nobody && month - persons.birth_month[elder] >= childhood_months)
                return elder;
        return nobody;
    }
};

} // namespace dyad::inline DYAD_KERNEL
