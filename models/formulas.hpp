// Pure functions that several mechanisms and instruments share: no columns, no draws, the equations alone.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"

namespace dyad::inline DYAD_KERNEL {

/// The norm table: means and spreads by which avoidance, anxiety and fear of a state of mind become standard scores. Frozen,
/// as simulated parents of the default world have them whose own childhood was lived, so that a scenario can shift a
/// population's mean.
struct Norm {
    float mean, sd;
};
inline constexpr Norm avoidance_norm{-0.228f, 0.140f}, anxiety_norm{-0.201f, 0.119f}, fear_norm{0.148f, 0.110f};

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

} // namespace dyad::inline DYAD_KERNEL
