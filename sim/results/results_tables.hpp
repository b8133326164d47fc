// The tables of an open results file, checked one by one before anything is read from them.
#pragma once

#include "sim/frame.hpp"
#include "sim/refusal.hpp"
#include "sim/results/hdf5_handles.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dyad {

struct StoredTable {
    FrameFormat format;
    std::uint64_t rows = 0;
    std::vector<Handle> datasets; ///< one for each field, opened when it is read for the first time
};

/// All groups of the file in the order of their creation. Refuses what a writer never makes: links elsewhere, fields
/// that are not one-dimensional, of another type, without label or unit, of unequal length, stored by unknown filters,
/// or that claim more rows than their bytes can hold (so that nobody makes room for them). `size` is the file's.
Outcome<std::vector<StoredTable>> read_tables(const std::string& path, hid_t file, std::uint64_t size);

/// Rows [first, first + count) of a field as a frame's column; the rows must be there. Refuses damaged content.
Outcome<std::vector<std::byte>> read_values(const std::string& path, hid_t file, StoredTable& table, std::size_t field,
                                            std::uint64_t first, std::uint64_t count);

} // namespace dyad
