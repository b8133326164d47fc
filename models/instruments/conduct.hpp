// Conduct: how instruments suppose that a person would act on a working model in a situation that is not lived but set.
#pragma once

#include "models/instruments/subject.hpp"

namespace dyad::inline DYAD_KERNEL {

/// The policy of signalling, on any working model and with the person's own reactivity and tone:
///   P(s) in proportion to exp(beta q_s + b_s),  b_mute = 0,  b_ask = -k_F F,  b_amplify = b_rho rho' + b_T (T - T_0),
/// with felt reactivity rho' = rho - m max(0, age - a_m) / (420 months). An instrument holds it as a member, so that
/// its numbers stand among the instrument's parameters; they follow those of signalling unless they are set themselves.
struct Conduct {
    Parameter choice_sharpness{"choice_sharpness", "beta", "1/reward", 10, 1, 30,
                               "how consistently the strategy with the best expectation is chosen", "as in signalling", Parameter::Kind::real, "signalling.choice_sharpness"};
    Parameter fear_inhibits{"fear_inhibits", "k_F", "logit", 1.659, 0, 6,
                            "log-odds of asking lost to full fear", "as in signalling", Parameter::Kind::real, "signalling.fear_inhibits"};
    Parameter reactivity_amplifies{"reactivity_amplifies", "b_rho", "logit/SD", 0.2, 0, 1,
                                   "log-odds of amplifying added per SD of felt reactivity", "as in signalling", Parameter::Kind::real, "signalling.reactivity_amplifies"};
    Parameter tone_amplifies{"tone_amplifies", "b_T", "logit", 0.8, 0, 4,
                             "log-odds of amplifying added by full chronic arousal", "as in signalling", Parameter::Kind::real, "signalling.tone_amplifies"};
    Parameter usual_tone{"usual_tone", "T_0", "-", 0.35, 0, 1,
                         "tone at which chronic arousal adds nothing to amplifying", "as in signalling", Parameter::Kind::real, "signalling.usual_tone"};
    Parameter maturation{"maturation", "m", "SD", 0.6, 0, 3,
                         "fall of felt reactivity in the 35 years after it begins", "as in signalling", Parameter::Kind::real, "signalling.maturation"};
    Parameter maturation_age{"maturation_age", "a_m", "years", 25, 10, 60,
                             "age at which felt reactivity begins to fall", "as in signalling", Parameter::Kind::real, "signalling.maturation_age"};

    float felt_reactivity(const Subject& subject, std::uint32_t age_months) const {
        const float since = static_cast<float>(age_months) - 12.0f * maturation_age;
        return subject.reactivity() - maturation * at_least(since, 0.0f) / 420.0f;
    }

    Policy policy(const Expectations& model, float reactivity, float tone) const {
        const float urge = reactivity_amplifies * reactivity + tone_amplifies * (tone - usual_tone);
        return policy_of(choice_sharpness * model.mute, choice_sharpness * model.ask - fear_inhibits * model.fear,
                         choice_sharpness * model.amplify + urge);
    }
};

/// The chance that a direct bid will be answered, as a person expects it: what asking is expected to bring and what it
/// costs, q_ask + cost, within 0 and 1 (full comfort brings 1).
inline float expected_answer(const Expectations& model, float cost) {
    return at_most(at_least(model.ask + cost, 0.0f), 1.0f);
}

} // namespace dyad::inline DYAD_KERNEL
