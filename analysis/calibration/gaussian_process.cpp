// Gaussian processes by Cholesky factors, with the gradient of their likelihood in closed form.
#include "analysis/calibration/gaussian_process.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace dyad::calibration {

namespace {

constexpr double trend_variance = 25.0; // values are standardised and the cube has sides of 1, so that slopes stay well below 15
constexpr double usual_log_length = 0.7, spread_of_log_lengths = 1.2;
constexpr Eigen::Index block = 64; // points predicted together: their kernel stays in the cache

/// 1 and the d coordinates from the middle of the cube: the trend's regressors (n × (d + 1)).
Eigen::MatrixXd trend_of(const Eigen::MatrixXd& points) {
    Eigen::MatrixXd trend(points.rows(), points.cols() + 1);
    trend.col(0).setOnes();
    trend.rightCols(points.cols()) = points.array() - 0.5;
    return trend;
}

/// Squared distances between rows of two sets that are already divided by the length scales.
Eigen::MatrixXd squared_distances(const Eigen::MatrixXd& first, const Eigen::VectorXd& first_squares, const Eigen::MatrixXd& second) {
    Eigen::MatrixXd squared = -2.0 * first * second.transpose();
    squared.colwise() += first_squares;
    squared.rowwise() += second.rowwise().squaredNorm().transpose();
    return squared.cwiseMax(0.0);
}

/// K of the observed values, and the parts its derivatives need.
struct Covariance {
    Eigen::MatrixXd process;   // s² R
    Eigen::MatrixXd steepness; // minus the derivative of s² R by half the squared distance
    Eigen::MatrixXd total;
};

Covariance covariance_of(const Observed& observed, const Eigen::MatrixXd& scaled, double variance, double nugget) {
    Covariance covariance;
    const Eigen::ArrayXXd s = (5.0 * squared_distances(scaled, scaled.rowwise().squaredNorm(), scaled).array()).sqrt();
    const Eigen::ArrayXXd decay = variance * (-s).exp();
    covariance.process = ((1.0 + s + s.square() / 3.0) * decay).matrix();
    covariance.steepness = (5.0 / 3.0 * (1.0 + s) * decay).matrix();
    const Eigen::MatrixXd trend = trend_of(observed.points);
    covariance.total = covariance.process;
    covariance.total.noalias() += trend_variance * trend * trend.transpose();
    covariance.total.diagonal().array() += observed.noise.array() + nugget;
    return covariance;
}

Hyperparameters hyperparameters_of(Eigen::Index dimensions, double length, double variance, double nugget) {
    Hyperparameters all = Hyperparameters::Constant(dimensions + 2, std::log(length));
    all[dimensions] = std::log(variance);
    all[dimensions + 1] = std::log(nugget);
    return all;
}

} // namespace

Hyperparameters least_hyperparameters(Eigen::Index dimensions) { return hyperparameters_of(dimensions, 0.05, 1e-4, 1e-5); }
Hyperparameters largest_hyperparameters(Eigen::Index dimensions) { return hyperparameters_of(dimensions, 30.0, 100.0, 2.0); }
Hyperparameters first_hyperparameters(Eigen::Index dimensions) { return hyperparameters_of(dimensions, 1.5, 0.5, 0.01); }

double misfit(const Observed& observed, const Hyperparameters& hyperparameters, Eigen::VectorXd& gradient) {
    const auto dimensions = observed.points.cols(), runs = observed.points.rows();
    const double variance = std::exp(hyperparameters[dimensions]), nugget = std::exp(hyperparameters[dimensions + 1]);
    const Eigen::RowVectorXd inverse_lengths = (-hyperparameters.head(dimensions)).array().exp().transpose();
    const Eigen::MatrixXd scaled = observed.points * inverse_lengths.asDiagonal();
    const Covariance covariance = covariance_of(observed, scaled, variance, nugget);
    const Eigen::LLT<Eigen::MatrixXd> factor(covariance.total);
    gradient = Eigen::VectorXd::Zero(dimensions + 2);
    if (factor.info() != Eigen::Success) return std::numeric_limits<double>::infinity();
    const Eigen::VectorXd weights = factor.solve(observed.values);

    // The derivative by a parameter is half the trace of (K^-1 - a a') times that of K.
    Eigen::MatrixXd slope = factor.solve(Eigen::MatrixXd::Identity(runs, runs));
    slope.noalias() -= weights * weights.transpose();
    const Eigen::MatrixXd pull = slope.cwiseProduct(covariance.steepness);
    const Eigen::VectorXd pulls = pull.rowwise().sum();
    const Eigen::MatrixXd pulled = pull * scaled;
    for (Eigen::Index k = 0; k < dimensions; ++k)
        gradient[k] = scaled.col(k).cwiseAbs2().dot(pulls) - scaled.col(k).dot(pulled.col(k));
    gradient[dimensions] = 0.5 * slope.cwiseProduct(covariance.process).sum();
    gradient[dimensions + 1] = 0.5 * nugget * slope.trace();

    const Eigen::ArrayXd stray = (hyperparameters.head(dimensions).array() - usual_log_length) / spread_of_log_lengths;
    gradient.head(dimensions).array() += stray / spread_of_log_lengths;
    const Eigen::MatrixXd& lower = factor.matrixLLT();
    return 0.5 * observed.values.dot(weights) + lower.diagonal().array().log().sum() + 0.5 * stray.square().sum();
}

