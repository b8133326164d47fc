// The way from a checked scenario to a results file.
#include "sim/commands/run.hpp"

#include "models/catalogue.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/request_digest.hpp"
#include "sim/progress.hpp"
#include "sim/results/output_path.hpp"
#include "sim/results/parts.hpp"
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

Exit tell_interruption(const std::string& out, bool resumes, std::uint32_t done, std::uint32_t all, Console& console) {
    std::error_code ignored;
    std::string sentence = "interrupted; nothing was kept, and the same command begins anew";
    if (resumes && std::filesystem::exists(out + ".part", ignored))
        sentence = "interrupted after " + grouped(done) + " of " + counted(all, "community", "communities") +
                   "; what is finished is kept in " + out + ".part, and the same command continues from there";
    return refuse(console, sentence, Exit::interrupted);
}

/// Parts of other runs stay until somebody continues or removes them: nobody else knows whether they are still wanted.
void tell_parts_left(const std::string& out, Console& console) {
    for (const LeftParts& left : parts_left_at(out))
        console.err << left.folder << ": finished communities of another run that was stopped are still here"
                    << (left.command.empty() ? "" : " (`" + left.command + "`)")
                    << "; its command continues it, and `rm -r " << left.folder << "` removes them\n";
}

} // namespace

void add_manner(OptionList& options) {
    options.add_options()("threads", valued("N"),
                          "threads to use (default: all processors; the results do not depend on it)")(
        "force", "replace an existing output")("quiet", "nothing but errors")(
        "instruction-set", valued("NAME"), "x86-64, x86-64-v3 or x86-64-v4 (default: the best here; the same bits)");
}

Outcome<Manner> manner_of(const Arguments& reading) {
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

Outcome<Done> check_output(const std::string& out, bool force, std::span<const std::string> inputs) {
    if (const auto apart = check_apart(out, inputs); !apart) return apart;
    const auto place = place_of_output(out, force);
    return place ? check_folder(*place) : place.refusals();
}

std::vector<std::string> files_of(const Scenario& scenario) {
    const auto folder = std::filesystem::path(scenario.file).parent_path();
    std::vector<std::string> files{scenario.file};
    for (const auto& [name, text] : scenario.includes) files.push_back((folder / name).string());
    return files;
}

Exit simulate(const Scenario& scenario, const std::string& out, const Manner& manner, Console& console) {
    const auto place = place_of_output(out, manner.force);
    if (!place) return refuse(console, place.refusals());
    const Population population = population_of(scenario, manner.kernel);
    RunRequest request;
    request.out = *place;
    request.force = manner.force;
    request.threads = manner.threads;
    request.header = header_of(scenario);
    request.digest = digest_of(scenario);
    std::atomic<std::uint32_t> finished{0};
    const std::atomic<bool>& stop = listen_for_interruption();
    const auto end = [&] {
        Progress progress(stderr, progress_style(manner.quiet), "communities");
        request.writing = [&](std::uint32_t merged, std::uint32_t all) { progress.writing(merged, all); };
        return run_population(population, request, stop, [&](std::uint32_t done, std::uint32_t all) {
            finished = std::max<std::uint32_t>(finished, done);
            progress(done, all);
        });
    }();
    if (!end) return refuse(console, end.refusals(), Exit::failed);
    if (*end == RunEnd::interrupted)
        return tell_interruption(*place, manner.resumes, finished, population.communities, console);
    if (!manner.quiet) tell_parts_left(*place, console);
    if (!stop) return Exit::done;
    return manner.resumes ? refuse(console,
                                   "interrupted when " + out +
                                       " was just finished; the file is whole, and only its summary is not shown",
                                   Exit::interrupted)
                          : tell_interruption(*place, false, 0, 0, console);
}

} // namespace dyad
