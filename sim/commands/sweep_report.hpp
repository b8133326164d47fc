// What a sweep says of itself: outcomes to choose from, what would run, what came out.
#pragma once

#include "sim/commands/run.hpp"
#include "sim/commands/sweep_plan.hpp"

#include <string>
#include <vector>

namespace dyad {

/// The outcomes that were built into the program.
Outcome<std::vector<SweepOutcome>> all_outcomes();
std::string outcomes_in_words(const std::vector<SweepOutcome>& outcomes);

/// ". Every point has been run 3 to 4 times": how fair a sample of the design the finished runs are. Empty where it would
/// take long to tell.
std::string fairness_of(const SweepPlan& plan, const RunRecords& records);

/// What would run, and how long it would take, from a probe of the first run.
Exit sweep_dry_run(const SweepPlan& plan, const Manner& manner, const std::string& out, Console& console);

/// What came out, from the sweep's results file: the lowest and the highest mean of each outcome, and where they were.
Outcome<std::string> sweep_in_words(const std::string& path, double seconds);

} // namespace dyad
