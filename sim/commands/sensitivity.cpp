// `dyad sensitivity`: which of the parameters that a sweep varied matter, and how sure one can be.
#include "analysis/sweeps/sensitivity.hpp"
#include "analysis/sweeps/sweep_results.hpp"
#include "sim/commands/numeric_program.hpp"
#include "sim/commands/options.hpp"
#include "sim/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace dyad {

namespace {

constexpr std::size_t width = 96;
constexpr double negligible = 0.1; // of the largest effect
constexpr double converged = 0.05, rough = 0.1;
constexpr double least_share = 1e-6; // below, rounding

constexpr CommandHelp help{
    "sensitivity", "FILE",
    "Says which parameters matter for the outcomes of a sweep. FILE is what `dyad sweep` made with --design morris (screening: which of many "
    "parameters matter at all) or --design saltelli (shares of variance: how much of an outcome's variance each parameter explains alone, and "
    "together with others).\n\n"
    "Every number has its 95 % interval, and a sentence says what may be read off the numbers and what may not: indices that have not "
    "converged are not to be ranked, and an estimate below 0 is noise about 0.",
    "dyad sweep baseline --design morris --points 20 --vary adversity.level=0..1\n"
    "dyad sensitivity baseline_sweep.h5\n"
    "dyad sensitivity baseline_sweep.h5 --outcome secure --json"};

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", value == 0.0 ? 0.0 : value);
    return std::isfinite(value) ? text.data() : "-";
}

std::string interval(const Estimate& estimate) {
    return std::isfinite(estimate.low) ? number(estimate.low) + " to " + number(estimate.high) : "-";
}

std::string listed_keys(const std::vector<std::string>& keys) {
    std::string list;
    for (std::size_t k = 0; k < keys.size(); ++k) list += (k == 0 ? "" : k + 1 == keys.size() ? " and "
                                                                                              : ", ") +
                                                          keys[k];
    return list;
}

std::size_t key_width(const SweepResults& sweep) {
    std::size_t widest = 12;
    for (const std::string& key : sweep.keys) widest = std::max(widest, columns_of(key));
    return std::min<std::size_t>(widest, 40) + 2;
}

/// Axes by falling size; those without a number last.
template <class Size> std::vector<std::size_t> by_size(std::size_t axes, const Size& size) {
    std::vector<std::size_t> order(axes);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t axis) { return std::isfinite(size(axis)) ? -size(axis) : 1.0; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
}

std::string screening_in_words(const SweepResults& sweep, const std::vector<ScreenedAxis>& axes) {
    const auto order = by_size(axes.size(), [&](std::size_t axis) { return axes[axis].size.value; });
    const std::size_t column = key_width(sweep);
    std::string text = "  " + left("parameter", column) + right("mu*", 9) + "  " + left("95 % interval", 18) + right("mu", 9) + right("sigma", 9) + "\n";
    for (const std::size_t axis : order)
        text += "  " + left(sweep.keys[axis], column) + right(number(axes[axis].size.value), 9) + "  " + left(interval(axes[axis].size), 18) + right(number(axes[axis].mean), 9) +
                right(number(axes[axis].deviation), 9) + "\n";
    const double largest = axes[order.front()].size.value;
    if (!std::isfinite(largest)) return text + wrapped("Nothing is known: no two runs that differ by one parameter gave a number.", width, 2);
    if (!(largest > 0.0)) return text + wrapped("Nothing that was varied changes this outcome.", width, 2);
    std::string words = sweep.keys[order.front()] + " moves it most, by " + number(largest) + " per whole range.";
    if (!std::isfinite(axes[order.front()].size.low)) return text + wrapped(words + " How exact that is cannot be told from one trajectory; sweep more --points.", width, 2);
    std::vector<std::string> idle, open, bent;
    for (const std::size_t axis : order) {
        const ScreenedAxis& one = axes[axis];
        if (one.size.high < negligible * largest) idle.push_back(sweep.keys[axis]);
        else if (!(one.size.low > negligible * largest)) open.push_back(sweep.keys[axis]);
        if (one.deviation > one.size.value && one.size.low > negligible * largest) bent.push_back(sweep.keys[axis]);
    }
    if (order.size() > 1 && !(axes[order[0]].size.low > axes[order[1]].size.high))
        words += " That it comes before " + sweep.keys[order[1]] + " is not certain: their intervals overlap.";
    if (!idle.empty()) words += " Less than a tenth of that, and so for most purposes nothing: " + listed_keys(idle) + ".";
    if (!open.empty()) words += " Not told whether more than a tenth: " + listed_keys(open) + "; more --points would tell.";
    if (!bent.empty()) words += " Bent, dependent on the others, or chance (sigma above mu*): " + listed_keys(bent) + ".";
    words += " A step of a parameter also changes whom chance strikes; mu* counts that as well, the more the fewer families a run has.";
    return text + wrapped(words, width, 2);
}

