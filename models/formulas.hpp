// Pure functions that several mechanisms and instruments share: no columns, no draws, the equations alone.
#pragma once

#include "models/norms.hpp"
#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Childhood ends with this month of life.
inline constexpr std::uint32_t childhood_months = 18 * months_per_year;

/// Whether an infant's figure came this month, and not with its birth.
[[gnu::always_inline]] inline bool comes_after_birth(std::uint32_t since, std::uint32_t birth_day,
                                                     std::uint32_t month) {
    return since == month && birth_day / days_per_month != month;
}

/// 1 - e^-x for x >= 0, of which small x would lose most digits: below 0.01 the series x (1 - x (1/2 - x/6)).
[[gnu::always_inline]] inline float one_minus_exp(float x) {
    const float series = x * (1.0f - x * (0.5f - x * 0.166666667f));
    return select(x < 0.01f, series, 1.0f - exp(-x));
}

/// A value as a standard score by the norm table.
[[gnu::always_inline]] inline float standard_score(float value, const Norm& norm) {
    return (value - norm.mean) / norm.sd;
}

/// Chances of the three strategies, adding up to 1.
struct Policy {
    float mute, ask, amplify;
};

/// Chances in proportion to the exponentials of three log-weights (softmax).
[[gnu::always_inline]] inline Policy policy_of(float log_mute, float log_ask, float log_amplify) {
    const float to_mute = exp(log_mute), to_ask = exp(log_ask), to_amplify = exp(log_amplify);
    const float share = 1.0f / (to_mute + to_ask + to_amplify);
    return {to_mute * share, to_ask * share, to_amplify * share};
}

/// One of three values by slot or strategy.
template <class T> [[gnu::always_inline]] inline T pick(std::uint32_t which, T first, T second, T third) {
    return select(which == 0, first, select(which == 1, second, third));
}

/// The same where only the first `Count` values exist.
template <std::size_t Count, class T>
[[gnu::always_inline]] inline T pick_of(std::uint32_t which, T first, T second, T third) {
    if constexpr (Count == 1) return first;
    if constexpr (Count == 2) return select(which == 0, first, second);
    return pick(which, first, second, third);
}

/// The strategy that a uniform number falls on.
[[gnu::always_inline]] inline std::uint32_t strategy_at(float u, float chance_mute, float chance_ask) {
    return select(u < chance_mute, std::uint32_t{mute},
                  select(u < chance_mute + chance_ask, std::uint32_t{ask}, std::uint32_t{amplify}));
}

/// The chance of one strategy, where those of muting and asking are kept and amplifying is the rest.
[[gnu::always_inline]] inline float chance_of(std::uint32_t strategy, float chance_mute, float chance_ask) {
    return pick(strategy, chance_mute, chance_ask, at_least(1.0f - chance_mute - chance_ask, 0.0f));
}

/// Avoidance of a set of expectations: how much more muting pays than asking.
[[gnu::always_inline]] inline float avoidance_of(float q_mute, float q_ask) { return q_mute - q_ask; }

/// Anxiety of a set of expectations: how much more amplifying pays than the two others.
[[gnu::always_inline]] inline float anxiety_of(float q_mute, float q_ask, float q_amplify) {
    return q_amplify - 0.25f * q_mute - 0.75f * q_ask;
}

/// What a caregiver lets a child rely on: the chance that a direct bid is noticed and not rejected.
[[gnu::always_inline]] inline float responsiveness_of(float chance_noticed, float chance_rejected) {
    return chance_noticed * (1.0f - chance_rejected);
}

/// Chance that a bid is comforted: noticed, then neither frightening nor rejected.
[[gnu::always_inline]] inline float chance_comforted(float noticed, float rejected, float frightened) {
    return noticed * (1.0f - frightened) * (1.0f - rejected);
}

/// What bids of one strategy bring.
struct Payoff {
    float comforted, unnoticed, hurt, cost; ///< `hurt` is the pain of rejection or fright
};

/// Expected outcome of a bid that is noticed and comforted with these chances:
/// R = comforted b + (1 - noticed) u - (noticed - comforted) h - cost.
[[gnu::always_inline]] inline float expected_outcome(float noticed, float comforted, const Payoff& payoff) {
    return comforted * payoff.comforted + (1.0f - noticed) * payoff.unnoticed - (noticed - comforted) * payoff.hurt -
           payoff.cost;
}

} // namespace dyad::inline DYAD_KERNEL
