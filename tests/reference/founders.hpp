// Founders of the reference: who belongs to a household, how old they are, and the minds that are drawn for them.
#pragma once

#include "tests/reference/month.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// 64 bits of lineage: community 24, founding family 10, number in the first generation 5, five further generations.
inline Identity founder_identity(std::uint32_t community, std::uint32_t family, std::uint32_t number) {
    return {family << 30 | number << 25, community << 8 | family >> 2};
}

inline std::uint32_t household_of(std::uint32_t community, std::uint32_t family, const Households& theory,
                                  const Draw& draw) {
    const Words words = draw(founder_identity(community, family, founding_mother), 0, 0, Purpose("households"));
    const bool couple = uniform(words.b) < theory.second_share;
    std::uint32_t bits = 0;
    if (uniform(words.a) < theory.institution_share) bits += in_institution;
    if (couple) bits += with_partner;
    if (uniform(words.c) < theory.third_share) bits += with_third;
    if (couple && uniform(words.d) < theory.same_sex_share) bits += with_two_women;
    return bits;
}

/// Age at the start of the run, in whole months.
inline std::uint32_t founders_age(const Person& founder, std::uint32_t mothers_months, const Census& theory,
                                  const Draw& draw) {
    const float z = normal(draw(founder.identity, 0, 0, Purpose("census.age")).a);
    const float mothers = static_cast<float>(mothers_months) / 12.0f;
    float years = 0, least = 18.0f, most = 42.0f;
    switch (founder.founder_number()) {
    case founding_mother: years = theory.mothers_age + theory.mothers_age_spread * z; break;
    case partner_founder:
        years = mothers + (theory.partner_older + theory.partner_older_spread * z);
        most = 60.0f;
        break;
    case third_founder:
        years = mothers + (theory.third_older + theory.third_older_spread * z);
        most = 95.0f;
        break;
    default:
        years = theory.staff_age + theory.staff_age_spread * z;
        least = 21.0f;
        most = 62.0f;
    }
    return static_cast<std::uint32_t>(at_most(at_least(years, least), most) * 12.0f);
}

inline std::uint32_t drawn_sex(const Person& person, const Census& theory, const Draw& draw) {
    return uniform(draw(person.identity, 0, 0, Purpose("sex")).a) < theory.male_share ? male : female;
}

inline void settle_temperament(Person& person, float reactivity, float own, const Temperament& theory) {
    const float c = theory.reactive_susceptible, sigma = theory.susceptibility_spread;
    const float z = c * reactivity + std::sqrt(1.0f - c * c) * own;
    person.reactivity = reactivity;
    person.susceptibility = exp(sigma * z - 0.5f * sigma * sigma);
}

inline float felt_gain_of(float susceptibility, const Temperament& theory) {
    return at_most(pow(susceptibility, theory.felt_exponent), theory.felt_ceiling);
}

/// Independent standard normals behind z_A, z_X, z_F and the residual of q_ask.
struct Deviates {
    float avoidance, anxiety, fear, ask;
};
inline Deviates deviates_of(const Identity& who, std::uint32_t index, const Draw& draw) {
    const Words words = draw(who, 0, index, Purpose("state_of_mind"));
    return {normal(words.a), normal(words.b), normal(words.c), normal(words.d)};
}

/// A normal that correlates with z by r.
inline float mixed(float r, float z, float own) { return r * z + std::sqrt(1.0f - r * r) * own; }

/// Spouses are alike on z_A and z_X; what they share of z_A already carries over to z_X.
inline Deviates alike(const Deviates& own, const Deviates& spouse, const StateOfMind& theory) {
    const float carried = theory.avoidance_anxiety * theory.avoidance_anxiety;
    const float r_x = (theory.spouses_anxiety - carried * theory.spouses_avoidance) / (1.0f - carried);
    return {mixed(theory.spouses_avoidance, spouse.avoidance, own.avoidance), mixed(r_x, spouse.anxiety, own.anxiety),
            own.fear, own.ask};
}

/// The normal behind fear, so correlated with z_A and z_X that its score has the declared correlations.
inline float fear_deviate(float z_a, float z_x, float own, const StateOfMind& theory) {
    const float s = theory.fear_skew, r = theory.avoidance_anxiety, kept = s / std::sqrt(exp(s * s) - 1.0f);
    const float with_a = theory.avoidance_fear / kept, with_x = theory.anxiety_fear / kept;
    const float b_a = (with_a - r * with_x) / (1.0f - r * r), b_x = (with_x - r * with_a) / (1.0f - r * r);
    return b_a * z_a + b_x * z_x + std::sqrt(1.0f - b_a * with_a - b_x * with_x) * own;
}

/// The standardised exp(s f).
inline float fear_score(float f, const StateOfMind& theory) {
    const float s = theory.fear_skew, middle = exp(0.5f * s * s);
    return (exp(s * f) - middle) / (middle * std::sqrt(exp(s * s) - 1.0f));
}

