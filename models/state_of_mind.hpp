// State of mind: what a person expects of close relationships, from the general model and from childhood's figures.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Each month, for q_mute, q_ask, q_amplify and fear alike, with the models Q_k of childhood's figures, their weights
/// w_k (0 for slots without a role; renormalised here only) and the general model G, all as the month before left them:
///   K = w_K G + (1 - w_K) ((w_0 Q_0 + w_1 Q_1 + w_2 Q_2) / (w_0 + w_1 + w_2)).
/// Standard scores of K and of G by the norm tables (norms.hpp): avoidance and anxiety clipped at ±extreme, fear
/// only above. Who has no figure at all (institution staff) has no state of mind, and all of this is 0.
///
/// Founders lived no childhood, so theirs is drawn. Three correlated standard scores z_A (avoidance), z_X (anxiety) and
/// z_F (fear, skewed: the standardised exp(skew_F N)), of which the first two are alike in spouses, give
///   q_ask = mean_q - slope_q z_A + sd_q N,         q_mute - q_ask = mean_A + sd_A z_A,
///   q_amplify - q_mute/4 - 3 q_ask/4 = mean_X + sd_X z_X,
///   F = max(0, mean_F + sd_F z_F)
/// and G by the same form with numbers of its own, from scores that correlate with those of K. The ranges of the
/// correlations keep every combination of them possible (positive definite). `drawn_self` is that G. `mind` holds, from
/// entry to the first month, what the founder's models of both parents must be for the first month to give K as drawn:
/// (K - w_K G) / (1 - w_K), fear not below 0.
struct StateOfMind {
    static constexpr std::string_view name = "state_of_mind";
    static constexpr std::string_view meaning = "what the past has made of a person as a caregiver";

    static constexpr const char* of_trial = "as in simulated parents whose own childhood was lived; assumed";
    Parameter general_share{"general_share", "w_K", "share", 0.054, 0, 0.9, "share of the general model in the state of mind; the rest are the figures of childhood", "calibrated, identified: 90 % .0045 to .135"};
    Parameter avoidance_mean{"avoidance_mean", "mean_A", "reward", -0.228, -1, 1, "mean of q_mute - q_ask", of_trial};
    Parameter avoidance_sd{"avoidance_sd", "sd_A", "reward", 0.140, 0.01, 1, "spread of q_mute - q_ask", of_trial};
    Parameter anxiety_mean{"anxiety_mean", "mean_X", "reward", -0.201, -1, 1, "mean of q_amplify - q_mute/4 - 3 q_ask/4", of_trial};
    Parameter anxiety_sd{"anxiety_sd", "sd_X", "reward", 0.119, 0.01, 1, "spread of q_amplify - q_mute/4 - 3 q_ask/4", of_trial};
    Parameter fear_mean{"fear_mean", "mean_F", "-", 0.148, 0, 1, "mean fear of caregivers", of_trial};
    Parameter fear_sd{"fear_sd", "sd_F", "-", 0.110, 0.01, 1, "spread of fear", of_trial};
    Parameter ask_mean{"ask_mean", "mean_q", "reward", 0.479, 0, 1, "mean of q_ask", of_trial};
    Parameter ask_slope{"ask_slope", "slope_q", "reward/SD", 0.143, 0, 1, "how much lower q_ask is per SD of avoidance", of_trial};
    Parameter ask_residual{"ask_residual", "sd_q", "reward", 0.03, 0, 0.5, "spread of q_ask at given avoidance", of_trial};
    Parameter fear_skew{"fear_skew", "skew_F", "log", 0.9, 0.1, 1.2, "skewness of fear: few are very afraid", of_trial};
    Parameter avoidance_anxiety{"avoidance_anxiety", "r_AX", "r", 0.28, -0.5, 0.5, "correlation of z_A and z_X", of_trial};
    Parameter avoidance_fear{"avoidance_fear", "r_AF", "r", 0.15, -0.3, 0.3, "correlation of z_A and z_F", of_trial};
    Parameter anxiety_fear{"anxiety_fear", "r_XF", "r", 0.05, -0.3, 0.3, "correlation of z_X and z_F", of_trial};
    Parameter spouses_avoidance{"spouses_avoidance", "-", "r", 0.20, 0, 0.7, "correlation of spouses on z_A", of_trial};
    Parameter spouses_anxiety{"spouses_anxiety", "-", "r", 0.17, 0, 0.7, "correlation of spouses on z_X", of_trial};
    Parameter self_avoidance_mean{"self_avoidance_mean", "-", "reward", -0.334, -1, 1, "mean of q_mute - q_ask in the general model", of_trial};
    Parameter self_avoidance_sd{"self_avoidance_sd", "-", "reward", 0.076, 0.01, 1, "spread of it", of_trial};
    Parameter self_anxiety_mean{"self_anxiety_mean", "-", "reward", -0.239, -1, 1, "mean of q_amplify - q_mute/4 - 3 q_ask/4 in the general model", of_trial};
    Parameter self_anxiety_sd{"self_anxiety_sd", "-", "reward", 0.174, 0.01, 1, "spread of it", of_trial};
    Parameter self_fear_mean{"self_fear_mean", "-", "-", 0.079, 0, 1, "mean fear in the general model", of_trial};
    Parameter self_fear_sd{"self_fear_sd", "-", "-", 0.048, 0.01, 1, "spread of it", of_trial};
    Parameter self_ask_mean{"self_ask_mean", "-", "reward", 0.630, 0, 1, "mean of q_ask in the general model", of_trial};
    Parameter self_ask_slope{"self_ask_slope", "-", "reward/SD", 0.082, 0, 1, "how much lower it is per SD of the general model's avoidance", "in proportion to the spread of avoidance, as in the state of mind; assumed"};
    Parameter self_avoidance_alike{"self_avoidance_alike", "-", "r", 0.49, -0.99, 0.99, "correlation of the general model with the state of mind in avoidance", of_trial};
    Parameter self_anxiety_alike{"self_anxiety_alike", "-", "r", 0.76, -0.99, 0.99, "the same in anxiety", of_trial};
    Parameter self_fear_alike{"self_fear_alike", "-", "r", 0.6, 0, 0.99, "the same in fear", "assumed"};
    Parameter extreme{"extreme", "-", "SD", 3, 1, 10, "scores of avoidance and anxiety beyond this count as this (of fear only above)", "assumed"};

