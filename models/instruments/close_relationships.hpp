// Experiences in Close Relationships: anxiety and avoidance as people report them, in general and person by person.
#pragma once

#include "models/instruments/subject.hpp"
#include "models/norms.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Brennan, Clark & Shaver (1998; from memory, not checked); by domain Fraley, Heffernan, Vicary & Brumbaugh (2011,
/// 10.1037/a0022898).
///
/// In general it reads w_E of the model of the partner and 1 - w_E of the general model; people without a partner answer of
/// the last one, those who never had one of their closest friend, and those without friends in general. In a domain it
/// reads the model of that person. With z by the frozen norms (norms.hpp),
///   anxiety   = z(q_amplify - q_mute/4 - 3 q_ask/4) + k_ET z_T + k_Erho rho' + l_F z_F + sigma_E N,
///   avoidance = z(q_mute - q_ask) + l_F z_F / 2 + sigma_E N,
/// rho' being reactivity less maturation; both are reported on seven points. Questions of a mother are answered of the
/// mother or whoever is most like one (and likewise of a father); without such a person they do not apply.
///
/// Retest in an unchanged state: 1 / (1 + sigma_E^2 / V), V being the variance of what is read; at V = 1.3 and the
/// default .67.
struct CloseRelationships {
    static constexpr std::string_view name = "close_relationships";
    static constexpr std::string_view meaning =
        "Experiences in Close Relationships, anxiety and avoidance in five domains";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 168, oldest = 1320; ///< months: from 14 years

    Parameter partner_weight{"partner_weight", "w_E", "share", 0.72, 0, 1,
                             "how far people with a partner answer of the partner", "fitted by hand: partner effects"};
    Parameter error{"error", "sigma_E", "SD", 0.8, 0, 4, "error of each scale", "fitted: one-year retest"};
    Parameter tone_shows{"tone_shows", "k_ET", "SD/SD", 0.3399, 0, 2,
                         "how much anxiety reads chronic arousal", "fitted by hand: effects of events"};
    Parameter reactivity_shows{"reactivity_shows", "k_Erho", "SD/SD", 0.3745, 0, 2,
                               "how much anxiety reads felt reactivity", "fitted: correlation with neuroticism about .4"};
    Parameter fear_shows{"fear_shows", "l_F", "SD/SD", 0.4, 0, 2,
                         "how much anxiety reads fear; avoidance reads half", "assumed; weakly identified"};
    Parameter maturation{"maturation", "m", "SD", 0.6, 0, 3,
                         "fall of felt reactivity in the 35 years after it begins", "as in signalling", Parameter::Kind::real, "signalling.maturation"};
    Parameter maturation_age{"maturation_age", "a_m", "years", 25, 10, 60,
                             "age at which felt reactivity begins to fall", "as in signalling", Parameter::Kind::real, "signalling.maturation_age"};
    Parameter anxiety_mean{"anxiety_mean", "-", "points", 3.6, 1, 7,
                           "anxiety reported at the norm", "as Fraley's internet samples, 3.56"};
    Parameter anxiety_spread{"anxiety_spread", "-", "points/SD", 1.1, 0.1, 5,
                             "points of anxiety per SD", "as Fraley's internet samples, 1.12"};
    Parameter avoidance_mean{"avoidance_mean", "-", "points", 2.9, 1, 7,
                             "avoidance reported at the norm", "as Fraley's internet samples, 2.92"};
    Parameter avoidance_spread{"avoidance_spread", "-", "points/SD", 1.2, 0.1, 5,
                               "points of avoidance per SD", "as Fraley's internet samples, 1.19"};

    static constexpr const char* points = "points, 1 to 7";
    static constexpr std::array<Score, 10> scores{{
        {"ecr_anxiety", "ECR anxiety", points},
        {"ecr_avoidance", "ECR avoidance", points},
        {"ecr_anxiety_mother", "ECR anxiety with the mother", points},
        {"ecr_avoidance_mother", "ECR avoidance with the mother", points},
        {"ecr_anxiety_father", "ECR anxiety with the father", points},
        {"ecr_avoidance_father", "ECR avoidance with the father", points},
        {"ecr_anxiety_friend", "ECR anxiety with the closest friend", points},
        {"ecr_avoidance_friend", "ECR avoidance with the closest friend", points},
        {"ecr_anxiety_partner", "ECR anxiety with the partner", points},
        {"ecr_avoidance_partner", "ECR avoidance with the partner", points},
    }};

    Reading<10> observe(const Subject& subject, std::uint32_t, std::uint32_t age_months, const Draw& draw) const {
        const bool coupled = subject.has_partner();
        const Expectations in_love = mixed(subject.thought_of_in_love(), subject.in_general(), partner_weight);
        const std::uint32_t slots[] = {subject.parent_slot(female), subject.parent_slot(male),
                                       subject.has_friend() ? subject.closest_friend() : nobody,
                                       coupled ? partner_slot : nobody};
        Reading<10> reading;
        const Reported overall = reported(subject, in_love, 0, age_months, draw);
        reading.scores[0] = overall.anxiety, reading.scores[1] = overall.avoidance;
        for (std::uint32_t domain = 0; domain < 4; ++domain) {
            const Reported of_one = slots[domain] == nobody
                                        ? Reported{no_score, no_score}
                                        : reported(subject, subject.towards(slots[domain]), 1 + domain, age_months, draw);
            reading.scores[2 + 2 * domain] = of_one.anxiety, reading.scores[3 + 2 * domain] = of_one.avoidance;
        }
        return reading;
    }

private:
    struct Reported {
        float anxiety, avoidance;
    };

    Reported reported(const Subject& subject, const Expectations& model, std::uint32_t domain, std::uint32_t age_months,
                      const Draw& draw) const {
        const Words words = draw(subject.identity(), age_months, domain, Purpose("close_relationships"));
        const float since = static_cast<float>(age_months) - 12.0f * maturation_age;
        const float felt = subject.reactivity() - maturation * at_least(since, 0.0f) / 420.0f;
        const float z_tone = standard_score(subject.tone(), instrument_norms.tone);
        const float z_fear = standard_score(model.fear, instrument_norms.fear);
        const float anxiety = standard_score(model.anxiety(), instrument_norms.anxiety) + tone_shows * z_tone +
                              reactivity_shows * felt + fear_shows * z_fear + error * normal(words.a);
        const float avoidance = standard_score(model.avoidance(), instrument_norms.avoidance) +
                                0.5f * fear_shows * z_fear + error * normal(words.b);
        return {on_scale(anxiety_mean + anxiety_spread * anxiety),
                on_scale(avoidance_mean + avoidance_spread * avoidance)};
    }

    static float on_scale(float value) { return at_most(at_least(value, 1.0f), 7.0f); }
};

} // namespace dyad::inline DYAD_KERNEL
