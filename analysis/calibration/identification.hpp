// Identification: how much the targets tell of each parameter.
#pragma once

#include "analysis/calibration/plan.hpp"

#include <Eigen/Dense>

#include <string>
#include <vector>

namespace dyad::calibration {

/// One parameter before and after the evidence, in its own units; where its prior is logarithmic, contraction is that of
/// the logarithm.
struct Identification {
    double prior_sd = 0.0, mean = 0.0, sd = 0.0, low = 0.0, high = 0.0; ///< low and high: 5 % and 95 % of the posterior
    double contraction = 0.0;                                           ///< 1 - (posterior sd / prior sd)²
    std::size_t partner = 0;                                            ///< the parameter it correlates with most
    double correlation = 0.0;                                           ///< with the partner, in the posterior
};

/// "identified" (contraction above .5), "weakly" (.1 to .5) or "not".
std::string verdict_on(double contraction);

/// Of equally weighted points of the posterior in the unit cube (particles × d).
std::vector<Identification> identify(const CalibrationPlan& plan, const Eigen::MatrixXd& points);

/// Correlations of the posterior (d × d).
Eigen::MatrixXd correlations_of(const Eigen::MatrixXd& points);

/// The value below which a share of the values lies, between neighbouring values by straight lines.
double quantile_of(Eigen::VectorXd values, double share);

} // namespace dyad::calibration
