// Where the points of a design stand, and in which order they are run.
#pragma once

#include "sim/design.hpp"

#include <cstdint>
#include <vector>

namespace dyad {

/// Point by point an entry for each axis: the number of a value, or the share of a range; not-a-number where an axis is left
/// alone. Empty for grids, whose places are calculated. `size` is the number of points.
std::vector<double> places_of(const Design& design, std::uint32_t size);

/// The point that is run first, second, …; empty where points are run in their own order.
std::vector<std::uint32_t> order_of(const Design& design, std::uint32_t size);

} // namespace dyad