/// Means and spreads of q_mute - q_ask and of q_amplify - q_mute/4 - 3 q_ask/4, of fear, and of q_ask.
struct Form {
    float avoidance_mean, avoidance_sd, anxiety_mean, anxiety_sd, fear_mean, fear_sd, ask_mean, ask_slope, ask_residual;
};
inline Mind mind_of(const Form& form, float z_a, float z_x, float z_f, float own_ask) {
    const float q_ask = form.ask_mean - form.ask_slope * z_a + form.ask_residual * own_ask;
    const float q_mute = q_ask + form.avoidance_mean + form.avoidance_sd * z_a;
    const float q_amplify = 0.25f * q_mute + 0.75f * q_ask + form.anxiety_mean + form.anxiety_sd * z_x;
    return {{q_mute, q_ask, q_amplify, at_least(form.fear_mean + form.fear_sd * z_f, 0.0f)}, 0, 0, 0};
}

/// K and G as drawn; `mind` then holds what both parents' models must be for K to come out.
inline void draw_mind(Person& founder, const StateOfMind& t, const Draw& draw) {
    Deviates own = deviates_of(founder.identity, 0, draw);
    if (founder.founder_number() == partner_founder) {
        const Identity mothers{founder.identity.low & ~(31u << 25), founder.identity.high};
        own = alike(own, deviates_of(mothers, 0, draw), t);
    }
    const Deviates of_self = deviates_of(founder.identity, 1, draw);
    const float z_a = own.avoidance, z_x = mixed(t.avoidance_anxiety, z_a, own.anxiety);
    const float f = fear_deviate(z_a, z_x, own.fear, t), s = t.fear_skew;
    const float fears_alike = log(1.0f + t.self_fear_alike * (exp(s * s) - 1.0f)) / (s * s);
    const Form form{t.avoidance_mean, t.avoidance_sd, t.anxiety_mean, t.anxiety_sd, t.fear_mean,
                    t.fear_sd, t.ask_mean, t.ask_slope, t.ask_residual};
    const Form self_form{t.self_avoidance_mean, t.self_avoidance_sd, t.self_anxiety_mean, t.self_anxiety_sd,
                         t.self_fear_mean,
                         t.self_fear_sd, t.self_ask_mean, t.self_ask_slope, t.ask_residual};
    founder.mind = mind_of(form, z_a, z_x, fear_score(f, t), own.ask);
    founder.self = mind_of(self_form, mixed(t.self_avoidance_alike, z_a, of_self.avoidance),
                           mixed(t.self_anxiety_alike, z_x, of_self.anxiety),
                           fear_score(mixed(fears_alike, f, of_self.fear), t), of_self.ask);
    score_mind(founder.mind, t);
    score_self(founder.self, t);
    const float share = t.general_share;
    for (std::size_t k = 0; k < 4; ++k) {
        founder.drawn_self[k] = founder.self.number[k];
        founder.mind.number[k] = (founder.mind.number[k] - share * founder.self.number[k]) / (1.0f - share);
    }
    founder.mind.number[3] = at_least(founder.mind.number[3], 0.0f);
}

/// A founder as the register has it.
inline void found(Community& community, std::uint32_t family, std::uint32_t number, std::uint32_t mothers_months,
                  const Census& theory, const Draw& draw) {
    Person person;
    person.identity = founder_identity(community.number, family, number);
    person.number = static_cast<std::uint32_t>(community.people.size());
    person.family = family;
    person.origin = number == staff_founder ? staff_member : founder;
    person.birth_month = 0u - founders_age(person, mothers_months, theory, draw);
    const bool two_women = community.households[family] & with_two_women;
    person.sex = number == founding_mother   ? std::uint32_t{female}
                 : number == partner_founder ? (two_women ? female : male)
                                             : drawn_sex(person, theory, draw);
    person.grown = true;
    community.people.push_back(person);
    community.society.push_back(person.number);
}

/// A community's families, before anything has happened to them.
inline void found(Community& community, const Theory& theory, const Draw& draw) {
    const auto& census = theory.of<Census>();
    for (std::uint32_t family = 0; family < community.families; ++family) {
        community.households.push_back(household_of(community.number, family, theory.of<Households>(), draw));
        const std::uint32_t bits = community.households[family];
        const std::size_t mothers = community.people.size();
        found(community, family, founding_mother, 0, census, draw);
        const std::uint32_t months = 0u - community.people[mothers].birth_month;
        if (bits & with_partner) found(community, family, partner_founder, months, census, draw);
        if (bits & with_third) found(community, family, third_founder, months, census, draw);
        if (bits & in_institution) found(community, family, staff_founder, months, census, draw);
    }
}

} // namespace dyad::inline DYAD_KERNEL::reference
