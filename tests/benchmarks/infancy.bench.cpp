// The speed of infancy: the plain reference and every kernel side by side, and two threads against one.
#include "models/kernel.hpp"
#include "models/lifecourse.hpp"
#include "sim/run.hpp"
#include "sim/workers.hpp"
#include "tests/benchmarks/plain.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace dyad {

inline namespace portable {
double live_plainly(std::span<const double>, std::uint32_t, std::uint32_t);
}
namespace native {
double live_plainly(std::span<const double>, std::uint32_t, std::uint32_t);
}

namespace {

constexpr std::uint32_t families = 1024, communities = 64, seed = 1;
constexpr double infant_days = families * 18.0 * days_per_month;

std::vector<double> default_values() {
    std::vector<double> values;
    const auto add = [&](const auto& process) {
        for (const Parameter& parameter : parameters_of(process)) values.push_back(parameter.value);
    };
    std::apply([&](const auto&... process) { (add(process), ...); }, Lifecourse{});
    return values;
}

/// One community's infancies by one kernel; the seconds that they took after the children were born.
double live_community(const Kernel& kernel, std::uint32_t community, const std::vector<double>& values) {
    const Lifecourse processes = with_values(Lifecourse{}, values);
    const Draw draw{seed, 0};
    World world;
    world.community = community;
    world.families = families;
    act(processes, world, Founding{}, draw);
    act(processes, world, Birth{0, families}, draw);
    const double start = seconds_computed();
    for (std::uint32_t month = 0; month < world.nursery_months; ++month)
        kernel.live_month(values, world, Month{month}, draw.seed, draw.replicate);
    benchmark::DoNotOptimize(world.nursery.tone[0]);
    return seconds_computed() - start;
}

void count(benchmark::State& state, double seconds) {
    state.SetIterationTime(seconds);
    state.counters["person-days/s"] = benchmark::Counter(infant_days / seconds);
    state.counters["ns/infant-day"] = benchmark::Counter(1e9 * seconds / infant_days);
}

/// `threads` threads living 64 communities, founding and birth included.
void live_population(benchmark::State& state, unsigned threads) {
    const auto values = default_values();
    const Kernel& kernel = runnable_kernels().back();
    for ([[maybe_unused]] const auto& iteration : state) {
        const std::atomic<bool> never{false};
        work_through(communities, threads, never, [&](std::uint32_t community) {
            live_community(kernel, community, values);
            return true;
        });
    }
}

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

template <class Live> void register_infancy(const std::string& who, Live live) {
    const auto run = [=](benchmark::State& state) {
        for ([[maybe_unused]] const auto& iteration : state) count(state, live());
    };
    benchmark::RegisterBenchmark(who.c_str(), run)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);
}

void register_all() {
    const auto values = default_values();
    register_infancy("plain", [=] { return portable::live_plainly(values, families, seed); });
    register_infancy("plain -O3 -march=native", [=] { return native::live_plainly(values, families, seed); });
    for (const Kernel& kernel : runnable_kernels())
        register_infancy(std::string(kernel.name), [=, &kernel] { return live_community(kernel, 0, values); });
    for (const unsigned threads : {1u, 2u}) {
        const std::string name = "64 communities, threads " + std::to_string(threads);
        benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) { live_population(state, threads); })
            ->MeasureProcessCPUTime()
            ->UseRealTime()
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    }
}

void print_ratio(const BestTimes& times, const std::string& slow, const std::string& fast) {
    if (times.best.contains(slow) && times.best.contains(fast))
        std::printf("  %5.2f  %s over %s\n", times.best.at(slow) / times.best.at(fast), fast.c_str(), slow.c_str());
}

void print_ratios(const BestTimes& times) {
    std::printf("\nHow many times as fast, best of all repetitions, on %u processors:\n",
                std::thread::hardware_concurrency());
    for (const Kernel& kernel : runnable_kernels())
        for (const char* plain : {"plain", "plain -O3 -march=native"}) print_ratio(times, plain, std::string(kernel.name));
    print_ratio(times, "64 communities, threads 1", "64 communities, threads 2");
}

} // namespace

} // namespace dyad

int main(int count, char** words) {
    benchmark::Initialize(&count, words);
    if (benchmark::ReportUnrecognizedArguments(count, words)) return 2;
    dyad::register_all();
    dyad::BestTimes times;
    benchmark::RunSpecifiedBenchmarks(&times);
    dyad::print_ratios(times);
    return 0;
}
