// Lives that cannot be: parameter values that are sound one by one but make no possible life course together.
#pragma once

#include "sim/parameter.hpp"
#include "sim/scenario/scenario.hpp"

#include <span>
#include <vector>

namespace dyad {

/// Everything in a scenario that no life could do, each with the keys to blame: children older than their mothers, care
/// or therapy after the end of the run, shares of more than a whole, a market with nobody to meet. The scenario's
/// values stand in the order of the declarations.
std::vector<Objection> impossible_lives(const Scenario& scenario, std::span<const Declaration> declarations);

} // namespace dyad
