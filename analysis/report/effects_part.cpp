// Of a sweep's report: each outcome along each parameter, and what sensitivities the design lets be told.
#include "analysis/charts/curve_chart.hpp"
#include "analysis/charts/interval_chart.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sweep_page.hpp"
#include "analysis/sweeps/sensitivity_figure.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

constexpr std::size_t shown_at_once = 6;
constexpr double good_plane = 0.7;

/// What the charts of an outcome have in common upright.
std::pair<double, double> range_of(const OutcomeStudy& of) {
    double low = INFINITY, high = -INFINITY;
    const auto take = [&](double value) {
        if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
    };
    for (const MainEffect& effect : of.effects) {
        for (const auto& [x, y] : effect.behind) take(y);
        for (const CurvePoint& level : effect.levels) take(level.mean.low), take(level.mean.value), take(level.mean.high);
    }
    return {low, high};
}

ReportFigure chart_of(const SweepStudy& study, std::size_t outcome, std::size_t axis) {
    const MainEffect& effect = study.outcomes[outcome].effects[axis];
    CurveChart chart;
    chart.title = study.sweep.keys[axis];
    chart.across = study.unit_of_axis(axis);
    chart.upright = study.with_unit(outcome);
    chart.behind = effect.behind;
    chart.points = effect.levels;
    chart.spacing = spacing_of(study.sweep, axis);
    chart.upright_range = range_of(study.outcomes[outcome]);
    const auto places = study.sweep.places.col(static_cast<Eigen::Index>(axis)).array();
    chart.low_x = places.isNaN().select(INFINITY, places).minCoeff(), chart.high_x = places.isNaN().select(-INFINITY, places).maxCoeff();
    return {draw(chart), study.sweep.key_labels[axis]};
}

ReportTable numbers_of(const SweepStudy& study, std::size_t outcome, const std::vector<std::size_t>& axes) {
    ReportTable table{study.sweep.labels[outcome], {"parameter", "value", "mean", "95 % interval", independent_units(study.sweep)}, {}};
    for (const std::size_t axis : axes)
        for (const CurvePoint& level : study.outcomes[outcome].effects[axis].levels)
            table.rows.push_back({study.sweep.keys[axis], chart_number(level.x), chart_number(level.mean.value),
                                  std::isfinite(level.mean.low) ? chart_number(level.mean.low) + " to " + chart_number(level.mean.high) : "none", grouped(level.mean.n)});
    return table;
}

std::string charts_of(const SweepStudy& study, std::size_t outcome) {
    const auto& order = study.outcomes[outcome].order;
    const auto some = [&](std::size_t from, std::size_t to, const std::string& name) {
        const std::vector<std::size_t> axes(order.begin() + static_cast<std::ptrdiff_t>(from), order.begin() + static_cast<std::ptrdiff_t>(to));
        std::vector<ReportFigure> drawn;
        for (const std::size_t axis : axes) drawn.push_back(chart_of(study, outcome, axis));
        return figures(anchor("effect", study.sweep.outcomes[outcome]) + name, drawn, numbers_of(study, outcome, axes));
    };
    const std::size_t first = std::min(shown_at_once, order.size());
    std::string html = some(0, first, "");
    if (order.size() > first) html += fold("The other " + counted(order.size() - first, "parameter", "parameters"), some(first, order.size(), "-more"));
    return html;
}

std::string plane_of(const SweepStudy& study, std::size_t outcome) {
    const OutcomeStudy& of = study.outcomes[outcome];
    if (!of.plane) return paragraph("A plane could not be fitted to this outcome: it does not vary, or there are too few points for so many parameters.");
    IntervalChart chart;
    chart.title = study.sweep.outcomes[outcome] + ": slopes of the plane";
    chart.axis = "SD of the outcome per SD of the parameter";
    ReportTable numbers{study.sweep.labels[outcome], {"parameter", "standardized slope (95 % interval)"}, {}};
    for (const std::size_t axis : of.order) {
        chart.rows.push_back({study.sweep.keys[axis], {of.plane->slopes[axis]}});
        numbers.rows.push_back({study.sweep.keys[axis], with_interval(of.plane->slopes[axis])});
    }
    const bool is_good = of.plane->explained >= good_plane;
    return figures(anchor("plane", study.sweep.outcomes[outcome]), {{draw(chart), study.sweep.labels[outcome]}}, numbers) +
           paragraph("A plane explains " + percent(of.plane->explained) + " of the variance between points (R²). " +
                     (is_good ? "That is enough to rank parameters by their slopes."
                              : "The rest is bends, parameters that depend on each other, and chance, so that slopes near 0 do not show that a parameter does nothing; look at the curves above, or sweep with --design saltelli."));
}

std::string ends_of(const SweepStudy& study, std::size_t outcome) {
    IntervalChart chart;
    chart.title = study.sweep.outcomes[outcome] + ": from first to last value";
    chart.axis = "Difference in " + study.with_unit(outcome);
    ReportTable numbers{study.sweep.labels[outcome], {"parameter", "last less first value (95 % interval)"}, {}};
    for (const std::size_t axis : study.outcomes[outcome].order) {
        chart.rows.push_back({study.sweep.keys[axis], {study.outcomes[outcome].ends[axis]}});
        numbers.rows.push_back({study.sweep.keys[axis], with_interval(study.outcomes[outcome].ends[axis])});
    }
    return figures(anchor("ends", study.sweep.outcomes[outcome]), {{draw(chart), "Intervals by Student's t over replicates, paired by their seeds."}}, numbers);
}

