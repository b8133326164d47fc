// What every results file has, wherever its rows lie: on a disk or in memory.
#pragma once

#include "sim/results/results.hpp"

namespace dyad {

struct ResultsFile::File {
    std::string path; ///< as it was named, for messages
    ResultsHeader header;
    std::uint32_t format = 0;
    std::string digest;
    std::vector<FrameFormat> formats;

    File() = default;
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    virtual ~File() = default;
    virtual std::uint64_t rows(std::size_t table) const = 0;
    /// Rows [first, first + count) of a field as a frame's column; the rows must be there.
    virtual Outcome<std::vector<std::byte>> values(std::size_t table, std::size_t field, std::uint64_t first, std::uint64_t count) const = 0;
};

} // namespace dyad
