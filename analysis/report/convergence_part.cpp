// Of a sweep's report: how exact means are, by the number of replicates, and how many would be enough.
#include "analysis/charts/curve_chart.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sweep_page.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

constexpr double tenth = 0.1;
constexpr double most_shown = 1e6;

std::string so_many(double half, const ReplicateNoise& noise, bool difference = false) {
    if (!(half > 0.0)) return "not known";
    const std::uint32_t count = noise.replicates_for(half, difference);
    return count >= most_shown ? "over a million" : grouped(count);
}

std::string verdict(const ReplicateNoise& noise) {
    const double share = noise.share();
    if (!std::isfinite(share)) return "not known";
    if (noise.of_runs == 0.0) return "no chance in it";
    return share <= 0.05 ? "enough to tell points apart" : share <= 0.2 ? "enough for large differences only"
                                                                        : "not enough";
}

/// Half the width that the interval of a point's mean has with 2, 3, … replicates.
Drawing half_width_chart(const SweepStudy& study, std::size_t outcome) {
    const ReplicateNoise& noise = study.outcomes[outcome].noise;
    CurveChart chart;
    chart.title = study.sweep.outcomes[outcome];
    chart.across = "replicates at each point";
    chart.upright = "half the interval" + (study.sweep.units[outcome] == "-" ? std::string() : " (" + study.sweep.units[outcome] + ")");
    const std::uint32_t most = std::max(12U, std::min(3 * noise.replicates, 60U));
    // Two replicates have intervals so wide that nothing else would be seen.
    const std::uint32_t first = noise.replicates <= 2 ? 2 : 3, every = std::max(1U, most / 20);
    double widest = 0.0;
    for (std::uint32_t count = first; count <= std::max(most, noise.replicates); count += count == noise.replicates ? 1 : every) {
        const double half = noise.half_width(count);
        widest = std::max(widest, half);
        chart.points.push_back({static_cast<double>(count), {half, count == noise.replicates ? 0.0 : NAN, count == noise.replicates ? half : NAN, 0}});
    }
    chart.low_x = first, chart.high_x = std::max(most, noise.replicates);
    chart.limit = tenth * (noise.high - noise.low);
    if (chart.limit > 0.0 && chart.limit < 3.0 * widest) chart.limit_name = "a tenth of the range between points";
    chart.upright_range = {0.0, std::max(widest, chart.limit_name.empty() ? 0.0 : chart.limit) * 1.05};
    return draw(chart);
}

ReportTable table_of(const SweepStudy& study) {
    ReportTable table{"Chance, and replicates that would be enough",
                      {"outcome", "SD of runs at one point", "± of a point's mean now", "± of a difference between two points now", "range between points", "share of variance between points that is chance",
                       "replicates for half that ±", "replicates for ± a tenth of the range", "the same of a difference", "verdict"},
                      {}};
    for (std::size_t outcome = 0; outcome < study.outcomes.size(); ++outcome) {
        const ReplicateNoise& noise = study.outcomes[outcome].noise;
        const double half = noise.half_width(noise.replicates), range = noise.high - noise.low;
        table.rows.push_back({study.with_unit(outcome), chart_number(noise.of_runs), chart_number(half), chart_number(noise.half_width_of_difference(noise.replicates)), chart_number(range), percent(noise.share()),
                              so_many(half / 2.0, noise), so_many(tenth * range, noise), so_many(tenth * range, noise, true), verdict(noise)});
    }
    return table;
}

} // namespace

std::string convergence_part(const SweepStudy& study) {
    const SweepResults& sweep = study.sweep;
    if (sweep.replicates < 2)
        return paragraph("There is one run at each point. What chance does to it cannot be told, and a second run with another seed could be further from the first than points are from each other. "
                         "The same sweep with --replicates 5 would tell; runs that are there are not made twice while the sweep goes on, but a finished file is made anew.") +
               (study.axes() > 1 ? paragraph("Means over many points, as below, are more exact than any single one, and their intervals count this chance as well.") : "");
    std::string html = paragraph("An interval of 95 % of a mean shrinks with the square root of the number of replicates: four times as many halve it. The mark with a line down to 0 is this sweep's " +
                                 counted(sweep.replicates, "replicate", "replicates") + "; the dashed line, where it is near, is a tenth of the range between points.");
    std::vector<ReportFigure> drawn;
    for (std::size_t outcome = 0; outcome < study.outcomes.size(); ++outcome)
        if (study.outcomes[outcome].noise.is_known()) drawn.push_back({half_width_chart(study, outcome), sweep.labels[outcome]});
    html += figures("chance", drawn, {}) + as_html(table_of(study));
    if (sweep.has_common_luck)
        html += paragraph("With common luck, what a seed does to all points alike takes no part in the difference between two points; that is why differences can be more exact than means.");
    return html + paragraph("For an interval of your choice: `--until NAME=HALF` makes replicates until every point's mean of that outcome is within ± HALF.");
}

} // namespace dyad
