// The file of a calibration: posterior draws and all that was found, as a results file.
#pragma once

#include "analysis/calibration/calibration.hpp"
#include "sim/frame.hpp"
#include "sim/refusal.hpp"

#include <string>
#include <vector>

namespace dyad::calibration {

/// A table of the file with its rows.
struct PosteriorTable {
    FrameFormat format;
    Frame frame;
};

/// The tables of a finished calibration, in order:
/// `posterior` (a row per draw, a field per parameter), `identification` (parameters), `correlations` (pairs of
/// parameters), `predictive` and `emulator` (outputs), `waves`, `recovery` (parameters; no rows without test runs), and
/// `runs` (all runs: parameters, then outputs, then their Monte-Carlo standard errors).
std::vector<PosteriorTable> tables_of(const CalibrationPlan& plan, const Calibrated& calibrated);

/// Writes them to `path`, durable and whole or not at all. Equal calibrations give equal bytes. Refuses a place that
/// cannot be written to.
Outcome<Done> write_posterior(const std::string& path, const CalibrationPlan& plan, const Calibrated& calibrated);

} // namespace dyad::calibration
