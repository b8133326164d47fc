// A forest plot: a row for each finding, published above simulated, on an axis that they share.
#pragma once

#include "analysis/evidence/scorecard.hpp"

#include <span>
#include <string>
#include <string_view>

namespace dyad {

/// From values to places across the drawing, which is 400 units wide.
struct PlotAxis {
    static constexpr double width = 400.0, left = 16.0, right = 384.0;

    double step = 0.1;         ///< between ticks
    long first = 0, last = 10; ///< ticks, counted in steps from 0
    double low() const { return static_cast<double>(first) * step; }
    double high() const { return static_cast<double>(last) * step; }
    /// Where a value lies; those beyond the axis at its end.
    double at(double value) const;
};

/// The shortest axis with round ends that holds zero, every value that is shown, and every interval as far as there can
/// be such values.
PlotAxis axis_for(std::span<const Assessed* const> rows);

/// The rows with their numbers, as a table whose middle column is drawn; on narrow screens a row takes several lines.
/// `axis_words` names what is measured ("correlation"), `title` the whole.
std::string forest_plot(std::span<const Assessed* const> rows, std::string_view title, std::string_view axis_words);

/// What the shapes mean.
std::string forest_legend();

} // namespace dyad
