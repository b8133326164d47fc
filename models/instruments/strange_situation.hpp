// The Strange Situation: twenty minutes on one day, eight episodes, two reunions, coded into scales and classes.
#pragma once

#include "models/instruments/subject.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Ainsworth, Blehar, Waters & Wall (1978); disorganization after Main & Solomon (1990).
///
/// The child's policy towards the figure, disturbed by the day (sigma_day N on each log-weight), is sampled in six
/// intervals of every episode. The reunions, episodes 5 and 8, are coded with weights .4 and .6: avoidance and
/// resistance are 1 + 6 x the share of muted and amplified intervals, proximity seeking that of direct and amplified
/// ones. A if avoidance reaches 4 and at least resistance, C if resistance reaches 4, else B. Disorganization is coded
/// from fear, undisturbed, and from helplessness: 1 + 8 sigmoid((F + k_0 max(0, q_* - max(q_ask, q_amplify)) - d_0) /
/// d_1) + error; from 5 on it is D. At six years, the separation and reunion of Main & Cassidy (1988) is meant: coded
/// by other cues into the same classes, it is played alike here (between two and five years nothing of the kind is
/// standard). A child who has hardly formed an attachment to this figure cannot be coded (Zeanah et al. 2005: 12.6 % in
/// institutions).
struct StrangeSituation {
    static constexpr std::string_view name = "strange_situation";
    static constexpr std::string_view meaning = "Strange Situation Procedure, eight episodes, classes A B C D";
    static constexpr std::uint32_t youngest = 11, oldest = 84; ///< months

    Parameter day_noise{"day_noise", "sigma_day", "logit", 1, 0, 4,
                        "state of the infant on that day", "fitted by hand: retest"};
    Parameter intervals{"intervals", "-", "intervals", 6, 1, 8,
                        "intervals coded in each episode", "assumed", Parameter::Kind::whole};
    Parameter later_reunion{"later_reunion", "-", "share", 0.6, 0, 1, "weight of the second reunion", "assumed"};
    Parameter cut{"cut", "-", "points", 4, 1, 7,
                  "avoidance or resistance from which a class is given", "Ainsworth et al. 1978, simplified"};
    Parameter fear_shows{"fear_shows", "d_0", "-", 0.48, 0, 1,
                         "fear at which disorganization shows", "fitted: share of D, I3"};
    Parameter fear_softness{"fear_softness", "d_1", "-", 0.1145, 0.01, 1,
                            "how gradually disorganization shows around that fear", "fitted by hand, weakly"};
    Parameter helpless_weight{"helpless_weight", "k_0", "-", 0, 0, 10,
                              "weight of helplessness; 0 is off", "off: no finding needs it"};
    Parameter helpless_below{"helpless_below", "q_*", "reward", 0.1485, -1, 1,
                             "expectations below this are helpless", "assumed; not identified"};
    Parameter coding_error{"coding_error", "sigma_D", "points", 1.839, 0, 5,
                           "coding error of the disorganization scale", "fitted: stability of D, T3"};
    Parameter disorganized_from{"disorganized_from", "-", "points", 5, 1, 9,
                                "scale value from which D is given", "Main & Solomon 1990"};
    Parameter formed_from{"formed_from", "-", "-", 0.3, 0, 1,
                          "how far an attachment must have formed to be coded", "fitted: children who cannot be coded, I10"};
    Parameter scale_sd{"scale_sd", "-", "points", 2, 0.1, 10, "spread that standardises the security scale", "assumed"};

    static constexpr std::array<ValueLabel, 4> classes{{{1, "A"}, {2, "B"}, {3, "C"}, {4, "D"}}};
    static constexpr std::array<Score, 6> scores{{
        {"ssp_class", "Strange Situation class, four-way (A avoidant, B secure, C resistant, D disorganized)", "-",
         classes},
        {"ssp_class_abc", "Strange Situation class, forced three-way", "-", std::span(classes).first<3>()},
        {"ssp_security", "Strange Situation security, proximity seeking less avoidance and resistance", "points"},
        {"ssp_avoidance", "Strange Situation avoidance at reunion", "points, 1 to 7"},
        {"ssp_resistance", "Strange Situation resistance at reunion", "points, 1 to 7"},
        {"ssp_disorganization", "Strange Situation disorganization", "points, 1 to 9"},
    }};

    /// One of the eight episodes as it could be watched.
    struct Episode {
        bool figure_present, stranger_present, reunion;
        std::uint32_t muted, asked, amplified;  ///< intervals
        float distress;                         ///< overt, 0 to 1
        float exploration;                      ///< 0 to 1
        std::array<std::uint8_t, 8> strategy{}; ///< of each interval; those there are come first
    };

    /// Plays the eight episodes with the figure in this slot. The same child, figure and age always play alike.
    std::array<Episode, 8> play(const Subject& subject, std::uint32_t slot, std::uint32_t age_months,
                                const Draw& draw) const {
        const Occasion occasion = occasion_of(subject, slot, age_months, draw);
        std::array<Episode, 8> episodes{};
        for (std::uint32_t e = 0; e < 8; ++e) episodes[e] = episode(e, occasion, draw);
        return episodes;
    }

