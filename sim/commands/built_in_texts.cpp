// Reading the texts that the program carries within itself.
#include "sim/commands/built_in_texts.hpp"

#include "sim/scenario/scenario.hpp"

namespace dyad {

namespace {

std::string path_of(const BuiltInText& scenario) {
    return std::string(built_in_folder) + "/" + std::string(scenario.file);
}

} // namespace

std::vector<std::string> built_in_paths() {
    std::vector<std::string> paths;
    for (const BuiltInText& scenario : built_in_scenarios()) paths.push_back(path_of(scenario));
    return paths;
}

Outcome<std::string> read_scenario_text(const std::string& path) {
    for (const BuiltInText& scenario : built_in_scenarios())
        if (path_of(scenario) == path) return std::string(scenario.text);
    return read_text_file(path);
}

Outcome<std::string> built_in_evidence(std::string_view file) {
    for (const BuiltInText& text : built_in_findings())
        if (text.file == file) return std::string(text.text);
    return Refusal{"analysis/evidence/" + std::string(file), 0, 0,
                   "this file was not there when the program was built; build it from a whole source tree"};
}

Outcome<std::string> built_in_outcomes() {
    for (const BuiltInText& text : built_in_sweeps())
        if (text.file == "outcomes.toml") return std::string(text.text);
    return Refusal{"analysis/sweeps/outcomes.toml", 0, 0, "this file was not there when the program was built; build it from a whole source tree"};
}

} // namespace dyad
