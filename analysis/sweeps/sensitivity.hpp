// Which parameters matter: Morris' screening and Sobol' indices of a sweep's outcomes, each with its interval.
#pragma once

#include "analysis/estimate.hpp"
#include "sim/design.hpp"
#include "sim/refusal.hpp"

#include <Eigen/Dense>

#include <vector>

namespace dyad {

/// Elementary effects of an axis (Morris 1991, Technometrics 33:161-174; mu* of Campolongo, Cariboni & Saltelli 2007): how
/// much the outcome changes per whole range of the axis.
struct ScreenedAxis {
    double mean = 0.0;      ///< mu: with its sign
    Estimate size;          ///< mu*: mean of the sizes, with its 95 % interval by Student's t over trajectories
    double deviation = 0.0; ///< sigma: large beside mu* where the effect is bent or depends on other axes
};

/// Of a sweep by trajectories: an entry for each axis. `values` are the outcome at each point; a step with a value that is
/// not a number is left out. An axis of which no step is left has not-a-number everywhere.
std::vector<ScreenedAxis> screened(const DesignPoints& points, std::size_t axes, const Eigen::VectorXd& values);

/// Shares of the variance of an outcome (Sobol' 1993): by an axis alone, and by it together with all others.
struct VarianceShare {
    Estimate first, total;
};

/// Of a sweep by Saltelli's pairs: an entry for each axis, with 95 % intervals. Base points with a value that is not a
/// number are left out. Refuses fewer than 16 of them, an outcome that does not vary, and a program without OpenTURNS.
Outcome<std::vector<VarianceShare>> variance_shares(std::size_t axes, const Eigen::VectorXd& values);

/// Whether this program can calculate `variance_shares`.
bool can_share_variance();

} // namespace dyad
