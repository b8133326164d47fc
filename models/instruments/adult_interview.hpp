// The Adult Attachment Interview: twenty probes into childhood; how they are answered shows the state of mind.
#pragma once

#include "models/instruments/conduct.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// George, Kaplan & Main (1985); Main, Goldwyn & Hesse (2003); from memory, not checked.
///
/// Each probe is answered by the policy of the state of mind K, its three expectations disturbed on that day by
/// sigma_AAI N each, with its fear, felt reactivity and tone: muted (idealising, no memory), directly, or amplified
/// (angry, rambling). With f_s the shares of n answers: Ds if f_mute reaches t and is at least f_amplify, E if
/// f_amplify reaches t, else F. Coherence is 1 + 8 f_ask + error. Unresolved loss or abuse is scored from the fear of K
/// on the scale of disorganization: 1 + 8 sigmoid((F - d_U) / d_1) + error; from 5 on the class is U.
///
/// Retest over two months: 78 % in the same of three classes, kappa .63 (Bakermans-Kranenburg & van IJzendoorn 1993,
/// Dev Psychol 29:870-879; from memory, not checked). Two interviews in one state differ by their 20 draws: a share f
/// has the error sqrt(f (1 - f) / 20).
struct AdultInterview {
    static constexpr std::string_view name = "adult_interview";
    static constexpr std::string_view meaning = "Adult Attachment Interview, classes F Ds E U and coherence";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 192, oldest = 1320; ///< months: from 16 years

    Conduct conduct;
    Parameter probes{"probes", "n", "answers", 20, 4, 60,
                     "answers that are coded", "George, Kaplan & Main 1985: about 20 questions", Parameter::Kind::whole};
    Parameter day_noise{"day_noise", "sigma_AAI", "reward", 0.026, 0, 1,
                        "how the day disturbs each expectation", "fitted by hand: transmission"};
    Parameter cut{"cut", "t_AAI", "share", 0.23, 0, 1,
                  "share of muted or amplified answers from which Ds or E is given",
                  "calibrated on findings of the instrument: A01, A03, A10, A11"};
    Parameter fear_shows{"fear_shows", "d_U", "-", 0.31, 0, 1, "fear at which lack of resolution shows", "calibrated on findings of the instrument: A02, A10, A11"};
    Parameter fear_softness{"fear_softness", "d_1", "-", 0.1145, 0.01, 1,
                            "how gradually it shows around that fear", "as in the Strange Situation", Parameter::Kind::real, "strange_situation.fear_softness"};
    Parameter coding_error{"coding_error", "sigma_D", "points", 1.839, 0, 5,
                           "coding error of the scale of lack of resolution", "as in the Strange Situation", Parameter::Kind::real, "strange_situation.coding_error"};
    Parameter unresolved_from{"unresolved_from", "-", "points", 5, 1, 9,
                              "scale value from which U is given", "Main, Goldwyn & Hesse 2003"};
    Parameter coherence_error{"coherence_error", "-", "points", 0.8, 0, 5, "coding error of coherence", "assumed"};

    static constexpr std::array<ValueLabel, 4> classes{{{1, "F"}, {2, "Ds"}, {3, "E"}, {4, "U"}}};
    static constexpr std::array<Score, 4> scores{{
        {"aai_class",
         "Adult Attachment Interview class, four-way (F autonomous, Ds dismissing, E preoccupied, U unresolved)", "-",
         classes},
        {"aai_class_3way", "Adult Attachment Interview class, forced three-way", "-", std::span(classes).first<3>()},
        {"aai_coherence", "Adult Attachment Interview coherence", "points, 1 to 9"},
        {"aai_unresolved", "Adult Attachment Interview lack of resolution", "points, 1 to 9"},
    }};

    Reading<4> observe(const Subject& subject, std::uint32_t, std::uint32_t age_months, const Draw& draw) const {
        const Expectations mind = subject.state_of_mind();
        const Answers answers = answers_of(subject, mind, age_months, draw);
        const Words errors = draw(subject.identity(), age_months, 0, Purpose("adult_interview.coding"));
        const float organized = answers.mute >= cut && answers.mute >= answers.amplify ? 2.0f
                                : answers.amplify >= cut                               ? 3.0f
                                                                                       : 1.0f;
        const float shown = sigmoid((mind.fear - fear_shows) / fear_softness);
        const float unresolved = on_scale(1.0f + 8.0f * shown + coding_error * normal(errors.a));
        const float coherence = on_scale(1.0f + 8.0f * answers.ask + coherence_error * normal(errors.b));
        return {{unresolved >= unresolved_from ? 4.0f : organized, organized, coherence, unresolved}};
    }

private:
    /// Shares of the probes answered in each way.
    struct Answers {
        float mute, ask, amplify;
    };

    static float on_scale(float points) { return at_most(at_least(points, 1.0f), 9.0f); }

    Answers answers_of(const Subject& subject, Expectations mind, std::uint32_t age_months, const Draw& draw) const {
        const Words day = draw(subject.identity(), age_months, 0, Purpose("adult_interview.day"));
        mind.mute += day_noise * normal(day.a);
        mind.ask += day_noise * normal(day.b);
        mind.amplify += day_noise * normal(day.c);
        const Policy policy = conduct.policy(mind, conduct.felt_reactivity(subject, age_months), subject.tone());
        const auto count = static_cast<std::uint32_t>(probes.value);
        std::uint32_t seen[strategies] = {};
        for (std::uint32_t begin = 0; begin < count; begin += 4) {
            const Words words = draw(subject.identity(), age_months, begin / 4, Purpose("adult_interview.answers"));
            const std::uint32_t four[] = {words.a, words.b, words.c, words.d};
            for (std::uint32_t j = 0; j < 4 && begin + j < count; ++j)
                ++seen[strategy_at(uniform(four[j]), policy.mute, policy.ask)];
        }
        const float all = static_cast<float>(count);
        return {static_cast<float>(seen[mute]) / all, static_cast<float>(seen[ask]) / all,
                static_cast<float>(seen[amplify]) / all};
    }
};

} // namespace dyad::inline DYAD_KERNEL
