// Designs: where in the unit cube the simulator is run.
#pragma once

#include <Eigen/Dense>

#include <cstdint>

namespace dyad::calibration {

/// A Latin hypercube (McKay, Beckman & Conover 1979, Technometrics 21:239-245): `points` rows in [0,1]^`dimensions`, one in
/// each of `points` equal slices of every dimension, at a random place within its slice. A function of seed and wave.
Eigen::MatrixXd latin_hypercube(Eigen::Index points, Eigen::Index dimensions, std::uint32_t seed, std::uint32_t wave);

/// Independent uniform points, `points` rows in [0,1]^`dimensions`. A function of seed and stream.
Eigen::MatrixXd uniform_points(Eigen::Index points, Eigen::Index dimensions, std::uint32_t seed, std::uint32_t stream);

/// `count` rows of `candidates` that keep apart from each other and from `present`: each in turn is the one whose nearest
/// neighbour is furthest away (maximin distance: Johnson, Moore & Ylvisaker 1990, J Stat Plan Inference 26:131-148).
/// All candidates if there are no more than `count`. `present` may have no rows.
Eigen::MatrixXd spread_out(const Eigen::MatrixXd& candidates, const Eigen::MatrixXd& present, Eigen::Index count);

} // namespace dyad::calibration
