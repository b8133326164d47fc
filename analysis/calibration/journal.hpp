// The journal of a calibration: every finished run on the disk, so that a stopped calibration goes on where it was.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/durable.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dyad::calibration {

/// A run to be made: values of the parameters in the order of the plan, in their own units.
struct SimulationPoint {
    std::uint32_t wave = 0, index = 0; ///< test runs follow the others of the last wave
    std::vector<double> values;
};

/// What became of it: outputs in the order of the plan (not a number where undefined) with the variances of their
/// Monte-Carlo error, or the reason why there are none.
struct SimulationOutcome {
    std::vector<double> outputs, variances;
    std::string failure; ///< empty if it did not fail
};

struct FinishedRun {
    SimulationPoint point;
    SimulationOutcome outcome;
};

/// A text file: a line with the digest of what the runs are for, then a line for each run that ends in its checksum.
/// Numbers are written so that they read back as the same bits. Held (flock) while it is open.
class Journal {
public:
    /// Opens the journal, new or old; its folder is made if it is not there. Lines that are torn or damaged are passed
    /// over: those runs are made again. Refuses a journal of another digest, one that another process writes, and a file
    /// that is no journal.
    static Outcome<Journal> open(const std::string& path, const std::string& digest);

    /// By wave and index; nothing if it is not there.
    const FinishedRun* find(std::uint32_t wave, std::uint32_t index) const;
    /// Appends the runs and waits until they are safe on the disk.
    Outcome<Done> add(std::span<const FinishedRun> runs);
    std::size_t runs() const { return runs_.size(); }

private:
    Journal(std::string path, Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}

    std::string path_;
    Descriptor file_;
    std::uint64_t size_ = 0;
    std::map<std::pair<std::uint32_t, std::uint32_t>, FinishedRun> runs_;
};

} // namespace dyad::calibration
