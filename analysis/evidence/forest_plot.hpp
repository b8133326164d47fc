// A forest plot as SVG: a row for each finding, published beside simulated on one axis.
#pragma once

#include "analysis/evidence/scorecard.hpp"

#include <span>
#include <string>
#include <string_view>

namespace dyad {

/// Text with what HTML and SVG would take for markup made harmless.
std::string escaped(std::string_view text);

/// Where a value lies on the plot's axis, in its units across.
struct PlotAxis {
    double low = 0.0, high = 1.0; ///< of the values shown
    double left = 400.0, right = 740.0;

    double at(double value) const;
};

/// An axis that holds every interval of the rows, with round ends.
PlotAxis axis_for(std::span<const Assessed* const> rows);

/// `what` names the axis: "correlation". Pale bands are prediction intervals of a new study, open squares published
/// values, filled marks what Dyad finds: a circle agrees, a diamond is near, a triangle misses.
std::string forest_plot(std::span<const Assessed* const> rows, const std::string& what);

/// The shapes once more with what they mean.
std::string forest_legend();

} // namespace dyad
