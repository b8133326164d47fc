// Runs of the simulator, made or read back from the journal.
#pragma once

#include "analysis/calibration/calibration.hpp"

#include <Eigen/Dense>

#include <cstdint>
#include <span>
#include <vector>

namespace dyad::calibration {

/// Runs at points of the unit cube (a row each) as wave `wave` from index `first` on: from the journal where it has them at
/// just this point, else by the simulator, batch by batch. Fewer than points when stopped.
Outcome<std::vector<FinishedRun>> simulated(const CalibrationPlan& plan, const Eigen::MatrixXd& points, std::uint32_t wave,
                                            Journal& journal, const Simulate& simulate, const Stop& stop, const Report& report);

/// What the emulator learns from: the runs that did not fail, and the first `outputs` of their outputs.
Runs learnable(const CalibrationPlan& plan, std::span<const FinishedRun> runs, std::size_t outputs);

} // namespace dyad::calibration
