// A sweep's results file, read for an analysis: its design, and the mean of each outcome at each point.
#pragma once

#include "sim/design.hpp"
#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <Eigen/Dense>

#include <cstdint>
#include <string>
#include <vector>

namespace dyad {

struct SweepResults {
    Design design; ///< with which `DesignPoints` are those of the sweep
    std::uint32_t points = 0, replicates = 1;
    bool has_common_luck = true;
    std::vector<std::string> keys; ///< names of the axes
    std::vector<std::string> outcomes, labels, units;
    Eigen::MatrixXd means; ///< points x outcomes, over the replicates; not a number where every run failed
};

/// Refuses a file that is no sweep, a shard of one, and one that was made by another version, whose design may be laid out
/// otherwise.
Outcome<SweepResults> read_sweep(const ResultsFile& file, const std::string& path);

} // namespace dyad
