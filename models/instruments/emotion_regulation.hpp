// Emotion regulation: how far arousal rises under a standard stressor, how soon it falls, and what is tolerated.
#pragma once

#include "models/instruments/conduct.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// A stressor as in the laboratory (Kirschbaum, Pirke & Hellhammer 1993; from memory, not checked); the window of
/// tolerance after Siegel (1999; from memory, not checked).
///
/// Arousal begins at tone T and jumps by J = j max(.1, 1 + j_rho rho'), rho' being felt reactivity. Then, minute by
/// minute, the person turns to others in thought and deed by the policy of the general model, and arousal falls back
/// towards T by the share
///   r = P_mute u + P_ask (u + a E) + P_amplify l u,   E = q_ask + c_B within 0 and 1:
/// alone at u; faster where an answer is expected; slower while the need is amplified (l < 1). Muting hides what is
/// felt and does not hasten it. After t minutes arousal is T + J (1 - r)^t. Read off are
///   difficulty = the sum over the minutes of what lies above the window's upper edge w (area, arousal x minutes) +
///     error,
///   range = J + error,   recovery = the first minute within the window (all minutes, if none) + error, and
///   window = (w - T) / (1 - r)^m + error: the largest jump from which this person is back in the window after m
///     minutes.
/// In words: a wide window belongs to whoever is calm to begin with and expects to be answered. Difficulty stands for
/// what questionnaires ask (Gratz & Roemer 2004; from memory, not checked); retest in an unchanged state is V / (V +
/// error^2), V being the variance of the area: .97 at 35 years in the default world, where V is 4.9 and the error .4,
/// squared .16. The error was meant to give .75.
struct EmotionRegulation {
    static constexpr std::string_view name = "emotion_regulation";
    static constexpr std::string_view meaning = "emotion regulation and window of tolerance under a standard stressor";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 144, oldest = 1320; ///< months: from 12 years

    Conduct conduct;
    Parameter cost{"cost", "c_B", "reward", 0.05, 0, 1, "what asking costs", "as in the working model", Parameter::Kind::real, "working_model.ask_cost"};
    Parameter stressor{"stressor", "j", "arousal", 0.5, 0, 2, "jump of arousal at usual reactivity", "assumed"};
    Parameter reactivity_raises{"reactivity_raises", "j_rho", "1/SD", 0.15, 0, 1,
                                "share added to the jump per SD of felt reactivity", "assumed"};
    Parameter minutes{"minutes", "-", "minutes", 60, 1, 240,
                      "how long arousal is followed", "convention of stress protocols", Parameter::Kind::whole};
    Parameter window_top{"window_top", "w", "arousal", 0.5, 0.01, 2, "upper edge of the window of tolerance", "assumed"};
    Parameter patience{"patience", "m", "minutes", 20, 1, 240,
                       "minutes within which a tolerable stressor is over", "assumed", Parameter::Kind::whole};
    Parameter alone{"alone", "u", "1/minute", 0.02, 0, 0.5, "share of arousal that falls by itself", "assumed"};
    Parameter answered{"answered", "a", "1/minute", 0.08, 0, 0.4,
                       "share that falls besides if an answer is certain", "assumed"};
    Parameter amplified{"amplified", "l", "-", 0.4, 0, 1, "factor on the fall while the need is amplified", "assumed"};
    Parameter difficulty_error{"difficulty_error", "-", "arousal x minutes", 0.4, 0, 10,
                               "error of the difficulty reported", "assumed; meant to give a retest of .75, gives .97"};
    Parameter recording_error{"recording_error", "-", "arousal", 0.03, 0, 1, "error of recorded arousal", "assumed"};
    Parameter timing_error{"timing_error", "-", "minutes", 2, 0, 60, "error of the recovery time", "assumed"};

    static constexpr std::array<Score, 4> scores{{
        {"emotion_regulation", "Difficulty of emotion regulation, area above the window", "arousal x minutes"},
        {"arousal_range", "Range of arousal under a standard stressor", "arousal"},
        {"arousal_recovery", "Time until arousal is within the window", "minutes"},
        {"tolerance_window", "Largest stressor that is tolerated", "arousal"},
    }};

    Reading<4> observe(const Subject& subject, std::uint32_t, std::uint32_t age_months, const Draw& draw) const {
        const float tone = subject.tone(), felt = conduct.felt_reactivity(subject, age_months);
        const float jump = stressor * at_least(1.0f + reactivity_raises * felt, 0.1f);
        const float kept = 1.0f - fall_of(subject, tone, felt);
        const auto followed = static_cast<std::uint32_t>(minutes.value);
        const auto soon = static_cast<std::uint32_t>(patience.value);
        float above = jump, area = 0, recovered = minutes;
        for (std::uint32_t minute = 0; minute < followed; ++minute) {
            const float excess = tone + above - window_top;
            if (excess <= 0.0f) { // arousal only falls, so nothing is left to add
                recovered = static_cast<float>(minute);
                break;
            }
            area += excess;
            above *= kept;
        }
        float left = 1.0f;
        for (std::uint32_t minute = 0; minute < soon; ++minute) left *= kept;
        const float tolerated = at_least(window_top - tone, 0.0f) / left;
        const Words words = draw(subject.identity(), age_months, 0, Purpose("emotion_regulation"));
        return {{area + difficulty_error * normal(words.a), jump + recording_error * normal(words.b),
                 at_least(recovered + timing_error * normal(words.c), 0.0f),
                 at_least(tolerated + recording_error * normal(words.d), 0.0f)}};
    }

private:
    /// The share of arousal above tone that falls in a minute.
    float fall_of(const Subject& subject, float tone, float felt) const {
        const Expectations general = subject.in_general();
        const Policy policy = conduct.policy(general, felt, tone);
        const float by_answer = answered * expected_answer(general, cost);
        return policy.mute * alone + policy.ask * (alone + by_answer) + policy.amplify * (amplified * alone);
    }
};

} // namespace dyad::inline DYAD_KERNEL