std::string screening_of(const SweepStudy& study, std::size_t outcome) {
    const OutcomeStudy& of = study.outcomes[outcome];
    ReportTable numbers{study.sweep.labels[outcome], {"parameter", "μ* (95 % interval)", "μ", "σ", "μ* by chance alone"}, {}};
    for (std::size_t rank = 0; rank < of.order.size(); ++rank) {
        const std::size_t axis = of.order[rank];
        numbers.rows.push_back({std::to_string(rank + 1) + "  " + study.sweep.keys[axis], with_interval(of.screening[axis].size), chart_number(of.screening[axis].mean), chart_number(of.screening[axis].deviation),
                                chart_number(of.chance[axis])});
    }
    return figures(anchor("morris", study.sweep.outcomes[outcome]),
                   {{drawing_of_effects(study.sweep, outcome, of.screening, of.chance), study.sweep.labels[outcome]},
                    {drawing_of_bends(study.sweep, outcome, of.screening), "Above the dashed line effects differ more than they are large: they bend, depend on other parameters, or are chance. Numbers as in the figure beside."}},
                   numbers) +
           paragraph(verdict_on(study.sweep, of.screening, of.chance));
}

std::string shares_of(const SweepStudy& study, std::size_t outcome) {
    const OutcomeStudy& of = study.outcomes[outcome];
    if (of.shares.empty()) return paragraph("No shares of variance: " + of.no_shares + ".");
    ReportTable numbers{study.sweep.labels[outcome], {"parameter", "alone (95 % interval)", "with all others (95 % interval)"}, {}};
    for (const std::size_t axis : of.order) numbers.rows.push_back({study.sweep.keys[axis], with_interval(of.shares[axis].first), with_interval(of.shares[axis].total)});
    return figures(anchor("shares", study.sweep.outcomes[outcome]), {{drawing_of_shares(study.sweep, outcome, of.shares), study.sweep.labels[outcome]}}, numbers) +
           paragraph(verdict_on(study.sweep, of.shares, of.noise));
}

} // namespace

std::string effects_part(const SweepStudy& study) {
    std::string html = paragraph("Each outcome along each parameter, the others as the design has them; parameters that matter most come first, and the charts of an outcome share their upright axis. Large marks are means, "
                                 "with their 95 % intervals by Student's t over " +
                                 independent_units(study.sweep) + "; small dots are single points of the design" + (study.sweep.replicates > 1 ? " (means of their replicates)" : "") + ".");
    bool any = false, is_of_groups = false;
    for (const OutcomeStudy& of : study.outcomes)
        for (const MainEffect& effect : of.effects) any = any || effect.has_intervals, is_of_groups = is_of_groups || effect.is_of_groups;
    if (!any) html += paragraph("No mean here has an interval, since each rests on a single run; with --replicates 5 they would.");
    if (is_of_groups) html += paragraph("Where a parameter has more than twelve values, a mean is that of an eighth of the points.");
    for (std::size_t outcome = 0; outcome < study.outcomes.size(); ++outcome) html += "<h3>" + escaped(study.sweep.labels[outcome]) + "</h3>\n" + charts_of(study, outcome);
    return html;
}

std::string sensitivity_part(const SweepStudy& study) {
    const DesignKind kind = study.sweep.design.kind;
    std::string html;
    const bool by_design = kind == DesignKind::morris || kind == DesignKind::saltelli;
    if (by_design && !study.sweep.is_of_this_version) return paragraph("The sweep was made by another version of Dyad, which may lay its design out otherwise; that version tells its sensitivities.");
    if (by_design && !study.sweep.has_common_luck) return paragraph("Every run had luck of its own, so that chance would count as an effect of whatever is varied; sweep with --luck common.");
    if (kind == DesignKind::morris) html += paragraph("Elementary effects (Morris 1991): how much an outcome changes when one parameter goes through its whole range, the others anywhere. μ* is their mean size (Campolongo et al. 2007), with its interval by Student's t over trajectories.");
    else if (kind == DesignKind::saltelli) html += paragraph("Sobol' indices: the share of an outcome's variance between points that a parameter explains alone, and with all others together, by Martinez' estimator with asymptotic intervals.");
    else if (kind == DesignKind::one_at_a_time) html += paragraph("The difference that each parameter makes alone between its first and its last value. What parameters do together is not told by this design.");
    else html += paragraph("Standardized slopes of the plane that fits best. They tell direction and size where the plane fits, and nothing of bends or of what parameters do together; a Morris or a Saltelli design would.");
    for (std::size_t outcome = 0; outcome < study.outcomes.size(); ++outcome)
        html += "<h3>" + escaped(study.sweep.labels[outcome]) + "</h3>\n" +
                (kind == DesignKind::morris ? screening_of(study, outcome) : kind == DesignKind::saltelli    ? shares_of(study, outcome)
                                                                         : kind == DesignKind::one_at_a_time ? ends_of(study, outcome)
                                                                                                             : plane_of(study, outcome));
    return html;
}

} // namespace dyad
