// What a calibration says while it works, and what came out of it, for a terminal.
#pragma once

#include "analysis/calibration/calibration.hpp"
#include "sim/commands/run.hpp"
#include "sim/progress.hpp"

#include <memory>
#include <string>

namespace dyad {

/// One progress line for each stage.
class CalibrationProgress {
public:
    CalibrationProgress(const Manner& manner, Console& console);
    void operator()(const calibration::Progress& now) const;

private:
    struct Stage;
    std::shared_ptr<Stage> stage_;
};

/// Waves, what is identified, coverage of known truths, and the targets that the posterior misses.
std::string text_of(const calibration::CalibrationPlan& plan, const calibration::Calibrated& calibrated);

} // namespace dyad