    Reading<6> observe(const Subject& subject, std::uint32_t slot, std::uint32_t age_months, const Draw& draw) const {
        if (subject.formed(slot) < formed_from) return {.missing = Missing::not_codable};
        const Occasion occasion = occasion_of(subject, slot, age_months, draw);
        const Episode first = episode(4, occasion, draw), second = episode(7, occasion, draw); // the two reunions
        const auto scale = [&](std::uint32_t in_first, std::uint32_t in_second) {
            const float early = static_cast<float>(in_first), late = static_cast<float>(in_second);
            return 1.0f + 6.0f * (early + later_reunion * (late - early)) / intervals;
        };
        const float avoidance = scale(first.muted, second.muted), resistance = scale(first.amplified, second.amplified);
        const float proximity = scale(first.asked + first.amplified, second.asked + second.amplified);
        const float organized = avoidance >= cut && avoidance >= resistance ? 1.0f : resistance >= cut ? 3.0f
                                                                                                       : 2.0f;
        const float disorganization = disorganization_of(subject, slot, age_months, draw);
        const float security = 5.0f + 2.0f * (proximity - 0.5f * (avoidance + resistance)) / scale_sd;
        return {{disorganization >= disorganized_from ? 4.0f : organized, organized, security, avoidance, resistance,
                 disorganization}};
    }

private:
    /// A child on one day in one room with one figure.
    struct Occasion {
        Identity child;
        std::uint32_t step; ///< tells figures and ages apart in the draws
        Policy policy;
    };

    Occasion occasion_of(const Subject& subject, std::uint32_t slot, std::uint32_t age_months, const Draw& draw) const {
        const Identity child = subject.identity();
        const std::uint32_t step = age_months * 4 + slot;
        const Words day = draw(child, step, 0, Purpose("strange_situation.day"));
        const float to_mute = subject.chance_mute(slot), to_ask = subject.chance_ask(slot);
        const float to_amplify = at_least(1.0f - to_mute - to_ask, 1e-6f), noise = day_noise;
        return {child, step,
                policy_of(log(to_mute) + noise * normal(day.a), log(to_ask) + noise * normal(day.b),
                          log(to_amplify) + noise * normal(day.c))};
    }

    /// Who is in the room, and how strongly the attachment system is activated, episode by episode (activation
    /// assumed).
    struct Setting {
        bool figure, stranger, reunion;
        float activation;
    };
    static constexpr std::array<Setting, 8> settings{{
        {true, false, false, 0.2f},  // 1 arriving
        {true, false, false, 0.3f},  // 2 the child explores
        {true, true, false, 0.4f},   // 3 the stranger enters
        {false, true, false, 0.8f},  // 4 first separation
        {true, false, true, 0.5f},   // 5 first reunion
        {false, false, false, 1.0f}, // 6 second separation, alone
        {false, true, false, 0.9f},  // 7 the stranger returns
        {true, false, true, 0.6f},   // 8 second reunion
    }};

    Episode episode(std::uint32_t e, const Occasion& occasion, const Draw& draw) const {
        const Setting& setting = settings[e];
        const auto count = static_cast<std::uint32_t>(intervals.value);
        std::uint32_t seen[strategies] = {};
        std::array<std::uint8_t, 8> in_order{};
        for (std::uint32_t begin = 0; begin < count; begin += 4) {
            const Words words =
                draw(occasion.child, occasion.step, 2 * e + begin / 4, Purpose("strange_situation.behaviour"));
            const std::uint32_t four[] = {words.a, words.b, words.c, words.d};
            for (std::uint32_t j = 0; j < 4 && begin + j < count; ++j) {
                const std::uint32_t strategy = strategy_at(uniform(four[j]), occasion.policy.mute, occasion.policy.ask);
                in_order[begin + j] = static_cast<std::uint8_t>(strategy);
                ++seen[strategy];
            }
        }
        // A muted need is not shown, an amplified one in full; what is muted looks like play.
        const float shown = (0.5f * static_cast<float>(seen[ask]) + static_cast<float>(seen[amplify])) / intervals;
        const float open = static_cast<float>(seen[ask] + seen[amplify]) / intervals;
        return {setting.figure,
                setting.stranger,
                setting.reunion,
                seen[mute],
                seen[ask],
                seen[amplify],
                setting.activation * shown,
                1.0f - setting.activation * open,
                in_order};
    }

    float disorganization_of(const Subject& subject, std::uint32_t slot, std::uint32_t age_months,
                             const Draw& draw) const {
        const float best = at_least(subject.expectation(slot, ask), subject.expectation(slot, amplify));
        const float helpless = helpless_weight * at_least(helpless_below - best, 0.0f);
        const float shown = sigmoid((subject.fear(slot) + helpless - fear_shows) / fear_softness);
        const Words words = draw(subject.identity(), age_months * 4 + slot, 0, Purpose("strange_situation.coding"));
        return at_most(at_least(1.0f + 8.0f * shown + coding_error * normal(words.a), 1.0f), 9.0f);
    }
};

} // namespace dyad::inline DYAD_KERNEL
