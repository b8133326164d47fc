// Random-walk moves of many points at once, with steps as wide as the points lie apart.
#pragma once

#include "sim/chance.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace dyad::calibration {

inline bool in_cube(const Eigen::RowVectorXd& point) { return point.minCoeff() >= 0.0 && point.maxCoeff() <= 1.0; }

/// Normal steps with the covariance of the points, first scaled by 2.38² / d (Roberts, Gelman & Gilks 1997, Ann Appl
/// Probab 7:110-120), then such that about a quarter of them are taken.
class RandomWalk {
public:
    explicit RandomWalk(const Eigen::MatrixXd& points) : scale_(2.38 / std::sqrt(static_cast<double>(points.cols()))) {
        const Eigen::MatrixXd centred = points.rowwise() - points.colwise().mean();
        Eigen::MatrixXd covariance = centred.transpose() * centred / static_cast<double>(points.rows());
        covariance.diagonal().array() += 1e-8; // points on a line still move
        factor_ = covariance.llt().matrixL();
    }
    /// One proposal for each point, which may lie outside the cube.
    Eigen::MatrixXd propose(const Eigen::MatrixXd& points, Chance& chance) const {
        Eigen::MatrixXd steps(points.rows(), points.cols());
        for (Eigen::Index point = 0; point < points.rows(); ++point)
            for (Eigen::Index k = 0; k < points.cols(); ++k) steps(point, k) = chance.normal();
        return points + scale_ * steps * factor_.transpose();
    }
    /// Told the share of proposals that were taken.
    void adapt(double taken) { scale_ *= std::exp(std::clamp(2.0 * (taken - 0.25), -0.7, 0.7)); }

private:
    double scale_;
    Eigen::MatrixXd factor_;
};

} // namespace dyad::calibration
