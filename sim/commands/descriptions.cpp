// Asking every command for its help, and saying what may stand where in a command line.
#include "sim/commands/descriptions.hpp"

#include "analysis/figures/figure.hpp"
#include "analysis/studies/study_tables.hpp"
#include "analysis/sweeps/sweep_file.hpp"
#include "analysis/sweeps/twins.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/commands/study_plan.hpp"
#include "sim/commands/sweep_report.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <sstream>

namespace dyad {

namespace {

using Kind = CompletionWords::Kind;

std::vector<std::string> parameter_keys() {
    std::vector<std::string> keys{"run.families", "run.seed", "run.years"};
    for (const Declaration& declaration : declarations()) keys.push_back(std::string(declaration.mechanism) + "." + declaration.parameter.name);
    return keys;
}

std::vector<std::string> mechanism_names() {
    std::vector<std::string> names;
    for (const Chapter& chapter : chapters()) names.emplace_back(chapter.name);
    return names;
}

std::vector<std::string> outcome_names() {
    std::vector<std::string> names;
    if (const auto outcomes = all_outcomes())
        for (const SweepOutcome& outcome : *outcomes) names.push_back(outcome.name);
    return names;
}

std::vector<std::string> scenario_names() {
    std::vector<std::string> names;
    if (const auto files = scenario_files())
        for (const std::string& file : *files) names.push_back(std::filesystem::path(file).stem().string());
    return names;
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const Command& command : commands()) names.emplace_back(command.name);
    return names;
}

std::vector<std::string> design_names() {
    std::vector<std::string> names;
    for (const DesignKind kind : {DesignKind::grid, DesignKind::one_at_a_time, DesignKind::latin_hypercube, DesignKind::sobol, DesignKind::morris, DesignKind::saltelli, DesignKind::random})
        names.emplace_back(name_of(kind));
    return names;
}

/// Of every kind of results file.
std::vector<std::string> table_names() {
    std::set<std::string> names;
    const auto add = [&](const std::vector<FrameFormat>& tables) {
        for (const FrameFormat& table : tables) names.insert(table.name);
    };
    const auto baseline = read_scenario(std::string(built_in_folder) + "/baseline.toml", {}, vocabulary(), read_scenario_text);
    if (baseline) add(population_of(*baseline).tables);
    add(sweep_tables(SweepShape{}));
    add(twin_tables({}));
    for (const auto& tables : {study_tables({}, {}), truth_tables({}, {}), power_tables()}) add(tables);
    return {names.begin(), names.end()};
}

std::vector<std::string> kernel_names() {
    std::vector<std::string> names;
    for (const std::string_view kernel : kernels()) names.emplace_back(kernel);
    return names;
}

std::vector<std::string> parameters_and_mechanisms() {
    std::vector<std::string> names = mechanism_names();
    const auto keys = parameter_keys();
    names.insert(names.end(), keys.begin(), keys.end());
    return names;
}

std::vector<std::string> figure_names() {
    std::vector<std::string> names;
    for (const Figure& figure : figures()) names.emplace_back(figure.name);
    return names;
}

std::vector<std::string> canvas_names() {
    std::vector<std::string> names{"paper", "all"};
    for (const Canvas& canvas : canvases()) names.emplace_back(canvas.name);
    return names;
}

/// Names that stand for something of the program's, by option, by operand, or by the word that stands for an option's value.
struct NamedWords {
    std::string_view name;
    Kind kind;
    std::vector<std::string> (*words)();
};
constexpr std::array named{
    NamedWords{"set", Kind::keys, parameter_keys},
    NamedWords{"both", Kind::keys, parameter_keys},
    NamedWords{"vary", Kind::keys, parameter_keys},
    NamedWords{"until", Kind::keys, outcome_names},
    NamedWords{"outcome", Kind::words, outcome_names},
    NamedWords{"design", Kind::words, design_names},
    NamedWords{"table", Kind::words, table_names},
    NamedWords{"instruction-set", Kind::words, kernel_names},
    NamedWords{"SCENARIO", Kind::files, scenario_names},
    NamedWords{"STUDY", Kind::files, ready_studies},
    NamedWords{"NAME", Kind::words, parameters_and_mechanisms},
    NamedWords{"COMMAND", Kind::words, command_names},
    NamedWords{"FIGURE", Kind::words, figure_names},
    NamedWords{"SIZE", Kind::words, canvas_names},
};

/// "bash|zsh|fish": the choices that a word itself names.
std::vector<std::string> choices_in(const std::string& word) {
    std::vector<std::string> choices;
    if (word.find('|') == std::string::npos) return choices;
    std::istringstream parts(word);
    for (std::string choice; std::getline(parts, choice, '|');) choices.push_back(choice);
    return choices;
}

CompletionWords words_named(const std::string& name, const std::string& word) {
    const auto found = std::find_if(named.begin(), named.end(), [&](const NamedWords& one) { return one.name == name || one.name == word; });
    if (found != named.end()) return {found->kind, found->words()};
    if (const auto choices = choices_in(word); !choices.empty()) return {Kind::words, choices};
    if (word == "DIR") return {Kind::folders, {}};
    if (word.ends_with("FILE") || word.ends_with("FILES") || word == "PATH" || word == "CSV" || word == "STUDY") return {Kind::files, {}};
    return {};
}

} // namespace

std::vector<DescribedCommand> described_commands() {
    std::vector<DescribedCommand> all;
    const std::vector<std::string> asks{"--help"};
    for (const Command& command : commands()) {
        DescribedCommand described{std::string(command.purpose), {}};
        std::ostringstream silent;
        Console console{silent, silent, &described.says};
        if (command.name != "help") command.act(asks, console); // which has no options of its own
        else described.says = {"help", "[COMMAND]", "Shows what there is, or with a command its help.", "dyad help sweep", {}, {"COMMAND"}};
        all.push_back(std::move(described));
    }
    return all;
}

CompletionWords words_for(const CommandDescription::Option& option) { return option.word.empty() ? CompletionWords{} : words_named(option.name, option.word); }

CompletionWords words_for_operand(const std::string& place) { return words_named(place, place); }

} // namespace dyad
