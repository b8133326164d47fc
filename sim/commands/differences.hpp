// Differences between two results files, in words.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <string>
#include <vector>

namespace dyad {

/// A sentence for the header, each table and each field in which the files differ, with the first row and both values.
/// Version and commit are left out. Values are compared bit for bit, a block at a time, so that memory does not grow
/// with the files.
Outcome<std::vector<std::string>> differences_between(const ResultsFile& old, const ResultsFile& remade);

/// Whether two files hold the same bytes; false as well if one cannot be read.
bool same_bytes(const std::string& path, const std::string& other);

} // namespace dyad
