// Acquaintance: who may meet whom. Ages, kinship, the sampling of persons of an age, and how a bond is written down.
#pragma once

#include "models/formulas.hpp"
#include "models/world.hpp"
#include "sim/each_where.hpp"
#include "sim/list.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace dyad::inline DYAD_KERNEL {

[[gnu::always_inline]] inline Identity identity_of(const Society& society, std::uint32_t i) {
    return {society.lineage_low[i], society.lineage_high[i]};
}
/// The total order of persons by lineage.
[[gnu::always_inline]] inline bool before(Identity a, Identity b) {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
}
[[gnu::always_inline]] inline std::uint32_t age_in_months(const Society& society, std::uint32_t i,
                                                          std::uint32_t month) {
    return month - society.birth_month[i];
}
/// Calls `act_on(i)` for the rows of children of the society who live, in order.
template <class Act> void each_child(const Society& society, std::uint32_t month, const Act& act_on) {
    const auto is_child = [&](std::uint32_t i) {
        return (society.alive[i] != 0) & (age_in_months(society, i, month) < childhood_months);
    };
    each_where(society, is_child, act_on);
}
/// Years in a parameter as whole months.
[[gnu::always_inline]] inline std::uint32_t whole_months(float years) {
    return static_cast<std::uint32_t>(years * static_cast<float>(months_per_year) + 0.5f);
}
/// Lives, and is no staff of an institution, who has no life outside it.
inline bool is_around(const World& world, std::uint32_t i) {
    return world.society.alive[i] != 0 && world.persons.origin[world.society.person[i]] != staff_member;
}

/// The person, the parents and the grandparents by birth; nobody where unknown.
inline std::array<std::uint32_t, 7> line_of(const Persons& persons, std::uint32_t person) {
    std::array<std::uint32_t, 7> line;
    line.fill(nobody);
    line[0] = person;
    line[1] = persons.mother[person];
    line[2] = persons.father[person];
    for (std::size_t k = 1; k < 3; ++k) {
        if (line[k] == nobody) continue;
        line[2 * k + 1] = persons.mother[line[k]];
        line[2 * k + 2] = persons.father[line[k]];
    }
    return line;
}

/// Close kin by birth: two persons whose lines share somebody are one person, parent, child, (half) sibling,
/// grandparent, aunt, uncle, niece, nephew or first cousin to one another. Founders of one family count as kin.
inline bool are_close_kin(const Persons& persons, std::uint32_t a, std::uint32_t b) {
    const bool both_founders = persons.origin[a] == founder && persons.origin[b] == founder;
    if (both_founders && persons.family[a] == persons.family[b]) return true;
    const auto line_a = line_of(persons, a), line_b = line_of(persons, b);
    for (const std::uint32_t one : line_a)
        for (const std::uint32_t other : line_b)
            if (one == other && one != nobody) return true;
    return false;
}

/// Parent and child, or (half) siblings, by birth.
inline bool are_parent_or_sibling(const Persons& persons, std::uint32_t a, std::uint32_t b) {
    const std::uint32_t mother_a = persons.mother[a], father_a = persons.father[a];
    const std::uint32_t mother_b = persons.mother[b], father_b = persons.father[b];
    if (mother_a == b || father_a == b || mother_b == a || father_b == a) return true;
    return (mother_a != nobody && mother_a == mother_b) || (father_a != nobody && father_a == father_b);
}

/// One raised the other, or the same main figure raised both (rows of the society): step-, foster and adoptive kin.
inline bool are_kin_by_care(const Society& society, std::uint32_t i, std::uint32_t j) {
    for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t* figure = society.figure.strip(k);
        if (figure[i] == society.person[j] || figure[j] == society.person[i]) return true;
    }
    return society.figure[i] != nobody && society.figure[i] == society.figure[j];
}

inline bool are_friends(const Society& society, std::uint32_t i, std::uint32_t j) {
    return society.friends.strip(0)[i] == society.person[j] || society.friends.strip(1)[i] == society.person[j];
}

/// Rows of the society by age in years (counting sort), so that persons of an age are found without search.
class ByAge {
public:
    ByAge(const World& world, std::uint32_t month, const List<std::uint32_t>& rows) : rows_(world.scratch, rows.size()) {
        const Society& society = world.society;
        for (const std::uint32_t i : rows) ++begins_[year_of(society, i, month) + 1];
        for (std::size_t year = 1; year < begins_.size(); ++year) begins_[year] += begins_[year - 1];
        auto next = begins_;
        for (const std::uint32_t i : rows) rows_[next[year_of(society, i, month)]++] = i;
    }
    /// Positions of those whose age in whole years is from `youngest` to `oldest`.
    Rows aged(std::uint32_t youngest, std::uint32_t oldest) const {
        const std::uint32_t from = std::min(youngest, years - 1), to = std::min(oldest, years - 1);
        return {begins_[from], begins_[to + 1]};
    }
    std::uint32_t operator[](std::uint32_t position) const { return rows_[position]; }

private:
    static constexpr std::uint32_t years = 128;
    static std::uint32_t year_of(const Society& society, std::uint32_t i, std::uint32_t month) {
        return std::min(age_in_months(society, i, month) / months_per_year, years - 1);
    }
    List<std::uint32_t> rows_;
    std::array<std::uint32_t, years + 1> begins_{};
};

