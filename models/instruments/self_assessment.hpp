// The short self-assessment of magazines: four questions, two cuts, one word.
#pragma once

#include "models/instruments/subject.hpp"
#include "models/norms.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// As the newspaper quiz of Hazan & Shaver (1987), in the four words of Bartholomew & Horowitz (1991). Half of the n
/// items ask of anxiety, half of avoidance, each with a large error e, of what one expects of the partner and in
/// general, mixed and standardised as in Experiences in Close Relationships but for nothing else. Anxious is whose mean
/// of the anxiety items is above its cut, avoidant whose mean of the avoidance items is, fearful who is both, secure
/// who is neither.
///
/// Each scale's retest in an unchanged state, at the spread of the norm: 1 / (1 + 2 e^2 / n), .67 at the default;
/// agreement of the word is lower still. Of people who chose a paragraph, about 30 % choose another within weeks
/// (Baldwin & Fehr 1995, 10.1111/j.1475-6811.1995.tb00090.x; from memory, not checked).
struct SelfAssessment {
    static constexpr std::string_view name = "self_assessment";
    static constexpr std::string_view meaning = "short self-assessment of one's style, as magazines print them";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 192, oldest = 1320; ///< months: from 16 years

    Parameter items{"items", "n", "questions", 4, 2, 40, "questions, half of them on each scale", "assumed", Parameter::Kind::whole};
    Parameter item_error{"item_error", "e", "SD", 1, 0, 10, "error of one question", "assumed: low retest"};
    Parameter partner_weight{"partner_weight", "w_E", "share", 0.72, 0, 1,
                             "how far people with a partner answer of the partner", "as in close_relationships", Parameter::Kind::real, "close_relationships.partner_weight"};
    Parameter anxiety_cut{"anxiety_cut", "-", "SD", 0.8, -5, 5, "mean of the anxiety items that counts as anxious",
                          "calibrated on findings of the instrument: A14"};
    Parameter avoidance_cut{"avoidance_cut", "-", "SD", 0.66, -5, 5, "mean of the avoidance items that counts as avoidant",
                            "calibrated on findings of the instrument: A14"};

    static constexpr std::array<ValueLabel, 4> styles{{{1, "secure"}, {2, "anxious"}, {3, "avoidant"}, {4, "fearful"}}};
    static constexpr std::array<Score, 1> scores{
        {{"self_assessment_style", "Style by a short self-assessment", "-", styles}}};

    Reading<1> observe(const Subject& subject, std::uint32_t, std::uint32_t age_months, const Draw& draw) const {
        const Expectations model = mixed(subject.thought_of_in_love(), subject.in_general(), partner_weight);
        const std::uint32_t each = static_cast<std::uint32_t>(items.value) / 2;
        double errors[2] = {};
        for (std::uint32_t item = 0; item < each; ++item) {
            const Words words = draw(subject.identity(), age_months, item, Purpose("self_assessment"));
            errors[0] += normal(words.a), errors[1] += normal(words.b);
        }
        const float on_anxiety = item_error * static_cast<float>(errors[0] / each);
        const float on_avoidance = item_error * static_cast<float>(errors[1] / each);
        const bool anxious = standard_score(model.anxiety(), instrument_norms.anxiety) + on_anxiety > anxiety_cut;
        const bool avoidant =
            standard_score(model.avoidance(), instrument_norms.avoidance) + on_avoidance > avoidance_cut;
        return {{1.0f + (anxious ? 1.0f : 0.0f) + (avoidant ? 2.0f : 0.0f)}};
    }
};

} // namespace dyad::inline DYAD_KERNEL
