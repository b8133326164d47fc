// A table of a results file, asked for by name.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstddef>
#include <string>

namespace dyad {

/// The index of the table; refuses a name the file does not hold, naming the nearest one or all.
Outcome<std::size_t> table_asked_for(const ResultsFile& file, const std::string& path, const std::string& name);

} // namespace dyad
