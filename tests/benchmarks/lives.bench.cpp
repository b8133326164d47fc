// The speed of whole lives: lives to 60 per second beside the plain reference, and what one costs in large populations.
#include "tests/benchmarks/benchmarks.hpp"

namespace dyad {

namespace {

constexpr std::uint32_t seed = 1, per_community = 1000;
constexpr double months_to_60 = 60.0 * months_per_year;

/// Lives are counted by the years that all lived together: sixty make a life. Register and ties count.
double count(benchmark::State& state, const Lived& lived) {
    const double lives = lived.person_months / months_to_60;
    state.counters["lives to 60/s"] = benchmark::Counter(lives / lived.seconds);
    state.counters["us/life"] = benchmark::Counter(1e6 * lived.seconds / lives);
    state.counters["ns/month"] = benchmark::Counter(1e9 * lived.seconds / lived.person_months);
    state.counters["of it lived"] = benchmark::Counter(lived.month_seconds / lived.seconds); // the rest: register, ties
    return lived.seconds;
}

/// So many families in communities of a thousand, one after the other.
Lived live_all(const Kernel& kernel, const std::vector<double>& values, std::uint32_t families, std::uint32_t months) {
    Lived all;
    for (std::uint32_t community = 0; community < families / per_community; ++community) {
        const Lived one = live_by(kernel, values, community, per_community, months, seed);
        all.seconds += one.seconds;
        all.month_seconds += one.month_seconds;
        all.person_months += one.person_months;
    }
    return all;
}

} // namespace

void register_lives(Ratios& ratios) {
    constexpr std::uint32_t families = 250, months = 60 * months_per_year;
    const auto values = default_values();
    const std::string what = "lives: ";
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
    ratios.push_back({fixed_arithmetic, what + std::string(runnable_kernels().back().name)});
    const auto register_population = [=](const std::string& name, std::uint32_t population) {
        register_timed(name, [=](benchmark::State& state) { // timed is the share of a thousand families
            return count(state, live_all(runnable_kernels().back(), values, population, 5 * months_per_year)) * per_community / population;
        });
    };
    const std::string few = what + "1,000 families, first 5 years", many = what + "1,000 of 100,000 families, first 5 years";
    register_population(few, per_community);
    register_population(many, 100 * per_community);
    ratios.push_back({few, many});
}

} // namespace dyad
