// The speed of the common work: plain code, every kernel, two threads against one, a million persons against ten thousand.
#include "tests/benchmarks/benchmarks.hpp"
#include "tests/benchmarks/common_run.hpp"

#include <chrono>
#include <string>

namespace dyad {

inline namespace portable {
CommonEnd live_common_plainly(std::uint32_t persons, std::uint32_t seed);
}
namespace native {
CommonEnd live_common_plainly(std::uint32_t persons, std::uint32_t seed);
}
namespace {

constexpr std::uint32_t seed = 1;

/// Agent-steps per second, and whether the numbers are those of the common work.
void count(benchmark::State& state, const CommonEnd& end, double persons, double seconds) {
    state.counters["agent-steps/s"] = benchmark::Counter(persons * (Town::days + Town::weeks) / seconds);
    for (const CommonCheck& check : common_checks)
        if (!check.holds(end, persons)) state.SkipWithError((std::string(check.what) + " is not that of the common work").c_str());
}

/// Time that passes, since several threads may be at it.
double seconds_passed() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void register_plain(const std::string& name, CommonEnd (*live)(std::uint32_t, std::uint32_t)) {
    register_timed(name, [=](benchmark::State& state) {
        const double start = seconds_computed();
        const CommonEnd end = live(10 * town_size, seed);
        const double seconds = seconds_computed() - start;
        count(state, end, 10.0 * town_size, seconds);
        return seconds;
    });
}

/// Timed is the share of ten towns, so that many people stand beside few.
void register_engine(const std::string& name, OfTown live, std::uint32_t towns, unsigned threads, double (*now)()) {
    register_timed(name, [=](benchmark::State& state) {
        const double start = now();
        const CommonRun run(live, towns, threads, seed);
        const double seconds = now() - start;
        count(state, run.end(), run.persons(), seconds);
        state.counters["bytes/person"] = benchmark::Counter(run.bytes_per_person());
        return seconds * 10.0 / towns;
    });
}

} // namespace

void register_common_work(Ratios& ratios) {
    const std::string what = "common work: ";
    register_plain(what + plain_names[0], portable::live_common_plainly);
    register_plain(what + plain_names[1], native::live_common_plainly);
    for (std::size_t k = 0; k < runnable_kernels().size(); ++k) {
        const std::string name = what + std::string(runnable_kernels()[k].name);
        register_engine(name, runnable_common_kernels()[k], 10, 1, seconds_computed);
        for (const char* plain : plain_names) ratios.push_back({what + plain, name});
    }
    const OfTown fastest = runnable_common_kernels().back();
    const std::string few = what + std::string(runnable_kernels().back().name);
    const std::string million = what + "10,000 of a million", by_one = million + " by the clock", by_two = by_one + ", two threads";
    register_engine(million, fastest, 1000, 1, seconds_computed);
    register_engine(by_one, fastest, 1000, 1, seconds_passed);
    register_engine(by_two, fastest, 1000, 2, seconds_passed);
    ratios.push_back({few, million});
    ratios.push_back({by_one, by_two});
}

} // namespace dyad
