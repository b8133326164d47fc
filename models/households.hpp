// Households: who belongs to the families with which a community is founded.
#pragma once

#include "models/world.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// A founding family is a mother, most often a partner, and sometimes a third figure (a grandparent, an aunt) with or
/// without a partner. In some the mother's first child lives in an institution from birth. One draw of four words per
/// family, keyed by the mother's lineage, decides all of it: partner if u_b < second_share, third figure if u_c <
/// third_share, institution if u_a < institution_share, and, of couples, two women if u_d < same_sex_share.
/// The answer stands in `world.households`, a set of bits for each family; the census founds the families by it.
struct Households {
    static constexpr std::string_view name = "households";
    static constexpr std::string_view meaning = "who belongs to the founding families";

    Parameter second_share{"second_share", "-", "share", 1, 0, 1,
                           "share of founding families in which the mother has a partner", "assumed: two-parent samples"};
    Parameter third_share{"third_share", "-", "share", 0.1, 0, 1, "share of founding families with a third figure", "assumed"};
    Parameter institution_share{"institution_share", "-", "share", 0, 0, 1,
                                "share of founding mothers' first children who live in an institution from birth, with one member of staff as their figure",
                                "scenario"};
    Parameter same_sex_share{"same_sex_share", "-", "share", 0.02, 0, 1, "share of founding couples who are two women", "assumed"};

    void step(World& world, const Founding&, const Draw& draw) const {
        world.households.resize(world.families);
        for (std::uint32_t family = 0; family < world.families; ++family) {
            const std::uint64_t lineage = lineage_of_founder(world.community, family, founding_mother);
            const Identity mothers{static_cast<std::uint32_t>(lineage), static_cast<std::uint32_t>(lineage >> 32)};
            const Words words = draw(mothers, 0, 0, Purpose("households"));
            std::uint32_t bits = 0;
            if (uniform(words.a) < institution_share) bits |= in_institution;
            if (uniform(words.b) < second_share) bits |= with_partner;
            if (uniform(words.c) < third_share) bits |= with_third;
            if ((bits & with_partner) && uniform(words.d) < same_sex_share) bits |= with_two_women;
            world.households[family] = bits;
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
