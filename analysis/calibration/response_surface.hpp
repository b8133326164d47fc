// Response surfaces: quadratic polynomials that stand in for an emulator where a great many points are asked for.
#pragma once

#include "analysis/calibration/emulator.hpp"

#include <Eigen/Dense>

namespace dyad::calibration {

/// For each of the first `outputs` outputs of an emulator, full quadratic polynomials of its mean and of the logarithm of
/// its variance, by least squares over `points` (rows of the unit cube), and over points spread over the whole cube, which
/// weigh a hundredth: they only keep the surface from running wild. A hundred times as fast as the emulator.
class ResponseSurface {
public:
    ResponseSurface() = default;
    ResponseSurface(const Emulator& emulator, Eigen::Index outputs, const Eigen::MatrixXd& points,
                    const Eigen::MatrixXd& over_cube);

    /// How many terms the polynomials have in so many dimensions; a fit wants several points for each.
    static Eigen::Index terms(Eigen::Index dimensions) { return (dimensions + 1) * (dimensions + 2) / 2; }
    /// 1, coordinates and their products, each from the middle of the cube (m × terms).
    static Eigen::MatrixXd features(const Eigen::MatrixXd& points);

    /// m × outputs, of features. Variances are the emulator's, held within what was seen where the surface was fitted.
    Eigen::MatrixXd means(const Eigen::MatrixXd& features) const { return features * means_; }
    Eigen::MatrixXd variances(const Eigen::MatrixXd& features) const;
    Eigen::VectorXd variances_of(Eigen::Index output, const Eigen::MatrixXd& features) const;
    /// Mean squared distance between surface and emulator at `points`, for each output.
    const Eigen::RowVectorXd& misfits() const { return misfits_; }

private:
    Eigen::MatrixXd means_, log_variances_; // terms × outputs
    Eigen::RowVectorXd misfits_, least_, largest_;
};

} // namespace dyad::calibration
