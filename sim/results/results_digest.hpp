// The digest of results: one fingerprint of everything in them but the program's version and commit.
#pragma once

#include "sim/results/checksum.hpp"
#include "sim/results/results.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dyad {

/// What a table adds to the digest: how many rows it has, and one checksum of the values for each of its fields.
struct TableSums {
    std::uint64_t rows = 0;
    std::vector<Checksum> fields;
};

/// 32 hexadecimal digits. Depends on what the results say, not on how they were cut into frames or chunks, nor on the
/// number of the file format.
std::string digest_of(const ResultsHeader& header, std::span<const FrameFormat> tables,
                      std::span<const TableSums> sums);

} // namespace dyad
