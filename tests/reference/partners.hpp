// Love in the reference: who is left by death, who parts, who moves together, and who finds whom.
#pragma once

#include "tests/reference/meeting.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

inline void record_love(Community& community, const Person& person, std::uint32_t month, Ending how) {
    const Bond& bond = person.bond[partner_slot];
    write_down(community, person, community.people[bond.other],
               {0, 0, love, bond.since, person.committed_since, month, how});
}

inline void lose_partner(Person& person, std::uint32_t month) {
    person.bond[partner_slot].other = nobody;
    person.bond[partner_slot].since = person.committed_since = never;
    person.single_since = month;
}

inline void mourn_partner(Community& community, Person& person, std::uint32_t month) {
    const Loss loss = loss_of(community, person, person.partner());
    if (!loss.is) return;
    if (loss.is_mine) record_love(community, person, month, by_death);
    if (community.alive(person.number)) person.widowed_from = person.partner();
    lose_partner(person, month);
}

/// Who raises a child under 18 together with their partner.
inline Marks raising_together(const Community& community, std::uint32_t month) {
    Marks raising(community.people.size());
    const auto look_at = [&](const Person& child) {
        const std::uint32_t main = child.bond[0].other;
        for (std::uint32_t k = 1; k < figures_at_most; ++k) {
            const std::uint32_t other = child.bond[k].other;
            if (!community.lives(main) || !community.lives(other)) continue;
            if (community.people[main].partner() == other) raising[main] = raising[other] = true;
        }
    };
    for (const std::uint32_t who : community.society)
        if (community.alive(who) && community.people[who].age(month) < childhood_months) look_at(community.people[who]);
    for (const std::uint32_t who : community.nursery) look_at(community.people[who]);
    return raising;
}

/// lambda_B exp(-k_B (V_pair - .45)), more while uncommitted, less for parents.
inline float chance_to_part(const Person& one, const Person& other, bool raising, const Partnership& theory) {
    const float value = 0.5f * ((one.bond[partner_slot].felt_value - one.strain) +
                                (other.bond[partner_slot].felt_value - other.strain));
    const float chance = theory.parting * exp(-(theory.value_protects * (value - theory.usual_value)));
    if (one.committed_since == never) return chance * theory.dating_parting;
    return raising ? chance * theory.children_protect : chance;
}

inline float pressing(const Person& person, const Partnership& theory) {
    const Bond& bond = person.bond[partner_slot];
    return theory.press * (1.0f - bond.chance_mute - bond.chance_ask) - theory.hold * bond.chance_mute;
}

/// c_0 exp(.5 (press_i + press_j)) ripe(age of the younger)
inline float chance_to_commit(const Person& one, const Person& other, std::uint32_t month, const Partnership& theory) {
    const float younger = at_most(in_years(one.age(month)), in_years(other.age(month)));
    return theory.commits * exp(0.5f * (pressing(one, theory) + pressing(other, theory))) *
           sigmoid((younger - theory.ripe_age) / theory.ripe_width);
}

inline void part(Community& community, Person& one, Person& other, std::uint32_t month) {
    record_love(community, one, month, by_parting);
    for (Person* person : {&one, &other}) {
        person->separated_from = person->partner();
        if (person->committed_since == never) ++person->short_loves;
        lose_partner(*person, month);
    }
}

/// A couple's month, lived by the one of the smaller lineage.
inline void go_on_as_couple(Community& community, Person& one, const Marks& raising,
                            const Partnership& theory, std::uint32_t month, const Draw& draw) {
    if (!community.lives(one.partner()) || one.bond[partner_slot].since == month) return;
    Person& other = community.people[one.partner()];
    if (!before(one, other)) return;
    const Words words = draw(one.identity, month, 0, Purpose("partnership.couple"));
    if (uniform(words.a) < chance_to_part(one, other, raising[one.number], theory)) {
        part(community, one, other, month);
    } else if (one.committed_since == never && uniform(words.b) < chance_to_commit(one, other, month, theory)) {
        for (Person* person : {&one, &other}) {
            person->committed_since = month;
            if (month - person->bond[partner_slot].since <= 3) ++person->fast_commitments;
        }
    }
}

