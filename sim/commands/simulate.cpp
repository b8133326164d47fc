// The way from a checked scenario to a results file.
#include "sim/commands/run.hpp"

#include "models/catalogue.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/request.hpp"
#include "sim/progress.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <sched.h>

namespace dyad {

namespace {

/// Processors that this process may use, which in a container or under taskset are fewer than the machine has.
unsigned processors() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof(allowed), &allowed) != 0) return 1;
    const int count = CPU_COUNT(&allowed);
    return count > 0 ? static_cast<unsigned>(count) : 1;
}

std::string interrupted_sentence(const std::string& out, std::uint32_t done, std::uint32_t all) {
    return "interrupted after " + grouped(done) + " of " + counted(all, "community", "communities") +
           "; what is finished is kept in " + out + ".part, and the same command continues from there";
}

} // namespace

void add_manner(OptionList& options) {
    options.add_options()("threads", valued("N"),
                          "threads to use (default: all processors; the results do not depend on it)")(
        "force", "replace an existing output")("quiet", "nothing but errors")(
        "instruction-set", valued("NAME"), "x86-64, x86-64-v3 or x86-64-v4 (default: the best here; the same bits)");
}

Outcome<Manner> manner_of(const Reading& reading) {
    std::vector<Refusal> refusals;
    Manner manner;
    manner.force = reading.has("force");
    manner.quiet = reading.has("quiet");
    manner.threads = processors();
    if (reading.has("threads")) {
        const auto threads = whole_number(reading.text("threads"), 1, 1024);
        if (!threads)
            refusals.push_back({"--threads " + reading.text("threads"), 0, 0,
                                "the number of threads must be a whole number from 1 to 1024"});
        manner.threads = threads.value_or(1);
    }
    if (reading.has("instruction-set")) {
        manner.kernel = reading.text("instruction-set");
        bool known = false;
        std::string names;
        for (const std::string_view name : kernels()) {
            known = known || name == manner.kernel;
            names += (names.empty() ? "" : ", ") + std::string(name);
        }
        if (!known)
            refusals.push_back({"--instruction-set " + manner.kernel, 0, 0,
                                "this machine or this program does not have that instruction set; there is " + names});
    }
    if (!refusals.empty()) return refusals;
    return manner;
}

Outcome<Done> check_output(const std::string& out, bool force) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path folder = fs::path(out).has_parent_path() ? fs::path(out).parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error))
        return Refusal{out, 0, 0,
                       "there is no folder `" + folder.string() +
                           "` to write to; make it, or choose another with --out"};
    if (fs::is_directory(out, error))
        return Refusal{out, 0, 0, "this is a folder and not a file; name a file in it with --out"};
    if (force || !fs::exists(out, error)) return Done{};
    return Refusal{
        out, 0, 0,
        "the file is there already and would be lost; choose another name with --out, or replace it with --force"};
}

Exit simulate(const Scenario& scenario, const std::string& out, const Manner& manner, Console& console) {
    const Population population = population_of(scenario, manner.kernel);
    RunRequest request;
    request.out = out;
    request.force = manner.force;
    request.threads = manner.threads;
    request.header = header_of(scenario);
    request.digest = digest_of(scenario);
    std::atomic<std::uint32_t> finished{0};
    const auto end = [&] {
        Progress progress(stderr, progress_style(manner.quiet), "communities");
        return run_population(population, request, listen_for_interruption(),
                              [&](std::uint32_t done, std::uint32_t all) {
                                  finished = std::max<std::uint32_t>(finished, done);
                                  progress(done, all);
                              });
    }();
    if (!end) return refuse(console, end.refusals(), Exit::failed);
    if (*end == RunEnd::finished) return Exit::done;
    if (!manner.resumes)
        return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted);
    return refuse(console, interrupted_sentence(out, finished, population.communities), Exit::interrupted);
}

} // namespace dyad
