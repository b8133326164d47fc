// What a calibration is asked to do: uncertain parameters, published targets, and how much may be simulated.
#pragma once

#include "sim/refusal.hpp"

#include <Eigen/Dense>

#include <cstdint>
#include <string>
#include <vector>

namespace dyad::calibration {

/// A parameter whose value is sought: before any evidence every value between `low` and `high` is as likely as any other,
/// or, where `logarithmic`, every value of its logarithm.
struct UncertainParameter {
    std::string name, label, unit = "-";
    double low = 0.0, high = 1.0;
    bool logarithmic = false; ///< asks for low > 0

    /// The value at a share 0 to 1 of the prior, and back.
    double value_at(double share) const;
    double share_of(double value) const;
};

/// A published finding that the parameters are to be fitted to.
struct Target {
    std::string name, label, unit = "-";
    double value = 0.0;
    double variance = 1.0; ///< of the published value about what the simulator could give: its squared SE plus tau²
};

/// An output that is looked at and not fitted to.
struct WatchedOutput {
    std::string name, label, unit = "-";
};

/// Outputs of a run are in this order: one for each target, then one for each watched output.
struct CalibrationPlan {
    std::vector<UncertainParameter> parameters;
    std::vector<Target> targets;
    std::vector<WatchedOutput> watched;
    std::uint32_t seed = 1;
    unsigned waves = 3, runs_per_wave = 150;
    unsigned test_runs = 100;  ///< left out of the emulator, to see whether truths are recovered; 0: recovery is not looked at
    unsigned particles = 4000; ///< of the posterior
    unsigned recovery_particles = 500;
    double cut = 3.0;                     ///< a point further from a target than this many standard deviations is ruled out
    unsigned forgiven = 1;                ///< so many targets may be missed by more before a point is ruled out
    std::string about;                    ///< whatever else defines the simulator (version, scenario, seeds): enters the digest
    std::string journal;                  ///< path of the file that keeps finished runs
    unsigned batch = 8;                   ///< points handed to the simulator at once; changes no result
    std::string command, version, commit; ///< for the header of the results file

    std::size_t outputs() const { return targets.size() + watched.size(); }
    const std::string& output_name(std::size_t output) const;
};

/// Every reason why the plan cannot be carried out, each in a sentence; empty if it can.
std::vector<Refusal> objections_to(const CalibrationPlan& plan);

/// Of everything that defines the runs and what is made of them; neither paths nor the size of batches enter.
std::string digest_of(const CalibrationPlan& plan);

/// Points in the unit cube (a row each) as values of the parameters.
Eigen::MatrixXd values_at(const CalibrationPlan& plan, const Eigen::MatrixXd& unit_points);

/// What is known of the targets: published values and their variances, in the order of the targets. A value that is not
/// a number counts as unknown and is passed over.
struct Published {
    Eigen::VectorXd values, variances;
};
Published published_of(const CalibrationPlan& plan);

} // namespace dyad::calibration
