// Of a sweep's report: what in short came out, what was varied, and how evenly.
#include "analysis/charts/curve_chart.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sweep_page.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dyad {

namespace {

constexpr std::uint32_t most_for_discrepancy = 2000;
constexpr double enough = 0.1; ///< share of the variance between points that may be chance

std::string kind_in_words(const SweepResults& sweep) {
    switch (sweep.design.kind) {
    case DesignKind::grid: return "a grid: every combination of the values";
    case DesignKind::one_at_a_time: return "one at a time: the scenario as it is, then each value of each parameter alone";
    case DesignKind::latin_hypercube: return "a Latin hypercube: each parameter's range is cut into as many equal parts as there are points, and each part has one";
    case DesignKind::sobol: return "a Sobol' sequence: points that fill the ranges evenly, however many are made";
    case DesignKind::morris: return "Morris trajectories: walks through the ranges on which each step changes one parameter";
    case DesignKind::saltelli: return "Saltelli's pairs: pairs of points and their mixtures, for shares of variance";
    case DesignKind::random: return "random points";
    case DesignKind::table: break;
    }
    return "points from a file";
}

/// Runs at each value where there are few, else in each tenth of what was varied (of the logarithm on logarithmic axes).
std::vector<unsigned> coverage_of(const SweepResults& sweep, std::size_t axis) {
    const std::vector<double> values = values_on(sweep, axis);
    std::vector<unsigned> counts(std::clamp<std::size_t>(values.size(), 1, 10));
    if (values.empty()) return counts;
    const bool is_log = spacing_of(sweep, axis) == Spacing::logarithmic, is_few = values.size() <= counts.size();
    const double low = values.front(), high = values.back(), room = 1e-9 * std::fabs(high);
    for (std::uint32_t point = 0; point < sweep.points; ++point) {
        const double place = sweep.places(point, static_cast<Eigen::Index>(axis));
        if (!std::isfinite(place)) continue;
        const double share = is_log ? std::log(place / low) / std::log(high / low) : (place - low) / (high - low);
        const auto part = is_few ? static_cast<std::size_t>(std::distance(values.begin(), std::lower_bound(values.begin(), values.end(), place - room)))
                                 : static_cast<std::size_t>(share * 10.0);
        counts[std::min(part, counts.size() - 1)] += sweep.replicates;
    }
    return counts;
}

std::string evenness(const SweepResults& sweep) {
    const DesignKind kind = sweep.design.kind;
    const bool is_sampled = kind == DesignKind::latin_hypercube || kind == DesignKind::sobol || kind == DesignKind::random;
    if (!is_sampled || !sweep.is_of_this_version || sweep.points > most_for_discrepancy) return {};
    std::vector<std::uint32_t> all(sweep.points);
    std::iota(all.begin(), all.end(), 0U);
    const double n = sweep.points, d = static_cast<double>(sweep.keys.size());
    // The mean square of random points: Hickernell 1998, Math Comp 67:299-322.
    const double random = std::sqrt((std::pow(1.25, d) - std::pow(13.0 / 12.0, d)) / n);
    return paragraph("How even: the points' discrepancy is " + chart_number(DesignPoints(sweep.design).discrepancy(all)) + " (0 is perfectly even); as many random points would have about " +
                     chart_number(random) + ".");
}

std::string range_of(const SweepStudy& study, std::size_t axis) {
    const Varied& part = study.sweep.design.axes[axis].parts.front();
    if (!part.values.empty() && part.values.size() <= 12) {
        std::string list;
        for (const std::string& value : part.values) list += (list.empty() ? "" : ", ") + value;
        return list;
    }
    const auto places = study.sweep.places.col(static_cast<Eigen::Index>(axis)).array();
    const bool is_drawn = part.values.empty() && part.high > part.low;
    const double low = is_drawn ? part.low : places.isNaN().select(INFINITY, places).minCoeff(), high = is_drawn ? part.high : places.isNaN().select(-INFINITY, places).maxCoeff();
    return chart_number(low) + " to " + chart_number(high) + (part.is_logarithmic ? ", by its logarithm" : "");
}

ReportTable varied_table(const SweepStudy& study) {
    ReportTable table{"What was varied", {"parameter", "what it is", "values", "unit", "values allowed", "source of the usual value"}, {}};
    for (std::size_t axis = 0; axis < study.axes(); ++axis) {
        const KeyFacts* facts = study.facts_of(axis);
        table.rows.push_back({study.sweep.keys[axis], study.sweep.key_labels[axis], range_of(study, axis), study.sweep.key_units[axis],
                              facts ? shortest(facts->low) + " to " + shortest(facts->high) : "not told", facts ? facts->source : "not told"});
    }
    return table;
}

std::string sentence_on(const SweepStudy& study, std::size_t outcome) {
    const OutcomeStudy& of = study.outcomes[outcome];
    const auto keys = [&](const std::vector<std::size_t>& axes) {
        std::vector<std::string> names;
        for (const std::size_t axis : axes) names.push_back(study.sweep.keys[axis]);
        return listed_keys(names);
    };
    std::string text = "<strong>" + escaped(study.sweep.outcomes[outcome]) + "</strong>";
    if (std::isfinite(of.noise.low)) text += " goes from " + chart_number(of.noise.low) + " to " + chart_number(of.noise.high) + " between points";
    if (of.told.matter.empty()) return text + "; nothing that was varied can be told from having no effect on it.";
    std::vector<std::size_t> first;
    for (const std::size_t axis : of.order)
        if (std::find(of.told.matter.begin(), of.told.matter.end(), axis) != of.told.matter.end() && first.size() < 4) first.push_back(axis);
    return text + "; what moves it most: " + escaped(keys(first)) + (of.told.matter.size() > first.size() ? ", and " + counted(of.told.matter.size() - first.size(), "other", "others") : "") + ".";
}

} // namespace

