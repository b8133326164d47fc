// Friendship: who becomes whose friend, and which friendships last.
#pragma once

#include "models/acquaintance.hpp"
#include "models/world.hpp"
#include "sim/each_where.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Everybody has room for two friends (slots 4 and 5 of a life); i holds j as j holds i. Each month:
/// 1. Death ends a friendship.
/// 2. So does drifting apart, with the chance  ends exp(-k (V - .45)),  V = .5 (V_i + V_j) the felt value of the bond,
///    `ends` while the younger is under 20 ends_young: what is worth more lasts. (To leave a worse old friend and to
///    refuse a worse new one select alike.) A friendship is lived for a month before it can end so.
/// 3. From 4 years on, whoever has room looks for a friend with the chance  seeks exp(-e A) (free slots),  A avoidance
///    of the general model, `seeks` until 25 years seeks_young; and has `candidates` meetings with persons with room,
///    no more than 2 years apart (the younger under 20) or 10, who are neither parent, child, sibling, kin by care,
///    friend nor partner. A match scores
///      N - likeness (|A_i - A_j| + |X_i - X_j|)    (X anxiety of the general model);
///    the best of all come true as long as both have room, one for each seeker.
struct Friendship {
    static constexpr std::string_view name = "friendship";
    static constexpr std::string_view meaning = "who becomes whose friend, and which friendships last";

    Parameter seeks_young{"seeks_young", "-", "1/month", 0.1, 0, 0.5, "chance to look for a friend until 25", "assumed"};
    Parameter seeks{"seeks", "-", "1/month", 0.03, 0, 0.5, "chance to look for a friend from 25 on", "assumed"};
    Parameter avoidance_lowers{"avoidance_lowers", "e", "1/SD", 0.2, 0, 2, "how much avoidance lowers its log", "assumed"};
    Parameter candidates{"candidates", "-", "-", 8, 1, 16, "meetings of who looks for a friend", "assumed", Parameter::Kind::whole};
    Parameter likeness{"likeness", "-", "1/SD", 0.1, 0, 2, "how much friends prefer those with a self like theirs", "assumed"};
    Parameter ends_young{"ends_young", "-", "1/month", 1.0 / 36, 0, 1, "chance that a friendship ends, under 20",
                         "assumed: friends change every 3 years"};
    Parameter ends{"ends", "-", "1/month", 1.0 / 48, 0, 1, "chance that a friendship ends, from 20",
                   "assumed: friends change every 4 years"};
    Parameter prune{"prune", "k", "1/reward", 2.5, 0, 10, "how much its value protects a friendship", "assumed: as in partners"};
    Parameter usual_value{"usual_value", "-", "reward", 0.45, -1, 1, "value at which the chances above hold", "assumed"};

    void step(World& world, const Entry& entry, const Draw&) const {
        for (std::uint32_t i = entry.first; i < entry.last; ++i)
            for (std::size_t slot = 0; slot < 2; ++slot) leave(world.society, i, slot);
    }

    void step(World& world, const Ties& ties, const Draw& draw) const {
        const Society& society = world.society;
        const auto rows = static_cast<std::uint32_t>(society.rows());
        const auto loses = [&](std::uint32_t i) {
            return is_lost(world, i, society.friends.strip(0)[i]) | is_lost(world, i, society.friends.strip(1)[i]);
        };
        each_where(society, loses, [&](std::uint32_t i) { mourn(world, i, ties.month); });
        drift(world, ties.month, draw);
        List<std::uint32_t> with_room(world.scratch, rows), seekers(world.scratch, rows);
        const auto is_open = [&](std::uint32_t i) {
            return (room(society, i) != 0) & (society.alive[i] != 0) & (age_in_months(society, i, ties.month) >= youngest);
        };
        each_where(society, is_open, [&](std::uint32_t i) {
            if (is_around(world, i)) with_room.push_back(i);
        });
        const Luck luck = Luck::of_age(world.scratch, draw, society, ties.month, Purpose("friendship.looks"));
        const auto looks = [&](std::uint32_t i) { return is_open(i) & (luck.first(i) < chance_to_look(society, i, ties.month)); };
        each_where(society, looks, [&](std::uint32_t i) {
            if (is_around(world, i)) seekers.push_back(i);
        });
        if (seekers.empty()) return;
        const ByAge crowd(world, ties.month, with_room);
        List<Match> matches(world.scratch, met_at_most * seekers.size());
        for (const std::uint32_t i : seekers) look(world, crowd, i, ties.month, draw, matches);
        best_first(society, matches);
        List<std::uint8_t> done(world.scratch, rows);
        done.fill(rows);
        for (const Match& match : matches) {
            if (done[match.i] || room(society, match.i) == 0 || room(society, match.j) == 0) continue;
            if (are_friends(society, match.i, match.j)) continue;
            befriend(world.society, match.i, match.j, ties.month);
            done[match.i] = 1;
        }
    }

private:
    static constexpr std::uint32_t youngest = 4 * 12, grown = 25 * 12, of_age = 20 * 12;
    static constexpr std::uint32_t gap_young = 2 * 12, gap_grown = 10 * 12;

