// What the benchmarks share: default values, one community lived by a kernel, and how a run of it is registered.
#pragma once

#include "models/kernel.hpp"
#include "models/lifecourse.hpp"
#include "sim/run.hpp"
#include "tests/benchmarks/plain.hpp"
#include "tests/benchmarks/ratios.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace dyad {

inline namespace portable {
/// Lives the first months of community 0, one person at a time, under one value for each parameter.
Lived live_plainly(std::span<const double> values, std::uint32_t families, std::uint32_t months, std::uint32_t seed);
}
namespace native {
Lived live_plainly(std::span<const double> values, std::uint32_t families, std::uint32_t months, std::uint32_t seed);
}

/// Says on a terminal which run is at work; nothing clears the line.
void tell_progress(const std::string& name);

void register_common_work(Ratios& ratios);
void register_infancy(Ratios& ratios);
void register_lives(Ratios& ratios);
void register_arithmetic();
void register_program_runs(Ratios& ratios);

inline constexpr const char* fixed_arithmetic = "fixed arithmetic";
inline constexpr const char* plain_names[] = {"plain", "plain -O3 -march=native"};

inline std::vector<double> default_values() {
    std::vector<double> values;
    const auto add = [&](const auto& process) {
        for (const Parameter& parameter : parameters_of(process)) values.push_back(parameter.value);
    };
    std::apply([&](const auto&... process) { (add(process), ...); }, Lifecourse{});
    return values;
}

/// The first months of one community, by one kernel.
inline Lived live_by(const Kernel& kernel, std::span<const double> values, std::uint32_t community,
                     std::uint32_t families,
                     std::uint32_t months, std::uint32_t seed) {
    const Lifecourse processes = with_values(Lifecourse{}, values);
    const Draw draw{seed, 0};
    Lived lived;
    World world;
    world.community = community;
    world.families = families;
    const double start = seconds_computed();
    const auto one_month = [&](World& its, const Month& month) {
        kernel.turn_month(values, its, month, draw.seed, draw.replicate);
        const double before = seconds_computed();
        kernel.live_month(values, its, month, draw.seed, draw.replicate);
        lived.month_seconds += seconds_computed() - before;
    };
    const auto watch = [&](const World& its, std::uint32_t) {
        for (std::uint32_t i = 0; i < its.society.rows(); ++i) lived.person_months += its.society.alive[i];
        lived.person_months += static_cast<double>(its.nursery.rows());
    };
    live(processes, world, months, draw, one_month, watch);
    lived.seconds = seconds_computed() - start;
    benchmark::DoNotOptimize(world.persons.rows());
    return lived;
}

/// Registers one run, timed by itself: `run` sets the counters and returns the seconds that count.
template <class Run> void register_timed(const std::string& name, Run run) {
    const auto timed = [=](benchmark::State& state) {
        tell_progress(name);
        for ([[maybe_unused]] const auto& iteration : state) state.SetIterationTime(run(state));
    };
    benchmark::RegisterBenchmark(name.c_str(), timed)->UseManualTime()->Iterations(1)->Unit(benchmark::kMillisecond);
}

} // namespace dyad
