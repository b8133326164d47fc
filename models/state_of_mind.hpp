// State of mind: what a caregiver of the first generation expects of close relationships, drawn because no childhood was lived.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Three correlated standard scores z_A (avoidance), z_X (anxiety) and z_F (fear, skewed: the standardised exp(skew_F N)), of
/// which the first two are alike in spouses, give the four numbers of the state of mind:
///   q_ask = mean_q - slope_q z_A + sd_q N,         q_mute - q_ask = mean_A + sd_A z_A,
///   q_amplify - q_mute/4 - 3 q_ask/4 = mean_X + sd_X z_X,
///   F = max(0, mean_F + sd_F z_F).
/// The ranges of the correlations keep every combination of them possible (positive definite).
/// The scores that caregiving uses are read back from these numbers by the frozen norm table (formulas.hpp).
struct StateOfMind {
    static constexpr std::string_view name = "state_of_mind";
    static constexpr std::string_view meaning = "what caregivers of the first generation expect of close relationships";

    static constexpr const char* of_trial = "as in simulated parents whose own childhood was lived; assumed";
    Parameter avoidance_mean{"avoidance_mean", "mean_A", "reward", -0.228, -1, 1,
                             "mean of q_mute - q_ask", of_trial};
    Parameter avoidance_sd{"avoidance_sd", "sd_A", "reward", 0.140, 0.01, 1, "spread of q_mute - q_ask", of_trial};
    Parameter anxiety_mean{"anxiety_mean", "mean_X", "reward", -0.201, -1, 1,
                           "mean of q_amplify - q_mute/4 - 3 q_ask/4", of_trial};
    Parameter anxiety_sd{"anxiety_sd", "sd_X", "reward", 0.119, 0.01, 1,
                         "spread of q_amplify - q_mute/4 - 3 q_ask/4", of_trial};
    Parameter fear_mean{"fear_mean", "mean_F", "-", 0.148, 0, 1, "mean fear of caregivers", of_trial};
    Parameter fear_sd{"fear_sd", "sd_F", "-", 0.110, 0.01, 1, "spread of fear", of_trial};
    Parameter ask_mean{"ask_mean", "mean_q", "reward", 0.479, 0, 1, "mean of q_ask", of_trial};
    Parameter ask_slope{"ask_slope", "slope_q", "reward/SD", 0.143, 0, 1,
                        "how much lower q_ask is per SD of avoidance", of_trial};
    Parameter ask_residual{"ask_residual", "sd_q", "reward", 0.03, 0, 0.5, "spread of q_ask at given avoidance", of_trial};
    Parameter fear_skew{"fear_skew", "skew_F", "log", 0.9, 0.1, 1.2, "skewness of fear: few are very afraid", of_trial};
    Parameter avoidance_anxiety{"avoidance_anxiety", "r_AX", "r", 0.28, -0.5, 0.5,
                                "correlation of z_A and z_X", of_trial};
    Parameter avoidance_fear{"avoidance_fear", "r_AF", "r", 0.15, -0.3, 0.3, "correlation of z_A and z_F", of_trial};
    Parameter anxiety_fear{"anxiety_fear", "r_XF", "r", 0.05, -0.3, 0.3, "correlation of z_X and z_F", of_trial};
    Parameter spouses_avoidance{"spouses_avoidance", "-", "r", 0.20, 0, 0.7, "correlation of spouses on z_A", of_trial};
    Parameter spouses_anxiety{"spouses_anxiety", "-", "r", 0.17, 0, 0.7, "correlation of spouses on z_X", of_trial};
    Parameter extreme{"extreme", "-", "SD", 3, 1, 10,
                      "z_A and z_X beyond this count as this (z_F only above)", "assumed"};

    void step(World& world, const Founding&, const Draw& draw) const {
        Persons& persons = world.persons;
        Deviates partner{};
        for (std::size_t i = 0; i < persons.rows(); ++i) {
            if (persons.role[i] == no_role || persons.role[i] == staff) continue;
            Deviates own = deviates(persons, i, draw);
            if (persons.role[i] == father) own = alike(own, partner); // the mother's row comes just before
            partner = own;
            settle(persons, i, own);
        }
    }

private:
    /// Independent standard normal deviates behind z_A, z_X, z_F and the residual of q_ask.
    struct Deviates {
        float avoidance, anxiety, fear, ask;
    };

    static Deviates deviates(const Persons& persons, std::size_t i, const Draw& draw) {
        const Words words = draw({persons.lineage_low[i], persons.lineage_high[i]}, 0, 0, Purpose("state_of_mind"));
        return {normal(words.a), normal(words.b), normal(words.c), normal(words.d)};
    }

    Deviates alike(Deviates own, const Deviates& spouse) const {
        const float shared = avoidance_anxiety * avoidance_anxiety;
        const float on_avoidance = spouses_avoidance;
        const float on_anxiety = (spouses_anxiety - shared * spouses_avoidance) / (1.0f - shared);
        own.avoidance = on_avoidance * spouse.avoidance + std::sqrt(1.0f - on_avoidance * on_avoidance) * own.avoidance;
        own.anxiety = on_anxiety * spouse.anxiety + std::sqrt(1.0f - on_anxiety * on_anxiety) * own.anxiety;
        return own;
    }

    void settle(Persons& persons, std::size_t i, const Deviates& own) const {
        const float r = avoidance_anxiety;
        const float z_a = own.avoidance, z_x = r * z_a + std::sqrt(1.0f - r * r) * own.anxiety,
                    z_f = fear_score(z_a, z_x, own.fear);
        const float q_ask = ask_mean - ask_slope * z_a + ask_residual * own.ask;
        const float q_mute = q_ask + avoidance_mean + avoidance_sd * z_a;
        const float q_amplify = 0.25f * q_mute + 0.75f * q_ask + anxiety_mean + anxiety_sd * z_x;
        const float fear = at_least(fear_mean + fear_sd * z_f, 0.0f);
        persons.mind.strip(mute)[i] = q_mute;
        persons.mind.strip(ask)[i] = q_ask;
        persons.mind.strip(amplify)[i] = q_amplify;
        persons.mind.strip(3)[i] = fear;
        persons.avoidance[i] = within(standard_score(avoidance_of(q_mute, q_ask), avoidance_norm));
        persons.anxiety[i] = within(standard_score(anxiety_of(q_mute, q_ask, q_amplify), anxiety_norm));
        persons.fearfulness[i] = at_most(standard_score(fear, fear_norm), extreme);
    }

    float within(float z) const { return at_most(at_least(z, -extreme), extreme); }

    /// The standardised exp(s f), where the normal f correlates with z_A and z_X just so much more that the skewed score
    /// has the declared correlations: a log-normal's correlation with a normal is s / sqrt(exp(s²) - 1) of its logarithm's.
    float fear_score(float z_a, float z_x, float own) const {
        const float s = fear_skew, r = avoidance_anxiety, variance_ratio = exp(s * s) - 1.0f;
        const float lost = s / std::sqrt(variance_ratio);
        const float with_a = avoidance_fear / lost, with_x = anxiety_fear / lost;
        const float on_a = (with_a - r * with_x) / (1.0f - r * r), on_x = (with_x - r * with_a) / (1.0f - r * r);
        const float f = on_a * z_a + on_x * z_x + std::sqrt(1.0f - on_a * with_a - on_x * with_x) * own;
        const float middle = exp(0.5f * s * s);
        return (exp(s * f) - middle) / (middle * std::sqrt(variance_ratio));
    }
};

} // namespace dyad::inline DYAD_KERNEL
