// `dyad sensitivity`: which of the parameters that a sweep varied matter, and how sure one can be.
#include "analysis/sweeps/sensitivity.hpp"
#include "analysis/sweeps/noise.hpp"
#include "analysis/sweeps/sensitivity_figure.hpp"
#include "analysis/sweeps/sensitivity_text.hpp"
#include "analysis/sweeps/sweep_results.hpp"
#include "sim/commands/numeric_program.hpp"
#include "sim/commands/options.hpp"
#include "sim/results/durable.hpp"
#include "sim/results/output_path.hpp"
#include "sim/version.hpp"
#include "sim/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

namespace dyad {

namespace {

constexpr std::size_t width = 96;

constexpr CommandHelp sensitivity_help{
    "sensitivity", "FILE",
    "Says which parameters matter for the outcomes of a sweep. FILE is what `dyad sweep` made with --design morris (screening: which of many "
    "parameters matter at all) or --design saltelli (shares of variance: how much of an outcome's variance each parameter explains alone, and "
    "together with others).\n\n"
    "Every number has its 95 % interval, and a sentence says what may be read off the numbers and what may not: indices that have not "
    "converged are not to be ranked, and an estimate below 0 is noise about 0. Where the sweep has replicates, effects are held against "
    "what chance alone does between them.\n\n"
    "--figure draws them as SVG: of a screening the mean sizes of effects with their intervals beside their spread, of shares of variance "
    "both shares with theirs.",
    "dyad sweep baseline --design morris --points 20 --vary adversity.level=0..1\n"
    "dyad sensitivity baseline_sweep.h5\n"
    "dyad sensitivity baseline_sweep.h5 --outcome secure --json\n"
    "dyad sensitivity baseline_sweep.h5 --outcome secure --figure secure.svg"};

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", std::fabs(value) < 1e-12 ? 0.0 : value);
    return std::isfinite(value) ? text.data() : "-";
}

std::string interval(const Estimate& estimate) {
    return std::isfinite(estimate.low) ? number(estimate.low) + " to " + number(estimate.high) : "-";
}

std::size_t key_width(const SweepResults& sweep) {
    std::size_t widest = 12;
    for (const std::string& key : sweep.keys) widest = std::max(widest, columns_of(key));
    return std::min<std::size_t>(widest, 40) + 2;
}

std::string table_of(const SweepResults& sweep, const std::vector<ScreenedAxis>& axes, const std::vector<double>& chance) {
    const std::size_t column = key_width(sweep);
    const bool has_chance = sweep.replicates > 1;
    std::string text = "  " + left("parameter", column) + right("mu*", 9) + "  " + left("95 % interval", 18) + right("mu", 9) + right("sigma", 9) + (has_chance ? right("chance", 9) : "") + "\n";
    for (const std::size_t axis : by_size(axes))
        text += "  " + left(sweep.keys[axis], column) + right(number(axes[axis].size.value), 9) + "  " + left(interval(axes[axis].size), 18) + right(number(axes[axis].mean), 9) +
                right(number(axes[axis].deviation), 9) + (has_chance ? right(number(chance[axis]), 9) : "") + "\n";
    return text;
}

std::string table_of(const SweepResults& sweep, const std::vector<VarianceShare>& shares) {
    const std::size_t column = key_width(sweep);
    std::string text = "  " + left("parameter", column) + right("alone", 9) + "  " + left("95 % interval", 18) + right("in all", 9) + "  " + left("95 % interval", 18) + "\n";
    for (const std::size_t axis : by_size(shares))
        text += "  " + left(sweep.keys[axis], column) + right(number(shares[axis].first.value), 9) + "  " + left(interval(shares[axis].first), 18) +
                right(number(shares[axis].total.value), 9) + "  " + left(interval(shares[axis].total), 18) + "\n";
    return text;
}

nlohmann::ordered_json known(double value) { return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr); }

nlohmann::ordered_json as_json(const Estimate& estimate) {
    return {{"value", known(estimate.value)}, {"low", known(estimate.low)}, {"high", known(estimate.high)}};
}

/// One outcome's part of the report: in words, as JSON, and drawn.
struct Part {
    std::string words;
    nlohmann::ordered_json json;
    std::vector<Drawing> drawn;
};

void screen(const SweepResults& sweep, const DesignPoints& points, std::size_t outcome, Part& part) {
    const auto axes = screened(points, sweep.keys.size(), sweep.means.col(static_cast<Eigen::Index>(outcome)));
    const auto chance = noise_of_effects(points, sweep.keys.size(), sweep.values[outcome]);
    part.words += table_of(sweep, axes, chance) + wrapped(verdict_on(sweep, axes, chance), width, 2);
    for (std::size_t axis = 0; axis < axes.size(); ++axis)
        part.json["parameters"].push_back({{"name", sweep.keys[axis]}, {"mu_star", as_json(axes[axis].size)}, {"mu", known(axes[axis].mean)}, {"sigma", known(axes[axis].deviation)}, {"noise", known(chance[axis])}});
    part.drawn = {drawing_of_effects(sweep, outcome, axes, chance), drawing_of_bends(sweep, outcome, axes)};
}

