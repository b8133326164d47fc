// Courtship: who may love whom, how a love begins and ends, and what a scenario forces; a part of partnership.
#pragma once

#include "models/acquaintance.hpp"
#include "models/world.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

inline float years_of(const Society& society, std::uint32_t i, std::uint32_t month) {
    return static_cast<float>(static_cast<std::int32_t>(age_in_months(society, i, month))) / 12.0f;
}

/// Years by which the person in row i is older.
inline float years_older(const Society& society, std::uint32_t i, std::uint32_t j) {
    return static_cast<float>(static_cast<std::int32_t>(society.birth_month[j] - society.birth_month[i])) / 12.0f;
}

inline bool is_founder(const World& world, std::uint32_t i, std::uint32_t number) {
    const std::uint32_t person = world.society.person[i];
    return world.persons.origin[person] == founder && world.persons.founder_number(person) == number;
}

/// Singles by sex and the sex they look for, 0 to 3.
inline std::size_t kind_of(std::uint32_t sex, std::uint32_t same_sex) { return 2 * same_sex + (sex == male); }
inline std::size_t kind_sought(const Society& society, std::uint32_t i) {
    const std::uint32_t sought = (society.sex[i] == male) == (society.same_sex[i] != 0) ? male : female;
    return kind_of(sought, society.same_sex[i]);
}

/// Whether two singles whose sexes suit are near enough in age, and neither kin nor friends.
inline bool may_love(const World& world, std::uint32_t i, std::uint32_t j, std::uint32_t month, std::uint32_t gap) {
    const Society& society = world.society;
    const std::uint32_t age_i = age_in_months(society, i, month), age_j = age_in_months(society, j, month);
    const std::uint32_t younger = std::min(age_i, age_j), older = std::max(age_i, age_j);
    if (i == j || older - younger > gap || older + 14 * months_per_year > 2 * younger) return false;
    return !are_friends(society, i, j) && !are_kin_by_care(society, i, j) &&
           !are_close_kin(world.persons, society.person[i], society.person[j]);
}

inline void begin_love(Society& society, std::uint32_t i, std::uint32_t j, std::uint32_t month) {
    society.partner[i] = society.person[j];
    society.partner[j] = society.person[i];
    society.partner_since[i] = society.partner_since[j] = month;
    society.single_since[i] = society.single_since[j] = never;
    ++society.unions[i];
    ++society.unions[j];
}

inline void begin_as_couple(Society& society, std::uint32_t i, std::uint32_t j, std::uint32_t month) {
    begin_love(society, i, j, month);
    society.committed_since[i] = society.committed_since[j] = month;
    society.same_sex[i] = society.same_sex[j] = society.sex[i] == society.sex[j] ? 1 : 0;
}

inline void record_love(World& world, std::uint32_t i, std::uint32_t month, Ending how) {
    const Society& society = world.society;
    write_down(world, i, society.partner[i],
               {0, 0, love, society.partner_since[i], society.committed_since[i], month, how});
}

inline void leave_love(Society& society, std::uint32_t i, std::uint32_t month) {
    society.partner[i] = nobody;
    society.partner_since[i] = society.committed_since[i] = never;
    society.single_since[i] = month;
}

/// Death ends a love.
inline void mourn_love(World& world, std::uint32_t i, std::uint32_t month) {
    Society& society = world.society;
    const Loss loss = loss_of(world, i, society.partner[i]);
    if (loss.is_mine) record_love(world, i, month, by_death);
    if (loss.is && society.alive[i]) society.widowed_from[i] = society.partner[i];
    if (loss.is) leave_love(society, i, month);
}

inline void part_lovers(World& world, std::uint32_t i, std::uint32_t j, std::uint32_t month) {
    Society& society = world.society;
    record_love(world, i, month, by_parting);
    for (const std::uint32_t one : {i, j}) {
        society.separated_from[one] = society.partner[one];
        society.short_loves[one] += society.committed_since[one] == never;
        leave_love(society, one, month);
    }
}

/// Parts a share of the persons of this age from the partner they have; each by its own luck.
inline void part_at_age(World& world, std::uint32_t month, std::uint32_t age, float share, const Draw& draw) {
    const Society& society = world.society;
    for (std::uint32_t i = 0; i < society.rows(); ++i) {
        const std::uint32_t j = world.persons.living_row(society.partner[i]);
        if (!society.alive[i] || j == nobody || age_in_months(society, i, month) != age) continue;
        if (uniform(draw(identity_of(society, i), 0, 0, Purpose("partnership.parted")).a) < share)
            part_lovers(world, i, j, month);
    }
}

/// Parts a share of the couples who are main and second figure of a first child of this age; by the child's luck.
inline void part_parents(World& world, std::uint32_t month, std::uint32_t age, float share, const Draw& draw) {
    const Society& society = world.society;
    for (std::uint32_t i = 0; i < society.rows(); ++i) {
        if (!society.alive[i] || age_in_months(society, i, month) != age) continue;
        if (world.persons.elder[society.person[i]] != nobody) continue;
        const std::uint32_t one = world.persons.living_row(society.figure.strip(0)[i]);
        const std::uint32_t other = world.persons.living_row(society.figure.strip(1)[i]);
        if (one == nobody || other == nobody || society.partner[one] != society.person[other]) continue;
        if (uniform(draw(identity_of(society, i), 0, 0, Purpose("partnership.divorce")).a) < share)
            part_lovers(world, one, other, month);
    }
}

/// Of `wanted` singles whom the person in row i meets in this crowd, the one most at ease by the general model (lowest
/// self_avoidance + self_anxiety; ties by lineage); nobody if there is none.
inline std::uint32_t most_at_ease_of(const World& world, const ByAge& crowd, std::uint32_t i, std::uint32_t month,
                                     std::uint32_t gap, std::uint32_t wanted, const Draw& draw) {
    const Society& society = world.society;
    const std::uint32_t age = age_in_months(society, i, month);
    const Rows positions = crowd.aged((age > gap ? age - gap : 0) / months_per_year, (age + gap) / months_per_year);
    std::array<std::uint32_t, met_at_most> met;
    const std::uint32_t found =
        meet(crowd, positions, draw, {identity_of(society, i), month, Purpose("partnership.given_meets")},
             std::span(met).first(wanted),
             [&](std::uint32_t j) { return society.partner[j] == nobody && may_love(world, i, j, month, gap); });
    std::uint32_t best = nobody;
    for (std::uint32_t k = 0; k < found; ++k) {
        const std::uint32_t j = met[k];
        if (best == nobody) best = j;
        const float one = society.self_avoidance[j] + society.self_anxiety[j];
        const float other = society.self_avoidance[best] + society.self_anxiety[best];
        if (one < other || (one == other && before(identity_of(society, j), identity_of(society, best)))) best = j;
    }
    return best;
}

} // namespace dyad::inline DYAD_KERNEL
