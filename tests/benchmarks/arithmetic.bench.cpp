// A fixed piece of arithmetic, which never changes: what all else is held against when no plain reference stands beside it.
#include "tests/benchmarks/benchmarks.hpp"

namespace dyad {

namespace {

/// Two billion multiplications and additions of floats in the nearest cache, as the compiler makes them by itself.
double arithmetic() {
    constexpr std::uint32_t numbers = 4096, rounds = 250000;
    alignas(64) static float x[numbers];
    for (std::uint32_t i = 0; i < numbers; ++i) x[i] = static_cast<float>(i) / numbers;
    const double start = seconds_computed();
    for (std::uint32_t round = 0; round < rounds; ++round) {
        for (float& one : x) one = one * 0.99f + 0.01f;
        benchmark::ClobberMemory();
    }
    benchmark::DoNotOptimize(x);
    return seconds_computed() - start;
}

} // namespace

void register_arithmetic() {
    register_timed(fixed_arithmetic, [](benchmark::State&) { return arithmetic(); });
}

} // namespace dyad
