// Runs the benchmarks and prints how many times as fast one is as another.
#include "tests/benchmarks/benchmarks.hpp"

#include <cstdio>
#include <map>
#include <thread>

namespace dyad {

namespace {

/// Prints as usual and remembers the best time of each benchmark, for the ratios.
class BestTimes final : public benchmark::ConsoleReporter {
public:
    BestTimes() : ConsoleReporter(OO_Tabular) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration) continue;
            const double time = run.GetAdjustedRealTime();
            const auto [entry, is_new] = best.try_emplace(run.run_name.function_name, time);
            if (!is_new && time < entry->second) entry->second = time;
        }
        ConsoleReporter::ReportRuns(runs);
    }
    std::map<std::string, double> best; ///< name to time, in the unit of the benchmark
};

void print_ratios(const BestTimes& times, const Ratios& ratios) {
    std::printf("\nHow many times as fast, best of all repetitions, on %u processors:\n",
                std::thread::hardware_concurrency());
    for (const auto& [slow, fast] : ratios)
        if (times.best.contains(slow) && times.best.contains(fast))
            std::printf("  %5.2f  %s over %s\n", times.best.at(slow) / times.best.at(fast), fast.c_str(), slow.c_str());
}

} // namespace

} // namespace dyad

int main(int count, char** words) {
    benchmark::Initialize(&count, words);
    if (benchmark::ReportUnrecognizedArguments(count, words)) return 2;
    dyad::Ratios ratios;
    dyad::register_common_work(ratios);
    dyad::register_infancy(ratios);
    dyad::register_lives(ratios);
    dyad::BestTimes times;
    benchmark::RunSpecifiedBenchmarks(&times);
    dyad::print_ratios(times, ratios);
    return 0;
}
