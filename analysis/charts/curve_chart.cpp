// Drawing curves and coverage.
#include "analysis/charts/curve_chart.hpp"

#include "analysis/charts/interval_chart.hpp"
#include "analysis/markup.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

constexpr double left_side = 58.0, right_side = chart_width - 14.0, top = 28.0, bottom = 208.0, foot = 42.0;

std::string described(const CurveChart& chart) {
    std::string text = chart.upright + " against " + chart.across + ". ";
    for (const CurvePoint& point : chart.points) {
        text += "At " + chart_number(point.x) + ": " + chart_number(point.mean.value);
        text += std::isfinite(point.mean.low) ? " (" + chart_number(point.mean.low) + " to " + chart_number(point.mean.high) + "). " : ". ";
    }
    return text;
}

void draw_frame(Drawing& drawing, const CurveChart& chart, const ChartScale& across, const ChartScale& upright) {
    drawing.words(14.0, 15.0, chart.title, Anchor::start, "name");
    for (const double tick : upright.ticks()) {
        drawing.line(left_side, upright.at(tick), right_side, upright.at(tick), "grid");
        drawing.words(left_side - 6.0, upright.at(tick) + 4.0, chart_number(tick), Anchor::end);
    }
    for (const double tick : across.ticks()) {
        drawing.line(across.at(tick), bottom, across.at(tick), bottom + 4.0, "frame");
        drawing.words(across.at(tick), bottom + 16.0, chart_number(tick), Anchor::middle);
    }
    drawing.line(left_side, bottom, right_side, bottom, "frame");
    drawing.words((left_side + right_side) / 2.0, bottom + 34.0, chart.across, Anchor::middle, "label");
    drawing.words_upright(14.0, (top + bottom) / 2.0, chart.upright);
    if (chart.limit_name.empty()) return;
    drawing.line(left_side, upright.at(chart.limit), right_side, upright.at(chart.limit), "limit");
    drawing.words(right_side, upright.at(chart.limit) - 5.0, chart.limit_name, Anchor::end);
}

} // namespace

Drawing draw(const CurveChart& chart) {
    constexpr double inset = 8.0; // so that marks at the ends of the range stand clear of the edge
    const ChartScale across(chart.low_x, chart.high_x, left_side + inset, right_side - inset, 5, chart.spacing, true);
    const ChartScale upright(chart.upright_range.first, chart.upright_range.second, bottom, top, 5);
    Drawing drawing(chart_width, bottom + foot, chart.title, described(chart));
    draw_frame(drawing, chart, across, upright);
    for (const auto& [x, y] : chart.behind)
        if (std::isfinite(x) && std::isfinite(y)) drawing.dot(across.at(x), upright.at(y));
    std::string line;
    for (const CurvePoint& point : chart.points)
        if (std::isfinite(point.mean.value)) line += (line.empty() ? "M" : "L") + px(across.at(point.x)) + " " + px(upright.at(point.mean.value));
    if (!line.empty()) drawing.curve(line, Ink::first);
    for (const CurvePoint& point : chart.points) {
        const auto place = [&](double value) { return std::isfinite(value) ? upright.at(value) : value; };
        drawing.interval_upright(across.at(point.x), place(point.mean.low), place(point.mean.value), place(point.mean.high), Ink::first);
    }
    return drawing;
}

Drawing draw(const CoverageChart& chart) {
    constexpr double row = 42.0, bars_high = 20.0, edge = 14.0;
    std::string text = "Runs in each part of a parameter's range, from its lower to its upper end. ";
    for (std::size_t k = 0; k < chart.names.size(); ++k) {
        text += chart.names[k] + ":";
        for (const unsigned count : chart.counts[k]) text += " " + std::to_string(count);
        text += ". ";
    }
    Drawing drawing(chart_width, 28.0 + row * static_cast<double>(chart.names.size()), chart.title, text);
    drawing.words(edge, 15.0, chart.title, Anchor::start, "name");
    for (std::size_t k = 0; k < chart.names.size(); ++k) {
        const double y = 26.0 + row * static_cast<double>(k);
        drawing.words(edge, y + 12.0, chart.names[k], Anchor::start, "label");
        const unsigned most = std::max(1U, *std::max_element(chart.counts[k].begin(), chart.counts[k].end()));
        const double width = (chart_width - 2.0 * edge) / static_cast<double>(chart.counts[k].size());
        for (std::size_t part = 0; part < chart.counts[k].size(); ++part) {
            const double high = bars_high * chart.counts[k][part] / most;
            drawing.bar(edge + width * static_cast<double>(part) + 1.0, y + 16.0 + bars_high - high, width - 2.0, high);
        }
        drawing.line(edge, y + 16.0 + bars_high, chart_width - edge, y + 16.0 + bars_high, "frame");
    }
    return drawing;
}

} // namespace dyad
