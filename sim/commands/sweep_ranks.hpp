// A sweep on many machines: rank 0 deals the runs and keeps their records, the others make them.
#pragma once

#include "sim/cluster.hpp"
#include "sim/commands/sweep_runs.hpp"

#include <memory>

namespace dyad {

/// Rank 0's part, from its plan to the end of all runs. It makes runs itself, too.
class SweepDealer {
public:
    /// On so many threads of each rank; other ranks count their own.
    SweepDealer(const Cluster& cluster, const SweepPlan& plan, const Manner& manner, std::string tables);
    ~SweepDealer();
    /// Waits for the plans of all ranks. Refuses ranks that have another plan or none.
    Outcome<RunMaking> meet();

private:
    struct Deal;
    std::unique_ptr<Deal> deal_;
};

/// Tells every other rank that there is nothing more to do; comes back when all have said what they were.
void end_ranks(const Cluster& cluster);

/// What every other rank does: makes the runs that it is dealt until it is told to end, or orphaned, or interrupted.
void make_dealt_runs(const Cluster& cluster, const Outcome<SweepPlan>& plan, const Manner& manner, const std::string& tables);

} // namespace dyad
