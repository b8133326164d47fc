// Reading the scenarios that the program carries within itself.
#include "sim/commands/built_in_scenarios.hpp"

#include "sim/scenario/scenario.hpp"

namespace dyad {

namespace {

std::string path_of(const BuiltInScenario& scenario) {
    return std::string(built_in_folder) + "/" + std::string(scenario.file);
}

} // namespace

std::vector<std::string> built_in_paths() {
    std::vector<std::string> paths;
    for (const BuiltInScenario& scenario : built_in_scenarios()) paths.push_back(path_of(scenario));
    return paths;
}

Outcome<std::string> read_scenario_text(const std::string& path) {
    for (const BuiltInScenario& scenario : built_in_scenarios())
        if (path_of(scenario) == path) return std::string(scenario.text);
    return read_text_file(path);
}

} // namespace dyad
