// `dyad run`: a scenario in, a results file out, and a summary to read.
#include "sim/commands/run.hpp"

#include "analysis/account.hpp"
#include "analysis/summary.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/commands/summary_json.hpp"
#include "sim/results/results.hpp"
#include "sim/words.hpp"

#include <array>
#include <chrono>
#include <filesystem>

namespace dyad {

namespace {

constexpr CommandHelp run_help{
    "run", "SCENARIO",
    "Simulates the families of a scenario, writes everything that was recorded to a results file (HDF5), and prints a "
    "short "
    "summary: the classes of the Strange Situation beside published ones, and what instruments see beside what is "
    "true; of runs as long as a childhood also what became of the infants: adult styles, change, love, their own "
    "children, and the demography.\n\n"
    "SCENARIO is a file, or the name of one in the scenarios folder (`dyad scenarios` lists them).\n\n"
    "The same scenario, settings and seed give the same file, byte for byte, on any machine and with any number of "
    "threads. A "
    "run that was stopped keeps its finished communities; the same command continues it.",
    "dyad run baseline                                       10,000 families, baseline.h5\n"
    "dyad run baseline --families 40000 --out large.h5       four times as many\n"
    "dyad run baseline --set plasticity.early_decay=1.2      with another parameter\n"
    "dyad run my_scenario.toml --dry-run                     what it would take"};

OptionList run_options() {
    OptionList options = option_list();
    options.add_options()("families", valued("N"), "number of families, in place of the scenario's")(
        "seed", valued("N"), "seed of all chance, in place of the scenario's")(
        "set", boost::program_options::value<std::vector<std::string>>()->composing()->value_name("KEY=VALUE"),
        "set a parameter or another key of the scenario; may be given many times (`dyad params` lists them)")(
        "out", valued("FILE"), "results file (default: the scenario's name with .h5, in this folder)");
    add_manner(options);
    options.add_options()("dry-run", "say what would run, and its time, disk and memory; run nothing")(
        "json", "the summary as JSON");
    return options;
}

/// `--families` and `--seed` are settings like any other, and come after them.
std::vector<std::string> settings_of(const Arguments& reading) {
    std::vector<std::string> settings = reading.texts("set");
    for (const char* option : {"families", "seed"})
        if (whole_number(reading.text(option), 0, 4294967295U))
            settings.push_back("run." + std::string(option) + "=" + reading.text(option));
    return settings;
}

/// A value given by an option is refused under the option's name and not under that of the setting it stands for.
std::vector<Refusal> as_typed(std::vector<Refusal> refusals, const Arguments& reading) {
    for (const char* option : {"families", "seed"})
        for (Refusal& refusal : refusals)
            if (reading.has(option) && refusal.file == "--set run." + std::string(option) + "=" + reading.text(option))
                refusal.file = "--" + std::string(option) + " " + reading.text(option);
    return refusals;
}

/// What is no number at all would be refused as TOML, which nobody thinks of who typed an option.
std::vector<Refusal> numbers_that_are_none(const Arguments& reading) {
    std::vector<Refusal> refusals;
    for (const char* option : {"families", "seed"})
        if (reading.has(option) && !whole_number(reading.text(option), 0, 4294967295U))
            refusals.push_back(
                {"--" + std::string(option) + " " + reading.text(option), 0, 0,
                 "this is no whole number from 0 to 4294967295; write one, as in --" + std::string(option) + " 4000"});
    return refusals;
}

/// Infants are followed from birth; later on people of all ages live side by side.
std::string length_of(std::uint32_t months) {
    if (months <= 24) return "from birth to " + counted(months, "month", "months");
    const std::string years = std::to_string(months / 12) + " years", rest = std::to_string(months % 12) + " months";
    return "followed for " + years + (months % 12 == 0 ? "" : " and " + rest);
}

std::string head_of(const Scenario& scenario, const Summary& summary, double seconds) {
    std::string text = scenario.name + ": " + scenario.title + "\n" + wrapped(scenario.question, 90, 2) + "\n";
    text += counted(scenario.families, "family", "families") + ", " + counted(summary.children, "child", "children") +
            ", " + length_of(scenario.months) + "; seed " + std::to_string(scenario.seed) + "; simulated in " +
            duration_in_words(seconds) + ".\n\n";
    return text;
}

std::string foot_of(const std::string& out) {
    std::error_code error;
    const auto size = std::filesystem::file_size(out, error);
    return "\nResults: " + out + (error ? "" : " (" + size_in_words(static_cast<double>(size)) + ")") +
           "\n  look inside   dyad info " + shell_quoted(out) + "\n  as a table    dyad export " + shell_quoted(out) +
           " --table observed --csv observed.csv\n";
}

Exit summarise_run(const Scenario& scenario, const std::string& out, double seconds, bool json, Console& console) {
    const auto file = ResultsFile::open(out);
    if (!file) return refuse(console, file.refusals(), Exit::failed);
    const auto summary = summarise(*file);
    if (!summary) return refuse(console, summary.refusals(), Exit::failed);
    const auto account = account_of(*file);
    if (!account) return refuse(console, account.refusals(), Exit::failed);
    if (json) {
        console.out << summary_as_json(scenario, *summary, *account, file->digest(), out, seconds) << "\n";
        return Exit::done;
    }
    const auto published = scenario.compares ? PublishedLinks::shown : PublishedLinks::left_out;
    const std::string of_infancy = text_of(*summary, scenario.expect, published, !account->sections.empty());
    console.out << head_of(scenario, *summary, seconds) << of_infancy;
    if (!of_infancy.empty() && !account->sections.empty()) console.out << "\n";
    console.out << text_of(*account);
    console.out << foot_of(out);
    return Exit::done;
}

std::vector<Refusal> gathered(std::vector<Refusal> all, const std::vector<Refusal>& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace

Exit run_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"SCENARIO"};
    const Arguments reading = read_arguments(run_help, run_options(), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (!reading.has("SCENARIO"))
        return refuse(console,
                      "which scenario to run is missing; `dyad scenarios` lists them, as in `dyad run baseline`");
    const auto manner = manner_of(reading);
    std::vector<Refusal> refusals =
        gathered(manner ? std::vector<Refusal>{} : manner.refusals(), numbers_that_are_none(reading));
    const auto path = find_scenario(reading.text("SCENARIO"));
    if (!path) return refuse(console, gathered(refusals, path.refusals()));
    const auto scenario = read_scenario(*path, settings_of(reading), vocabulary(), read_scenario_text);
    if (!scenario) refusals = gathered(refusals, as_typed(scenario.refusals(), reading));
    if (!refusals.empty()) return refuse(console, refusals);

    const std::string out = reading.has("out") ? reading.text("out") : scenario->name + ".h5";
    const bool json = reading.has("json");
    if (reading.has("dry-run")) return dry_run(*scenario, out, *manner, json, console);
    if (const auto writable = check_output(out, manner->force, files_of(*scenario)); !writable)
        return refuse(console, writable.refusals());

    const auto start = std::chrono::steady_clock::now();
    const Exit exit = simulate(*scenario, out, *manner, console);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (exit != Exit::done || (manner->quiet && !json)) return exit;
    end_when_interrupted("dyad: interrupted; the results file is whole, and only its summary is not shown\n");
    return summarise_run(*scenario, out, seconds, json, console);
}

} // namespace dyad
