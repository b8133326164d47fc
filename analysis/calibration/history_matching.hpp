// History matching: which part of the prior's range is not ruled out by the targets, and points spread over it.
#pragma once

#include "analysis/calibration/emulator.hpp"
#include "analysis/calibration/plan.hpp"
#include "analysis/calibration/response_surface.hpp"
#include "sim/chance.hpp"

#include <Eigen/Dense>

#include <memory>
#include <vector>

namespace dyad::calibration {

/// The points that are not ruled out (Craig, Goldstein, Seheult & Smith 1997; Vernon, Goldstein & Bower 2010, Bayesian
/// Analysis 5:619-670, eq. 20): a target is missed by |mean - published| / sqrt(variance of the emulator, of the Monte-Carlo
/// error and of the published value), and a point is ruled out where the largest of these, after the `forgiven` largest are
/// passed over, is above the cut. The emulator's variances are those of a response surface fitted over the whole cube.
class Region {
public:
    /// The whole unit cube.
    explicit Region(Eigen::Index dimensions) : dimensions_(dimensions) {}
    /// What an emulator, whose first outputs are the targets, leaves of the cube.
    Region(std::shared_ptr<const Emulator> emulator, Published published, Eigen::Index dimensions, double cut, unsigned forgiven,
           std::uint32_t seed);

    Eigen::Index dimensions() const { return dimensions_; }
    bool whole() const { return emulator_ == nullptr; }
    double cut() const { return cut_; }
    void widen(double cut) { cut_ = cut; }
    /// Of points of the cube (m × d): m values, 0 in the whole cube.
    Eigen::VectorXd implausibilities(const Eigen::MatrixXd& points) const;
    /// Whether they are at most `cut`; much faster, since most points need few outputs to be ruled out.
    std::vector<bool> within(const Eigen::MatrixXd& points, double cut) const;
    std::vector<bool> contains(const Eigen::MatrixXd& points) const { return within(points, cut_); }

private:
    Eigen::VectorXd missed_by(Eigen::Index target, const Eigen::MatrixXd& points, const Eigen::MatrixXd& features) const;

    Eigen::Index dimensions_;
    std::shared_ptr<const Emulator> emulator_;
    ResponseSurface surface_;
    Published published_;
    double cut_ = 0.0;
    unsigned forgiven_ = 0;
    std::vector<Eigen::Index> order_; // targets that rule most out come first
};

/// Points drawn from the uniform distribution over a region.
struct RegionSample {
    Eigen::MatrixXd points;  ///< count × d
    double share = 1.0;      ///< of the cube that the region fills, estimated
    bool independent = true; ///< drawn one by one; else moved along chains
    double cut = 0.0;        ///< the region's; larger if nothing could be found below that
    double least = 0.0;      ///< the smallest implausibility among the points
};

/// By rejection from the cube; where that is too rare, by subset simulation (Au & Beck 2001, Probab Eng Mech 16:263-277):
/// the cut is lowered step by step, a fifth of the points are kept and moved about within it. Should the region be smaller
/// than some 1e-7 of the cube, or empty, the cut stays where it got to, and `cut` says so.
RegionSample sample_region(const Region& region, Eigen::Index count, std::uint32_t seed, std::uint32_t wave, const Stop& stop);

} // namespace dyad::calibration
