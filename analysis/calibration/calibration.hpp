// A calibration, whole: waves of runs, an emulator, the posterior, and whether known truths are found again.
#pragma once

#include "analysis/calibration/emulator.hpp"
#include "analysis/calibration/identification.hpp"
#include "analysis/calibration/journal.hpp"
#include "analysis/calibration/plan.hpp"
#include "analysis/calibration/recovery.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace dyad::calibration {

/// Runs the simulator at each point of a batch, in any order or at once, and returns one outcome for each, in order. What
/// comes out must depend on the point alone. Told to stop, it may return those of the first points only.
using Simulate = std::function<std::vector<SimulationOutcome>(std::span<const SimulationPoint>)>;

/// How far the work is, for whoever waits.
struct Progress {
    enum class Stage {
        simulating,
        learning,   ///< the emulator
        narrowing,  ///< what is not ruled out
        sampling,   ///< the posterior
        recovering, ///< truths
    };
    Stage stage;
    unsigned wave; ///< from 1; 0 where no wave is meant
    std::size_t done, total;
};
using Report = std::function<void(const Progress&)>;

struct WaveSummary {
    unsigned runs = 0, failed = 0; ///< test runs left out
    double share = 1.0;            ///< of the prior's range that was not ruled out when its points were chosen
    double share_after = 1.0;      ///< the same with what its runs told
    double cut = 0.0;              ///< below which points were chosen; above the plan's if nothing was left under that
    double least = 0.0;            ///< the smallest implausibility after it
};

/// What the posterior says a run would give.
struct Predicted {
    double mean = 0.0, sd = 0.0, low = 0.0, high = 0.0; ///< low and high: 5 % and 95 %
    double z = 0.0;                                     ///< (mean - published) / sqrt(sd² + variance of the published value); not a number if only watched
};

enum class CalibrationEnd {
    finished,
    interrupted ///< the same plan continues later; all fields but the runs are empty
};

struct Calibrated {
    CalibrationEnd end = CalibrationEnd::finished;
    std::vector<FinishedRun> runs, test_runs; ///< by wave and index
    std::vector<WaveSummary> waves;
    std::vector<EmulatorDiagnosis> emulator; ///< of each output
    Eigen::MatrixXd posterior;               ///< equally weighted draws × parameters, in their own units
    std::vector<Identification> parameters;
    Eigen::MatrixXd correlations; ///< of the posterior
    std::vector<Predicted> predicted;
    std::vector<Recovered> recovered; ///< of each parameter; empty without test runs
};

/// Wave 1 covers the prior's range, later waves what is not ruled out; test runs and the posterior's prior are uniform over
/// the region of the last wave. Finished runs are kept in the plan's journal as they come. The result depends on the plan
/// and the simulator alone: not on the size of batches, nor on how often the work was stopped and taken up again.
/// Refuses a plan that cannot be carried out, a foreign journal, a full disk, and too many failed runs.
Outcome<Calibrated> calibrate(const CalibrationPlan& plan, const Simulate& simulate, const Stop& stop, const Report& report);

} // namespace dyad::calibration
