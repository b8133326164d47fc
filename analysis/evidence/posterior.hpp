// Draws from a calibration's posterior, as settings that a run can be lived under.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dyad {

/// For each of `count` draws, evenly spaced over the table `posterior`, its settings "caregiving.sensitivity=1.43". Refuses
/// a file without that table, and one with fewer draws.
Outcome<std::vector<std::vector<std::string>>> draws_of(const ResultsFile& file, const std::string& path, std::size_t count);

} // namespace dyad
