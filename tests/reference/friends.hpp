// Friends and mentors in the reference: who finds whom, and how long it lasts.
#pragma once

#include "tests/reference/partners.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

inline std::uint32_t room_for_friends(const Person& person) {
    std::uint32_t room = 0;
    for (const std::uint32_t slot : {friend_slot, companion_slot}) room += person.bond[slot].other == nobody;
    return room;
}

/// The slot in which somebody stands as a friend, `nobody` for the first free one.
inline Bond& friend_of(Person& person, std::uint32_t who) {
    return person.bond[person.bond[friend_slot].other == who ? friend_slot : companion_slot];
}

inline void record_friendship(Community& community, const Person& person, const Bond& bond, std::uint32_t month,
                              Ending how) {
    write_down(community, person, community.people[bond.other], {0, 0, friends_bond, bond.since, never, month, how});
}

inline void lose(Bond& bond) {
    bond.other = nobody;
    bond.since = never;
}

inline void mourn_friends(Community& community, Person& person, std::uint32_t month) {
    for (const std::uint32_t slot : {friend_slot, companion_slot}) {
        const Loss loss = loss_of(community, person, person.bond[slot].other);
        if (loss.is_mine) record_friendship(community, person, person.bond[slot], month, by_death);
        if (loss.is) lose(person.bond[slot]);
    }
}

/// ends exp(-k (V - .45)), V = .5 (V_i + V_j)
inline float chance_to_drift(const Person& one, const Person& other, const Bond& mine, const Bond& theirs,
                             const Friendship& theory, std::uint32_t month) {
    const bool young = std::min(one.age(month), other.age(month)) < 20 * 12;
    const float value = 0.5f * (mine.felt_value + theirs.felt_value);
    return (young ? theory.ends_young : theory.ends) * exp(-(theory.prune * (value - theory.usual_value)));
}

/// Friends drift apart, by the draw of the one of the smaller lineage.
inline void drift_apart(Community& community, Person& one, const Friendship& theory, std::uint32_t month,
                        const Draw& draw) {
    const Words words = draw(one.identity, month, 0, Purpose("friendship.ends"));
    for (const std::uint32_t slot : {friend_slot, companion_slot}) {
        Bond& mine = one.bond[slot];
        if (!community.lives(mine.other) || mine.since == month) continue;
        Person& other = community.people[mine.other];
        if (!before(one, other)) continue;
        Bond& theirs = friend_of(other, one.number);
        const float luck = uniform(slot == friend_slot ? words.a : words.b);
        if (luck >= chance_to_drift(one, other, mine, theirs, theory, month)) continue;
        record_friendship(community, one, mine, month, by_parting);
        lose(mine);
        lose(theirs);
    }
}

/// seeks exp(-e A) (free slots)
inline bool looks_for_friend(const Person& person, const Friendship& theory, std::uint32_t month, const Draw& draw) {
    const std::uint32_t age = person.age(month);
    const float usual = age < 25 * 12 ? theory.seeks_young : theory.seeks;
    const float willing = usual * exp(-(theory.avoidance_lowers * person.self.avoidance));
    const float chance = willing * static_cast<float>(room_for_friends(person));
    return uniform(draw(person.identity, age, 0, Purpose("friendship.looks")).a) < chance;
}

inline bool could_befriend(const Person& one, const Person& other, std::uint32_t month) {
    const std::uint32_t younger = std::min(one.age(month), other.age(month));
    const std::uint32_t older = std::max(one.age(month), other.age(month));
    if (one.number == other.number || older - younger > (younger < 20 * 12 ? 2u * 12 : 10u * 12)) return false;
    if (are_friends(one, other) || one.partner() == other.number) return false;
    return !are_kin_by_care(one, other) && !are_parent_or_sibling(one, other);
}

/// N - likeness (|A_i - A_j| + |X_i - X_j|) for each whom a seeker meets.
inline void look_for_friend(const Community& community, const Person& one, const Crowd& crowd, const Friendship& theory,
                            std::uint32_t month, const Draw& draw, std::vector<Match>& matches) {
    const std::uint32_t age = one.age(month), gap = age < 20 * 12 ? 2 * 12 : 10 * 12;
    const auto met = meet(crowd, (age > gap ? age - gap : 0) / 12, (age + gap) / 12,
                          static_cast<std::uint32_t>(theory.candidates),
                          {one.identity, month, Purpose("friendship.meets")}, draw,
                          [&](std::uint32_t who) { return could_befriend(one, community.people[who], month); });
    for (std::uint32_t c = 0; c < met.size(); ++c) {
        const Person& other = community.people[met[c]];
        const float liking = normal(draw(one.identity, month, c, Purpose("friendship.liking")).a);
        const float unlike = std::fabs(one.self.avoidance - other.self.avoidance) +
                             std::fabs(one.self.anxiety - other.self.anxiety);
        matches.push_back({liking - theory.likeness * unlike, one.number, met[c]});
    }
}

inline void find_friends(Community& community, const Friendship& theory, std::uint32_t month, const Draw& draw) {
    std::vector<std::uint32_t> with_room, seekers;
    for (const std::uint32_t who : community.society) {
        const Person& person = community.people[who];
        if (room_for_friends(person) == 0 || !community.is_around(who) || person.age(month) < 4 * 12) continue;
        with_room.push_back(who);
        if (looks_for_friend(person, theory, month, draw)) seekers.push_back(who);
    }
    const Crowd crowd(community, with_room, month);
    std::vector<Match> matches;
    for (const std::uint32_t who : seekers)
        look_for_friend(community, community.people[who], crowd, theory, month, draw, matches);
    best_first(community, matches);
    Marks done(community.people.size());
    for (const Match& match : matches) {
        Person &one = community.people[match.one], &other = community.people[match.other];
        if (done[match.one] || room_for_friends(one) == 0 || room_for_friends(other) == 0) continue;
        if (are_friends(one, other)) continue;
        Bond &mine = friend_of(one, nobody), &theirs = friend_of(other, nobody);
        mine.other = other.number;
        theirs.other = one.number;
        mine.since = theirs.since = month;
        done[match.one] = true;
    }
}

inline void live_friendships(Community& community, const Friendship& theory, std::uint32_t month, const Draw& draw) {
    for (const std::uint32_t who : community.society) mourn_friends(community, community.people[who], month);
    for (const std::uint32_t who : community.society)
        if (room_for_friends(community.people[who]) < 2) drift_apart(community, community.people[who], theory, month,
                                                                     draw);
    find_friends(community, theory, month, draw);
}

} // namespace dyad::inline DYAD_KERNEL::reference
