// Ribbons: the bands by which flows go from one column of classes to the next.
#pragma once

#include <utility>
#include <vector>

namespace dyad {

/// A place in a picture, and a polygon's corners in order.
using RibbonCorners = std::vector<std::pair<double, double>>;

/// A ribbon from `begin` to `end` along the time of a picture, which leaves at `from` and arrives at `to` across it, `thickness`
/// wide all the way. Both edges are the smooth cubic that leaves and arrives straight. Each corner is (along, across).
RibbonCorners ribbon(double begin, double end, double from, double to, double thickness);

} // namespace dyad
