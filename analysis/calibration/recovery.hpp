// Recovery: whether known truths are found again from what they make the simulator give.
#pragma once

#include "analysis/calibration/smc.hpp"

#include <Eigen/Dense>

#include <cstdint>
#include <functional>
#include <vector>

namespace dyad::calibration {

/// How often intervals hold the truth: a share with its 95 % interval (Clopper & Pearson 1934, Biometrika 26:404-413).
struct Coverage {
    double share = 0.0, low = 0.0, high = 1.0;
};
Coverage coverage_of(unsigned covered, unsigned truths);

/// Of one parameter, over all truths.
struct Recovered {
    unsigned truths = 0;
    Coverage half, ninety;            ///< of the central 50 % and 90 % intervals
    double correlation = 0.0;         ///< of truths with posterior means
    std::vector<unsigned> ranks;      ///< for each truth, how many of `ranked_draws` posterior draws lie below it
    double chi_square = 0.0, p = 1.0; ///< of the histogram of ranks against a flat one
};

/// Posterior draws that a truth is ranked among: ranks go from 0 to this.
inline constexpr unsigned ranked_draws = 99;

/// Pearson's chi-square of ranks in up to ten equal bins (at least five truths expected in each), and its p-value.
void test_flatness(Recovered& recovered);

/// Simulation-based calibration (Cook, Gelman & Rubin 2006, J Comput Graph Stat 15:675-692; Talts et al. 2018,
/// arXiv:1804.06788). `truths` are runs that the emulator never saw, at points drawn from the prior, which is uniform over
/// `region`. Their outputs, plus noise with the variances of the published values, are taken for published in turn; the
/// posterior is sampled with the emulator and surface of the real calibration. Outputs that a run could not give are passed
/// over. `done` is told after each truth. One element for each parameter; fewer truths when stopped.
std::vector<Recovered> recover(const Emulator& emulator, const ResponseSurface& surface, const Region& region, const Runs& truths,
                               const Eigen::VectorXd& variances, const Eigen::MatrixXd& prior, const SmcSettings& settings,
                               std::uint32_t seed, const std::function<void(Eigen::Index)>& done, const Stop& stop);

} // namespace dyad::calibration
