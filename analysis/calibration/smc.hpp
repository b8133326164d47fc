// The posterior by sequential Monte Carlo on the emulator.
#pragma once

#include "analysis/calibration/history_matching.hpp"
#include "sim/chance.hpp"

#include <Eigen/Dense>

namespace dyad::calibration {

/// How well points explain published values: independent normal errors with the variance of the published value plus
/// that of what a run gives at the point (emulator, nugget, Monte-Carlo error). The prior is uniform over a region.
class Likelihood {
public:
    /// The arguments must outlive it. The emulator's first outputs are the targets.
    Likelihood(const Emulator& emulator, const ResponseSurface& surface, const Region& region, Published published);

    /// Logarithms at points of the cube (m × d), in the region or not. Means are the emulator's own, variances those of the
    /// response surface, since exact ones take ten times as long and vary slowly.
    Eigen::VectorXd exact(const Eigen::MatrixXd& points) const;
    /// The same by the response surface alone, which adds its own misfit to the variances and does not ask for the region.
    Eigen::VectorXd rough(const Eigen::MatrixXd& points) const;
    const Region& region() const { return region_; }

private:
    const Emulator& emulator_;
    const ResponseSurface& surface_;
    const Region& region_;
    Published published_;
};

struct SmcSettings {
    Eigen::Index particles = 4000;
    int rough_moves = 10;  ///< of every particle at each temperature of the rough likelihood
    int exact_moves = 3;   ///< at each step from the rough likelihood to the exact one; twice as many at the end
    int moves_within = 10; ///< rough moves that make up one proposal to the exact likelihood
    bool plainly = false;  ///< temper the exact likelihood itself: slow, to check the way round it
};

struct Posterior {
    Eigen::MatrixXd points; ///< particles × d in the unit cube, equally weighted
    int stages = 0;         ///< temperatures
    double taken = 0.0;     ///< share of the last proposals that the exact likelihood took
};

/// Tempered sequential Monte Carlo (Del Moral, Doucet & Jasra 2006, J R Stat Soc B 68:411-436) with temperatures such that
/// half of the effective sample is left at each (Jasra et al. 2011), systematic resampling and random-walk moves.
///
/// The response surface leads the way: particles go from the cube to its posterior, then over a second ladder to the
/// emulator's. There a proposal is a chain of rough moves, which the emulator takes or leaves (surrogate transition: Liu
/// 2001, Monte Carlo Strategies, 9.4.3), so that the result is the emulator's posterior whatever the surface is like.
/// `prior` are points from the region, used where the surface leads to nowhere near it.
Posterior sample_posterior(const Likelihood& likelihood, const Eigen::MatrixXd& prior, const SmcSettings& settings,
                           Chance& chance, const Stop& stop);

} // namespace dyad::calibration
