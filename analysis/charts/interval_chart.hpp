// Rows of estimates with their intervals on one axis, each below its name.
#pragma once

#include "analysis/charts/drawing.hpp"
#include "analysis/estimate.hpp"

#include <string>
#include <vector>

namespace dyad {

inline constexpr double chart_width = 360.0; ///< of every chart on a page, so that words have one size

struct ChartRow {
    std::string name;
    std::vector<Estimate> estimates; ///< as many as the chart has inks
    double limit = 0.0;              ///< a dashed line in this row, where above 0; the axis says what it is
};

struct IntervalChart {
    std::string title, axis;         ///< what it is; what the axis measures, in words with the unit
    std::vector<std::string> legend; ///< what the first, second and third mark mean; empty where there is one
    std::vector<ChartRow> rows;
    bool has_zero = true; ///< 0 is on the axis and marked
    double limit = 0.0;   ///< a dashed line, where not 0; the axis says what it is
};

Drawing draw(const IntervalChart& chart);

/// Numbered points in a plane: what stands in row k of the chart beside it is number k + 1 here.
struct PlaneChart {
    std::string title, across, upright;
    std::vector<double> x, y;
    bool has_diagonal = false; ///< where both are equal
};
Drawing draw(const PlaneChart& chart);

} // namespace dyad
