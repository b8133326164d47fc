// `dyad run --dry-run`: what would run, and what it would take, extrapolated from the first community.
#include "sim/commands/run.hpp"

#include "models/catalogue.hpp"
#include "sim/commands/request.hpp"
#include "sim/results/results.hpp"
#include "sim/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <sys/resource.h>
#include <unistd.h>

namespace dyad {

namespace {

struct Forecast {
    std::uint32_t communities = 0;
    double persons = 0, seconds = 0, file_bytes = 0, part_bytes = 0, memory_bytes = 0;
};

double peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss); // Linux counts in units of 1,024 bytes
}

bool is_summed(const Population& population, std::size_t table) {
    return std::any_of(population.summed.begin(), population.summed.end(),
                       [&](const auto& sum) { return sum.table == table; });
}

/// The size of a results file with the given frames, measured by writing one and throwing it away. Tables of sums do
/// not grow with the population and are left out.
Outcome<double> written_size(const Scenario& scenario, const Population& population, const std::vector<Frame>& frames) {
    std::error_code error;
    const auto path = std::filesystem::temp_directory_path(error) / ("dyad-probe-" + std::to_string(getpid()) + ".h5");
    auto writer = ResultsWriter::create(path.string(), header_of(scenario), population.tables);
    if (!writer) return writer.refusals();
    for (std::size_t k = 0; k < frames.size(); ++k)
        if (const auto added = is_summed(population, k) ? Done{} : writer->append(k, frames[k]); !added)
            return added.refusals();
    if (const auto finished = writer->finish(); !finished) return finished.refusals();
    const auto size = std::filesystem::file_size(path, error);
    std::filesystem::remove(path, error);
    return static_cast<double>(size);
}

double raw_size(const std::vector<Frame>& frames) {
    double bytes = 0;
    for (const Frame& frame : frames)
        for (std::size_t k = 0; k < frame.fields(); ++k) bytes += static_cast<double>(frame.column(k).size());
    return bytes;
}

double rows_of(const Population& population, const std::vector<Frame>& frames, const char* table) {
    for (std::size_t k = 0; k < frames.size(); ++k)
        if (population.tables[k].name == table) return static_cast<double>(frames[k].rows());
    return 0;
}

Outcome<Forecast> forecast(const Scenario& scenario, const Manner& manner) {
    const Population population = population_of(scenario, manner.kernel);
    const double before = peak_memory();
    const auto start = std::chrono::steady_clock::now();
    const std::vector<Frame> frames = population.live(0);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double one = peak_memory() - before;
    const auto bare = written_size(scenario, population, {});
    const auto full = written_size(scenario, population, frames);
    for (const auto* size : {&bare, &full})
        if (!*size) return size->refusals();
    // The last community may hold fewer families than the first.
    const double times = static_cast<double>(scenario.families) / std::min(scenario.families, scenario.community);
    Forecast all;
    all.communities = population.communities;
    all.persons = times * rows_of(population, frames, "persons");
    all.seconds = times * seconds / std::min<double>(manner.threads, population.communities);
    all.file_bytes = *bare + times * std::max(0.0, *full - *bare);
    // Until the end there are the finished communities, and at the end a draft of the file as well.
    all.part_bytes = times * raw_size(frames) + all.file_bytes;
    all.memory_bytes = before + manner.threads * one;
    return all;
}

std::string forecast_as_json(const Scenario& scenario, const Forecast& all, const std::string& out) {
    const nlohmann::ordered_json json{{"scenario", scenario.name},
                                      {"title", scenario.title},
                                      {"command", canonical_command(scenario)},
                                      {"families", scenario.families},
                                      {"communities", all.communities},
                                      {"persons", std::llround(all.persons)},
                                      {"months", scenario.months},
                                      {"seconds", all.seconds},
                                      {"file_bytes", std::llround(all.file_bytes)},
                                      {"temporary_bytes", std::llround(all.part_bytes)},
                                      {"memory_bytes", std::llround(all.memory_bytes)},
                                      {"out", out}};
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string forecast_in_words(const Scenario& scenario, const Forecast& all, const Manner& manner,
                              const std::string& out) {
    const auto line = [](const char* what, const std::string& text) { return "  " + left(what, 10) + text + "\n"; };
    std::string text = "Nothing was run. This would be: " + canonical_command(scenario) + "\n";
    text += line("who", counted(scenario.families, "family", "families") + " in " +
                            counted(all.communities, "community", "communities") + ", about " +
                            counted(static_cast<std::uint64_t>(std::llround(all.persons)), "person", "persons"));
    text += line("how long", "birth to " + counted(scenario.months, "month", "months"));
    text +=
        line("time", "about " + duration_in_words(all.seconds) + " on " + counted(manner.threads, "thread", "threads"));
    text += line("disk", "about " + size_in_words(all.file_bytes) + " for " + out + ", and " +
                             size_in_words(all.part_bytes) + " beside it while it runs");
    text += line("memory", "about " + size_in_words(all.memory_bytes));
    return text;
}

} // namespace

Exit dry_run(const Scenario& scenario, const std::string& out, const Manner& manner, bool json, Console& console) {
    const auto all = forecast(scenario, manner);
    if (!all) return refuse(console, all.refusals(), Exit::failed);
    if (json) console.out << forecast_as_json(scenario, *all, out) << "\n";
    else console.out << forecast_in_words(scenario, *all, manner, out);
    return Exit::done;
}

} // namespace dyad
