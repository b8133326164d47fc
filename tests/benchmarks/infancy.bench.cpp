// The speed of infancy: the plain reference and every kernel side by side, and two threads against one.
#include "sim/workers.hpp"
#include "tests/benchmarks/benchmarks.hpp"

namespace dyad {

namespace {

constexpr std::uint32_t families = 1024, communities = 64, seed = 1, months = World::nursery_months;
constexpr double infant_days = families * static_cast<double>(months * days_per_month);

/// Months count without register and ties; those of the parents are lived beside their children's and count.
double count(benchmark::State& state, const Lived& lived) {
    state.counters["person-days/s"] = benchmark::Counter(infant_days / lived.month_seconds);
    state.counters["ns/infant-day"] = benchmark::Counter(1e9 * lived.month_seconds / infant_days);
    return lived.month_seconds;
}

std::string threads_name(unsigned threads) { return "infancy: 64 communities, threads " + std::to_string(threads); }

/// `threads` threads living 64 communities, founding and birth included.
void live_population(benchmark::State& state, unsigned threads) {
    const auto values = default_values();
    const Kernel& kernel = runnable_kernels().back();
    tell_progress(threads_name(threads));
    for ([[maybe_unused]] const auto& iteration : state) {
        const std::atomic<bool> never_stop{false};
        work_through(communities, threads, never_stop, [&](std::uint32_t community) {
            live_by(kernel, values, community, families, months, seed);
            return true;
        });
    }
}

} // namespace

void register_infancy(Ratios& ratios) {
    const auto values = default_values();
    const std::string what = "infancy: ";
    register_timed(what + plain_names[0], [=](benchmark::State& state) {
        return count(state, portable::live_plainly(values, families, months, seed));
    });
    register_timed(what + plain_names[1], [=](benchmark::State& state) {
        return count(state, native::live_plainly(values, families, months, seed));
    });
    for (const Kernel& kernel : runnable_kernels()) {
        register_timed(what + std::string(kernel.name), [=, &kernel](benchmark::State& state) {
            return count(state, live_by(kernel, values, 0, families, months, seed));
        });
        for (const char* plain : plain_names) ratios.push_back({what + plain, what + std::string(kernel.name)});
    }
    for (const unsigned threads : {1u, 2u})
        benchmark::RegisterBenchmark(threads_name(threads).c_str(),
                                     [=](benchmark::State& state) { live_population(state, threads); })
            ->UseRealTime()
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    ratios.push_back({threads_name(1), threads_name(2)});
}

} // namespace dyad
