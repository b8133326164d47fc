// Runs the benchmarks, says how many times as fast one is as another, and whether that is less than it was.
#include "sim/commands/command.hpp"
#include "sim/memory.hpp"
#include "sim/results/durable.hpp"
#include "tests/benchmarks/benchmarks.hpp"
#include "tests/benchmarks/options.hpp"
#include "tests/benchmarks/timing.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <optional>
#include <unistd.h>

namespace dyad {

namespace {

Exit refuse(const std::string& sentence, Exit exit) {
    std::fprintf(stderr, "dyad bench: %s.\n", sentence.c_str());
    return exit;
}
Exit refuse(const std::vector<Refusal>& refusals, Exit exit) {
    for (const Refusal& one : refusals) refuse(text_of(one), exit);
    return exit;
}

/// Into the file that was opened for it before anything was measured.
Outcome<Done> write(TemporaryFile& file, const std::string& name, const std::string& text) {
    if (const int error = write_all(file.number(), 0, std::as_bytes(std::span(text))); error != 0) return cannot_write(name, error);
    return file.publish();
}

Exit tell(const Timing& timing, const Ratios& pairs, const BenchOptions& options, const Baseline& baseline, TemporaryFile* json) {
    if (timing.times().empty() && !timing.has_failed())
        return refuse("nothing was measured, since no benchmark's name matches the filter, or no runs were asked for; "
                      "--benchmark_list_tests lists the names",
                      Exit::refused);
    if (!timing.times().empty())
        std::printf("\nMilliseconds, medians (and the range of single runs), and what was counted:\n%s", timing.in_words().c_str());
    const auto ratios = ratios_of(timing.times(), pairs);
    if (!ratios.empty())
        std::printf("\nHow many times as fast, medians (and the range that single runs give), and in the baseline:\n%s",
                    ratios_in_words(ratios, baseline).c_str());
    for (const std::string& name : alone(timing.times(), pairs))
        std::printf("No ratio tells of \"%s\": what it is held against was not measured; widen the filter.\n", name.c_str());
    const bool whole = options.others.empty();
    for (const auto& [name, median] : baseline)
        if (whole && std::none_of(ratios.begin(), ratios.end(), [&its = name](const Ratio& one) { return one.name == its; }))
            std::printf("In the baseline, and not measured: %s.\n", name.c_str());
    if (json && (timing.has_failed() || ratios.empty()))
        return refuse(options.json + " was not written, since " + (ratios.empty() ? "no ratio was measured" : "a benchmark failed"),
                      timing.has_failed() ? Exit::some_failed : Exit::refused);
    if (timing.has_failed()) return Exit::some_failed;
    if (json)
        if (const auto written = write(*json, options.json, ratios_in_json(ratios, this_machine())); !written)
            return refuse(written.refusals(), Exit::failed);
    return std::any_of(ratios.begin(), ratios.end(), [&](const Ratio& one) { return is_slower(one, baseline); }) ? Exit::check_broken : Exit::done;
}

Exit run(const std::vector<std::string>& words) {
    const BenchOptions options = options_of(words);
    if (options.help) {
        std::ifstream help(DYAD_BENCH_HELP);
        if (!help) return refuse("its help is not where it was built; build it anew with ./dyad bench", Exit::failed);
        std::cout << help.rdbuf();
        return Exit::done;
    }
    if (!options.refusal.empty()) return refuse(options.refusal, Exit::refused);
    Baseline baseline;
    try {
        baseline = baseline_from(options.baseline.empty() ? DYAD_BASELINE : options.baseline);
    } catch (const std::exception& problem) {
        return refuse(problem.what(), Exit::refused);
    }
    std::optional<TemporaryFile> json;
    if (!options.json.empty()) {
        remove_leftovers(options.json);
        auto opened = TemporaryFile::create(options.json);
        if (!opened) return refuse(opened.refusals(), Exit::failed);
        json.emplace(std::move(*opened));
    }
    // Those that are given come later and win. Runs of all benchmarks take turns, so that a slow minute of the machine does not
    // fall on all runs of one.
    std::vector<std::string> all{"dyad bench", "--benchmark_repetitions=5", "--benchmark_enable_random_interleaving=true"};
    all.insert(all.end(), options.others.begin(), options.others.end());
    std::vector<char*> addresses;
    for (std::string& word : all) addresses.push_back(word.data());
    int count = static_cast<int>(addresses.size());
    addresses.push_back(nullptr);
    benchmark::Initialize(&count, addresses.data());
    if (benchmark::ReportUnrecognizedArguments(count, addresses.data())) return refuse("--help lists the options", Exit::refused);
    Ratios pairs;
    register_arithmetic();
    register_common_work(pairs);
    register_infancy(pairs);
    register_lives(pairs);
    register_program_runs(pairs);
    Timing timing(this_machine());
    benchmark::RunSpecifiedBenchmarks(&timing);
    tell_progress("");
    return options.lists ? Exit::done : tell(timing, pairs, options, baseline, json ? &*json : nullptr);
}

} // namespace

void tell_progress(const std::string& name) {
    static int runs = 0;
    if (isatty(STDERR_FILENO) == 0) return;
    if (name.empty()) std::fputs("\r\033[K", stderr);
    else std::fprintf(stderr, "\r\033[Kdyad bench: run %d, %s", ++runs, name.c_str());
}

} // namespace dyad

int main(int count, char** words) {
    dyad::keep_memory(); // as the program does
    return static_cast<int>(dyad::run({words + 1, words + count}));
}
