// From a scenario to a request to the engine: the canonical command and the header of the file.
#pragma once

#include "sim/results/results.hpp"
#include "sim/scenario/scenario.hpp"

#include <string>

namespace dyad {

/// The command that makes these results again, the same however it was typed: the scenario's name, families, seed, and
/// the other settings sorted by key; never threads or paths.
std::string canonical_command(const Scenario& scenario);

/// Families and seed stand among the settings, whether given or not, so that the same question gives the same bytes.
ResultsHeader header_of(const Scenario& scenario);

} // namespace dyad
