// `dyad scenarios`: the questions there are, with titles.
#include "sim/commands/options.hpp"
#include "sim/commands/scenarios_folder.hpp"

#include "models/catalogue.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/words.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace dyad {

namespace {

constexpr CommandHelp help{
    "scenarios", "",
    "Lists the scenarios in the scenarios folder: name, title and question.\n\n"
    "The folder is the one this program was built with, or the one named in the environment variable "
    "DYAD_SCENARIOS.",
    "dyad scenarios                          all of them\n"
    "dyad run institution                    one of them\n"
    "DYAD_SCENARIOS=~/mine dyad scenarios    those of another folder"};

std::string in_words(const std::vector<Scenario>& scenarios) {
    std::size_t width = 0;
    for (const Scenario& scenario : scenarios) width = std::max(width, columns_of(scenario.name) + 3);
    std::string text;
    for (const Scenario& scenario : scenarios)
        text += left(scenario.name, width) + scenario.title + "\n" + wrapped(scenario.question, 90, width);
    return text;
}

std::string as_json(const std::vector<Scenario>& scenarios) {
    auto all = nlohmann::ordered_json::array();
    for (const Scenario& scenario : scenarios)
        all.push_back({{"name", scenario.name},
                       {"title", scenario.title},
                       {"question", scenario.question},
                       {"expect", scenario.expect},
                       {"families", scenario.families},
                       {"months", scenario.months},
                       {"file", scenario.file}});
    return all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace

Exit scenarios_command(std::span<const std::string> arguments, Console& console) {
    OptionList options = option_list();
    options.add_options()("json", "as JSON");
    const Reading reading = read_arguments(help, options, {}, arguments, console);
    if (reading.exit) return *reading.exit;
    const auto files = scenario_files();
    if (!files) return refuse(console, files.refusals(), Exit::failed);
    std::vector<Scenario> scenarios;
    std::vector<Refusal> refusals;
    for (const std::string& path : *files) {
        const auto scenario = read_scenario(path, {}, vocabulary());
        if (scenario) scenarios.push_back(*scenario);
        else refusals.insert(refusals.end(), scenario.refusals().begin(), scenario.refusals().end());
    }
    console.out << (reading.has("json") ? as_json(scenarios) : in_words(scenarios));
    if (!reading.has("json")) console.out << "\nFolder: " << scenarios_folder() << "\n";
    // Those that can be run are listed even if another is broken.
    return refusals.empty() ? Exit::done : refuse(console, refusals);
}

} // namespace dyad
