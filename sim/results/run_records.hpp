// What a sweep has done so far: one small record on the disk for each finished run, so that the same command goes on.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/durable.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dyad {

/// What became of a run: numbers and the cases behind each (not a number where there is none), or why it failed.
struct RunRecord {
    std::vector<double> values, cases;
    std::string failure; ///< empty if it did not fail; at most 159 bytes are kept
};

/// A file of equal records, one place for each run, each with its own checksum: a run is there as a whole or not at all,
/// in whatever order runs finish and wherever a process is killed. Locked (flock) while it is open. Several threads may
/// add different runs at once.
class RunRecords {
public:
    /// Opens the file, or makes it and its folder. Refuses one that another process holds, one of another sweep (by
    /// `digest`, 32 hexadecimal digits) or size, one whose beginning is damaged, and a folder that cannot be written to.
    static Outcome<RunRecords> open(const std::string& path, const std::string& digest, std::uint32_t runs, std::uint32_t outcomes);

    std::uint32_t runs() const { return static_cast<std::uint32_t>(there_.size()); }
    bool has(std::uint32_t run) const { return there_[run] != 0; }
    /// Records whose checksum did not fit when the file was opened; their runs count as not done.
    std::uint32_t damaged() const { return damaged_; }

    /// Refuses when the disk is full.
    Outcome<Done> add(std::uint32_t run, const RunRecord& record);
    /// Waits until all that was added is safe on the disk.
    Outcome<Done> sync() const;
    /// Refuses a run that is not there, and a record that was damaged since.
    Outcome<RunRecord> read(std::uint32_t run) const;

private:
    RunRecords(std::string path, Descriptor file, std::uint32_t runs, std::uint32_t outcomes)
        : path_(std::move(path)), file_(std::move(file)), outcomes_(outcomes), there_(runs) {}
    std::size_t record_bytes() const;
    std::uint64_t offset_of(std::uint32_t run) const;
    Outcome<Done> look_through();

    std::string path_;
    Descriptor file_;
    std::uint32_t outcomes_ = 0, damaged_ = 0;
    std::vector<std::uint8_t> there_;
};

} // namespace dyad
