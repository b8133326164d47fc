// How many replicates are enough: means are made more exact until their intervals are as narrow as was asked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dyad {

/// Half the width of the 95 % interval that the mean of an outcome is to have at every point.
struct PrecisionTarget {
    std::size_t outcome = 0;
    double half_width = 0.0;
};

/// Means of outcomes at points, and whether all are exact enough: by Student's t over replicates, after at least
/// `fewest_replicates`. Stopping when an interval happens to be narrow makes it hold the truth a little less often than 95 % of
/// the time; with ten replicates at least, in 93 to 95 of 100 (tests/analysis/precision.test.cpp simulates it; the rule is
/// Chow & Robbins' 1965, Ann Math Stat 36:457-462). Equal numbers have an interval of no width, but say little of what is
/// rare: a mean counts as exact only after `fewest_if_equal` of them, when with 95 % confidence at most 5 of 100 runs differ;
/// means of what happens in one run of ten are then within their interval in 88 of 100, where they would be in 60.
class Precision {
public:
    static constexpr std::uint32_t fewest_replicates = 10, fewest_if_equal = 59; // .95^59 is below .05

    Precision(std::uint32_t points, std::vector<PrecisionTarget> targets);

    /// One run's outcomes; those that are not a number are left out.
    void add(std::uint32_t point, const std::vector<double>& outcomes);
    /// Points at which some target is not reached yet. A point without a number counts as reached: more would not help.
    std::uint32_t points_too_wide() const;

private:
    struct Sum {
        std::uint32_t count = 0;
        double mean = 0.0, squares = 0.0; ///< Welford's
    };
    std::vector<PrecisionTarget> targets_;
    std::vector<Sum> sums_; ///< point by point, an entry for each target
};

} // namespace dyad
