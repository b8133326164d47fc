// Trust: whether people expect that others will answer, and would turn to them.
#pragma once

#include "models/instruments/conduct.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// As questionnaires of generalised trust (Rotter 1967; Yamagishi & Yamagishi 1994; from memory, not checked): of the
/// general model, the chance of an answer that is expected, E = q_ask + c_B within 0 and 1, and the chance to ask at
/// all, P, by the policy:
///   trust = 1 + 6 (w E + (1 - w) P) + error,  within 1 and 7.
/// Retest in an unchanged state is V / (V + error^2), V being the variance of 6 (w E + (1 - w) P): .75 at 35 years in
/// the default world, where V is .27 and the error .3, squared .09.
struct Trust {
    static constexpr std::string_view name = "trust";
    static constexpr std::string_view meaning = "generalised trust by questionnaire";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 144, oldest = 1320; ///< months: from 12 years

    Conduct conduct;
    Parameter cost{"cost", "c_B", "reward", 0.05, 0, 1, "what asking costs", "as in the working model", Parameter::Kind::real, "working_model.ask_cost"};
    Parameter expectation_weight{"expectation_weight", "w", "share", 0.5, 0, 1,
                                 "weight of the expected answer; the rest is the chance to ask", "assumed"};
    Parameter error{"error", "-", "points", 0.3, 0, 5, "error of the questionnaire", "assumed: a retest of about .75"};

    static constexpr std::array<Score, 1> scores{{{"trust", "Generalised trust", "points, 1 to 7"}}};

    Reading<1> observe(const Subject& subject, std::uint32_t, std::uint32_t age_months, const Draw& draw) const {
        const Expectations general = subject.in_general();
        const float expected = expected_answer(general, cost);
        const float asks = conduct.policy(general, conduct.felt_reactivity(subject, age_months), subject.tone()).ask;
        const Words words = draw(subject.identity(), age_months, 0, Purpose("trust"));
        const float rated = 1.0f + 6.0f * (asks + expectation_weight * (expected - asks)) + error * normal(words.a);
        return {{at_most(at_least(rated, 1.0f), 7.0f)}};
    }
};

} // namespace dyad::inline DYAD_KERNEL