GaussianProcess::GaussianProcess(Observed observed, const Hyperparameters& hyperparameters) : observed_(std::move(observed)) {
    const auto dimensions = observed_.points.cols();
    variance_ = std::exp(hyperparameters[dimensions]);
    nugget_ = std::exp(hyperparameters[dimensions + 1]);
    inverse_lengths_ = (-hyperparameters.head(dimensions)).array().exp().transpose();
    scaled_ = observed_.points * inverse_lengths_.asDiagonal();
    squares_ = scaled_.rowwise().squaredNorm();
    auto total = covariance_of(observed_, scaled_, variance_, nugget_).total;
    factor_.compute(total);
    for (double more = 1e-6; factor_.info() != Eigen::Success && more < 1.0; more *= 10.0) { // rounding, on very long scales
        total.diagonal().array() += more;
        factor_.compute(total);
    }
    weights_ = factor_.solve(observed_.values);
    trend_ = trend_variance * trend_of(observed_.points).transpose() * weights_;
}

Eigen::MatrixXd GaussianProcess::kernel(const Eigen::MatrixXd& points) const {
    const Eigen::MatrixXd scaled = points * inverse_lengths_.asDiagonal();
    const Eigen::ArrayXXd s = (5.0 * squared_distances(scaled_, squares_, scaled).array()).sqrt();
    return (variance_ * (1.0 + s + s.square() / 3.0) * (-s).exp()).matrix();
}

Eigen::VectorXd GaussianProcess::means(const Eigen::MatrixXd& points) const {
    // The kernel's root and exponential in single precision are twice as fast and wrong by 1e-7; distances, where digits
    // cancel, are not.
    Eigen::VectorXd means = trend_of(points) * trend_;
    const Eigen::MatrixXd scaled = points * inverse_lengths_.asDiagonal();
    for (Eigen::Index first = 0; first < points.rows(); first += block) {
        const auto count = std::min(block, points.rows() - first);
        const Eigen::ArrayXXf s =
            (5.0f * squared_distances(scaled_, squares_, scaled.middleRows(first, count)).cast<float>().array()).sqrt();
        const Eigen::MatrixXf correlations = ((1.0f + s + s.square() * (1.0f / 3.0f)) * (-s).exp()).matrix();
        means.segment(first, count).noalias() += variance_ * (correlations.cast<double>().transpose() * weights_);
    }
    return means;
}

Eigen::VectorXd GaussianProcess::variances(const Eigen::MatrixXd& points) const {
    const Eigen::MatrixXd trend_here = trend_of(observed_.points);
    Eigen::VectorXd variances(points.rows());
    for (Eigen::Index first = 0; first < points.rows(); first += block) {
        const auto count = std::min(block, points.rows() - first);
        const Eigen::MatrixXd some = points.middleRows(first, count), trend = trend_of(some);
        Eigen::MatrixXd known = kernel(some);
        known.noalias() += trend_variance * trend_here * trend.transpose();
        factor_.matrixL().solveInPlace(known);
        const Eigen::ArrayXd prior = variance_ + trend_variance * trend.rowwise().squaredNorm().array();
        variances.segment(first, count) = (prior - known.colwise().squaredNorm().transpose().array()).max(0.0) + nugget_;
    }
    return variances;
}

GaussianProcess::LeftOut GaussianProcess::left_out() const {
    const auto runs = observed_.points.rows();
    const Eigen::MatrixXd inverse_factor = factor_.matrixL().solve(Eigen::MatrixXd::Identity(runs, runs));
    LeftOut left{{}, inverse_factor.colwise().squaredNorm().transpose().cwiseInverse()};
    left.means = observed_.values - weights_.cwiseProduct(left.variances);
    return left;
}

} // namespace dyad::calibration
