// Sweeps in words, for terminals.
#include "sim/commands/sweep_report.hpp"

#include "analysis/rows.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>

namespace dyad {

namespace {

constexpr std::size_t width = 96;
constexpr std::uint32_t most_for_discrepancy = 3000;

std::string short_number(double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", number);
    return text.data();
}

/// Mean and standard error of an outcome at a point.
struct AtPoint {
    double sum = 0.0, squares = 0.0;
    std::uint32_t count = 0;

    void add(double value) {
        if (!std::isfinite(value)) return;
        sum += value;
        squares += value * value;
        ++count;
    }
    double mean() const { return sum / count; }
    /// Not a number from one run.
    double standard_error() const {
        return count < 2 ? std::nan("") : std::sqrt(std::max(0.0, squares - sum * sum / count) / (count - 1) / count);
    }
    std::string in_words() const { return short_number(mean()) + (count < 2 ? "" : " (SE " + short_number(standard_error()) + ")"); }
};

std::string point_in_words(const std::vector<std::string>& keys, const std::vector<double>& values) {
    std::string text;
    for (std::size_t k = 0; k < keys.size(); ++k)
        if (std::isfinite(values[k])) text += (text.empty() ? "" : ", ") + keys[k] + " " + short_number(values[k]);
    return text.empty() ? "the scenario as it is" : text;
}

} // namespace

Outcome<std::vector<SweepOutcome>> all_outcomes() {
    const auto text = built_in_outcomes();
    if (!text) return text.refusals();
    return read_outcomes("analysis/sweeps/outcomes.toml", *text, evidence_vocabulary());
}

std::string outcomes_in_words(const std::vector<SweepOutcome>& outcomes) {
    std::size_t column = 0;
    for (const SweepOutcome& outcome : outcomes) column = std::max(column, columns_of(outcome.name));
    std::string text;
    for (const SweepOutcome& outcome : outcomes)
        text += left(outcome.name, column + 2) + outcome.label + (outcome.is_usual ? " *" : "") + "\n";
    return text + "\n* kept where none is chosen and runs are long enough. An outcome is of those who have reached its age when the run ends.\n  Your own: --outcomes FILE, written as analysis/sweeps/outcomes.toml is.\n";
}

std::string fairness_of(const SweepPlan& plan, const RunRecords& records) {
    const DesignPoints& points = plan.points();
    std::vector<std::uint32_t> done, times(points.size());
    for (std::uint32_t k = 0; k < plan.runs_here(); ++k)
        if (const SweepRun run = plan.run_here(k); records.has(run.run)) {
            done.push_back(run.point);
            ++times[run.point];
        }
    if (done.empty()) return "";
    const auto [least, most] = std::minmax_element(times.begin(), times.end());
    if (*least > 0) return ". Every point has been run " + (*least == *most ? std::to_string(*least) : std::to_string(*least) + " to " + std::to_string(*most)) + (*most == 1 ? " time" : " times");
    if (plan.shape().design.kind == DesignKind::grid) {
        std::uint32_t uneven = 0;
        for (std::size_t axis = 0; axis < plan.shape().design.axes.size(); ++axis) {
            std::vector<std::uint32_t> levels(plan.shape().design.axes[axis].levels());
            for (const std::uint32_t point : done) ++levels[static_cast<std::size_t>(points.place(point, axis))];
            const auto [few, many] = std::minmax_element(levels.begin(), levels.end());
            uneven = std::max(uneven, *many - *few);
        }
        return ". Every value of every parameter has been run equally often, within " + std::to_string(uneven);
    }
    if (points.size() > most_for_discrepancy || done.size() > most_for_discrepancy) return "";
    std::vector<std::uint32_t> all(points.size());
    for (std::uint32_t point = 0; point < points.size(); ++point) all[point] = point;
    return ". What is done fills the design with a discrepancy of " + short_number(points.discrepancy(done)) + "; all of it has " + short_number(points.discrepancy(all));
}

Exit sweep_dry_run(const SweepPlan& plan, const Manner& manner, const std::string& out, Console& console) {
    const auto start = std::chrono::steady_clock::now();
    const std::array<WorldRequest, 1> first{plan.request_of(plan.run_here(0))};
    Manner alone = manner;
    alone.threads = 1;
    std::vector<Refusal> refusals;
    const std::atomic<bool> never{false};
    const auto probed = measure_worlds(plan.evidence(), first, alone, never, [&](std::size_t, Outcome<Measured> result) {
        if (!result) refusals = result.refusals();
        return true;
    });
    if (!probed) return refuse(console, probed.refusals(), Exit::failed);
    if (!refusals.empty()) return refuse(console, refusals);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const SweepShape& shape = plan.shape();
    const auto threads = std::min<std::uint32_t>(manner.threads, plan.runs_here());
    const double bytes = static_cast<double>(plan.runs_here()) * (176.0 + 16.0 * static_cast<double>(shape.outcomes.size()));
    console.out << wrapped(plan.command(), width) << left("design", 10) << name_of(shape.design.kind) << ", " << counted(shape.points, "point", "points") << ", "
                << counted(shape.replicates, "replicate", "replicates") << " each, " << shape.luck << " luck\n";
    for (const Axis& axis : shape.design.axes)
        console.out << left("varied", 10) << axis.text << "\n";
    console.out << left("runs", 10) << grouped(plan.runs_here()) << (plan.runs_here() == shape.runs ? "" : " of " + grouped(shape.runs) + " (a shard)") << ", of "
                << counted(plan.base().families, "family", "families") << " and " << shortest(plan.base().months / 12.0) << " years\n";
    for (const SweepOutcome& outcome : shape.outcomes) console.out << left("keeps", 10) << outcome.name << "\n";
    console.out << left("time", 10) << duration_in_words(seconds * plan.runs_here() / threads) << " on " << counted(threads, "thread", "threads") << " (the first run took "
                << duration_in_words(seconds) << ")\n"
                << left("disk", 10) << size_in_words(bytes) << " until it is done, then less, in " << out << "\n";
    return Exit::done;
}

Outcome<std::string> sweep_in_words(const std::string& path, double seconds) {
    const auto file = ResultsFile::open(path);
    if (!file) return file.refusals();
    const std::size_t table = table_named(*file, "runs").value_or(0);
    std::vector<std::string> keys, outcomes;
    std::vector<std::string_view> fields{"point", "outcome", "value"};
    for (const Field& field : file->tables()[table].fields) {
        if (field.name.find('.') != std::string::npos) keys.push_back(field.name);
        if (field.name == "outcome")
            for (const auto& [code, name] : field.codes) outcomes.push_back(name);
    }
    for (const std::string& key : keys) fields.push_back(key);
    std::map<std::uint32_t, std::vector<double>> points;
    std::vector<std::map<std::uint32_t, AtPoint>> at(outcomes.size());
    RowCursor row(*file, "runs", fields);
    for (; !row.at_end(); row.next()) {
        const auto point = static_cast<std::uint32_t>(row[0]);
        at[static_cast<std::size_t>(row[1]) - 1][point].add(row[2]);
        auto& values = points[point];
        if (values.empty())
            for (std::size_t k = 0; k < keys.size(); ++k) values.push_back(row[3 + k]);
    }
    if (row.failure()) return *row.failure();
    std::string text = wrapped(file->header().command, width) + counted(points.size(), "point", "points") + ", in " + duration_in_words(seconds) + ".\n\n";
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        std::erase_if(at[k], [](const auto& one) { return one.second.count == 0; });
        if (at[k].empty()) {
            text += outcomes[k] + ": nothing could be estimated at any point\n";
            continue;
        }
        const auto [low, high] = std::minmax_element(at[k].begin(), at[k].end(), [](const auto& a, const auto& b) { return a.second.mean() < b.second.mean(); });
        text += outcomes[k] + "\n" + wrapped("lowest  " + low->second.in_words() + " at " + point_in_words(keys, points[low->first]), width, 2) +
                wrapped("highest " + high->second.in_words() + " at " + point_in_words(keys, points[high->first]), width, 2);
    }
    return text + "\nResults: " + path + "\n  as a table    dyad export " + shell_quoted(path) + " --table runs --csv runs.csv\n";
}

} // namespace dyad
