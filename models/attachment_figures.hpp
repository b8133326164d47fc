// Attachment figures: who is in a household, who a child's figures are, and how its bids are shared among them.
#pragma once

#include "models/world.hpp"
#include "sim/process.hpp"

#include <vector>

namespace dyad::inline DYAD_KERNEL {

/// A founding family is a mother, most often a father, sometimes a third figure (grandparent, aunt, foster parent), and one
/// child. A child placed in an institution has one figure, a member of staff, whose care does not follow from a state of
/// mind that we know. Bids go to figures in fixed shares.
///
/// Identity by lineage, 64 bits: community 24, founding family 10, then six generations of 5 bits each. A founding mother
/// has zeros there; her children count from 1; the other founders of the family take the numbers that no child reaches.
struct AttachmentFigures {
    static constexpr std::string_view name = "attachment_figures";
    static constexpr std::string_view meaning = "who cares for a child, and in what shares";

    Parameter main_weight{"main_weight", "w_M", "share", 0.67, 0.34, 1,
                          "share of bids to the main figure, of those that go to the first two", "assumed"};
    Parameter second_share{"second_share", "-", "share", 1, 0, 1,
                           "share of families in which the father is a figure too", "assumed: two-parent samples"};
    Parameter third_share{"third_share", "-", "share", 0.1, 0, 1, "share of two-parent families with a third figure", "assumed"};
    Parameter third_weight{"third_weight", "-", "share", 0.15, 0, 0.33,
                           "share of all bids that goes to a third figure", "assumed"};
    Parameter institution_share{"institution_share", "-", "share", 0, 0, 1,
                                "share of children who live in an institution from birth, with one member of staff as their figure",
                                "scenario"};

    void step(World& world, const Founding&, const Draw& draw) const {
        std::vector<std::uint32_t> figures(world.families);
        std::vector<std::uint32_t> in_institution(world.families);
        std::size_t persons = 0;
        for (std::uint32_t family = 0; family < world.families; ++family) {
            const Words words = draw(identity_of(world, family, 0), 0, 0, Purpose("attachment_figures"));
            in_institution[family] = uniform(words.a) < institution_share;
            const bool has_father = uniform(words.b) < second_share, has_third = uniform(words.c) < third_share;
            figures[family] = in_institution[family] ? 1 : 1u + has_father + (has_father && has_third);
            persons += figures[family] + 1;
        }
        world.persons.resize(persons);
        admit(world, draw, figures, in_institution);
    }

private:
    static constexpr std::uint32_t female = 1, male = 2;
    static constexpr std::uint32_t first_child = 1, father_number = 31, third_number = 30, staff_number = 29;

    static Identity identity_of(const World& world, std::uint32_t family, std::uint32_t number) {
        const std::uint64_t lineage =
            (std::uint64_t{world.community} << 40) | (std::uint64_t{family} << 30) | (std::uint64_t{number} << 25);
        return {static_cast<std::uint32_t>(lineage), static_cast<std::uint32_t>(lineage >> 32)};
    }

    /// Children with most figures first, so that the rows with a second or third figure are the first rows.
    void admit(World& world, const Draw& draw, const std::vector<std::uint32_t>& figures,
               const std::vector<std::uint32_t>& in_institution) const {
        Nursery& infants = world.nursery;
        infants.resize(world.families);
        std::uint32_t row = 0;
        std::size_t next_person = 0;
        std::vector<std::size_t> household(world.families);
        for (std::uint32_t family = 0; family < world.families; ++family) {
            household[family] = next_person;
            next_person += figures[family] + 1;
        }
        for (std::uint32_t count = figures_at_most; count > 0; --count) {
            for (std::uint32_t family = 0; family < world.families; ++family)
                if (figures[family] == count)
                    settle(world, draw, family, household[family], row++, count, in_institution[family]);
            infants.with_slot[count - 1] = row;
        }
    }

    void settle(World& world, const Draw& draw, std::uint32_t family, std::size_t first, std::uint32_t row,
                std::uint32_t count, bool placed) const {
        Persons& persons = world.persons;
        Nursery& infants = world.nursery;
        for (std::uint32_t k = 0; k < count; ++k) {
            const std::uint32_t role = placed ? std::uint32_t{staff} : k + 1; // mother, father, other figure
            const std::uint32_t number = placed ? staff_number : k == 0 ? 0
                                                             : k == 1   ? father_number
                                                                        : third_number;
            enter(world, draw, first + k, family, number, role);
            if (role == mother || role == father) persons.sex[first + k] = role == father ? male : female;
            infants.figure.strip(k)[row] = static_cast<std::uint32_t>(first + k);
            infants.role.strip(k)[row] = role;
        }
        const std::size_t child = first + count;
        enter(world, draw, child, family, first_child, no_role);
        if (!placed) persons.mother[child] = static_cast<std::uint32_t>(first);
        if (!placed && count > 1) persons.father[child] = static_cast<std::uint32_t>(first + 1);
        infants.person[row] = static_cast<std::uint32_t>(child);
        infants.lineage_low[row] = persons.lineage_low[child];
        infants.lineage_high[row] = persons.lineage_high[child];
        share_bids(infants, row, count);
    }

    static void enter(World& world, const Draw& draw, std::size_t i, std::uint32_t family, std::uint32_t number,
                      std::uint32_t role) {
        Persons& persons = world.persons;
        const Identity identity = identity_of(world, family, number);
        persons.lineage_low[i] = identity.low;
        persons.lineage_high[i] = identity.high;
        persons.family[i] = family;
        persons.role[i] = role;
        persons.mother[i] = nobody;
        persons.father[i] = nobody;
        persons.sex[i] = uniform(draw(identity, 0, 0, Purpose("sex")).a) < 0.5f ? female : male;
    }

    void share_bids(Nursery& infants, std::uint32_t row, std::uint32_t count) const {
        const float third = count > 2 ? static_cast<float>(third_weight) : 0.0f;
        const float main = count > 1 ? main_weight * (1.0f - third) : 1.0f;
        infants.weight.strip(0)[row] = main;
        infants.weight.strip(1)[row] = count > 1 ? 1.0f - third - main : 0.0f;
        infants.weight.strip(2)[row] = third;
    }
};

} // namespace dyad::inline DYAD_KERNEL