/// Whose draws tell whom they meet.
struct Seeker {
    Identity who;
    std::uint32_t step;
    Purpose purpose;
};
inline constexpr std::uint32_t tries_at_most = 64;
inline constexpr std::size_t met_at_most = 16;

/// Fills `met` with meetings with persons of the crowd at these positions who suit, and returns how many: try t takes word
/// t % 4 of the seeker's draw of index t / 4 and meets the person at position first + word * count / 2^32; it stops
/// after 64 tries. One may meet the same person twice, and then has two chances to be liked: how many meetings there are
/// follows from the share who suit and not from their number, so that it is the same in communities of any size.
template <class Suits>
std::uint32_t meet(const ByAge& crowd, Rows positions, const Draw& draw, const Seeker& seeker,
                   std::span<std::uint32_t> met, const Suits& suits) {
    const std::uint64_t count = positions.last > positions.first ? positions.last - positions.first : 0;
    std::uint32_t found = 0;
    for (std::uint32_t t = 0; t < tries_at_most && count > 0 && found < met.size(); t += 4) {
        const Words drawn = draw(seeker.who, seeker.step, t / 4, seeker.purpose);
        for (const std::uint32_t word : {drawn.a, drawn.b, drawn.c, drawn.d}) {
            const std::uint32_t i = crowd[positions.first + static_cast<std::uint32_t>(word * count >> 32)];
            if (found < met.size() && suits(i)) met[found++] = i;
        }
    }
    return found;
}

/// Whether the person in row i comes before another person of the register, by lineage.
inline bool comes_first(const World& world, std::uint32_t i, std::uint32_t person) {
    const Identity other{world.persons.lineage_low[person], world.persons.lineage_high[person]};
    return before(identity_of(world.society, i), other);
}
/// Writes down that a bond of the person in row i with another person has ended.
inline void write_down(World& world, std::uint32_t i, std::uint32_t other, Ended bond) {
    const bool first = comes_first(world, i, other);
    bond.a = first ? world.society.person[i] : other;
    bond.b = first ? other : world.society.person[i];
    world.write_down(bond);
}
/// Whether death has ended the bond with this person; never with nobody. For many rows at once.
[[gnu::always_inline]] inline bool is_lost(const World& world, std::uint32_t i, std::uint32_t other) {
    const auto known = static_cast<std::int32_t>(select(other != nobody, other, 0u)); // somebody, to be read in vain
    return (other != nobody) & ((world.society.alive[i] == 0) | (world.persons.death_month[known] != never));
}

/// Whether death has ended this bond, and whether row i is the one to write it down: the survivor, or of two who have
/// died in the same month the first by lineage.
struct Loss {
    bool is, is_mine;
};
inline Loss loss_of(const World& world, std::uint32_t i, std::uint32_t other) {
    if (!is_lost(world, i, other)) return {false, false};
    const bool lives = world.society.alive[i] != 0, other_lives = world.persons.alive(other);
    return {true, lives ? !other_lives : !other_lives && comes_first(world, i, other)};
}

/// 1 for rows of persons who raise a child under 18 together with their partner.
inline List<std::uint8_t> who_raise_together(const World& world, std::uint32_t month) {
    const Society& society = world.society;
    List<std::uint8_t> raising(world.scratch, society.rows());
    raising.fill(society.rows());
    const auto mark = [&](std::uint32_t one, std::uint32_t other) {
        const std::uint32_t i = world.persons.living_row(one), j = world.persons.living_row(other);
        if (i != nobody && j != nobody && society.partner[i] == other) raising[i] = raising[j] = 1;
    };
    const auto mark_figures = [&](const auto& child, std::uint32_t i) {
        for (std::size_t k = 1; k < 3; ++k) mark(child.figure[i], child.figure.strip(k)[i]);
    };
    each_child(society, month, [&](std::uint32_t i) { mark_figures(society, i); });
    for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) mark_figures(world.nursery, i);
    return raising;
}

/// Two rows who might come together, and how well they like it.
struct Match {
    float score;
    std::uint32_t i, j;
};

/// Best first; equal scores by lineage of the seeker, then of the other.
inline void best_first(const Society& society, List<Match>& matches) {
    std::sort(matches.begin(), matches.end(), [&](const Match& one, const Match& other) {
        if (one.score != other.score) return one.score > other.score;
        if (one.i != other.i) return before(identity_of(society, one.i), identity_of(society, other.i));
        return before(identity_of(society, one.j), identity_of(society, other.j));
    });
}

} // namespace dyad::inline DYAD_KERNEL
