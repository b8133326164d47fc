// The emulator: a Gaussian process for each output of the simulator, learned from its runs.
#pragma once

#include "analysis/calibration/gaussian_process.hpp"
#include "sim/refusal.hpp"

#include <Eigen/Dense>

#include <functional>
#include <string>
#include <vector>

namespace dyad::calibration {

/// Finished runs: points in the unit cube (n × d), outputs and their Monte-Carlo variances (n × q). An output that a run
/// could not give is not a number.
struct Runs {
    Eigen::MatrixXd points, outputs, noise;
};

/// How well an output is emulated, by leaving out one run at a time.
struct EmulatorDiagnosis {
    double explained = 0.0;  ///< Q²: 1 - squared errors over squares about the mean; below 0 worse than the mean
    double covered = 0.0;    ///< share of runs within 95 % of the prediction; .95 if the variances are right
    double nugget = 0.0;     ///< SD that neither the parameters nor Monte-Carlo error explain, in units of the output
    double montecarlo = 0.0; ///< mean Monte-Carlo variance of a run, in squared units of the output
    Eigen::Index runs = 0;   ///< that gave this output
};

class Emulator {
public:
    void add(GaussianProcess process, double mean, double scale, const EmulatorDiagnosis& diagnosis);

    Eigen::Index outputs() const { return static_cast<Eigen::Index>(processes_.size()); }
    /// At many points of the unit cube (m × d): m × outputs, in units of the outputs.
    Eigen::MatrixXd means(const Eigen::MatrixXd& points) const;
    /// Variances of what a run gives, about the mean: emulator, nugget and Monte-Carlo error. Takes about n times as long.
    Eigen::MatrixXd variances(const Eigen::MatrixXd& points) const;
    Eigen::VectorXd means_of(Eigen::Index output, const Eigen::MatrixXd& points) const;
    Eigen::VectorXd variances_of(Eigen::Index output, const Eigen::MatrixXd& points) const;
    const EmulatorDiagnosis& diagnosis(Eigen::Index output) const { return diagnoses_[static_cast<std::size_t>(output)]; }

private:
    std::vector<GaussianProcess> processes_;
    std::vector<double> means_, scales_;
    std::vector<EmulatorDiagnosis> diagnoses_;
};

/// Whether the work is to be left off; asked often.
using Stop = std::function<bool()>;

/// Whether this program can: not where it was built without OpenTURNS.
bool can_train_emulators();

/// Learns the outputs from the runs, in order, and stops early (with fewer outputs) when told to. Hyperparameters are
/// those of the largest posterior over at most `runs_for_lengths` runs, evenly chosen; all runs then condition the process.
/// One thread, and the same bits each time on one machine. `names` (q) are for refusals: of an output that fewer than
/// d + 5 runs could give, and, where the program was built without OpenTURNS, of every request.
Outcome<Emulator> train_emulator(const Runs& runs, const std::vector<std::string>& names, const Stop& stop,
                                 Eigen::Index runs_for_lengths = 150);

} // namespace dyad::calibration
