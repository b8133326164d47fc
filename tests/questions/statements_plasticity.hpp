// The plasticity sweep: how stable people are, and what therapy gains and leaves, as the floor of plasticity rises.
#pragma once

#include "tests/questions/statements.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace dyad::test {

/// What is measured at each floor, in the order of `sweep_words`.
enum SweepMeasure : std::size_t {
    stability,           ///< r of true insecurity from 25 to 35
    anxiety_stability,   ///< the same of ECR anxiety
    avoidance_stability, ///< and of ECR avoidance
    gain,                ///< of true insecurity at 41, when a year of therapy has ended
    anxiety_gain,
    avoidance_gain,
    left, ///< of that gain at 46
    anxiety_left,
    avoidance_left,
    sweep_measures
};

/// By measure, floor and seed. Seeds are the same at all floors, so that differences between floors are paired.
struct Sweep {
    std::vector<double> floors;
    std::array<std::vector<Numbers>, sweep_measures> found;
};

inline const std::vector<double> swept_floors{0.002, 0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.15, 0.3, 0.5, 1};

Sweep plasticity_swept(const std::vector<double>& floors, const std::vector<int>& seeds, double size,
                       const Progress& progress = {});

/// Where a curve over floors is highest: the top of the parabola, in the logarithm of the floor, through the highest
/// point and its two neighbours; the highest point itself where it is the first or the last.
double peak_of(const std::vector<double>& floors, const Numbers& curve);

/// Tables over floors, steps between neighbours, and the floor at which most is left, each with its interval.
void tell(const Sweep& sweep);

} // namespace dyad::test
