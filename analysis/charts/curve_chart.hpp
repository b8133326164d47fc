// An outcome along an axis: single points behind, means with their intervals before, joined by a line.
#pragma once

#include "analysis/charts/chart_scale.hpp"
#include "analysis/charts/drawing.hpp"
#include "analysis/estimate.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dyad {

struct CurvePoint {
    double x = 0.0;
    Estimate mean;
};

struct CurveChart {
    std::string title, across, upright;            ///< axes in words with their units
    std::vector<std::pair<double, double>> behind; ///< single points
    std::vector<CurvePoint> points;                ///< in the order of x
    double low_x = 0.0, high_x = 1.0;              ///< what was varied
    Spacing spacing = Spacing::linear;
    std::pair<double, double> upright_range; ///< shared by the charts of an outcome
    double limit = 0.0;                      ///< a dashed line at this height, with its name, where it has one
    std::string limit_name;
};
Drawing draw(const CurveChart& chart);

/// How many runs fell into each tenth of a range: a row of bars for each name.
struct CoverageChart {
    std::string title;
    std::vector<std::string> names;
    std::vector<std::vector<unsigned>> counts; ///< ten of each name, or as many as it has values
};
Drawing draw(const CoverageChart& chart);

} // namespace dyad