void share(const SweepResults& sweep, std::size_t outcome, Part& part) {
    const auto shares = variance_shares(sweep.keys.size(), sweep.means.col(static_cast<Eigen::Index>(outcome)));
    if (!shares) {
        part.words += wrapped("No shares of variance: " + shares.refusals().front().sentence + ".", width, 2);
        part.json["why"] = shares.refusals().front().sentence;
        return;
    }
    const ReplicateNoise noise = noise_of(sweep.values[outcome], sweep.has_common_luck);
    part.words += table_of(sweep, *shares) + wrapped(verdict_on(sweep, *shares, noise), width, 2);
    part.json["noise_share"] = known(noise.share());
    for (std::size_t axis = 0; axis < shares->size(); ++axis)
        part.json["parameters"].push_back({{"name", sweep.keys[axis]}, {"first", as_json((*shares)[axis].first)}, {"total", as_json((*shares)[axis].total)}});
    part.drawn = {drawing_of_shares(sweep, outcome, *shares)};
}

Part part_of(const SweepResults& sweep, const DesignPoints& points, std::size_t outcome) {
    Part part{sweep.outcomes[outcome] + ": " + sweep.labels[outcome] + "\n", {{"outcome", sweep.outcomes[outcome]}, {"design", name_of(sweep.design.kind)}, {"parameters", nlohmann::ordered_json::array()}}, {}};
    if (sweep.design.kind == DesignKind::morris) screen(sweep, points, outcome, part);
    else share(sweep, outcome, part);
    return part;
}

/// Why this sweep has no sensitivities.
std::optional<std::string> objection_to(const SweepResults& sweep, const std::string& made_by) {
    const DesignKind kind = sweep.design.kind;
    if (kind != DesignKind::morris && kind != DesignKind::saltelli)
        return "its design is " + std::string(name_of(kind)) + ", of which no sensitivities can be told; sweep with --design morris or --design saltelli";
    if (!sweep.is_of_this_version)
        return "it was made by version " + made_by + ", which may lay its design out otherwise than this one, " + std::string(version()) + "; use that version, or make the sweep again";
    if (!sweep.has_common_luck) return "every run had luck of its own, so that chance would count as an effect of whatever is varied; sweep with --luck common";
    return std::nullopt;
}

/// Where the figure goes; nowhere if none is asked for.
Outcome<std::string> place_of_figure(const std::string& figure, bool force, const std::string& sweep) {
    if (figure.empty()) return figure;
    if (const auto apart = check_apart(figure, std::span(&sweep, 1)); !apart) return apart.refusals();
    auto place = place_of_output(figure, force);
    if (!place) return place;
    if (const auto folder = check_folder(*place); !folder) return folder.refusals();
    return place;
}

/// Shares of variance two outcomes a row, screenings one.
Outcome<Done> write_figure(const std::string& path, bool force, const std::vector<Part>& parts, const std::string& command) {
    std::vector<std::vector<Drawing>> rows;
    for (const Part& part : parts) {
        if (part.drawn.empty()) continue;
        if (part.drawn.size() == 1 && !rows.empty() && rows.back().size() == 1) rows.back().push_back(part.drawn.front());
        else rows.push_back(part.drawn);
    }
    if (rows.empty()) return Refusal{path, 0, 0, "there is nothing to draw: no outcome has sensitivities"};
    return write_text_file(path, sheet_of(rows, "Sensitivities: " + command).as_file(command + "; dyad sensitivity FILE --figure"), force ? Existing::replaced : Existing::kept);
}

} // namespace

Exit sensitivity_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    OptionList options = option_list();
    options.add_options()("outcome", boost::program_options::value<std::vector<std::string>>()->composing()->value_name("NAME"), "only this outcome; may be given many times")(
        "json", "as JSON")("figure", valued("FILE"), "also draw them, as SVG")("force", "replace an existing figure");
    const Arguments reading = read_arguments(sensitivity_help, options, operands, arguments, console);
    if (reading.exit) return *reading.exit;
    const std::string path = reading.text("FILE");
    if (path.empty()) return refuse(console, "which sweep to look at is missing, as in `dyad sensitivity baseline_sweep.h5`");
    const auto figure = place_of_figure(reading.text("figure"), reading.has("force"), path);
    if (!figure) return refuse(console, figure.refusals());
    const auto file = ResultsFile::open(path);
    if (!file) return refuse(console, file.refusals(), Exit::failed);
    const auto sweep = read_sweep(*file, path);
    if (!sweep) return refuse(console, sweep.refusals());
    if (const auto wrong = objection_to(*sweep, file->header().version)) return refuse(console, path + ": " + *wrong);
    if (sweep->design.kind == DesignKind::saltelli && !can_share_variance()) {
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
    std::vector<Part> parts;
    for (std::size_t outcome = 0; outcome < sweep->outcomes.size(); ++outcome) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), sweep->outcomes[outcome]) == wanted.end()) continue;
        parts.push_back(part_of(*sweep, points, outcome));
        words += "\n" + parts.back().words;
        all.push_back(parts.back().json);
    }
    if (!figure->empty())
        if (const auto written = write_figure(*figure, reading.has("force"), parts, file->header().command); !written) return refuse(console, written.refusals(), Exit::failed);
    console.out << (reading.has("json") ? all.dump(2) + "\n" : words);
    return Exit::done;
}

} // namespace dyad
