// The scenarios folder: where it is, what is in it, and how a bare name becomes a file.
#pragma once

#include "sim/refusal.hpp"

#include <string>
#include <vector>

namespace dyad {

/// The folder named in the environment variable DYAD_SCENARIOS, else that of the source tree the program was built
/// from.
std::string scenarios_folder();

/// Paths of the scenarios in the folder, by name.
Outcome<std::vector<std::string>> scenario_files();

/// `given` is a path, or the bare name of a file in the scenarios folder ("baseline"). Refuses a bare name that is not
/// there, naming the nearest one; a path is handed on as it is.
Outcome<std::string> find_scenario(const std::string& given);

} // namespace dyad
