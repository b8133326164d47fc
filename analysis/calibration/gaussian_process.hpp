// A Gaussian process over the unit cube: what one output of the simulator is where it was not run.
#pragma once

#include <Eigen/Dense>

namespace dyad::calibration {

/// Runs of one output: points in the unit cube (n × d), standardised values (n), and the Monte-Carlo variance of each
/// value on the same scale (n, not negative).
struct Observed {
    Eigen::MatrixXd points;
    Eigen::VectorXd values, noise;
};

/// Logarithms, d + 2 of them: d length scales in units of the prior's range, the variance of the process, and the nugget:
/// the variance between neighbouring points that Monte-Carlo error does not explain.
using Hyperparameters = Eigen::VectorXd;

/// Bounds within which hyperparameters are sought, and where the search begins.
Hyperparameters least_hyperparameters(Eigen::Index dimensions);
Hyperparameters largest_hyperparameters(Eigen::Index dimensions);
Hyperparameters first_hyperparameters(Eigen::Index dimensions);

/// Minus the logarithm of the marginal likelihood (Rasmussen & Williams 2006, Gaussian Processes for Machine Learning,
/// eq. 5.8) and of a weak prior that holds length scales which the runs say nothing of near 2. Fills `gradient` (d + 2).
/// Infinite, with a gradient of 0, where the covariance matrix is numerically singular.
double misfit(const Observed& observed, const Hyperparameters& hyperparameters, Eigen::VectorXd& gradient);

/// Linear trend with a wide normal prior on its coefficients, plus a process with Matérn 5/2 covariance and one length
/// scale for each dimension, conditioned on runs (Rasmussen & Williams 2006, eq. 2.25, 2.26 and 4.17).
class GaussianProcess {
public:
    GaussianProcess(Observed observed, const Hyperparameters& hyperparameters);

    /// Means at many points (m × d) at once: m values.
    Eigen::VectorXd means(const Eigen::MatrixXd& points) const;
    /// Variances of the simulator's expectation there, nugget included, Monte-Carlo error not. Takes n² steps a point,
    /// where means take n.
    Eigen::VectorXd variances(const Eigen::MatrixXd& points) const;

    /// For each run: what the others say of it, and the variance of its value about that, its own Monte-Carlo variance
    /// included (Rasmussen & Williams 2006, eq. 5.12).
    struct LeftOut {
        Eigen::VectorXd means, variances;
    };
    LeftOut left_out() const;

    double nugget() const { return nugget_; }
    const Observed& observed() const { return observed_; }

private:
    Eigen::MatrixXd kernel(const Eigen::MatrixXd& points) const; // n × m, without trend

    Observed observed_;
    Eigen::RowVectorXd inverse_lengths_;
    double variance_, nugget_;
    Eigen::MatrixXd scaled_; // points over length scales
    Eigen::VectorXd squares_;
    Eigen::LLT<Eigen::MatrixXd> factor_;
    Eigen::VectorXd weights_, trend_; // K^-1 y, and the posterior mean of the trend's coefficients
};

} // namespace dyad::calibration
