// Main effects of what a sweep varied: an outcome's mean along each axis, and how much of it a plane explains.
#pragma once

#include "analysis/charts/curve_chart.hpp"
#include "analysis/estimate.hpp"
#include "analysis/sweeps/sweep_results.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dyad {

/// An outcome along one axis, all others as they happened to be.
struct MainEffect {
    std::vector<CurvePoint> levels;                ///< at each value, or of an eighth of the points each
    std::vector<std::pair<double, double>> behind; ///< means of single points, or of some of them if there are many
    bool is_of_groups = false;                     ///< points were brought together by an eighth each
    bool has_intervals = false;
    /// Still rising or falling where the range ends, beyond the intervals.
    bool is_open_below = false, is_open_above = false;
};

/// Intervals are by Student's t over what is independent of each other: replicates of a grid and of one-at-a-time designs,
/// trajectories, base points, else points.
MainEffect main_effect(const SweepResults& sweep, std::size_t axis, std::size_t outcome);

/// What independent means here, in words: "replicates".
std::string independent_units(const SweepResults& sweep);

/// The plane that fits best: change of the outcome, in its standard deviations between points, per standard deviation of each
/// axis (of the logarithm on logarithmic ones), with 95 % intervals by Student's t; Saltelli et al. 2008.
struct PlaneFit {
    double explained = 0.0; ///< R²
    std::uint64_t points = 0;
    std::vector<Estimate> slopes;
};

/// None of designs that leave axes alone, of fewer points than a plane needs, and of an outcome or an axis that does not vary.
std::optional<PlaneFit> plane_fit(const SweepResults& sweep, std::size_t outcome);

/// Of one-at-a-time designs: the outcome at the last value of an axis less that at the first, paired by replicate.
Estimate end_to_end(const SweepResults& sweep, std::size_t axis, std::size_t outcome);

/// The values that an axis was given, from low to high; those that differ by rounding alone are one.
std::vector<double> values_on(const SweepResults& sweep, std::size_t axis);

/// A key's value on the axis of a chart.
Spacing spacing_of(const SweepResults& sweep, std::size_t axis);

} // namespace dyad
