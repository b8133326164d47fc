// `dyad sweep --dry-run`: what would run, and what it would take, from a second's probe of its first runs.
#include "sim/commands/sweep_report.hpp"
#include "sim/commands/sweep_runs.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <sys/resource.h>
#include <unistd.h>

namespace dyad {

namespace {

constexpr std::size_t width = 96;

struct SweepForecast {
    std::uint32_t probed = 0; ///< runs that were made to know
    double seconds = 0.0;     ///< of a run
    double memory = 0.0, of_a_run = 0.0;
    double table_bytes = 0.0; ///< of a run's own results file
    std::uint32_t threads = 1;
};

double peak_of_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss); // Linux counts in units of 1,024 bytes
}

/// One run; why it cannot be made, if so.
Outcome<Done> probe(const SweepPlan& plan, const WorldRequest& request, const Manner& manner) {
    const std::atomic<bool> never{false};
    const LivedRequest lived = measure_world(plan.evidence(), request, manner, 1, never);
    if (!lived.measured) return lived.measured.refusals();
    return Done{};
}

/// The size of the first run's own results file, which is written and thrown away.
Outcome<double> size_of_tables(const SweepPlan& plan, const Manner& manner) {
    std::error_code error;
    const auto path = std::filesystem::temp_directory_path(error) / ("dyad-probe-" + std::to_string(::getpid()) + ".h5");
    WorldRequest request = plan.request_of(plan.run_here(0));
    request.keeps = path.string();
    const auto made = probe(plan, request, manner);
    const auto size = std::filesystem::file_size(path, error);
    std::filesystem::remove(path, error);
    if (!made) return made.refusals();
    return static_cast<double>(size);
}

Outcome<SweepForecast> forecast_of(const SweepPlan& plan, const Manner& manner) {
    SweepForecast all;
    all.threads = std::min<std::uint32_t>(manner.threads, plan.runs_here());
    const double before = peak_of_memory();
    const auto start = std::chrono::steady_clock::now();
    const auto since = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
    do {
        if (const auto made = probe(plan, plan.request_of(plan.run_here(all.probed)), manner); !made) return made.refusals();
        ++all.probed;
    } while (since() < 1.0 && all.probed < plan.runs_here());
    all.seconds = since() / all.probed;
    all.of_a_run = peak_of_memory() - before;
    // What all runs share: a note of each that it is done, and sums of each point when the end is told.
    const double shared = static_cast<double>(plan.runs()) + 24.0 * std::min(2e6, static_cast<double>(plan.points().size()) * static_cast<double>(plan.shape().outcomes.size()));
    all.memory = peak_of_memory() + (all.threads - 1) * all.of_a_run + shared;
    const auto size = size_of_tables(plan, manner);
    if (!size) return size.refusals();
    all.table_bytes = *size;
    return all;
}

std::string in_words(const SweepPlan& plan, const SweepForecast& all, const std::string& out) {
    const SweepShape& shape = plan.shape();
    const auto line = [](const char* what, const std::string& text) { return left(what, 10) + text + "\n"; };
    const double runs = plan.runs_here(), records = runs * (176.0 + 16.0 * static_cast<double>(shape.outcomes.size()));
    std::string text = "Nothing was run. This would be:\n" + wrapped(plan.command(), width);
    text += line("design", std::string(name_of(shape.design.kind)) + ", " + counted(shape.points, "point", "points") + ", " +
                               (plan.targets().empty() ? "" : "at most ") + counted(shape.replicates, "replicate", "replicates") + " each, " + shape.luck + " luck");
    for (const Axis& axis : shape.design.axes) text += line("varied", axis.text);
    text += line("runs", grouped(plan.runs_here()) + (plan.runs_here() == shape.runs ? "" : " of " + grouped(shape.runs) + " (a shard)") + ", of " +
                             counted(plan.base().families, "family", "families") + " and " + shortest(plan.base().months / 12.0) + " years");
    std::string names;
    for (const SweepOutcome& outcome : shape.outcomes) names += (names.empty() ? "" : ", ") + outcome.name;
    text += "keeps\n" + wrapped(names, width, 10);
    text += line("time", "about " + duration_in_words(all.seconds * runs / all.threads) + " on " + counted(all.threads, "thread", "threads") + " (" +
                             (all.probed == 1 ? "the first run" : grouped(all.probed) + " runs in turn") + " took " + duration_in_words(all.seconds * all.probed) + ")");
    text += line("disk", "about " + size_in_words(records) + " beside " + out + " until it is done, and less than that in it; with --tables " +
                             size_in_words(all.table_bytes * runs) + " more (" + size_in_words(all.table_bytes) + " for the first run)");
    text += line("memory", "about " + size_in_words(all.memory) + " (measured while runs were made in turn, with " + size_in_words(all.of_a_run) + " for each further thread)");
    return text;
}

} // namespace

Exit sweep_dry_run(const SweepPlan& plan, const Manner& manner, const std::string& out, Console& console) {
    const auto all = forecast_of(plan, manner);
    if (!all) return refuse(console, all.refusals(), Exit::failed);
    if (!manner.quiet) console.out << in_words(plan, *all, out);
    return Exit::done;
}

} // namespace dyad
