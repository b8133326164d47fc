// Drawing rows of estimates, and the plane beside them.
#include "analysis/charts/interval_chart.hpp"

#include "analysis/charts/chart_scale.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace dyad {

namespace {

constexpr double head = 24.0, row_height = 34.0, left_edge = 14.0, foot_height = 42.0;
Ink ink_of(std::size_t series) { return series == 0 ? Ink::first : series == 1 ? Ink::second
                                                                               : Ink::third; }

/// From the least to the most of what is to be seen.
struct Extent {
    double low = INFINITY, high = -INFINITY;
    void take(double value) {
        if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
    }
};

std::string described(const IntervalChart& chart) {
    std::string text = chart.axis + ". ";
    for (const ChartRow& row : chart.rows) {
        text += row.name + ":";
        for (std::size_t k = 0; k < row.estimates.size(); ++k) {
            const Estimate& one = row.estimates[k];
            text += (k > 0 ? "; " : " ") + (chart.legend.size() > 1 ? chart.legend[k] + " " : std::string()) + chart_number(one.value);
            if (std::isfinite(one.low)) text += " (" + chart_number(one.low) + " to " + chart_number(one.high) + ")";
        }
        text += ". ";
    }
    return text;
}

void draw_legend(Drawing& drawing, const std::vector<std::string>& legend) {
    double x = left_edge + 4.0;
    if (legend.size() < 2) return;
    for (std::size_t k = 0; k < legend.size(); ++k) {
        drawing.mark(x, 34.0, ink_of(k));
        drawing.words(x + 9.0, 38.0, legend[k], Anchor::start, "label");
        x += 26.0 + 6.6 * static_cast<double>(columns_of(legend[k]));
    }
}

} // namespace

Drawing draw(const IntervalChart& chart) {
    Extent extent;
    if (chart.has_zero) extent.take(0.0);
    for (const ChartRow& row : chart.rows)
        for (const Estimate& one : row.estimates)
            for (const double value : {one.value, one.low, one.high}) extent.take(value);
    const ChartScale scale(extent.low, extent.high, left_edge, chart_width - left_edge, 6);
    const std::size_t series = chart.rows.empty() ? 1 : std::max<std::size_t>(1, chart.rows.front().estimates.size());
    const double each = row_height + 11.0 * static_cast<double>(series - 1), top = head + (chart.legend.size() > 1 ? 22.0 : 4.0);
    const double bottom = top + each * static_cast<double>(chart.rows.size());
    Drawing drawing(chart_width, bottom + foot_height, chart.title, described(chart));
    drawing.words(left_edge, 15.0, chart.title, Anchor::start, "name");
    draw_legend(drawing, chart.legend);
    for (const double tick : scale.ticks()) {
        drawing.line(scale.at(tick), top, scale.at(tick), bottom, tick == 0.0 && chart.has_zero ? "zero" : "grid");
        drawing.words(scale.at(tick), bottom + 14.0, chart_number(tick), Anchor::middle);
    }
    drawing.line(left_edge, bottom, chart_width - left_edge, bottom, "frame");
    drawing.words(chart_width / 2.0, bottom + 32.0, chart.axis, Anchor::middle, "label");
    double y = top;
    for (const ChartRow& row : chart.rows) {
        drawing.words(left_edge + 3.0, y + 14.0, row.name, Anchor::start, "label");
        if (row.limit > 0.0) drawing.line(scale.at(row.limit), y + 17.0, scale.at(row.limit), y + each - 2.0, "limit");
        for (std::size_t k = 0; k < row.estimates.size(); ++k) {
            const Estimate& one = row.estimates[k];
            const auto place = [&](double value) { return std::isfinite(value) ? scale.at(value) : value; };
            drawing.interval_across(place(one.low), place(one.value), place(one.high), y + 24.0 + 11.0 * static_cast<double>(k), ink_of(k));
        }
        y += each;
    }
    return drawing;
}

Drawing draw(const PlaneChart& chart) {
    constexpr double left_side = 62.0, right_side = chart_width - 12.0, top = 28.0, bottom = 318.0;
    Extent wide, tall;
    wide.take(0.0), tall.take(0.0);
    for (std::size_t k = 0; k < chart.x.size(); ++k) wide.take(chart.x[k]), tall.take(chart.y[k]);
    const ChartScale across(wide.low, wide.high * 1.04, left_side, right_side, 5), upright(tall.low, tall.high * 1.04, bottom, top, 6);
    std::string text = chart.upright + " against " + chart.across + ". ";
    for (std::size_t k = 0; k < chart.x.size(); ++k) text += std::to_string(k + 1) + ": " + chart_number(chart.x[k]) + ", " + chart_number(chart.y[k]) + ". ";
    Drawing drawing(chart_width, bottom + foot_height, chart.title, text);
    drawing.words(14.0, 15.0, chart.title, Anchor::start, "name");
    for (const double tick : across.ticks()) {
        drawing.line(across.at(tick), top, across.at(tick), bottom, "grid");
        drawing.words(across.at(tick), bottom + 14.0, chart_number(tick), Anchor::middle);
    }
    for (const double tick : upright.ticks()) {
        drawing.line(left_side, upright.at(tick), right_side, upright.at(tick), "grid");
        drawing.words(left_side - 6.0, upright.at(tick) + 4.0, chart_number(tick), Anchor::end);
    }
    if (const double end = std::min(across.high(), upright.high()); chart.has_diagonal) {
        drawing.line(across.at(0.0), upright.at(0.0), across.at(end), upright.at(end), "limit");
        const bool has_room = across.at(end) < right_side - 50.0; // beside a steep line, else above its end
        drawing.words(has_room ? across.at(end) + 5.0 : right_side, upright.at(end) + (has_room ? 12.0 : -5.0), "both equal", has_room ? Anchor::start : Anchor::end);
    }
    drawing.words((left_side + right_side) / 2.0, bottom + 32.0, chart.across, Anchor::middle, "label");
    drawing.words_upright(14.0, (top + bottom) / 2.0, chart.upright);
    std::vector<std::pair<double, double>> taken;
    for (std::size_t k = 0; k < chart.x.size(); ++k) {
        if (!std::isfinite(chart.x[k]) || !std::isfinite(chart.y[k])) continue;
        const double x = across.at(chart.x[k]), y = upright.at(chart.y[k]);
        drawing.mark(x, y, Ink::first);
        // The largest are numbered; a number that would lie on another is left out, and the rows beside tell the sizes.
        const auto touches = [&](const auto& other) { return std::fabs(other.first - x) < 26.0 && std::fabs(other.second - y) < 12.0; };
        if (std::any_of(taken.begin(), taken.end(), touches)) continue;
        taken.emplace_back(x, y);
        const bool at_edge = x > right_side - 18.0;
        drawing.words(at_edge ? x - 8.0 : x + 8.0, y + 4.0, std::to_string(k + 1), at_edge ? Anchor::end : Anchor::start, "label");
    }
    return drawing;
}

} // namespace dyad
