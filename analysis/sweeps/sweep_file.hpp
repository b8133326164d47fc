// The results file of a sweep: a row for each run and outcome, with everything that tells the runs apart.
#pragma once

#include "analysis/sweeps/outcomes.hpp"
#include "sim/design.hpp"
#include "sim/refusal.hpp"
#include "sim/results/results.hpp"
#include "sim/results/run_records.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace dyad {

/// A run of a sweep: its number in the order in which runs are made, and what tells it apart.
struct SweepRun {
    std::uint32_t run = 0, point = 0, replicate = 0, seed = 0; ///< all from 0 but the seed
};

/// What a key that is varied means, for a codebook.
struct VariedKey {
    std::string key, label, unit;
};

/// What a sweep's file says besides its runs.
struct SweepShape {
    Design design;
    std::uint32_t points = 0, replicates = 1, runs = 0;
    std::string luck;        ///< "common" or "independent"
    std::string fingerprint; ///< of command, points and outcomes: equal for the shards of one sweep
    std::vector<VariedKey> keys;
    std::vector<SweepOutcome> outcomes;
};

/// /sweep (one row), /varied, /outcomes, /runs, /failures.
std::vector<FrameFormat> sweep_tables(const SweepShape& shape);

/// Writes the runs in the order given, each from its record; equal runs give equal bytes. `run_at(k)` is the k-th of
/// `count` runs; `command_of` the command that makes a run again.
struct SweepWriting {
    std::string path;
    bool replaces = false;
    ResultsHeader header;
    std::uint32_t count = 0;
    std::function<SweepRun(std::uint32_t k)> run_at;
    std::function<std::vector<double>(const SweepRun&)> values_of; ///< of the keys; not-a-number where left alone
    std::function<std::string(const SweepRun&)> command_of;
    std::function<void(std::uint32_t written, std::uint32_t all)> progress;
};
Outcome<Done> write_sweep(const SweepShape& shape, const RunRecords& records, const SweepWriting& writing);

/// Brings the files of a sweep's shards into one: the bytes are those of the sweep made in one piece. Refuses files that
/// are no sweeps, shards of different sweeps or versions, runs that are there twice, and an incomplete whole, naming what
/// is missing.
Outcome<Done> merge_sweeps(std::span<const std::string> paths, const std::string& out, bool replaces);

} // namespace dyad