    void step(World& world, const Entry& entry, const Draw& draw) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i)
            if (world.persons.origin[society.person[i]] == founder) settle(world, i, draw);
    }

    void step(World& world, const Month&, const Draw&) const {
        Society& society = world.society;
        const auto& general = society.general_expectation;
        auto& mind = society.mind;
        for (std::uint32_t s = 0; s < strategies; ++s)
            remember(society, general.strip(s), society.expectation, strategies, s, mind.strip(s));
        remember(society, society.general_fear.strip(), society.fear, 1, 0, mind.strip(3));
        score(society, {mind.strip(mute), mind.strip(ask), mind.strip(amplify), mind.strip(3)}, norms_of_mind,
              {society.avoidance.strip(), society.anxiety.strip(), society.fearfulness.strip()});
        score(society, {general.strip(mute), general.strip(ask), general.strip(amplify), society.general_fear.strip()},
              norms_of_self, {society.self_avoidance.strip(), society.self_anxiety.strip(), society.self_fear.strip()});
    }

private:
    struct Norms {
        Norm avoidance, anxiety, fear;
    };
    static constexpr Norms norms_of_mind{avoidance_norm, anxiety_norm, fear_norm};
    static constexpr Norms norms_of_self{self_avoidance_norm, self_anxiety_norm, self_fear_norm};

    /// A figure's weight, 0 where nobody stands in the slot.
    [[gnu::always_inline]] static float counted(std::uint32_t role, float weight) {
        return select(role != no_role, weight, 0.0f);
    }

    /// Of one number of the model: the share of G and the weighted mean of the figures. `own` holds, figure by figure,
    /// `width` strips, of which this is number `which`.
    template <class Own>
    void remember(const Society& society, const float* __restrict general, const Own& own, std::size_t width,
                  std::size_t which, float* __restrict mind) const {
        const float share = general_share;
        const float* __restrict own_0 = own.strip(which);
        const float* __restrict own_1 = own.strip(width + which);
        const float* __restrict own_2 = own.strip(2 * width + which);
        const std::uint32_t* __restrict role_0 = society.role.strip(0);
        const std::uint32_t* __restrict role_1 = society.role.strip(1);
        const std::uint32_t* __restrict role_2 = society.role.strip(2);
        const float* __restrict weight_0 = society.weight.strip(0);
        const float* __restrict weight_1 = society.weight.strip(1);
        const float* __restrict weight_2 = society.weight.strip(2);
        const auto last = static_cast<std::uint32_t>(society.rows());
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            const float w_0 = counted(role_0[i], weight_0[i]);
            const float w_1 = counted(role_1[i], weight_1[i]);
            const float w_2 = counted(role_2[i], weight_2[i]);
            const float sum = w_0 + w_1 + w_2;
            const float figures = (w_0 * own_0[i] + w_1 * own_1[i] + w_2 * own_2[i]) / select(sum > 0.0f, sum, 1.0f);
            mind[i] = select(sum > 0.0f, share * general[i] + (1.0f - share) * figures, 0.0f);
        }
    }

    /// Strips of a model's four numbers, and strips for its three scores.
    struct Numbers {
        const float *mute, *ask, *amplify, *fear;
    };
    struct Scores {
        float *avoidance, *anxiety, *fear;
    };

    void score(const Society& society, const Numbers& model, const Norms& norms, const Scores& to) const {
        const float limit = extreme;
        const Norm by_avoidance = norms.avoidance, by_anxiety = norms.anxiety, by_fear = norms.fear;
        const float* __restrict q_mute = model.mute;
        const float* __restrict q_ask = model.ask;
        const float* __restrict q_amplify = model.amplify;
        const float* __restrict fear = model.fear;
        const std::uint32_t* __restrict role_0 = society.role.strip(0);
        const std::uint32_t* __restrict role_1 = society.role.strip(1);
        const std::uint32_t* __restrict role_2 = society.role.strip(2);
        float* __restrict z_a = to.avoidance;
        float* __restrict z_x = to.anxiety;
        float* __restrict z_f = to.fear;
        const auto last = static_cast<std::uint32_t>(society.rows());
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            const bool has_figure = (role_0[i] | role_1[i] | role_2[i]) != no_role;
            const float a = standard_score(avoidance_of(q_mute[i], q_ask[i]), by_avoidance);
            const float x = standard_score(anxiety_of(q_mute[i], q_ask[i], q_amplify[i]), by_anxiety);
            const float f = standard_score(fear[i], by_fear);
            z_a[i] = select(has_figure, at_most(at_least(a, -limit), limit), 0.0f);
            z_x[i] = select(has_figure, at_most(at_least(x, -limit), limit), 0.0f);
            z_f[i] = select(has_figure, at_most(f, limit), 0.0f);
        }
    }

    /// Independent standard normal deviates behind z_A, z_X, z_F and the residual of q_ask.
    struct Deviates {
        float avoidance, anxiety, fear, ask;
    };
    /// The four numbers of a model, and the numbers by which they follow from scores.
    struct Model {
        float number[4];
    };
    struct Form {
        float avoidance_mean, avoidance_sd, anxiety_mean, anxiety_sd, fear_mean, fear_sd, ask_mean, ask_slope;
    };

    static Deviates deviates(const Identity& who, std::uint32_t index, const Draw& draw) {
        const Words words = draw(who, 0, index, Purpose("state_of_mind"));
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

    void settle(World& world, std::uint32_t i, const Draw& draw) const {
        constexpr std::uint32_t partners_number = 31, number_bits = 31u << 25; // the founding mother's number is 0
        Society& society = world.society;
        const Identity who{society.lineage_low[i], society.lineage_high[i]};
        Deviates own = deviates(who, 0, draw);
        if (world.persons.founder_number(society.person[i]) == partners_number)
            own = alike(own, deviates({who.low & ~number_bits, who.high}, 0, draw));
        const Deviates self = deviates(who, 1, draw);
        const float r = avoidance_anxiety, z_a = own.avoidance, z_x = r * z_a + std::sqrt(1.0f - r * r) * own.anxiety;
        const float log_fear = fear_deviate(z_a, z_x, own.fear);
        const Form of_mind{avoidance_mean, avoidance_sd, anxiety_mean, anxiety_sd,
                           fear_mean, fear_sd, ask_mean, ask_slope};
        const Form of_self{self_avoidance_mean, self_avoidance_sd, self_anxiety_mean, self_anxiety_sd,
                           self_fear_mean, self_fear_sd, self_ask_mean, self_ask_slope};
        const Model mind = model_of(of_mind, z_a, z_x, fear_score(log_fear), own.ask);
        const float self_a = mixed(self_avoidance_alike, z_a, self.avoidance);
        const float self_x = mixed(self_anxiety_alike, z_x, self.anxiety);
        const float self_f = fear_score(mixed(log_fears_alike(), log_fear, self.fear));
        const Model general = model_of(of_self, self_a, self_x, self_f, self.ask);
        const float share = general_share;
        for (std::size_t s = 0; s < 4; ++s) {
            society.drawn_self.strip(s)[i] = general.number[s];
            society.mind.strip(s)[i] = (mind.number[s] - share * general.number[s]) / (1.0f - share);
        }
        society.mind.strip(3)[i] = at_least(society.mind.strip(3)[i], 0.0f);
        scores_of(mind, norms_of_mind, society.avoidance[i], society.anxiety[i], society.fearfulness[i]);
        scores_of(general, norms_of_self, society.self_avoidance[i], society.self_anxiety[i], society.self_fear[i]);
    }

    static float mixed(float r, float z, float own) { return r * z + std::sqrt(1.0f - r * r) * own; }

    Model model_of(const Form& form, float z_a, float z_x, float z_f, float own_ask) const {
        const float q_ask = form.ask_mean - form.ask_slope * z_a + ask_residual * own_ask;
        const float q_mute = q_ask + form.avoidance_mean + form.avoidance_sd * z_a;
        const float q_amplify = 0.25f * q_mute + 0.75f * q_ask + form.anxiety_mean + form.anxiety_sd * z_x;
        return {{q_mute, q_ask, q_amplify, at_least(form.fear_mean + form.fear_sd * z_f, 0.0f)}};
    }

    void scores_of(const Model& model, const Norms& norms, float& avoidance, float& anxiety, float& fear) const {
        const auto& [q_mute, q_ask, q_amplify, of_fear] = model.number;
        const float limit = extreme;
        avoidance = at_most(at_least(standard_score(avoidance_of(q_mute, q_ask), norms.avoidance), -limit), limit);
        anxiety = at_most(at_least(standard_score(anxiety_of(q_mute, q_ask, q_amplify), norms.anxiety), -limit), limit);
        fear = at_most(standard_score(of_fear, norms.fear), limit);
    }

    /// The normal f behind fear correlates with z_A and z_X just so much more that the skewed score has the declared
    /// correlations: a log-normal's correlation with a normal is s / sqrt(exp(s²) - 1) of its logarithm's.
    float fear_deviate(float z_a, float z_x, float own) const {
        const float s = fear_skew, r = avoidance_anxiety, variance_ratio = exp(s * s) - 1.0f;
        const float lost = s / std::sqrt(variance_ratio);
        const float with_a = avoidance_fear / lost, with_x = anxiety_fear / lost;
        const float on_a = (with_a - r * with_x) / (1.0f - r * r), on_x = (with_x - r * with_a) / (1.0f - r * r);
        return on_a * z_a + on_x * z_x + std::sqrt(1.0f - on_a * with_a - on_x * with_x) * own;
    }

    /// The standardised exp(s f).
    float fear_score(float f) const {
        const float s = fear_skew, variance_ratio = exp(s * s) - 1.0f, middle = exp(0.5f * s * s);
        return (exp(s * f) - middle) / (middle * std::sqrt(variance_ratio));
    }

    /// Two log-normals correlate with (exp(s² r) - 1) / (exp(s²) - 1) where their logarithms do with r.
    float log_fears_alike() const {
        const float s = fear_skew;
        return log(1.0f + self_fear_alike * (exp(s * s) - 1.0f)) / (s * s);
    }
};

} // namespace dyad::inline DYAD_KERNEL
