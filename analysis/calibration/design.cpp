// Designs, drawn from Philox.
#include "analysis/calibration/design.hpp"

#include "sim/chance.hpp"

#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace dyad::calibration {

Eigen::MatrixXd latin_hypercube(Eigen::Index points, Eigen::Index dimensions, std::uint32_t seed, std::uint32_t wave) {
    Chance chance(seed, Purpose("calibration.latin_hypercube"), wave);
    Eigen::MatrixXd design(points, dimensions);
    std::vector<Eigen::Index> slices(static_cast<std::size_t>(points));
    for (Eigen::Index k = 0; k < dimensions; ++k) {
        std::iota(slices.begin(), slices.end(), Eigen::Index{0});
        for (std::size_t last = slices.size(); last > 1; --last)
            std::swap(slices[last - 1], slices[chance.below(static_cast<std::uint32_t>(last))]);
        for (Eigen::Index point = 0; point < points; ++point)
            design(point, k) = (static_cast<double>(slices[static_cast<std::size_t>(point)]) + chance.uniform()) /
                               static_cast<double>(points);
    }
    return design;
}

Eigen::MatrixXd uniform_points(Eigen::Index points, Eigen::Index dimensions, std::uint32_t seed, std::uint32_t stream) {
    Chance chance(seed, Purpose("calibration.uniform_points"), stream);
    Eigen::MatrixXd cloud(points, dimensions);
    for (Eigen::Index point = 0; point < points; ++point)
        for (Eigen::Index k = 0; k < dimensions; ++k) cloud(point, k) = chance.uniform();
    return cloud;
}

Eigen::MatrixXd spread_out(const Eigen::MatrixXd& candidates, const Eigen::MatrixXd& present, Eigen::Index count) {
    if (candidates.rows() <= count) return candidates;
    Eigen::VectorXd nearest = Eigen::VectorXd::Constant(candidates.rows(), std::numeric_limits<double>::max());
    const auto keep_from = [&](const Eigen::RowVectorXd& point) {
        nearest = nearest.cwiseMin((candidates.rowwise() - point).rowwise().squaredNorm());
    };
    for (Eigen::Index point = 0; point < present.rows(); ++point) keep_from(present.row(point));
    Eigen::MatrixXd chosen(count, candidates.cols());
    for (Eigen::Index point = 0; point < count; ++point) {
        Eigen::Index furthest = 0;
        nearest.maxCoeff(&furthest);
        chosen.row(point) = candidates.row(furthest);
        keep_from(candidates.row(furthest));
    }
    return chosen;
}

} // namespace dyad::calibration
