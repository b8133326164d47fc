// Response surfaces by least squares.
#include "analysis/calibration/response_surface.hpp"

namespace dyad::calibration {

namespace {

constexpr double weight_over_cube = 0.01;

} // namespace

Eigen::MatrixXd ResponseSurface::features(const Eigen::MatrixXd& points) {
    const auto dimensions = points.cols();
    const Eigen::MatrixXd centred = points.array() - 0.5;
    Eigen::MatrixXd features(points.rows(), terms(dimensions));
    features.col(0).setOnes();
    features.middleCols(1, dimensions) = centred;
    auto column = dimensions + 1;
    for (Eigen::Index first = 0; first < dimensions; ++first)
        for (Eigen::Index second = first; second < dimensions; ++second)
            features.col(column++) = centred.col(first).cwiseProduct(centred.col(second));
    return features;
}

ResponseSurface::ResponseSurface(const Emulator& emulator, Eigen::Index outputs, const Eigen::MatrixXd& points,
                                 const Eigen::MatrixXd& over_cube) {
    const auto here = points.rows(), all = here + over_cube.rows();
    Eigen::MatrixXd both(all, points.cols()), means(all, outputs), log_variances(all, outputs);
    both << points, over_cube;
    for (Eigen::Index output = 0; output < outputs; ++output) {
        means.col(output) = emulator.means_of(output, both);
        log_variances.col(output) = emulator.variances_of(output, both).array().max(1e-300).log();
    }
    const Eigen::MatrixXd regressors = features(both);
    Eigen::MatrixXd weighed = regressors;
    weighed.bottomRows(over_cube.rows()) *= weight_over_cube;
    // A whiff of ridge: points may lie so close together in a small region that terms are hardly told apart.
    Eigen::MatrixXd normal = weighed.transpose() * regressors;
    normal.diagonal().array() += 1e-9 * static_cast<double>(all);
    const Eigen::LDLT<Eigen::MatrixXd> factor(normal);
    means_ = factor.solve(weighed.transpose() * means);
    log_variances_ = factor.solve(weighed.transpose() * log_variances);
    misfits_ = (means - regressors * means_).topRows(here).colwise().squaredNorm() / static_cast<double>(here);
    least_ = log_variances.colwise().minCoeff();
    largest_ = log_variances.colwise().maxCoeff();
}

Eigen::VectorXd ResponseSurface::variances_of(Eigen::Index output, const Eigen::MatrixXd& features) const {
    const Eigen::VectorXd logarithms = features * log_variances_.col(output);
    return logarithms.array().max(least_[output]).min(largest_[output]).exp();
}

Eigen::MatrixXd ResponseSurface::variances(const Eigen::MatrixXd& features) const {
    Eigen::MatrixXd logarithms = features * log_variances_;
    for (Eigen::Index output = 0; output < logarithms.cols(); ++output)
        logarithms.col(output) = logarithms.col(output).array().max(least_[output]).min(largest_[output]).exp();
    return logarithms;
}

} // namespace dyad::calibration
