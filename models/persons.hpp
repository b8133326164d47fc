// The register of persons: everyone who ever lived in the community, with what never changes and who their kin are.
#pragma once

#include "sim/table.hpp"

#include <cstddef>
#include <cstdint>

namespace dyad {

/// No person, no row, or a time that never comes.
inline constexpr std::uint32_t nobody = 0xffffffffu;
inline constexpr std::uint32_t never = 0xffffffffu;

/// Where a person comes from.
enum Origin : std::uint32_t {
    born_here = 0, ///< in the run
    founder = 1,   ///< there from the start; no childhood was lived
    staff_member = 2
};

/// Numbers of the founders of a family, in the place where her children's order of birth stands: hers is 0 and no child
/// reaches the others.
enum FounderNumber : std::uint32_t {
    founding_mother = 0,
    staff_founder = 29,
    third_founder = 30,
    partner_founder = 31
};

/// Identity by lineage, 64 bits: community 24, founding family 10, then six generations of 5 bits each for the order of
/// birth among a mother's children.
[[gnu::always_inline]] constexpr std::uint64_t lineage_of_founder(std::uint32_t community, std::uint32_t family,
                                                                  std::uint32_t number) {
    return (std::uint64_t{community} << 40) | (std::uint64_t{family} << 30) | (std::uint64_t{number} << 25);
}

enum Sex : std::uint32_t {
    female = 1,
    male = 2
};

/// Everyone who ever lived in the community. Rows never move, so that other tables can point to them.
struct Persons : Table {
    Column<std::uint32_t> lineage_low{*this, "lineage_low", "-", "lower half of the identity by lineage", "census"};
    Column<std::uint32_t> lineage_high{*this, "lineage_high", "-", "upper half of the identity by lineage", "census"};
    Column<std::uint32_t> family{*this, "family", "-", "founding family, counted within the community", "census"};
    Column<std::uint32_t> generation{*this, "generation", "-", "0 founders, 1 their children, and so on", "census"};
    Column<std::uint32_t> origin{*this, "origin", "-", "0 born in the run, 1 founder, 2 institution staff", "census"};
    Column<std::uint32_t> mother{*this, "mother", "row", "row of the birth mother", "census"};
    Column<std::uint32_t> father{*this, "father", "row", "row of the genetic father", "census"};
    Column<std::uint32_t> elder{*this, "elder", "row", "row of the birth mother's previous child", "census"};
    Column<std::uint32_t> co_twin{*this, "co_twin", "row", "row of the twin", "census"};
    Column<std::uint32_t> identical{*this, "identical", "-", "1 if one of identical twins", "census"};
    Column<std::uint32_t> sex{*this, "sex", "-", "1 female, 2 male", "census"};
    Column<std::uint32_t> birth_month{*this, "birth_month", "month", "month of the run of birth, modulo 2^32: founders were born before it", "census"};
    Column<std::uint32_t> death_month{*this, "death_month", "month", "month of the run of death", "census"};
    Column<std::uint32_t> society_row{*this, "society_row", "row", "row in the society, if alive and grown out of infancy", "census"};
    Column<float> reactivity{*this, "reactivity", "SD", "temperamental reactivity", "temperament"};
    Column<float> susceptibility{*this, "susceptibility", "-", "how strongly experience acts, mean 1", "temperament"};

    /// The person's number among the founders of a family: 0 the founding mother, 31 her partner, 30 a third figure, 29 staff.
    [[gnu::always_inline]] std::uint32_t founder_number(std::uint32_t person) const { return lineage_low[person] >> 25 & 31u; }
    [[gnu::always_inline]] bool alive(std::uint32_t person) const { return person != nobody && death_month[person] == never; }
    /// Whether the person founded its family in this place.
    [[gnu::always_inline]] bool is_founder(std::uint32_t person, std::uint32_t number) const {
        return origin[person] != born_here && founder_number(person) == number;
    }
    /// The next up the line of a mother's children; elders stand before the younger in the register.
    [[gnu::always_inline]] std::uint32_t next_elder(std::uint32_t person) const {
        return elder[person] < person ? elder[person] : nobody;
    }
    /// Row in the society of somebody who lives there; nobody for infants, the dead, and nobody.
    [[gnu::always_inline]] std::uint32_t living_row(std::uint32_t person) const {
        return alive(person) ? society_row[person] : nobody;
    }
};

} // namespace dyad
