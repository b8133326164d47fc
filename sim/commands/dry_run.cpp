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
#include <span>
#include <sys/resource.h>
#include <unistd.h>

namespace dyad {

namespace {

struct Forecast {
    std::uint32_t communities = 0;
    unsigned threads = 1; ///< that have something to do
    double persons = 0, seconds = 0, file_bytes = 0, part_bytes = 0, memory_bytes = 0;
};

double peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss); // Linux counts in units of 1,024 bytes
}

bool is_table_of_sums(const Population& population, std::size_t table) {
    return std::any_of(population.summed.begin(), population.summed.end(),
                       [&](const auto& sum) { return sum.table == table; });
}

/// The size of a results file of the given communities, measured by writing one and throwing it away. Tables of sums do
/// not grow with the population and are left out.
Outcome<double> written_size(const Scenario& scenario, const Population& population,
                             std::span<const std::vector<Frame>> communities) {
    std::error_code error;
    const auto path = std::filesystem::temp_directory_path(error) / ("dyad-probe-" + std::to_string(getpid()) + ".h5");
    auto writer = ResultsWriter::create(path.string(), header_of(scenario), population.tables);
    if (!writer) return writer.refusals();
    for (const auto& frames : communities)
        for (std::size_t k = 0; k < frames.size(); ++k)
            if (const auto added = is_table_of_sums(population, k) ? Done{} : writer->append(k, frames[k]); !added)
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

/// The first community holds what is told once (parameters, followed children); what the second adds to it is what every
/// further one adds.
Outcome<Forecast> forecast(const Scenario& scenario, const Manner& manner) {
    const Population population = population_of(scenario, manner.kernel);
    Forecast all;
    all.communities = population.communities;
    all.threads = std::min<unsigned>(manner.threads, population.communities);
    const double before = peak_memory();
    std::vector<std::vector<Frame>> lived;
    const auto start = std::chrono::steady_clock::now();
    for (std::uint32_t k = 0; k < std::min(2U, population.communities); ++k) lived.push_back(population.live(k));
    for (const auto& frames : lived)
        if (frames.empty()) return Refusal{scenario.file, 0, 0, "cannot be run: " + population.outgrown};
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double grown = peak_memory() - before;
    const std::span<const std::vector<Frame>> both(lived);
    const auto one = written_size(scenario, population, both.first(1)), two = written_size(scenario, population, both);
    for (const auto* size : {&one, &two})
        if (!*size) return size->refusals();
    // The second community may be the last, and then may hold fewer families than the first.
    const double full = scenario.community, first = std::min<double>(scenario.families, full);
    const double second = std::min<double>(scenario.families - first, full);
    const double times = second > 0 ? (scenario.families - first) / second : 0.0;
    const auto further = [&](double of_first, double of_both) { return of_first + times * (of_both - of_first); };
    const double persons = rows_of(population, lived[0], "persons"), raw = raw_size(lived[0]);
    const bool several = lived.size() > 1;
    all.persons = persons + (several ? times * rows_of(population, lived[1], "persons") : 0.0);
    all.seconds = scenario.families / (first + second) * seconds / all.threads;
    all.file_bytes = further(*one, *two);
    // Until the end there are the finished communities, and a draft of the file that grows beside them.
    all.part_bytes = raw + (several ? times * raw_size(lived[1]) : 0.0) + all.file_bytes;
    all.memory_bytes = peak_memory() + (all.threads - 1) * std::max(0.0, grown) / static_cast<double>(lived.size());
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
                                      {"threads", all.threads},
                                      {"seconds", all.seconds},
                                      {"file_bytes", std::llround(all.file_bytes)},
                                      {"temporary_bytes", std::llround(all.part_bytes)},
                                      {"memory_bytes", std::llround(all.memory_bytes)},
                                      {"out", out}};
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string forecast_in_words(const Scenario& scenario, const Forecast& all, const std::string& out) {
    const auto line = [](const char* what, const std::string& text) { return "  " + left(what, 10) + text + "\n"; };
    std::string text = "Nothing was run. This would be: " + canonical_command(scenario) + "\n";
    text += line("who", counted(scenario.families, "family", "families") + " in " +
                            counted(all.communities, "community", "communities") + ", about " +
                            counted(static_cast<std::uint64_t>(std::llround(all.persons)), "person", "persons"));
    text += line("how long", scenario.months % 12 == 0 && scenario.months >= 24
                                 ? counted(scenario.months / 12, "year", "years")
                                 : counted(scenario.months, "month", "months"));
    text +=
        line("time", (all.seconds < 0.05 ? "" : "about ") + duration_in_words(all.seconds) + " on " +
                         counted(all.threads, "thread", "threads"));
    text += line("disk", "about " + size_in_words(all.file_bytes) + " for " + out + ", and " +
                             size_in_words(all.part_bytes) + " beside it while it runs");
    text += line("memory", "about " + size_in_words(all.memory_bytes));
    return text;
}

} // namespace

Exit dry_run(const Scenario& scenario, const std::string& out, const Manner& manner, bool json, Console& console) {
    if (const auto writable = check_output(out, manner.force, files_of(scenario)); !writable)
        return refuse(console, writable.refusals());
    const auto all = forecast(scenario, manner);
    if (!all) return refuse(console, all.refusals(), Exit::failed);
    if (json) console.out << forecast_as_json(scenario, *all, out) << "\n";
    else if (!manner.quiet) console.out << forecast_in_words(scenario, *all, out);
    return Exit::done;
}

} // namespace dyad
