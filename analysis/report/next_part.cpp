// Of a sweep's report: what to do next, each with its reason in numbers and a command that is ready.
#include "analysis/charts/chart_scale.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sweep_page.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace dyad {

namespace {

constexpr std::size_t most_followed = 6;
constexpr std::uint32_t base_points = 256, most_replicates = 200;

/// The sweep's command up to what it varied.
std::string beginning_of(const SweepStudy& study) {
    const std::string& command = study.header.command;
    return command.substr(0, std::min({command.find(" --vary "), command.find(" --points-from "), command.find(" --design ")}));
}

std::string outcomes_of(const SweepStudy& study) {
    const std::string& command = study.header.command;
    const auto at = std::min(command.find(" --outcome "), command.find(" --outcomes "));
    return at == std::string::npos ? "" : command.substr(at);
}

std::string vary(const std::vector<std::string>& axes) {
    std::string text;
    for (const std::string& axis : axes) text += " --vary " + shell_quoted(axis);
    return text;
}

/// From the lowest to the highest value, as a range that designs can draw from.
std::string as_range(const SweepStudy& study, std::size_t axis, double stretch_below = 0.0, double stretch_above = 0.0) {
    const auto places = study.sweep.places.col(static_cast<Eigen::Index>(axis)).array();
    double low = places.isNaN().select(INFINITY, places).minCoeff(), high = places.isNaN().select(-INFINITY, places).maxCoeff();
    const Varied& part = study.sweep.design.axes[axis].parts.front();
    if (part.values.empty() && part.high > part.low) low = part.low, high = part.high;
    const bool is_log = spacing_of(study.sweep, axis) == Spacing::logarithmic;
    const double width = high - low, factor = high / low;
    const double lower = is_log ? low * std::pow(factor, -stretch_below) : low - stretch_below * width, upper = is_log ? high * std::pow(factor, stretch_above) : high + stretch_above * width;
    const KeyFacts* facts = study.facts_of(axis);
    const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
    const double from = stretch_below > 0.0 && facts ? std::max(facts->low, rounded(lower)) : low, to = stretch_above > 0.0 && facts ? std::min(facts->high, rounded(upper)) : high;
    return part.key + "=" + shortest(from) + ".." + shortest(to) + (is_log ? ":log" : "");
}

std::set<std::size_t> matter_somewhere(const SweepStudy& study) {
    std::set<std::size_t> axes;
    for (const OutcomeStudy& of : study.outcomes) axes.insert(of.told.matter.begin(), of.told.matter.end());
    return axes;
}

std::string item(const std::string& title, const std::string& why, const std::string& command) {
    return "<h3>" + escaped(title) + "</h3>\n" + paragraph(why) + (command.empty() ? "" : command_line(command));
}

std::string failures(const SweepStudy& study) {
    if (study.failed.empty()) return {};
    return item("Look at the runs that failed", counted(study.failed.size(), "run", "runs") + " of " + grouped(study.runs) + " gave no numbers. Where failures gather in one corner of the design, the means there are of what was left.",
                "dyad export " + shell_quoted(study.notes.path) + " --table failures --csv -");
}

std::string fix(const SweepStudy& study) {
    std::vector<std::string> idle;
    for (std::size_t axis = 0; axis < study.axes(); ++axis)
        if (std::all_of(study.outcomes.begin(), study.outcomes.end(), [&](const OutcomeStudy& of) { return std::find(of.told.idle.begin(), of.told.idle.end(), axis) != of.told.idle.end(); }))
            idle.push_back(study.sweep.keys[axis]);
    if (idle.empty()) return {};
    return item("Leave alone what does nothing here", "In every outcome " + listed_keys(idle) + (idle.size() == 1 ? " does" : " do") + " next to nothing over the range that was swept. Further sweeps of these outcomes can keep " + (idle.size() == 1 ? "it" : "them") + " as the scenario has " + (idle.size() == 1 ? "it." : "them."), "");
}

std::string widen(const SweepStudy& study) {
    std::string html;
    for (const std::size_t axis : matter_somewhere(study)) {
        std::vector<std::string> below, above;
        for (std::size_t outcome = 0; outcome < study.outcomes.size(); ++outcome) {
            const OutcomeStudy& of = study.outcomes[outcome];
            if (std::find(of.told.matter.begin(), of.told.matter.end(), axis) == of.told.matter.end()) continue;
            if (of.effects[axis].is_open_below) below.push_back(study.sweep.outcomes[outcome]);
            if (of.effects[axis].is_open_above) above.push_back(study.sweep.outcomes[outcome]);
        }
        const std::string now = as_range(study, axis), wider = as_range(study, axis, below.empty() ? 0.0 : 0.5, above.empty() ? 0.0 : 0.5);
        if (wider == now || study.sweep.design.axes[axis].parts.size() > 1) continue;
        std::string why;
        if (!below.empty()) why += listed_keys(below) + " still changed at its lower end";
        if (!above.empty()) why += (why.empty() ? "" : ", and ") + listed_keys(above) + " at its upper end";
        const auto log = wider.find(":log");
        html += "<li>" + code(study.sweep.keys[axis]) + ": " + escaped(why) + "; for example " + code("--vary " + shell_quoted(wider.substr(0, log) + ":7" + (log == std::string::npos ? "" : ":log"))) + "</li>\n";
    }
    if (html.empty()) return {};
    return "<h3>Look beyond the edges</h3>\n" + paragraph("Where an outcome still differs between the middle and the end of a range, beyond both intervals, more may happen outside it (as far as the model allows values).") + "<ul>\n" + html + "</ul>\n";
}

std::string replicate(const SweepStudy& study) {
    const std::string again = study.header.command;
    const auto given = again.find(" --replicates ");
    const std::string without = given == std::string::npos ? again : again.substr(0, given) + again.substr(std::min(again.find(' ', given + 14), again.size()));
    const auto with = [&](std::uint32_t count) { return without + " --replicates " + std::to_string(count) + " --out more.h5"; };
    if (study.sweep.replicates < 2) return item("See how much is chance", "With five runs at each point chance can be told from effects, and every mean has an interval.", with(5));
    std::uint32_t most = study.sweep.replicates;
    std::string worst;
    for (std::size_t outcome = 0; outcome < study.outcomes.size(); ++outcome) {
        const ReplicateNoise& noise = study.outcomes[outcome].noise;
        if (!noise.is_known() || !(noise.share() > 0.1)) continue;
        const auto count = std::min(most_replicates, noise.replicates_for(0.1 * (noise.high - noise.low), true));
        if (count > most) most = count, worst = study.sweep.outcomes[outcome];
    }
    if (worst.empty()) return {};
    return item("Make more replicates", "In " + worst + " the difference between two points is known to a tenth of the range between points with " + counted(most, "replicate", "replicates") + (most == most_replicates ? " or more" : "") + "; more families (--families) lessen chance as well.",
                with(most));
}

/// Those that matter in most outcomes, and of equals those that stand first in them; keys that were varied as one are left out.
std::vector<std::size_t> most_influential(const SweepStudy& study, std::size_t most) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (const std::size_t axis : matter_somewhere(study)) {
        if (study.sweep.design.axes[axis].parts.size() > 1) continue;
        double weight = 0.0;
        for (const OutcomeStudy& of : study.outcomes) {
            if (std::find(of.told.matter.begin(), of.told.matter.end(), axis) == of.told.matter.end()) continue;
            weight += 1.0 / (1.0 + static_cast<double>(std::distance(of.order.begin(), std::find(of.order.begin(), of.order.end(), axis))));
        }
        ranked.emplace_back(-weight, axis);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::size_t> axes;
    for (std::size_t k = 0; k < std::min(most, ranked.size()); ++k) axes.push_back(ranked[k].second);
    return axes;
}

std::string follow_up(const SweepStudy& study) {
    const std::vector<std::size_t> first = most_influential(study, most_followed);
    if (first.size() < 2 || study.sweep.design.kind == DesignKind::saltelli) return {};
    std::vector<std::string> axes, keys;
    for (const std::size_t axis : first) {
        axes.push_back(as_range(study, axis));
        keys.push_back(study.sweep.keys[axis]);
    }
    const std::string why = "How much " + listed_keys(keys) + " explain alone, and how much only together, Sobol' indices tell. " + grouped(std::uint64_t{base_points} * (axes.size() + 2)) + " runs are a beginning; `dyad sensitivity` says whether they were enough.";
    return item("Share the variance among what matters most", why, beginning_of(study) + vary(axes) + " --design saltelli --points " + std::to_string(base_points) + outcomes_of(study) + " --out shares.h5\ndyad sensitivity shares.h5");
}

/// The run with the highest first outcome that matters, to be looked at whole.
std::string look_closer(const SweepStudy& study) {
    std::size_t outcome = 0;
    for (std::size_t k = 0; k < study.outcomes.size() && study.outcomes[outcome].told.matter.empty(); ++k) outcome = k;
    const auto means = study.sweep.means.col(static_cast<Eigen::Index>(outcome)).array();
    if (!means.isFinite().any() || !study.sweep.is_of_this_version) return {};
    Eigen::Index point = 0;
    means.isNaN().select(-INFINITY, means).maxCoeff(&point);
    const DesignPoints points(study.sweep.design);
    std::uint32_t run = 0;
    if (study.sweep.design.kind == DesignKind::table) return {}; // whose order is not told by the file
    while (run < points.size() && points.at(run) != static_cast<std::uint32_t>(point)) ++run;
    return item("Look into one run", "The point with the highest " + study.sweep.outcomes[outcome] + " (" + chart_number(means(point)) + "), with all its tables, made again:",
                "dyad replay " + shell_quoted(study.notes.path) + " --run " + std::to_string(run) + " --out run_" + std::to_string(run) + ".h5\ndyad report run_" + std::to_string(run) + ".h5");
}

} // namespace

std::string next_part(const SweepStudy& study) {
    return failures(study) + replicate(study) + fix(study) + widen(study) + follow_up(study) + look_closer(study) +
           item("Hold it against what was published", "Whether a parameter may have a value is not told by what it does. The scorecard says which published findings a value keeps or loses:", "dyad evidence --set KEY=VALUE");
}

} // namespace dyad