/// What a scenario forces: parents of a first child that reaches an age, and persons at an age, are parted.
inline void force_apart(Community& community, const Partnership& theory, std::uint32_t month, const Draw& draw) {
    auto& people = community.people;
    for (const std::uint32_t who : community.society) {
        const Person& child = people[who];
        const std::uint32_t one = child.bond[main_figure].other, other = child.bond[second_figure].other;
        if (!community.alive(who) || child.age(month) != whole_months(theory.divorce_age)) continue;
        if (child.elder != nobody || !community.lives(one) || !community.lives(other)) continue;
        const float luck = uniform(draw(child.identity, 0, 0, Purpose("partnership.divorce")).a);
        if (people[one].partner() == other && luck < theory.divorce_share)
            part(community, people[one], people[other], month);
    }
    for (const std::uint32_t who : community.society) {
        Person& person = people[who];
        if (!community.alive(who) || person.age(month) != whole_months(theory.parted_age)) continue;
        const float luck = uniform(draw(person.identity, 0, 0, Purpose("partnership.parted")).a);
        if (community.lives(person.partner()) && luck < theory.parted_share)
            part(community, person, people[person.partner()], month);
    }
}

inline bool is_single(const Community& community, const Person& person, const Partnership& theory,
                      std::uint32_t month) {
    if (person.partner() != nobody || !community.is_around(person.number)) return false;
    const std::uint32_t age = person.age(month);
    const bool mourns = person.unions > 0 && month - person.single_since < static_cast<std::uint32_t>(theory.mourning);
    return age >= 16 * 12 && age < 80 * 12 && !mourns;
}

/// lambda_E exp(-e_A A) season(age)
inline bool searches(const Person& person, const Partnership& theory, std::uint32_t month, const Draw& draw) {
    const float age = in_years(person.age(month)), rise = at_most((age - 16.0f) / (theory.full_age - 16.0f), 1.0f);
    const float season = rise * exp(-(at_least(age - 60.0f, 0.0f) / theory.fading));
    const float chance = theory.search * exp(-(theory.avoidance_lowers * person.self.avoidance)) * season;
    return uniform(draw(person.identity, month, 0, Purpose("partnership.searches")).a) < chance;
}

inline bool could_love(const Community& community, const Person& one, const Person& other, std::uint32_t month,
                       std::uint32_t gap) {
    const std::uint32_t younger = std::min(one.age(month), other.age(month));
    const std::uint32_t older = std::max(one.age(month), other.age(month));
    if (one.number == other.number || older - younger > gap || older + 14 * 12 > 2 * younger) return false;
    return !are_friends(one, other) && !are_kin_by_care(one, other) && !are_close_kin(community, one, other);
}

/// M = .5 (s_ij + s_ji)
inline float mutual_score(const Person& one, const Person& other, float n_one, float n_other,
                          const Partnership& theory) {
    constexpr float half = 0.70710678f;
    const float desirable_one = -((one.self.avoidance + one.self.anxiety) * half);
    const float desirable_other = -((other.self.avoidance + other.self.anxiety) * half);
    const float mind_one = (one.mind.avoidance + one.mind.anxiety) * half;
    const float mind_other = (other.mind.avoidance + other.mind.anxiety) * half;
    const float one_older = in_years(other.birth_month - one.birth_month);
    const float man_older = one.sex == male ? one_older : -one_older;
    const float off = std::fabs(one.same_sex ? one_older : man_older - theory.older_man);
    const float desirability = theory.desirability, likeness = theory.likeness;
    const float rest = std::sqrt(at_least(1.0f - desirability * desirability - likeness * likeness, 0.0f));
    return 0.5f * (desirability * (desirable_one + desirable_other) + rest * (n_one + n_other)) -
           (likeness * std::fabs(mind_one - mind_other) + theory.age_weight * off);
}

/// Those whom a searcher would have and who would have the searcher.
inline void look_for_partner(const Community& community, const Person& one, const Crowd& crowd,
                             const Marks& searching, const Partnership& theory, std::uint32_t month,
                             const Draw& draw, std::vector<Match>& matches) {
    const std::uint32_t age = one.age(month), gap = whole_months(theory.age_gap);
    const auto met = meet(crowd, (age > gap ? age - gap : 0) / 12, (age + gap) / 12,
                          static_cast<std::uint32_t>(theory.candidates),
                          {one.identity, month, Purpose("partnership.meets")}, draw, [&](std::uint32_t who) {
                              return could_love(community, one, community.people[who], month, gap);
                          });
    for (std::uint32_t c = 0; c < met.size(); ++c) {
        const Person& other = community.people[met[c]];
        const Words words = draw(one.identity, month, c, Purpose("partnership.liking"));
        const float score = mutual_score(one, other, normal(words.a), normal(words.b), theory);
        const float held_back = searching[met[c]] ? 0.0f : static_cast<float>(theory.hold_back);
        const float mine = theory.choosiness + theory.choosy_avoidance * one.self.avoidance;
        const float theirs = theory.choosiness + theory.choosy_avoidance * other.self.avoidance + held_back;
        if (score >= mine && score >= theirs) matches.push_back({score, one.number, met[c]});
    }
}

