// What the benchmarks took: kept run by run, told as medians, in place of Google Benchmark's tables.
#pragma once

#include "tests/benchmarks/ratios.hpp"

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace dyad {

/// Keeps times and counters of all runs; prints only what failed, and where this is.
class Timing final : public benchmark::BenchmarkReporter {
public:
    explicit Timing(Machine machine) : machine_(std::move(machine)) {}
    bool ReportContext(const Context& context) override;
    void ReportRuns(const std::vector<Run>& runs) override;

    const Times& times() const { return times_; } ///< in milliseconds
    bool has_failed() const { return has_failed_; }
    /// One line for each benchmark: median and range in milliseconds, and the medians of what it counts.
    std::string in_words() const;

private:
    Machine machine_;
    Times times_;
    std::map<std::string, std::map<std::string, std::vector<double>>> counted_; ///< by benchmark and counter
    bool has_failed_ = false;
};

/// This one, as far as it says what it is.
Machine this_machine();

} // namespace dyad
