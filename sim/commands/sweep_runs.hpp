// Making the runs of a sweep, on this machine or on many, each kept as it is finished.
#pragma once

#include "sim/commands/run.hpp"
#include "sim/commands/sweep_plan.hpp"
#include "sim/results/run_records.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace dyad {

/// What became of a sweep's runs.
struct MadeRuns {
    std::uint32_t done = 0, failed = 0;
    std::vector<Refusal> refusals; ///< why the sweep cannot go on
    bool stops = false;            ///< a run failed, and that was to be the end
    std::uint32_t too_wide = 0;    ///< points whose means are not as exact as was asked
};

/// How runs are lived and measured: wherever there are processors for it.
struct RunMaking {
    std::uint32_t at_once = 1; ///< how many can be worked on at the same time
    /// `done(k, record)` is called for one at a time, in any order, and says whether to go on. Refuses what the machine
    /// refuses, which ends the whole. Nothing is heard of runs that were interrupted.
    std::function<Outcome<Done>(std::span<const SweepRun> runs, const std::atomic<bool>& stop, const std::function<bool(std::size_t, RunRecord)>& done)> measure;
};

/// On the threads of this process.
RunMaking runs_here(const SweepPlan& plan, const Manner& manner, const std::string& tables);

/// What a run's record says of it.
RunRecord record_of(const Outcome<Measured>& measured);

/// A run as a world to be lived; its own file is kept where there is a folder for it.
WorldRequest request_of(const SweepPlan& plan, const SweepRun& run, const std::string& tables);

/// What a sweep is to do besides its plan.
struct SweepManner {
    std::string tables; ///< the folder where each run's own file is kept; empty: nowhere
    bool stops_at_failure = false, quiet = false;
};

/// Makes the runs that are not there yet, in an order in which what is done is a fair sample; with targets, until they
/// are met, which changes the plan.
MadeRuns make_runs(SweepPlan& plan, RunRecords& records, const SweepManner& manner, const RunMaking& making, const std::atomic<bool>& stop);

} // namespace dyad
