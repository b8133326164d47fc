// Looking into the scenarios folder.
#include "sim/commands/scenarios_folder.hpp"

#include "sim/commands/built_in_texts.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace dyad {

namespace fs = std::filesystem;

std::string scenarios_folder() {
    const char* named = std::getenv("DYAD_SCENARIOS");
    if (named != nullptr && *named != '\0') return named;
    std::error_code error;
    return fs::is_directory(DYAD_SCENARIOS, error) ? std::string(DYAD_SCENARIOS) : std::string(built_in_folder);
}

Outcome<std::vector<std::string>> scenario_files() {
    if (scenarios_folder() == built_in_folder) return built_in_paths();
    std::error_code error;
    std::vector<std::string> paths;
    for (fs::directory_iterator entry(scenarios_folder(), error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".toml" && entry->is_regular_file(error))
            paths.push_back(entry->path().string());
    if (error)
        return Refusal{
            scenarios_folder(), 0, 0,
            "the scenarios folder cannot be read (" + error.message() +
                "), so that scenarios are not known by name; set DYAD_SCENARIOS to the folder they are in, or "
                "give a scenario by its path"};
    std::sort(paths.begin(), paths.end());
    return paths;
}

Outcome<std::string> find_scenario(const std::string& given) {
    std::error_code error;
    const bool is_bare = given.find('/') == std::string::npos && !given.ends_with(".toml");
    if (!is_bare) return given;
    const auto files = scenario_files();
    if (!files) return files.refusals();
    std::vector<std::string> names;
    std::string list;
    for (const std::string& path : *files) {
        names.push_back(fs::path(path).stem().string());
        if (names.back() == given) return path;
        list += (list.empty() ? "" : ", ") + names.back();
    }
    if (const std::string here = given + ".toml"; fs::is_regular_file(here, error))
        return Refusal{"dyad", 0, 0,
                       "there is no scenario `" + given + "` in " + scenarios_folder() + ", but " + here +
                           " is in this folder; a file is given with its ending, as in `dyad run " +
                           shell_quoted(here) + "`"};
    const auto nearest = nearest_name(given, names);
    return Refusal{"dyad", 0, 0,
                   "there is no scenario `" + given + "` in " + scenarios_folder() + "; " +
                       (nearest         ? "did you mean `" + *nearest + "`?"
                        : names.empty() ? "the folder holds none, so give a path"
                                        : "there are " + list + ", or give a path")};
}

} // namespace dyad
