// Running a scenario, as `run` and `replay` do it.
#pragma once

#include "sim/commands/command.hpp"
#include "sim/commands/options.hpp"
#include "sim/scenario/scenario.hpp"

#include <string>

namespace dyad {

/// How a run is done; none of it touches the results.
struct Manner {
    unsigned threads = 1;
    bool force = false, quiet = false;
    bool resumes = true; ///< finished communities outlast the command, so that it can be continued
    std::string kernel;  ///< instruction set; empty for the best of this machine
};

/// The options that fill a `Manner`.
void add_manner(OptionList& options);

/// Refuses a number of threads outside 1 to 1,024, and an instruction set that this machine or program does not have.
Outcome<Manner> manner_of(const Arguments& reading);

/// Refuses an output that is one of the command's inputs, is there already (unless forced), is no regular file (even if
/// forced), or lies in a folder that is not there: told before hours of simulation, not after.
Outcome<Done> check_output(const std::string& out, bool force, std::span<const std::string> inputs);

/// The scenario's own file and those it includes, as paths.
std::vector<std::string> files_of(const Scenario& scenario);

/// Lives the scenario and writes `out`, with progress on stderr. Anything but `done` has been explained on the console.
Exit simulate(const Scenario& scenario, const std::string& out, const Manner& manner, Console& console);

/// What would run, and what it would take, from a probe of the first community.
Exit dry_run(const Scenario& scenario, const std::string& out, const Manner& manner, bool json, Console& console);

} // namespace dyad
