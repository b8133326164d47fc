// Drawing sensitivities.
#include "analysis/sweeps/sensitivity_figure.hpp"

#include "analysis/charts/interval_chart.hpp"
#include "analysis/sweeps/sensitivity_text.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

std::string in_unit(const SweepResults& sweep, std::size_t outcome) {
    const std::string& unit = sweep.units[outcome];
    return unit == "-" || unit.empty() ? "" : " (" + unit + ")";
}

/// "3  caregiving.sensitivity": the number by which the plane beside names it.
std::string numbered(std::size_t rank, const std::string& key) { return std::to_string(rank + 1) + "  " + key; }

} // namespace

Drawing drawing_of_effects(const SweepResults& sweep, std::size_t outcome, const std::vector<ScreenedAxis>& axes, const std::vector<double>& chance) {
    IntervalChart chart;
    chart.title = sweep.outcomes[outcome] + ": mean size of its effects, μ*";
    chart.axis = "Change per whole range" + in_unit(sweep, outcome);
    if (sweep.replicates > 1) chart.axis += "; dashed: chance alone";
    const auto order = by_size(axes);
    for (std::size_t rank = 0; rank < order.size(); ++rank) chart.rows.push_back({numbered(rank, sweep.keys[order[rank]]), {axes[order[rank]].size}, std::isfinite(chance[order[rank]]) ? chance[order[rank]] : 0.0});
    return draw(chart);
}

Drawing drawing_of_bends(const SweepResults& sweep, std::size_t outcome, const std::vector<ScreenedAxis>& axes) {
    PlaneChart chart;
    chart.title = "How unequal the effects are, σ";
    chart.across = "Mean size of the effects, μ*" + in_unit(sweep, outcome);
    chart.upright = "Their standard deviation, σ" + in_unit(sweep, outcome);
    chart.has_diagonal = true;
    for (const std::size_t axis : by_size(axes)) chart.x.push_back(axes[axis].size.value), chart.y.push_back(axes[axis].deviation);
    return draw(chart);
}

Drawing drawing_of_shares(const SweepResults& sweep, std::size_t outcome, const std::vector<VarianceShare>& shares) {
    IntervalChart chart;
    chart.title = sweep.outcomes[outcome] + ": shares of its variance";
    chart.axis = "Share of the variance (0 to 1)";
    chart.legend = {"alone", "with all others"};
    for (const std::size_t axis : by_size(shares)) chart.rows.push_back({sweep.keys[axis], {shares[axis].first, shares[axis].total}});
    return draw(chart);
}

Drawing sheet_of(const std::vector<std::vector<Drawing>>& rows, const std::string& title) {
    constexpr double between = 24.0;
    double width = 0.0, height = 0.0;
    std::string described;
    for (const auto& row : rows) {
        double across = 0.0, tall = 0.0;
        for (const Drawing& one : row) {
            across += one.width() + (across > 0.0 ? between : 0.0);
            tall = std::max(tall, one.height());
            described += one.description();
        }
        width = std::max(width, across);
        height += tall + (height > 0.0 ? between : 0.0);
    }
    Drawing sheet(width, height, title, described);
    double y = 0.0;
    for (const auto& row : rows) {
        double x = 0.0, tall = 0.0;
        for (const Drawing& one : row) {
            sheet.place(x, y, one);
            x += one.width() + between;
            tall = std::max(tall, one.height());
        }
        y += tall + between;
    }
    return sheet;
}

} // namespace dyad
