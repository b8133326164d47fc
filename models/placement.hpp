// Placement: children who come to live with others than those who cared for them.
#pragma once

#include "models/world.hpp"
#include "sim/list.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

#include <utility>

namespace dyad::inline DYAD_KERNEL {

/// A scenario's share of children comes, at one age, into the care of an adoptive or foster couple of the community.
/// Whether a child is chosen is drawn once in its life (u < share), so that the same children are placed at any age;
/// with `from_institution` only those whose main figure is then a member of staff.
/// Carers are living women of 25 to 50 who live with a partner, other than members of staff. The child's own draws
/// sample up to `candidates` of them (row floor(u n) of the n carers in the order of the society); the first who is not
/// kin takes the child, whatever her own attachment. Kin are those, she or her partner, whose founding family is that
/// of the child, of its father or of its mother's father, and whoever is a figure of the child already. If none is
/// found the child stays.
///
/// Adoption and foster care differ only by the name of the carers' role and by the age that a scenario sets: carers are
/// found alike, care alike, and no placement ends before the others do. What real foster care has besides, such as
/// contact with parents, returns and broken placements, is left out.
///
/// Cross-fostering, as breeders do it with litters to part what is inherited from what rearing does: founding families
/// 2j and 2j + 1 of a community exchange their mothers' first children in the month of their birth. For a pair it is drawn
/// once (u < exchange, by the mother of family 2j); it needs both births in the same month, no twins, and both mothers
/// as main figures. Each child is then placed with the other's mother and her partner. Families side by side are
/// strangers to each other, so that by whom a child is borne and by whom it is reared are independent. What a scenario
/// draws for a child (maltreatment, a training of its parents) goes with it.
///
/// The carer stands in `placed_with` and `placement_kind` for the one month of the placement; AttachmentFigures acts on
/// it. Institutions are households' matter: children are there from birth, and placement is the way out.
struct Placement {
    static constexpr std::string_view name = "placement";
    static constexpr std::string_view meaning = "which children come to live with adoptive or foster parents";

    Parameter share{"share", "-", "share", 0, 0, 1, "share of children who are placed", "scenario"};
    Parameter age{"age", "-", "years", 1, 0, 17, "age at which they are placed", "scenario"};
    Parameter kind{"kind", "-", "-", 1, 1, 2, "1 with adoptive parents, 2 with a foster family; they differ by name only", "scenario", Parameter::Kind::whole};
    Parameter from_institution{"from_institution", "-", "-", 0, 0, 1, "1: only children who live in an institution", "scenario",
                               Parameter::Kind::whole};
    Parameter candidates{"candidates", "-", "women", 8, 1, 64, "carers who are asked before a child stays where it is", "assumed",
                         Parameter::Kind::whole};

    Parameter exchange{"exchange", "-", "share", 0, 0, 1, "share of pairs of founding families that exchange their first children at birth", "scenario"};

    void step(World& world, const Ties& ties, const Draw& draw) const {
        Society& society = world.society;
        Nursery& infants = world.nursery;
        List<std::uint32_t> carers(world.scratch, society.rows());
        if (share > 0.0f) find_carers(world, ties.month, carers);
        const Search search{world, draw, carers};
        for (std::uint32_t i = 0; i < society.rows(); ++i)
            place(search, society, i, society.alive[i] != 0, ties.month - society.birth_month[i]);
        for (std::uint32_t i = 0; i < infants.rows(); ++i)
            place(search, infants, i, world.persons.society_row[infants.person[i]] == nobody,
                  ties.month - infants.birth_day[i] / days_per_month);
        if (exchange > 0.0f) exchange_newborns(world, ties.month, draw);
    }

private:
    void exchange_newborns(World& world, std::uint32_t month, const Draw& draw) const {
        Nursery& infants = world.nursery;
        List<std::uint32_t> newborn(world.scratch, world.families); // by family: the row of one who can be exchanged
        for (std::uint32_t family = 0; family < world.families; ++family) newborn.push_back(nobody);
        for (std::uint32_t i = 0; i < infants.rows(); ++i)
            if (is_single_first_born(world, i, month)) newborn[world.persons.family[infants.person[i]]] = i;
        for (std::uint32_t family = 0; family + 1 < world.families; family += 2) {
            const std::uint32_t one = newborn[family], other = newborn[family + 1];
            if (one == nobody || other == nobody) continue;
            const std::uint64_t lineage = lineage_of_founder(world.community, family, founding_mother);
            const Identity who{static_cast<std::uint32_t>(lineage), static_cast<std::uint32_t>(lineage >> 32)};
            if (uniform(draw(who, 0, 0, Purpose("placement.exchange")).a) >= exchange) continue;
            for (const auto& [i, from] : {std::pair{one, other}, std::pair{other, one}}) {
                infants.placed_with[i] = world.persons.mother[infants.person[from]];
                infants.placement_kind[i] = kind > 1.5f ? foster_parent : adoptive_parent;
            }
        }
    }

