// Identification, from the spread of the posterior beside that of the prior.
#include "analysis/calibration/identification.hpp"

#include <algorithm>
#include <cmath>

namespace dyad::calibration {

namespace {

double variance_of(const Eigen::VectorXd& values) { return (values.array() - values.mean()).square().mean(); }

/// Of a uniform distribution, or of one whose logarithm is uniform.
double prior_sd_of(const UncertainParameter& parameter) {
    const double range = parameter.high - parameter.low;
    if (!parameter.logarithmic) return range / std::sqrt(12.0);
    const double width = std::log(parameter.high / parameter.low), mean = range / width;
    return std::sqrt(0.5 * (parameter.high * parameter.high - parameter.low * parameter.low) / width - mean * mean);
}

} // namespace

std::string verdict_on(double contraction) { return contraction > 0.5 ? "identified" : contraction >= 0.1 ? "weakly"
                                                                                                          : "not"; }

double quantile_of(Eigen::VectorXd values, double share) {
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<Eigen::Index>(place);
    const auto above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

Eigen::MatrixXd correlations_of(const Eigen::MatrixXd& points) {
    const Eigen::MatrixXd centred = points.rowwise() - points.colwise().mean();
    const Eigen::MatrixXd products = centred.transpose() * centred;
    const Eigen::VectorXd spread = products.diagonal().cwiseMax(1e-300).cwiseSqrt().cwiseInverse();
    return spread.asDiagonal() * products * spread.asDiagonal();
}

std::vector<Identification> identify(const CalibrationPlan& plan, const Eigen::MatrixXd& points) {
    const Eigen::MatrixXd values = values_at(plan, points), correlations = correlations_of(points);
    std::vector<Identification> all;
    for (Eigen::Index k = 0; k < points.cols(); ++k) {
        Identification one;
        one.prior_sd = prior_sd_of(plan.parameters[static_cast<std::size_t>(k)]);
        one.mean = values.col(k).mean();
        one.sd = std::sqrt(variance_of(values.col(k)));
        one.low = quantile_of(values.col(k), 0.05);
        one.high = quantile_of(values.col(k), 0.95);
        one.contraction = 1.0 - 12.0 * variance_of(points.col(k));
        one.partner = static_cast<std::size_t>(k);
        for (Eigen::Index other = 0; other < points.cols(); ++other)
            if (other != k && std::abs(correlations(k, other)) > std::abs(one.correlation))
                one.partner = static_cast<std::size_t>(other), one.correlation = correlations(k, other);
        all.push_back(one);
    }
    return all;
}

} // namespace dyad::calibration
