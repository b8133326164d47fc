// The reporter of the benchmarks, and what is known of this machine.
#include "tests/benchmarks/timing.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <thread>

namespace dyad {

namespace {

/// 597.3 million, 48.4, 0.82.
std::string counted(double number) {
    std::array<char, 64> digits{};
    std::snprintf(digits.data(), digits.size(), number >= 1e6 ? "%.1f million" : number >= 100.0 ? "%.0f"
                                                                                                 : "%.3g",
                  number >= 1e6 ? number / 1e6 : number);
    return digits.data();
}

/// Google Benchmark names it otherwise since 1.8.
template <class Run> std::string failure_of(const Run& run) {
    if constexpr (requires { run.error_occurred; }) return run.error_occurred ? run.error_message : "";
    else return run.skipped ? run.skip_message : "";
}

} // namespace

bool Timing::ReportContext(const Context&) {
    std::printf("%s, %u processors; %s\n", machine_.processor.c_str(), machine_.processors, machine_.compiler.c_str());
    std::fflush(stdout);
    return true;
}

void Timing::ReportRuns(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        const std::string& name = run.run_name.function_name;
        if (run.run_type != Run::RT_Iteration) continue; // means and deviations are not asked for
        if (const std::string failure = failure_of(run); !failure.empty()) {
            std::fprintf(stderr, "dyad bench: %s: %s.\n", name.c_str(), failure.c_str());
            has_failed_ = true;
            continue;
        }
        times_[name].push_back(run.GetAdjustedRealTime());
        for (const auto& [counter, value] : run.counters) counted_[name][counter].push_back(value.value);
    }
}

std::string Timing::in_words() const {
    std::string words;
    for (const auto& [name, times] : times_) {
        const auto [least, most] = std::minmax_element(times.begin(), times.end());
        std::array<char, 96> numbers{};
        std::snprintf(numbers.data(), numbers.size(), "%10.2f  (%.2f to %.2f)  ", median_of(times), *least, *most);
        words += numbers.data() + name;
        const auto counters = counted_.find(name);
        std::string separator = "   ";
        if (counters != counted_.end())
            for (const auto& [counter, values] : counters->second) {
                words += separator + counted(median_of(values)) + " " + counter;
                separator = ", ";
            }
        words += "\n";
    }
    return words;
}

Machine this_machine() {
    Machine machine{"a processor that does not say its name", DYAD_COMPILER, DYAD_FLAGS, std::thread::hardware_concurrency()};
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name") && line.find(": ") != std::string::npos) {
            machine.processor = line.substr(line.find(": ") + 2);
            break;
        }
    return machine;
}

} // namespace dyad
