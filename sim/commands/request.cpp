// The canonical form of a run.
#include "sim/commands/request.hpp"

#include "sim/version.hpp"

#include <map>
#include <string_view>

namespace dyad {

namespace {

/// Quoted for a shell where it has to be.
std::string shell_word(const std::string& text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+=,:/";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
    std::string quoted = "'";
    for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

bool has_option_of_its_own(const std::string& key) { return key == "run.families" || key == "run.seed"; }

} // namespace

std::string canonical_command(const Scenario& scenario) {
    std::string text = "dyad run " + shell_word(scenario.name) + " --families " + std::to_string(scenario.families) +
                       " --seed " + std::to_string(scenario.seed);
    for (const auto& [key, value] : scenario.settings)
        if (!has_option_of_its_own(key)) text += " --set " + shell_word(key + "=" + value);
    return text;
}

ResultsHeader header_of(const Scenario& scenario) {
    std::map<std::string, std::string> settings(scenario.settings.begin(), scenario.settings.end());
    settings["run.families"] = std::to_string(scenario.families);
    settings["run.seed"] = std::to_string(scenario.seed);
    ResultsHeader header;
    header.version = version();
    header.commit = commit();
    header.command = canonical_command(scenario);
    header.seed = scenario.seed;
    header.scenario_name = scenario.name;
    header.scenario = scenario.text;
    header.includes = scenario.includes;
    header.settings.assign(settings.begin(), settings.end());
    return header;
}

} // namespace dyad
