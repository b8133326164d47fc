// What an emulator says of points at which the simulator was not run.
#include "analysis/calibration/emulator.hpp"

#include <utility>

namespace dyad::calibration {

void Emulator::add(GaussianProcess process, double mean, double scale, const EmulatorDiagnosis& diagnosis) {
    processes_.push_back(std::move(process));
    means_.push_back(mean);
    scales_.push_back(scale);
    diagnoses_.push_back(diagnosis);
}

Eigen::VectorXd Emulator::means_of(Eigen::Index output, const Eigen::MatrixXd& points) const {
    const auto k = static_cast<std::size_t>(output);
    return (means_[k] + scales_[k] * processes_[k].means(points).array()).matrix();
}

Eigen::VectorXd Emulator::variances_of(Eigen::Index output, const Eigen::MatrixXd& points) const {
    const auto k = static_cast<std::size_t>(output);
    return (scales_[k] * scales_[k] * processes_[k].variances(points).array() + diagnoses_[k].montecarlo).matrix();
}

Eigen::MatrixXd Emulator::means(const Eigen::MatrixXd& points) const {
    Eigen::MatrixXd all(points.rows(), outputs());
    for (Eigen::Index output = 0; output < outputs(); ++output) all.col(output) = means_of(output, points);
    return all;
}

Eigen::MatrixXd Emulator::variances(const Eigen::MatrixXd& points) const {
    Eigen::MatrixXd all(points.rows(), outputs());
    for (Eigen::Index output = 0; output < outputs(); ++output) all.col(output) = variances_of(output, points);
    return all;
}

} // namespace dyad::calibration