std::string sweep_in_short(const SweepStudy& study) {
    std::vector<std::string> items;
    for (std::size_t outcome = 0; outcome < study.outcomes.size(); ++outcome) items.push_back(sentence_on(study, outcome));
    std::size_t noisy = 0, unknown = 0;
    for (const OutcomeStudy& of : study.outcomes) unknown += !of.noise.is_known(), noisy += of.noise.is_known() && of.noise.share() > enough;
    if (unknown == study.outcomes.size()) items.push_back("<strong>Chance</strong>: there is one run at each point, so that how much of all this is chance is not known; see <a href=\"#convergence\">whether runs are enough</a>.");
    else if (noisy > 0)
        items.push_back("<strong>Chance</strong>: in " + std::to_string(noisy) + " of " + counted(study.outcomes.size(), "outcome", "outcomes") + " more than a tenth of the variance between points is chance; see <a href=\"#convergence\">whether runs are enough</a>.");
    else items.push_back("<strong>Chance</strong>: replicates are enough to tell points apart in every outcome.");
    if (!study.failed.empty()) items.push_back("<strong>" + counted(study.failed.size(), "run", "runs") + " failed</strong>; see <a href=\"#limits\">the limits</a>.");
    return "<div class=\"short" + std::string(study.failed.empty() && noisy == 0 ? "" : " warning") + "\">\n" + list_of(items) + "</div>\n";
}

std::string design_part(const SweepStudy& study) {
    const SweepResults& sweep = study.sweep;
    std::string html = "<dl>";
    const auto entry = [&](const char* what, const std::string& text) { html += "<dt>" + std::string(what) + "</dt><dd>" + escaped(text) + "</dd>"; };
    entry("Scenario", study.header.scenario_name);
    entry("Design", kind_in_words(sweep) + "; its seed is " + std::to_string(sweep.design.seed));
    entry("Points", grouped(sweep.points));
    entry("Replicates", counted(sweep.replicates, "run", "runs") + " at each point; " + grouped(study.runs) + " in all, of which " + grouped(study.failed.size()) + " failed");
    const std::uint64_t last = std::uint64_t{study.header.seed} + (sweep.has_common_luck ? sweep.replicates : study.runs) - 1;
    entry("Luck", sweep.has_common_luck ? "common: the same seeds at every point, so that points differ by what was varied" : "independent: every run has a seed of its own");
    entry("Seeds", study.header.seed == last ? std::to_string(last) : std::to_string(study.header.seed) + " to " + std::to_string(last));
    html += "</dl>\n" + as_html(varied_table(study));
    CoverageChart chart{"Runs in each part of the ranges", {}, {}};
    ReportTable numbers{"Runs in each part of a range, from its lower to its upper end", {"parameter", "runs"}, {}};
    for (std::size_t axis = 0; axis < study.axes(); ++axis) {
        chart.names.push_back(study.unit_of_axis(axis));
        chart.counts.push_back(coverage_of(sweep, axis));
        std::string list;
        for (const unsigned count : chart.counts.back()) list += (list.empty() ? "" : ", ") + std::to_string(count);
        numbers.rows.push_back({sweep.keys[axis], list});
    }
    return html + figures("coverage", {{draw(chart), "A bar is a value, or where there are more than ten values a tenth of the range; its height is the number of runs."}}, numbers) + evenness(sweep);
}

} // namespace dyad
