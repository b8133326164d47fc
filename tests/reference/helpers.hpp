// Teachers, mentors and therapists in the reference.
#pragma once

#include "tests/reference/friends.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

inline float luck_of(const Person& person, std::uint32_t step, Purpose purpose, const Draw& draw) {
    return uniform(draw(person.identity, step, 0, purpose).a);
}

inline void lose_guide(Person& person) {
    lose(person.bond[helper_slot]);
    person.guide_kind = no_guide;
    person.teacher_sensitivity = person.teacher_rejection = 0.0f;
}

/// From 6 to 18 years everybody without a mentor has a teacher, a new one every two years.
inline void be_taught(Person& person, const Mentoring& theory, std::uint32_t month, const Draw& draw) {
    constexpr std::uint32_t school = 6 * 12, adult = 18 * 12;
    const std::uint32_t age = person.age(month);
    if (person.guide_kind == mentor) return;
    if (age < school || age >= adult) {
        if (person.guide_kind == teacher) lose_guide(person);
    } else if (person.guide_kind != teacher || (age - school) % 24 == 0) {
        const Words words = draw(person.identity, age, 0, Purpose("mentoring.teacher"));
        person.guide_kind = teacher;
        person.bond[helper_slot].since = month;
        person.teacher_sensitivity = theory.teacher_sensitivity + theory.teacher_sensitivity_sd * normal(words.a);
        person.teacher_rejection = theory.teacher_rejection + theory.teacher_rejection_sd * normal(words.b);
    }
}

inline bool could_guide(const Community& community, const Person& person, const Person& other) {
    const std::uint32_t older_by = person.birth_month - other.birth_month;
    return older_by >= 12 * 12 && older_by <= 35 * 12 && person.partner() != other.number &&
           !are_close_kin(community, person, other) && !are_kin_by_care(person, other);
}

/// A mentorship ends by a death, by chance, or because another mentor takes the place.
inline void part_from_mentor(Community& community, Person& person, std::uint32_t month, Ending how) {
    const Bond& bond = person.bond[helper_slot];
    community.ended.push_back({person.number, bond.other, mentorship, bond.since, never, month, how});
    lose_guide(person);
}

/// The most secure of at most `wanted` who suit.
inline void find_mentor(Community& community, Person& person, const Crowd& crowd, std::uint32_t wanted,
                        std::uint32_t month,
                        const Draw& draw) {
    const std::uint32_t age = person.age(month);
    const auto met = meet(crowd, (age + 12 * 12) / 12, (age + 35 * 12) / 12, wanted,
                          {person.identity, month, Purpose("mentoring.meets")}, draw,
                          [&](std::uint32_t who) { return could_guide(community, person, community.people[who]); });
    if (met.empty()) return;
    std::uint32_t best = met[0];
    for (const std::uint32_t who : met)
        if (more_at_ease(community.people[who], community.people[best])) best = who;
    if (person.guide_kind == mentor) part_from_mentor(community, person, month, by_parting);
    lose_guide(person);
    person.guide_kind = mentor;
    person.bond[helper_slot].other = best;
    person.bond[helper_slot].since = month;
}

inline void be_guided(Community& community, const Mentoring& theory, std::uint32_t month, const Draw& draw) {
    constexpr std::uint32_t adult = 18 * 12, settled = 40 * 12;
    std::vector<std::uint32_t> given, finding, adults;
    for (const std::uint32_t who : community.society) {
        Person& person = community.people[who];
        const std::uint32_t age = person.age(month);
        const bool dead = !community.alive(who) || !community.alive(person.bond[helper_slot].other);
        const bool ends = luck_of(person, age, Purpose("mentoring.ends"), draw) < theory.ends;
        if (person.guide_kind == mentor && (dead || ends))
            part_from_mentor(community, person, month, dead ? by_death : by_parting);
        if (!community.is_around(who)) continue;
        if (age >= adult) adults.push_back(who);
        be_taught(person, theory, month, draw);
        if (age == whole_months(theory.given_age) &&
            luck_of(person, age, Purpose("mentoring.given"), draw) < theory.given_share)
            given.push_back(who);
        else if (age >= adult && age < settled && person.guide_kind != mentor &&
                 luck_of(person, age, Purpose("mentoring.finds"), draw) < theory.rate)
            finding.push_back(who);
    }
    if (given.empty() && finding.empty()) return;
    const Crowd crowd(community, adults, month);
    const auto choice = static_cast<std::uint32_t>(theory.candidates);
    for (const std::uint32_t who : given) find_mentor(community, community.people[who], crowd, choice, month, draw);
    for (const std::uint32_t who : finding) find_mentor(community, community.people[who], crowd, 1, month, draw);
}

/// Whether (A + X) / sqrt 2 lies in the least secure share of a normal population with this spread.
inline bool among_the_neediest(const Person& person, float share, float spread) {
    if (share >= 1.0f) return true;
    if (share < 0x1p-20f) return false;
    return (person.self.avoidance + person.self.anxiety) * 0.70710678f > spread * normal_quantile(1.0f - share);
}

