// The norm tables: means and spreads by which states of mind and answers become standard scores.
#pragma once

#include "sim/kernel.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Frozen, so that a scenario can shift a population's mean: no number here follows the run. Those of the general model
/// and of the instruments are as adults of the default world had them whose own childhood was lived when they were last
/// frozen; the default world has moved a little since. To freeze them anew: `dyad norms FILE` prints this table from a
/// results file of the protocol.
struct Norm {
    float mean, sd;
};

// The state of mind K, from which care for children follows. These were not frozen with the others: they are those of
// the theory's first trial, as simulated parents had them, kept because the coefficients of caregiving were fitted to
// scores by them. Adults born in the run need not have mean 0 and spread 1 in them.
inline constexpr Norm avoidance_norm{-0.228f, 0.140f}, anxiety_norm{-0.201f, 0.119f}, fear_norm{0.148f, 0.110f};

// The general model G, what a person expects of anybody. By `dyad norms`.
inline constexpr Norm self_avoidance_norm{-0.334f, 0.076f}, self_anxiety_norm{-0.239f, 0.174f};
inline constexpr Norm self_fear_norm{0.079f, 0.048f};

/// What questionnaires read: the model of love mixed with the general model, chronic arousal, the felt worth of the
/// self. By `dyad norms`.
struct InstrumentNorms {
    Norm avoidance{-0.343f, 0.098f}; ///< reward: q_mute - q_ask
    Norm anxiety{-0.237f, 0.192f};   ///< reward: q_amplify - q_mute/4 - 3 q_ask/4
    Norm fear{0.060f, 0.030f};       ///< 0 to 1
    Norm tone{0.291f, 0.081f};       ///< 0 to 1
    Norm worth{0.502f, 0.131f};      ///< reward
};
inline constexpr InstrumentNorms instrument_norms{};

} // namespace dyad::inline DYAD_KERNEL
