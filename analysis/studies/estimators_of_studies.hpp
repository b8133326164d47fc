// The estimators of virtual studies, on complete cases.
#pragma once

#include "analysis/studies/analysis_fit.hpp"
#include "sim/chance.hpp"

#include <Eigen/Dense>

namespace dyad {

/// Fewer participants than these (beyond one for each coefficient) tell nothing.
inline constexpr Eigen::Index fewest_participants = 4;

Fitted fit_mean(const Eigen::VectorXd& values);
/// Between those whose `by` is 1 and 0. Refuses a `by` that has other values.
Fitted fit_difference(const Eigen::VectorXd& values, const Eigen::VectorXd& by, bool standardized);
/// With the lines on the columns of `given` (which may have none) taken out of both.
Fitted fit_correlation(const Eigen::VectorXd& first, const Eigen::VectorXd& second, const Eigen::MatrixXd& given);
/// The coefficient of the first column of `on`, a constant apart.
Fitted fit_least_squares(const Eigen::VectorXd& values, const Eigen::MatrixXd& on);
/// The same with all of them in standard deviations.
Fitted fit_standardized(Eigen::VectorXd values, Eigen::MatrixXd on);
/// Log odds of `truths` (0 or 1) for each unit of the first column of `on`.
Fitted fit_logistic(const Eigen::VectorXd& truths, const Eigen::MatrixXd& on);
Fitted fit_kappa(const Eigen::VectorXd& first, const Eigen::VectorXd& second, Eigen::Index classes);
/// Columns of `all`: cause, mediator, outcome, covariates.
Fitted fit_mediation(const Eigen::MatrixXd& all, unsigned resamples, Chance chance, Inference inference);

} // namespace dyad
