// Who belongs to whom in the reference: kin by birth and by care, siblings, and how bonds are written down.
#pragma once

#include "tests/reference/person.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// The order of persons by lineage.
inline bool before(const Person& a, const Person& b) {
    return a.identity.high != b.identity.high ? a.identity.high < b.identity.high : a.identity.low < b.identity.low;
}

/// The person, the parents and the grandparents, as far as known.
inline std::vector<std::uint32_t> line_of(const Community& community, const Person& person) {
    std::vector<std::uint32_t> line{person.number};
    for (const std::uint32_t parent : {person.mother, person.father}) {
        if (parent == nobody) continue;
        line.push_back(parent);
        for (const std::uint32_t grandparent : {community.people[parent].mother, community.people[parent].father})
            if (grandparent != nobody) line.push_back(grandparent);
    }
    return line;
}

/// Whether their lines share somebody, or both founded one family.
inline bool are_close_kin(const Community& community, const Person& a, const Person& b) {
    if (a.origin == founder && b.origin == founder && a.family == b.family) return true;
    if (a.generation > 0 || b.generation > 0) {
        const auto line_a = line_of(community, a), line_b = line_of(community, b);
        return std::find_first_of(line_a.begin(), line_a.end(), line_b.begin(), line_b.end()) != line_a.end();
    }
    return a.number == b.number;
}

inline bool are_parent_or_sibling(const Person& a, const Person& b) {
    if (a.mother == b.number || a.father == b.number || b.mother == a.number || b.father == a.number) return true;
    return (a.mother != nobody && a.mother == b.mother) || (a.father != nobody && a.father == b.father);
}

/// One raised the other, or the same main figure raised both.
inline bool are_kin_by_care(const Person& a, const Person& b) {
    for (std::uint32_t k = 0; k < figures_at_most; ++k)
        if (a.bond[k].other == b.number || b.bond[k].other == a.number) return true;
    return a.bond[0].other != nobody && a.bond[0].other == b.bond[0].other;
}

inline bool are_friends(const Person& a, const Person& b) {
    return a.bond[friend_slot].other == b.number || a.bond[companion_slot].other == b.number;
}

/// Writes down that a bond of two persons has ended, the one of the smaller lineage first.
inline void write_down(Community& community, const Person& one, const Person& other, Ended bond) {
    bond.a = before(one, other) ? one.number : other.number;
    bond.b = before(one, other) ? other.number : one.number;
    community.ended.push_back(bond);
}

/// Whether death has ended a bond, and whether it is this person who writes it down: the survivor, or the first of two
/// who died in the same month.
struct Loss {
    bool is = false, is_mine = false;
};
inline Loss loss_of(const Community& community, const Person& person, std::uint32_t other) {
    if (other == nobody) return {};
    const bool lives = community.alive(person.number), other_lives = community.alive(other);
    if (lives) return {!other_lives, !other_lives};
    return {true, !other_lives && before(person, community.people[other])};
}

inline void come_together(Community& community, std::uint32_t i, std::uint32_t j, std::uint32_t month) {
    for (const auto& [one, other] : {std::pair{i, j}, std::pair{j, i}}) {
        Person& person = community.people[one];
        person.bond[partner_slot].other = other;
        person.bond[partner_slot].since = month;
        person.single_since = never;
        ++person.unions;
    }
}

inline std::uint32_t next_elder(const Community& community, std::uint32_t who) {
    const std::uint32_t elder = community.people[who].elder;
    return elder < who ? elder : nobody;
}

/// The twin, else the next older living child of the same mother, who is out of infancy.
inline std::uint32_t nearest_sibling(const Community& community, const Person& person) {
    if (community.lives(person.co_twin)) return person.co_twin;
    std::uint32_t elder = person.elder;
    while (elder != nobody && !community.lives(elder)) elder = next_elder(community, elder);
    return elder;
}

/// Finds somebody a sibling, who may find one in this person too.
inline void join_sibling(Community& community, Person& person, std::uint32_t month) {
    const std::uint32_t sibling = nearest_sibling(community, person);
    if (sibling == nobody) return;
    person.bond[sibling_slot].other = sibling;
    person.bond[sibling_slot].since = month;
    Bond& theirs = community.people[sibling].bond[sibling_slot];
    if (community.alive(theirs.other)) return;
    theirs.other = person.number;
    theirs.since = month;
}

/// Who has lost a sibling finds the next.
inline void renew_siblings(Community& community, std::uint32_t month) {
    for (const std::uint32_t who : community.society) {
        Person& person = community.people[who];
        Bond& bond = person.bond[sibling_slot];
        if (!community.alive(who) || bond.other == nobody || community.alive(bond.other)) continue;
        bond.other = nobody;
        bond.since = never;
        join_sibling(community, person, month);
    }
}

} // namespace dyad::inline DYAD_KERNEL::reference