    /// Whether the child in this row of the nursery is just born, the first of a founding mother who cares for it.
    static bool is_single_first_born(const World& world, std::uint32_t i, std::uint32_t month) {
        const Nursery& infants = world.nursery;
        const Persons& persons = world.persons;
        const std::uint32_t child = infants.person[i], mothers = persons.mother[child];
        return infants.birth_day[i] / days_per_month == month && persons.is_founder(mothers, founding_mother) &&
               persons.elder[child] == nobody && persons.co_twin[child] == nobody && infants.figure.strip(0)[i] == mothers;
    }

    struct Search {
        const World& world;
        const Draw& draw;
        const List<std::uint32_t>& carers; ///< their rows in the society
    };

    static void find_carers(const World& world, std::uint32_t month, List<std::uint32_t>& carers) {
        constexpr std::uint32_t youngest = 25 * months_per_year, oldest = 51 * months_per_year;
        const Society& society = world.society;
        for (std::uint32_t i = 0; i < society.rows(); ++i) {
            const std::uint32_t months = month - society.birth_month[i];
            const bool together = world.persons.alive(society.partner[i]) && society.committed_since[i] != never;
            const bool suitable = society.alive[i] && society.sex[i] == female && months >= youngest && months < oldest;
            if (suitable && together && world.persons.origin[society.person[i]] != staff_member)
                carers.push_back(i);
        }
    }

    /// Says with whom the child in this row of the society or the nursery is placed this month.
    template <class Children>
    void place(const Search& search, Children& children, std::uint32_t i, bool lives_here, std::uint32_t months) const {
        children.placed_with[i] = nobody;
        children.placement_kind[i] = no_role;
        if (search.carers.empty() || !lives_here || months != static_cast<std::uint32_t>(12.0f * age + 0.5f)) return;
        const Persons& persons = search.world.persons;
        const std::uint32_t child = children.person[i];
        if (persons.origin[child] != born_here) return;
        if (from_institution > 0.5f && children.role.strip(0)[i] != staff) return;
        const Identity who{children.lineage_low[i], children.lineage_high[i]};
        if (uniform(search.draw(who, 0, 0, Purpose("placement")).a) >= share) return;
        const float count = static_cast<float>(search.carers.size());
        for (std::uint32_t k = 0; k < static_cast<std::uint32_t>(candidates); ++k) {
            const float u = uniform(search.draw(who, months, k, Purpose("placement.carer")).a);
            const std::uint32_t carer = search.carers[static_cast<std::size_t>(u * count)];
            if (!can_take(search.world, children, i, carer)) continue;
            children.placed_with[i] = search.world.society.person[carer];
            children.placement_kind[i] = kind > 1.5f ? foster_parent : adoptive_parent;
            return;
        }
    }

    /// `row` is the woman's in the society.
    template <class Children>
    static bool can_take(const World& world, const Children& children, std::uint32_t i, std::uint32_t row) {
        const std::uint32_t child = children.person[i];
        const std::uint32_t carer = world.society.person[row], partner = world.society.partner[row];
        for (std::size_t k = 0; k < figures_at_most; ++k) {
            const std::uint32_t figure = children.figure.strip(k)[i];
            if (figure == carer || figure == partner) return false;
        }
        return !kin(world.persons, child, carer) && !kin(world.persons, child, partner);
    }

    /// Whether the other is of the founding family of the child, its father or its mother's father.
    static bool kin(const Persons& persons, std::uint32_t child, std::uint32_t other) {
        const std::uint32_t family = persons.family[other], father_row = persons.father[child];
        const std::uint32_t mother_row = persons.mother[child];
        const std::uint32_t grandfather = mother_row == nobody ? nobody : persons.father[mother_row];
        return family == persons.family[child] || (father_row != nobody && family == persons.family[father_row]) ||
               (grandfather != nobody && family == persons.family[grandfather]);
    }
};

} // namespace dyad::inline DYAD_KERNEL