/// The sex somebody looks for.
inline std::uint32_t sex_sought(const Person& person) {
    if (person.same_sex) return person.sex;
    return person.sex == male ? female : male;
}

inline bool more_at_ease(const Person& one, const Person& than) {
    const float mine = one.self.avoidance + one.self.anxiety, theirs = than.self.avoidance + than.self.anxiety;
    return mine != theirs ? mine < theirs : before(one, than);
}

/// What a scenario forces: a single comes together with the most secure of those met.
inline void be_given_partner(Community& community, const Person& person, const Crowd& crowd, const Partnership& theory,
                             std::uint32_t month, const Draw& draw) {
    const std::uint32_t age = person.age(month), gap = whole_months(theory.age_gap);
    if (age != whole_months(theory.given_age) || !is_single(community, person, theory, month)) return;
    const float luck = uniform(draw(person.identity, 0, 0, Purpose("partnership.given")).a);
    if (luck >= theory.given_share) return;
    const auto met = meet(crowd, (age > gap ? age - gap : 0) / 12, (age + gap) / 12,
                          static_cast<std::uint32_t>(theory.given_candidates),
                          {person.identity, month, Purpose("partnership.given_meets")}, draw, [&](std::uint32_t who) {
                              const Person& other = community.people[who];
                              return other.partner() == nobody && could_love(community, person, other, month, gap);
                          });
    if (met.empty()) return;
    std::uint32_t best = met[0];
    for (const std::uint32_t who : met)
        if (more_at_ease(community.people[who], community.people[best])) best = who;
    come_together(community, person.number, best, month);
}

inline void bring_together(Community& community, const Partnership& theory, std::uint32_t month, const Draw& draw) {
    std::vector<std::uint32_t> singles[2][3]; // by whether they look for their own sex, and by sex
    Marks searching(community.people.size());
    std::vector<std::uint32_t> searchers;
    for (const std::uint32_t who : community.society) {
        const Person& person = community.people[who];
        if (!is_single(community, person, theory, month)) continue;
        singles[person.same_sex][person.sex].push_back(who);
        if (!searches(person, theory, month, draw)) continue;
        searching[who] = true;
        searchers.push_back(who);
    }
    std::vector<Crowd> crowds;
    for (const std::uint32_t same_sex : {0u, 1u})
        for (const std::uint32_t sex : {female, male}) crowds.emplace_back(community, singles[same_sex][sex], month);
    const auto crowd_for = [&](const Person& one) -> const Crowd& {
        return crowds[2 * one.same_sex + (sex_sought(one) == male ? 1 : 0)];
    };
    for (const std::uint32_t who : community.society) {
        const Person& person = community.people[who];
        be_given_partner(community, person, crowd_for(person), theory, month, draw);
    }
    std::vector<Match> matches;
    for (const std::uint32_t who : searchers) {
        const Person& one = community.people[who];
        look_for_partner(community, one, crowd_for(one), searching, theory, month, draw, matches);
    }
    best_first(community, matches);
    for (const Match& match : matches)
        if (community.people[match.one].partner() == nobody && community.people[match.other].partner() == nobody)
            come_together(community, match.one, match.other, month);
}

inline void live_love(Community& community, const Partnership& theory, std::uint32_t month, const Draw& draw) {
    for (const std::uint32_t who : community.society)
        community.people[who].separated_from = community.people[who].widowed_from = nobody;
    for (const std::uint32_t who : community.society) mourn_partner(community, community.people[who], month);
    const auto raising = raising_together(community, month);
    for (const std::uint32_t who : community.society)
        go_on_as_couple(community, community.people[who], raising, theory, month, draw);
    force_apart(community, theory, month, draw);
    bring_together(community, theory, month, draw);
}

} // namespace dyad::inline DYAD_KERNEL::reference
