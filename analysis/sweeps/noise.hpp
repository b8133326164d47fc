// Chance in a sweep's outcomes, told from replicates: how far runs at one point lie apart, and what that does to sensitivities.
#pragma once

#include "sim/design.hpp"

#include <Eigen/Dense>

#include <cstdint>
#include <limits>
#include <vector>

namespace dyad {

struct ReplicateNoise {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    std::uint32_t replicates = 1;
    double of_runs = unknown;             ///< standard deviation of runs at one point
    double of_contrasts = unknown;        ///< the same beyond what all points of a replicate have in common, which takes no part in differences
    double between = unknown;             ///< standard deviation of the means of points
    double low = unknown, high = unknown; ///< the lowest and the highest mean of a point

    bool is_known() const { return of_runs == of_runs; }
    /// Share of the variance between the means of points that is chance.
    double share() const;
    /// Half the width of the 95 % interval of the mean of so many replicates at a point, and of the difference of two such means.
    double half_width(double count) const;
    double half_width_of_difference(double count) const;
    /// The fewest replicates with which an interval is within ± `half` (at most a million); `difference` for that of differences.
    std::uint32_t replicates_for(double half, bool difference = false) const;
};

/// `values` are one outcome's, points x replicates; a point with a value that is not a number tells nothing of chance. Not known
/// from a single replicate. Without common luck points share no chance, and both deviations are the same.
ReplicateNoise noise_of(const Eigen::MatrixXd& values, bool has_common_luck);

/// Of a sweep by trajectories: for each axis, the mean size that elementary effects of replicates' means would have if there
/// were nothing but chance (the mean of a half-normal). Not a number from a single replicate.
std::vector<double> noise_of_effects(const DesignPoints& points, std::size_t axes, const Eigen::MatrixXd& values);

} // namespace dyad
