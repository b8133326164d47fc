// The speed of the whole program, files included: start-up, a small run, three generations, a sweep, a virtual study.
#include "tests/benchmarks/benchmarks.hpp"

#include <cstdlib>
#include <filesystem>
#include <sys/resource.h>

namespace dyad {

namespace {

/// Processor time of all programs that were run and have ended.
double seconds_of_programs() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// One command of the program, so many times; its results go to a file that nobody keeps.
void register_program(Ratios& ratios, const std::string& what, const std::string& words, bool writes, int times) {
    const std::string name = "program: " + what;
    register_timed(name, [=](benchmark::State& state) {
        std::error_code ignored;
        const auto file = std::filesystem::temp_directory_path(ignored) / ("dyad-bench-" + std::to_string(getpid()) + ".h5");
        const std::string out = writes ? " --quiet --force --threads 1 --out '" + file.string() + "'" : "";
        const std::string command = "'" + std::string(DYAD_PROGRAM) + "' " + words + out + " > /dev/null";
        const double start = seconds_of_programs();
        for (int k = 0; k < times; ++k)
            if (std::system(command.c_str()) != 0) state.SkipWithError(("this failed: " + command).c_str());
        std::filesystem::remove(file, ignored);
        return (seconds_of_programs() - start) / times;
    });
    ratios.push_back({fixed_arithmetic, name});
}

} // namespace

/// The release program, which `./dyad bench` builds beforehand, is what is measured; where it is not there, nothing is.
void register_program_runs(Ratios& ratios) {
    std::error_code ignored;
    if (!std::filesystem::exists(DYAD_PROGRAM, ignored)) return;
    register_program(ratios, "start-up", "--help", false, 20);
    register_program(ratios, "one family's infancy", "run baseline --families 1", true, 10);
    register_program(ratios, "three generations of 1,000 families", "run three_generations --families 1000", true, 1);
    register_program(ratios, "a sweep, 20 runs of 200 families", "sweep life_course --families 200 --vary adversity.level=0..0.5:20", true, 1);
    register_program(ratios, "10,000 virtual studies of 200", "study minnesota --power --studies 10000 --n 200 --no-search", true, 1);
}

} // namespace dyad