/// Share of courses that are not left early, at this hazard.
inline float share_staying(float h, std::uint32_t occasions, const Psychotherapy& theory) {
    float whole = 1.0f, ruptured = 0.0f;
    const float whole_stay = exp(-h), ruptured_stay = exp(-(theory.rupture_leaves * h));
    for (std::uint32_t k = 0; k < occasions; ++k) {
        whole = whole * whole_stay;
        ruptured = ruptured * ruptured_stay;
        const float repaired = theory.repair * ruptured - theory.rupture * whole;
        whole = whole + repaired;
        ruptured = ruptured - repaired;
    }
    return whole + ruptured;
}

/// The hazard of leaving by which just the declared share of courses is left early.
inline float hazard_of_leaving(const Psychotherapy& theory) {
    const auto occasions = static_cast<std::uint32_t>(theory.dose) - 1;
    if (occasions == 0 || theory.drop_out <= 0.0f) return 0.0f;
    const float staying = log(1.0f - theory.drop_out);
    float h = -staying / static_cast<float>(occasions);
    for (int correction = 0; correction < 4; ++correction) h = h * (staying / log(share_staying(h, occasions, theory)));
    return h;
}

inline void end_therapy(Person& person) {
    person.therapy = person.ruptured = 0;
    person.alliance = person.elicitation = person.soothing = 0.0f;
    person.safety = 1.0f;
}

inline void begin_therapy(Person& person, const Psychotherapy& theory, std::uint32_t month, const Draw& draw) {
    person.therapy_ends = month + static_cast<std::uint32_t>(theory.dose);
    if (person.therapy) return;
    const Words words = draw(person.identity, person.age(month), 0, Purpose("psychotherapy.alliance"));
    person.therapy = 1;
    person.therapy_since = month;
    ++person.courses;
    person.alliance = theory.alliance_sd * normal(words.a);
    person.safety = 1.0f + theory.safety;
    person.elicitation = theory.elicitation;
    person.soothing = theory.soothing;
}

/// A month of therapy: left, mended, or ruptured.
inline void go_on_in_therapy(Person& person, const Psychotherapy& theory, float hazard, std::uint32_t month,
                             const Draw& draw) {
    const Words words = draw(person.identity, person.age(month), 0, Purpose("psychotherapy.course"));
    const float times = person.ruptured ? static_cast<float>(theory.rupture_leaves) : 1.0f;
    if (uniform(words.a) < 1.0f - exp(-(times * hazard))) {
        ++person.dropped_out;
        end_therapy(person);
    } else if (person.ruptured) {
        if (!(uniform(words.b) < theory.repair)) return;
        person.ruptured = 0;
        person.safety = 1.0f + theory.safety;
        person.alliance += theory.rupture_drop + theory.repair_gain;
    } else if (uniform(words.b) < theory.rupture) {
        person.ruptured = 1;
        person.safety = 1.0f + theory.ruptured_safety * theory.safety;
        person.alliance -= theory.rupture_drop;
    }
}

inline bool seeks_therapy(const Person& person, const Psychotherapy& theory, std::uint32_t month, const Draw& draw) {
    const std::uint32_t age = person.age(month);
    if (age < 18 * 12 || age >= 75 * 12) return false;
    const float log_ratio = theory.symptom_seeks * (person.tone - 0.3f) + theory.anxiety_seeks * person.self.anxiety;
    return luck_of(person, age, Purpose("psychotherapy.seeks"), draw) < theory.rate * exp(log_ratio);
}

inline void be_treated(Community& community, const Psychotherapy& theory, std::uint32_t month, const Draw& draw) {
    const float hazard = hazard_of_leaving(theory);
    for (const std::uint32_t who : community.society) {
        if (!community.alive(who)) continue;
        Person& person = community.people[who];
        const std::uint32_t age = person.age(month);
        if (person.therapy && month >= person.therapy_ends) end_therapy(person);
        if (person.therapy) go_on_in_therapy(person, theory, hazard, month, draw);
        const bool given = age == whole_months(theory.given_age) &&
                           luck_of(person, age, Purpose("psychotherapy.given"), draw) < theory.given_share &&
                           among_the_neediest(person, theory.neediest_share, theory.need_sd);
        const bool sought = !person.therapy && seeks_therapy(person, theory, month, draw);
        if (given || sought) begin_therapy(person, theory, month, draw);
    }
}

inline void be_calmed(Community& community, const SomaticTherapy& theory, std::uint32_t month, const Draw& draw) {
    for (const std::uint32_t who : community.society) {
        if (!community.alive(who)) continue;
        Person& person = community.people[who];
        if (person.body_work && month >= person.body_work_ends) {
            person.body_work = 0;
            person.calming = 0.0f;
            person.extinction = 1.0f;
        }
        if (person.age(month) != whole_months(theory.given_age)) continue;
        if (!(luck_of(person, person.age(month), Purpose("somatic_therapy.given"),
                      draw) < theory.given_share)) continue;
        if (!among_the_neediest(person, theory.neediest_share, theory.need_sd)) continue;
        person.body_work = 1;
        person.body_work_ends = month + static_cast<std::uint32_t>(theory.dose);
        person.calming = theory.calming;
        person.extinction = theory.extinction;
    }
}

} // namespace dyad::inline DYAD_KERNEL::reference