    static std::uint32_t room(const Society& society, std::uint32_t i) {
        return std::uint32_t{society.friends.strip(0)[i] == nobody} + std::uint32_t{society.friends.strip(1)[i] == nobody};
    }
    static void leave(Society& society, std::uint32_t i, std::size_t slot) {
        society.friends.strip(slot)[i] = nobody;
        society.friends_since.strip(slot)[i] = never;
    }
    static std::size_t slot_of(const Society& society, std::uint32_t i, std::uint32_t person) {
        return society.friends.strip(0)[i] == person ? 0 : 1;
    }
    static std::uint32_t gap_of(std::uint32_t younger) { return younger < of_age ? gap_young : gap_grown; }

    static void record(World& world, std::uint32_t i, std::size_t slot, std::uint32_t month, Ending how) {
        const std::uint32_t since = world.society.friends_since.strip(slot)[i];
        write_down(world, i, world.society.friends.strip(slot)[i], {0, 0, friends_bond, since, never, month, how});
    }

    static void mourn(World& world, std::uint32_t i, std::uint32_t month) {
        for (std::size_t slot = 0; slot < 2; ++slot) {
            const Loss loss = loss_of(world, i, world.society.friends.strip(slot)[i]);
            if (loss.is_mine) record(world, i, slot, month, by_death);
            if (loss.is) leave(world.society, i, slot);
        }
    }

    /// Whether this friendship may end this month by the draw of the person in row i: whose lineage is the smaller decides.
    static bool may_end(const World& world, std::uint32_t i, std::size_t slot, std::uint32_t month) {
        const Society& society = world.society;
        const std::uint32_t other = world.persons.living_row(society.friends.strip(slot)[i]);
        return other != nobody && society.friends_since.strip(slot)[i] != month &&
               before(identity_of(society, i), identity_of(society, other));
    }

    /// Friends who drift apart. Most draws are above the chance if the other's value were the least of all (and a little above
    /// that, since exp may be off in its last digits), and need not be looked at further: prune is never negative.
    void drift(World& world, std::uint32_t month, const Draw& draw) const {
        const Society& society = world.society;
        const float *one = society.felt_value.strip(friend_slot), *two = society.felt_value.strip(companion_slot);
        const auto rows = static_cast<std::uint32_t>(society.rows());
        const float least = at_most(least_of(one, rows), least_of(two, rows)), usual = at_least(ends_young, ends);
        const auto at_worst = [&](float mine) { return 1.001f * chance_to_end(usual, mine, least); };
        const Luck luck = Luck::of_month(world.scratch, draw, society, month, Purpose("friendship.ends"));
        const auto might = [&](std::uint32_t i) { return (luck.first(i) < at_worst(one[i])) | (luck.second(i) < at_worst(two[i])); };
        each_where(society, might, [&](std::uint32_t i) {
            end(world, i, 0, month, luck.first(i));
            end(world, i, 1, month, luck.second(i));
        });
    }

