// Sensitivities as figures: effects with their intervals beside bends and dependence; shares of variance alone and in all.
#pragma once

#include "analysis/charts/drawing.hpp"
#include "analysis/sweeps/sensitivity.hpp"
#include "analysis/sweeps/sweep_results.hpp"

#include <string>
#include <vector>

namespace dyad {

/// mu* with its interval, sorted, and what `chance` (of `noise_of_effects`) would make of it; and, beside it, sigma against mu*
/// with the same numbers.
Drawing drawing_of_effects(const SweepResults& sweep, std::size_t outcome, const std::vector<ScreenedAxis>& axes, const std::vector<double>& chance);
Drawing drawing_of_bends(const SweepResults& sweep, std::size_t outcome, const std::vector<ScreenedAxis>& axes);

/// Alone and in all, with their intervals, sorted by the latter.
Drawing drawing_of_shares(const SweepResults& sweep, std::size_t outcome, const std::vector<VarianceShare>& shares);

/// Rows of drawings, side by side and one row below the other, in one.
Drawing sheet_of(const std::vector<std::vector<Drawing>>& rows, const std::string& title);

} // namespace dyad
