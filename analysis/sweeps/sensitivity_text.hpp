// What may be read off sensitivities, in words, and what may not.
#pragma once

#include "analysis/sweeps/noise.hpp"
#include "analysis/sweeps/sensitivity.hpp"
#include "analysis/sweeps/sweep_results.hpp"

#include <string>
#include <vector>

namespace dyad {

/// Axes by falling size; those without a number last.
std::vector<std::size_t> by_size(const std::vector<ScreenedAxis>& axes);
std::vector<std::size_t> by_size(const std::vector<VarianceShare>& shares);

/// Which axes of an outcome matter, which do not, and of which it cannot be told.
struct Told {
    std::vector<std::size_t> matter, idle, open;
};
Told told_of(const std::vector<ScreenedAxis>& axes);
Told told_of(const std::vector<VarianceShare>& shares);

/// "a, b and c".
std::string listed_keys(const std::vector<std::string>& keys);

/// A paragraph about one outcome's effects. `chance` is `noise_of_effects`.
std::string verdict_on(const SweepResults& sweep, const std::vector<ScreenedAxis>& axes, const std::vector<double>& chance);
/// The same about shares of variance.
std::string verdict_on(const SweepResults& sweep, const std::vector<VarianceShare>& shares, const ReplicateNoise& noise);

} // namespace dyad
