// A community's beginning, and how it is looked at: for those who live it in other steps than whole runs.
#pragma once

#include "models/tables.hpp"

#include <span>

namespace dyad {

/// Of the values of all declarations those of the processes, as kernels take them.
std::span<const double> values_of_processes(std::span<const double> values);

/// What the tables' writers need to know under these values of all declarations. `scenario` must outlive it.
Recording recording_of(const Scenario& scenario, std::span<const double> values);

/// Founders come to be, under these values of all declarations; no month has passed yet. `world` knows its community and how
/// many families it has.
void found_community(std::span<const double> values, World& world, const Draw& draw);

} // namespace dyad
