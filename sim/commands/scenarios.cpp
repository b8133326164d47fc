// `dyad scenarios`: the questions there are, with titles.
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/scenarios_folder.hpp"

#include "models/catalogue.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/words.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace dyad {

namespace {

constexpr CommandHelp scenarios_help{
    "scenarios", "",
    "Lists the scenarios in the scenarios folder: name, title and question, and of a broken one its fault.\n\n"
    "The folder is the one this program was built with, or the one named in the environment variable "
    "DYAD_SCENARIOS.",
    "dyad scenarios                          all of them\n"
    "dyad run institution                    one of them\n"
    "DYAD_SCENARIOS=~/mine dyad scenarios    those of another folder"};

/// A file of the folder: the scenario, or why it is none.
struct Found {
    std::string path;
    Outcome<Scenario> scenario;
    std::string name() const { return std::filesystem::path(path).stem().string(); }
};

/// The first fault, and where; a run of the file tells the others.
std::string fault_of(const Found& found) {
    const Refusal& first = found.scenario.refusals().front();
    const std::size_t more = found.scenario.refusals().size() - 1;
    return text_of(first) + (more == 0 ? "" : " (and " + counted(more, "fault", "faults") + " more)");
}

std::string in_words(const std::vector<Found>& all) {
    std::size_t width = 0;
    for (const Found& found : all) width = std::max(width, columns_of(found.name()) + 3);
    std::string text;
    for (const Found& found : all)
        if (found.scenario)
            text += left(found.name(), width) + found.scenario->title + "\n" +
                    wrapped(found.scenario->question, 90, width);
        else
            text += left(found.name(), width) + "cannot be run:\n" + wrapped(fault_of(found), 90, width);
    return all.empty() ? "There are no scenarios (files that end in .toml) in this folder.\n" : text;
}

std::string as_json(const std::vector<Found>& all) {
    auto list = nlohmann::ordered_json::array();
    for (const Found& found : all) {
        if (!found.scenario) {
            list.push_back({{"name", found.name()}, {"fault", fault_of(found)}, {"file", found.path}});
            continue;
        }
        const Scenario& scenario = *found.scenario;
        list.push_back({{"name", scenario.name},
                        {"title", scenario.title},
                        {"question", scenario.question},
                        {"expect", scenario.expect},
                        {"families", scenario.families},
                        {"months", scenario.months},
                        {"file", scenario.file}});
    }
    return list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace

Exit scenarios_command(std::span<const std::string> arguments, Console& console) {
    OptionList options = option_list();
    options.add_options()("json", "as JSON");
    const Arguments reading = read_arguments(scenarios_help, options, {}, arguments, console);
    if (reading.exit) return *reading.exit;
    const auto files = scenario_files();
    if (!files) return refuse(console, files.refusals(), Exit::failed);
    std::vector<Found> all;
    for (const std::string& path : *files)
        all.push_back({path, read_scenario(path, {}, vocabulary(), read_scenario_text)});
    console.out << (reading.has("json") ? as_json(all) : in_words(all));
    if (!reading.has("json")) console.out << "\nFolder: " << scenarios_folder() << "\n";
    return Exit::done;
}

} // namespace dyad