    void end(World& world, std::uint32_t i, std::size_t slot, std::uint32_t month, float luck) const {
        Society& society = world.society;
        if (!may_end(world, i, slot, month)) return;
        const std::uint32_t other = world.persons.society_row[society.friends.strip(slot)[i]];
        if (luck >= chance_to_end(society, i, slot, other, month)) return;
        const std::size_t their_slot = slot_of(society, other, society.person[i]);
        record(world, i, slot, month, by_parting);
        leave(society, i, slot);
        leave(society, other, their_slot);
    }

    [[gnu::always_inline]] float chance_to_end(float usual, float mine, float theirs) const {
        return usual * exp(-(prune * (0.5f * (mine + theirs) - usual_value)));
    }

    float chance_to_end(const Society& society, std::uint32_t i, std::size_t slot, std::uint32_t other,
                        std::uint32_t month) const {
        const std::uint32_t younger = std::min(age_in_months(society, i, month), age_in_months(society, other, month));
        const float usual = younger < of_age ? static_cast<float>(ends_young) : static_cast<float>(ends);
        const float mine = society.felt_value.strip(friend_slot + slot)[i];
        const float theirs = society.felt_value.strip(friend_slot + slot_of(society, other, society.person[i]))[other];
        return chance_to_end(usual, mine, theirs);
    }

    [[gnu::always_inline]] float chance_to_look(const Society& society, std::uint32_t i, std::uint32_t month) const {
        const float usual = select(age_in_months(society, i, month) >= grown, static_cast<float>(seeks), static_cast<float>(seeks_young));
        const float willing = usual * exp(-(avoidance_lowers * society.self_avoidance[i]));
        return willing * static_cast<float>(static_cast<std::int32_t>(room(society, i)));
    }

    void look(const World& world, const ByAge& crowd, std::uint32_t i, std::uint32_t month, const Draw& draw,
              List<Match>& matches) const {
        const Society& society = world.society;
        const std::uint32_t age = age_in_months(society, i, month), gap = gap_of(age);
        const Rows positions = crowd.aged((age > gap ? age - gap : 0) / months_per_year, (age + gap) / months_per_year);
        std::array<std::uint32_t, met_at_most> met;
        const std::uint32_t found =
            meet(crowd, positions, draw, {identity_of(society, i), month, Purpose("friendship.meets")},
                 std::span(met).first(static_cast<std::uint32_t>(candidates)),
                 [&](std::uint32_t j) { return suits(world, i, j, month); });
        for (std::uint32_t c = 0; c < found; ++c) {
            const Words words = draw(identity_of(society, i), month, c, Purpose("friendship.liking"));
            matches.push_back({normal(words.a) - likeness * unlikeness(society, i, met[c]), i, met[c]});
        }
    }

    static float unlikeness(const Society& society, std::uint32_t i, std::uint32_t j) {
        return std::fabs(society.self_avoidance[i] - society.self_avoidance[j]) +
               std::fabs(society.self_anxiety[i] - society.self_anxiety[j]);
    }

    static bool suits(const World& world, std::uint32_t i, std::uint32_t j, std::uint32_t month) {
        const Society& society = world.society;
        const std::uint32_t age_i = age_in_months(society, i, month), age_j = age_in_months(society, j, month);
        const std::uint32_t younger = std::min(age_i, age_j), older = std::max(age_i, age_j);
        if (i == j || older - younger > gap_of(younger)) return false;
        if (are_friends(society, i, j) || society.partner[i] == society.person[j]) return false;
        return !are_kin_by_care(society, i, j) &&
               !are_parent_or_sibling(world.persons, society.person[i], society.person[j]);
    }

    static void befriend(Society& society, std::uint32_t i, std::uint32_t j, std::uint32_t month) {
        const std::size_t mine = slot_of(society, i, nobody), theirs = slot_of(society, j, nobody);
        society.friends.strip(mine)[i] = society.person[j];
        society.friends.strip(theirs)[j] = society.person[i];
        society.friends_since.strip(mine)[i] = society.friends_since.strip(theirs)[j] = month;
    }
};

} // namespace dyad::inline DYAD_KERNEL
