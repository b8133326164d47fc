// The scenarios folder: where it is, what is in it, and how a bare name becomes a file.
#pragma once

#include "sim/refusal.hpp"

#include <string>
#include <vector>

namespace dyad {

/// The folder named in the environment variable DYAD_SCENARIOS, else that of the source tree the program was built
/// from, else (where that is gone, and in the static program) `built_in_folder`.
std::string scenarios_folder();

/// Paths of the scenarios in the folder, by name.
Outcome<std::vector<std::string>> scenario_files();

/// `given` is a path (it has a slash, or ends in .toml), or the bare name of a file in the scenarios folder ("baseline"). Refuses a bare name that is not
/// there, naming the nearest one; a path is handed on as it is.
Outcome<std::string> find_scenario(const std::string& given);

} // namespace dyad
