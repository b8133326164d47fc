// The speed of the whole program, files included: start-up, a small run, three generations, a sweep, a virtual study.
#include "tests/benchmarks/benchmarks.hpp"

#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dyad {

namespace {

/// Processor time of all programs that were run and have ended.
double seconds_of_programs() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Runs the program with these words and waits for it; false if it failed. What it prints but for errors nobody reads.
bool runs(std::vector<std::string> words) {
    words.insert(words.begin(), DYAD_PROGRAM);
    std::vector<char*> addresses;
    for (std::string& word : words) addresses.push_back(word.data());
    addresses.push_back(nullptr);
    posix_spawn_file_actions_t streams;
    posix_spawn_file_actions_init(&streams);
    posix_spawn_file_actions_addopen(&streams, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const bool begun = posix_spawn(&child, DYAD_PROGRAM, &streams, nullptr, addresses.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&streams);
    int status = 0;
    return begun && waitpid(child, &status, 0) == child && status == 0;
}

std::string in_one(const std::vector<std::string>& words) {
    std::string all = " dyad";
    for (const std::string& word : words) all += " " + word;
    return all;
}

/// One command of the program, so many times; its results go to a file that nobody keeps.
void register_program(Ratios& ratios, const std::string& what, std::vector<std::string> words, bool writes, int times) {
    const std::string name = "program: " + what, folder = std::string(DYAD_SCRATCH) + "/timed-" + std::to_string(getpid());
    if (writes) words.insert(words.end(), {"--quiet", "--force", "--threads", "1", "--out", folder + "/timed.h5"});
    register_timed(name, [=](benchmark::State& state) {
        std::error_code ignored;
        std::filesystem::create_directories(folder, ignored);
        const double start = seconds_of_programs();
        for (int k = 0; k < times; ++k)
            if (!runs(words)) {
                state.SkipWithError(("this failed:" + in_one(words)).c_str());
                break;
            }
        const double seconds = (seconds_of_programs() - start) / times;
        std::filesystem::remove_all(folder, ignored);
        return seconds;
    });
    ratios.push_back({fixed_arithmetic, name});
}

} // namespace

/// The release program, which `./dyad bench` builds beforehand, is what is measured; where it is not there, nothing is.
void register_program_runs(Ratios& ratios) {
    std::error_code ignored;
    if (!std::filesystem::exists(DYAD_PROGRAM, ignored)) {
        std::fputs("dyad bench: the program is not measured, since it is not built; ./dyad bench builds it.\n", stderr);
        return;
    }
    register_program(ratios, "start-up", {"--help"}, false, 20);
    register_program(ratios, "one family's infancy", {"run", "baseline", "--families", "1"}, true, 10);
    register_program(ratios, "three generations of 1,000 families", {"run", "three_generations", "--families", "1000"}, true, 1);
    register_program(ratios, "a sweep, 20 runs of 200 families",
                     {"sweep", "life_course", "--families", "200", "--vary", "adversity.level=0..0.5:20"}, true, 1);
    register_program(ratios, "10,000 virtual studies of 200",
                     {"study", "minnesota", "--power", "--studies", "10000", "--n", "200", "--no-search"}, true, 1);
}

} // namespace dyad
