// Runs the benchmarks, says how many times as fast one is as another, and whether that is less than it was.
#include "sim/memory.hpp"
#include "tests/benchmarks/benchmarks.hpp"

#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <thread>

namespace dyad {

namespace {

/// Less than the baseline by more than this share is slower, and not chance: see README.md beside this file.
constexpr double tolerance = 0.15;
constexpr int found_slower = 4;

/// Prints as usual and keeps the times of all repetitions.
class Timing final : public benchmark::ConsoleReporter {
public:
    Timing() : ConsoleReporter(OO_Tabular) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            has_failed = has_failed || run.error_occurred;
            if (run.run_type == Run::RT_Iteration && !run.error_occurred) times[run.run_name.function_name].push_back(run.GetAdjustedRealTime());
        }
        ConsoleReporter::ReportRuns(runs);
    }
    Times times;
    bool has_failed = false;
};

/// What this program takes beside the options of Google Benchmark.
struct Options {
    std::string json, baseline = DYAD_BASELINE;
    bool help = false;
};

const char* const help =
    "How fast the engine is, as ratios that travel between machines; no test, since other programs may be at work.\n"
    "\n"
    "usage: ./dyad bench [--json FILE] [--baseline FILE] [options of Google Benchmark]\n"
    "\n"
    "  --json FILE                   writes the ratios there; such a file can be a baseline\n"
    "  --baseline FILE               what to compare with (default: tests/benchmarks/baseline.json)\n"
    "  --benchmark_filter=PATTERN    only benchmarks whose names match\n"
    "  --benchmark_repetitions=N     runs of each (default: 5); ratios are those of the medians\n"
    "\n"
    "Exit code: 0; 2 wrong options; 3 a file could not be written or read, or a benchmark failed; 4 a ratio is more than 15 %\n"
    "below the baseline.\n";

/// Takes what is ours out of the words; nothing where an option lacks its value.
bool take(int& count, char** words, Options& options) {
    int kept = 1;
    for (int k = 1; k < count; ++k) {
        std::string* const file = !std::strcmp(words[k], "--json")       ? &options.json
                                  : !std::strcmp(words[k], "--baseline") ? &options.baseline
                                                                         : nullptr;
        if (!std::strcmp(words[k], "--help")) options.help = true;
        else if (!file) words[kept++] = words[k];
        else if (k + 1 == count) return false;
        else *file = words[++k];
    }
    count = kept;
    return true;
}

int tell(const Timing& timing, const Ratios& pairs, const Options& options) {
    const auto ratios = ratios_of(timing.times, pairs);
    std::printf("\nHow many times as fast, medians (and the range of single runs), on %u processors:\n%s",
                std::thread::hardware_concurrency(), ratios_in_words(ratios).c_str());
    if (!options.json.empty()) {
        std::ofstream file(options.json);
        file << ratios_in_json(ratios);
        if (!file.flush()) {
            std::fprintf(stderr, "dyad bench: %s could not be written.\n", options.json.c_str());
            return 3;
        }
    }
    const auto slower = slower_than(options.baseline, ratios, tolerance);
    for (const std::string& one : slower) std::printf("SLOWER than the baseline: %s\n", one.c_str());
    if (timing.has_failed) return 3;
    return slower.empty() ? 0 : found_slower;
}

} // namespace

} // namespace dyad

int main(int count, char** words) {
    using namespace dyad;
    keep_memory(); // as the program does
    Options options;
    if (!take(count, words, options)) {
        std::fprintf(stderr, "dyad bench: --json and --baseline want the name of a file behind them.\n");
        return 2;
    }
    if (options.help) {
        std::fputs(help, stdout);
        return 0;
    }
    std::vector<char*> all(words, words + count);
    // Those that are given come later and win. Runs of all benchmarks take turns, so that a slow minute of the machine does not
    // fall on all runs of one.
    std::string five = "--benchmark_repetitions=5", in_turn = "--benchmark_enable_random_interleaving=true";
    all.insert(all.begin() + 1, {five.data(), in_turn.data()});
    int total = static_cast<int>(all.size());
    all.push_back(nullptr);
    benchmark::Initialize(&total, all.data());
    if (benchmark::ReportUnrecognizedArguments(total, all.data())) return 2;
    Ratios pairs;
    register_arithmetic();
    register_common_work(pairs);
    register_infancy(pairs);
    register_lives(pairs);
    register_program_runs(pairs);
    Timing timing;
    benchmark::RunSpecifiedBenchmarks(&timing);
    try {
        return tell(timing, pairs, options);
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "dyad bench: %s.\n", problem.what());
        return 3;
    }
}