std::string shares_in_words(const SweepResults& sweep, const std::vector<VarianceShare>& shares) {
    const auto order = by_size(shares.size(), [&](std::size_t axis) { return shares[axis].total.value; });
    const std::size_t column = key_width(sweep);
    std::string text = "  " + left("parameter", column) + right("alone", 9) + "  " + left("95 % interval", 18) + right("in all", 9) + "  " + left("95 % interval", 18) + "\n";
    double widest = 0.0, alone = 0.0;
    bool any_negative = false;
    std::vector<std::string> told, idle;
    for (const std::size_t axis : order) {
        const VarianceShare& one = shares[axis];
        text += "  " + left(sweep.keys[axis], column) + right(number(one.first.value), 9) + "  " + left(interval(one.first), 18) + right(number(one.total.value), 9) + "  " +
                left(interval(one.total), 18) + "\n";
        for (const Estimate* estimate : {&one.first, &one.total}) {
            widest = std::max(widest, (estimate->high - estimate->low) / 2.0);
            any_negative = any_negative || estimate->value < 0.0;
        }
        alone += std::max(0.0, one.first.value);
        (one.total.low > least_share ? told : idle).push_back(sweep.keys[axis]);
    }
    std::string words;
    if (widest <= converged) words = "Converged: every interval is within ±" + number(widest) + ".";
    else if (widest <= rough) words = "Rough: intervals go up to ±" + number(widest) + "; good for a ranking of what lies further apart, not for numbers. Four times the --points halve them.";
    else
        words = "Not converged: intervals go up to ±" + number(widest) + ", so that neither numbers nor ranks are to be trusted. About " +
                grouped(static_cast<std::uint64_t>(std::ceil(sweep.design.points * std::pow(widest / converged, 2)))) + " base points (--points) would do.";
    if (!told.empty()) words += " Told from nothing: " + listed_keys(told) + ".";
    if (!idle.empty()) words += " Not told from nothing: " + listed_keys(idle) + ".";
    if (widest <= rough) words += " Alone they explain " + percent(std::min(alone, 1.0)) + " of the variance; the rest is what they do together, and what chance does to runs that differ.";
    if (any_negative) words += " A share cannot be negative: an estimate below 0 is noise about a share near 0, and is to be read as 0.";
    return text + wrapped(words, width, 2);
}

nlohmann::ordered_json as_json(const Estimate& estimate) {
    const auto known = [](double value) { return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr); };
    return {{"value", known(estimate.value)}, {"low", known(estimate.low)}, {"high", known(estimate.high)}};
}

/// One outcome's part of the report, in words and as JSON.
struct Part {
    std::string words;
    nlohmann::ordered_json json;
};

Part part_of(const SweepResults& sweep, const DesignPoints& points, std::size_t outcome) {
    const Eigen::VectorXd values = sweep.means.col(static_cast<Eigen::Index>(outcome));
    Part part{sweep.outcomes[outcome] + ": " + sweep.labels[outcome] + "\n", {{"outcome", sweep.outcomes[outcome]}, {"design", name_of(sweep.design.kind)}, {"parameters", nlohmann::ordered_json::array()}}};
    if (sweep.design.kind == DesignKind::morris) {
        const auto axes = screened(points, sweep.keys.size(), values);
        part.words += screening_in_words(sweep, axes);
        for (std::size_t axis = 0; axis < axes.size(); ++axis)
            part.json["parameters"].push_back({{"name", sweep.keys[axis]}, {"mu_star", as_json(axes[axis].size)}, {"mu", axes[axis].mean}, {"sigma", axes[axis].deviation}});
        return part;
    }
    const auto shares = variance_shares(sweep.keys.size(), values);
    if (!shares) {
        part.words += wrapped("No shares of variance: " + shares.refusals().front().sentence + ".", width, 2);
        part.json["why"] = shares.refusals().front().sentence;
        return part;
    }
    part.words += shares_in_words(sweep, *shares);
    for (std::size_t axis = 0; axis < shares->size(); ++axis)
        part.json["parameters"].push_back({{"name", sweep.keys[axis]}, {"first", as_json((*shares)[axis].first)}, {"total", as_json((*shares)[axis].total)}});
    return part;
}

} // namespace

Exit sensitivity_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    OptionList options = option_list();
    options.add_options()("outcome", boost::program_options::value<std::vector<std::string>>()->composing()->value_name("NAME"), "only this outcome; may be given many times")(
        "json", "as JSON");
    const Arguments reading = read_arguments(help, options, operands, arguments, console);
    if (reading.exit) return *reading.exit;
    const std::string path = reading.text("FILE");
    if (path.empty()) return refuse(console, "which sweep to look at is missing, as in `dyad sensitivity baseline_sweep.h5`");
    const auto file = ResultsFile::open(path);
    if (!file) return refuse(console, file.refusals(), Exit::failed);
    const auto sweep = read_sweep(*file, path);
    if (!sweep) return refuse(console, sweep.refusals());
    const DesignKind kind = sweep->design.kind;
    if (kind != DesignKind::morris && kind != DesignKind::saltelli)
        return refuse(console, path + ": its design is " + std::string(name_of(kind)) + ", of which no sensitivities can be told; sweep with --design morris or --design saltelli");
    if (!sweep->has_common_luck)
        return refuse(console, path + ": every run had luck of its own, so that chance would count as an effect of whatever is varied; sweep with --luck common");
    if (kind == DesignKind::saltelli && !can_share_variance()) {
        become_numeric_program("sensitivity", arguments);
        return refuse(console,
                      "shares of variance need OpenTURNS, and the program dyad-calibrate beside this one that was built with it was not found; install it with `sudo apt-get "
                      "install libopenturns-dev` and build anew",
                      Exit::failed);
    }
    const std::vector<std::string> wanted = reading.texts("outcome");
    for (const std::string& name : wanted)
        if (std::find(sweep->outcomes.begin(), sweep->outcomes.end(), name) == sweep->outcomes.end())
            return refuse(console, "--outcome " + name + ": this sweep did not keep it; it has " + listed_keys(sweep->outcomes));
    const DesignPoints points(sweep->design);
    std::string words = wrapped(file->header().command, width);
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (std::size_t outcome = 0; outcome < sweep->outcomes.size(); ++outcome) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), sweep->outcomes[outcome]) == wanted.end()) continue;
        const Part part = part_of(*sweep, points, outcome);
        words += "\n" + part.words;
        all.push_back(part.json);
    }
    console.out << (reading.has("json") ? all.dump(2) + "\n" : words);
    return Exit::done;
}

} // namespace dyad
