// Runs the benchmarks, says how many times as fast one is as another, and whether that is less than it was.
#include "sim/memory.hpp"
#include "tests/benchmarks/benchmarks.hpp"
#include "tests/benchmarks/timing.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>
#include <unistd.h>

namespace dyad {

namespace {

enum Exit {
    done = 0,
    wrong = 2,
    failed = 3,
    found_slower = 4
};

/// What this program takes beside the options of Google Benchmark.
struct Options {
    std::string json, baseline = DYAD_BASELINE;
    bool help = false;
};

Exit refuse(const std::string& sentence, Exit exit) {
    std::fprintf(stderr, "dyad bench: %s.\n", sentence.c_str());
    return exit;
}

/// Takes what is ours out of the words; false where an option lacks its value.
bool take(int& count, char** words, Options& options) {
    int kept = 1;
    for (int k = 1; k < count; ++k) {
        const std::string_view word = words[k], option = word.substr(0, word.find('='));
        std::string* const file = option == "--json" ? &options.json : option == "--baseline" ? &options.baseline
                                                                                              : nullptr;
        if (word == "--help" || word == "-h") options.help = true;
        else if (!file) words[kept++] = words[k];
        else if (option != word) *file = word.substr(option.size() + 1);
        else if (k + 1 < count) *file = words[++k];
        if (file && (file->empty() || file->starts_with("--"))) return false;
    }
    count = kept;
    return true;
}

/// Written beside it and then moved there, so that whatever was there stays until the new file is whole.
bool write(const std::string& name, const std::string& text) {
    const std::string draft = name + ".part";
    std::ofstream file(draft);
    file << text;
    file.close();
    std::error_code error;
    if (file) std::filesystem::rename(draft, name, error);
    if (!file || error) std::filesystem::remove(draft, error);
    return !error && static_cast<bool>(file);
}
bool can_write(const std::string& name) {
    std::error_code ignored;
    const std::string draft = name + ".part";
    const bool can = std::ofstream(draft, std::ios::app).good() && !std::filesystem::is_directory(name, ignored);
    std::filesystem::remove(draft, ignored);
    return can;
}

Exit tell(const Timing& timing, const Ratios& pairs, const Options& options, const Baseline& baseline) {
    if (timing.times().empty() && !timing.has_failed())
        return refuse("nothing was measured, since no benchmark's name matches the filter, or no runs were asked for; "
                      "--benchmark_list_tests lists the names",
                      wrong);
    std::printf("\nMilliseconds, medians (and the range of single runs), and what was counted:\n%s", timing.in_words().c_str());
    const auto ratios = ratios_of(timing.times(), pairs);
    if (!ratios.empty())
        std::printf("\nHow many times as fast, medians (and the range that single runs give), and in %s:\n%s", options.baseline.c_str(),
                    ratios_in_words(ratios, baseline).c_str());
    for (const std::string& name : alone(timing.times(), pairs))
        std::printf("No ratio tells of \"%s\": what it is held against was not measured; widen the filter.\n", name.c_str());
    if (timing.has_failed()) return failed;
    if (ratios.empty() && !options.json.empty()) return refuse("no ratio was measured, so " + options.json + " was not written", wrong);
    if (!options.json.empty() && !write(options.json, ratios_in_json(ratios, this_machine())))
        return refuse(options.json + " could not be written; check that there is room and that you may write there", failed);
    const bool slower = std::any_of(ratios.begin(), ratios.end(), [&](const Ratio& one) { return is_slower(one, baseline); });
    return slower ? found_slower : done;
}

Exit run(int count, char** words) {
    Options options;
    if (!take(count, words, options)) return refuse("--json and --baseline want the name of a file behind them", wrong);
    if (options.help) {
        std::cout << std::ifstream(DYAD_BENCH_HELP).rdbuf();
        return done;
    }
    if (!options.json.empty() && !can_write(options.json))
        return refuse(options.json + " cannot be written; check that its folder is there and that you may write in it", failed);
    Baseline baseline;
    try {
        baseline = baseline_from(options.baseline);
    } catch (const std::exception& problem) {
        return refuse(problem.what(), wrong);
    }
    // Those that are given come later and win. Runs of all benchmarks take turns, so that a slow minute of the machine does not
    // fall on all runs of one.
    std::string name = "dyad bench", five = "--benchmark_repetitions=5", in_turn = "--benchmark_enable_random_interleaving=true";
    std::vector<char*> all{name.data(), five.data(), in_turn.data()};
    all.insert(all.end(), words + 1, words + count);
    int total = static_cast<int>(all.size());
    const bool only_lists = std::any_of(all.begin(), all.end(), [](const char* word) { return std::strstr(word, "benchmark_list_tests"); });
    all.push_back(nullptr);
    benchmark::Initialize(&total, all.data());
    if (benchmark::ReportUnrecognizedArguments(total, all.data())) return refuse("--help lists the options", wrong);
    Ratios pairs;
    register_arithmetic();
    register_common_work(pairs);
    register_infancy(pairs);
    register_lives(pairs);
    register_program_runs(pairs);
    Timing timing(this_machine());
    benchmark::RunSpecifiedBenchmarks(&timing);
    tell_progress("");
    return only_lists ? done : tell(timing, pairs, options, baseline);
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
    return dyad::run(count, words);
}
