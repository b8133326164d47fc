// A sweep's results file, read for an analysis: its design, what was varied, and each outcome at each point.
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
    bool is_of_this_version = true; ///< else the design may be laid out otherwise
    std::vector<std::string> keys;  ///< names of the axes
    std::vector<std::string> key_labels, key_units;
    std::vector<std::string> outcomes, labels, units;
    Eigen::MatrixXd means;               ///< points x outcomes, over the replicates; not a number where every run failed
    std::vector<Eigen::MatrixXd> values; ///< of each outcome, points x replicates; not a number where a run failed
    Eigen::MatrixXd places;              ///< points x axes: the value of the axis's first key; not a number where left alone
};

/// Refuses a file that is no sweep, and a shard of one.
Outcome<SweepResults> read_sweep(const ResultsFile& file, const std::string& path);

} // namespace dyad
