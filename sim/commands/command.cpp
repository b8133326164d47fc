// The list of commands, and the way from the first word of a command line to the command it names.
#include "sim/commands/command.hpp"

#include "sim/scenario/scenario.hpp"
#include "sim/version.hpp"

#include <array>

namespace dyad {

namespace {

constexpr std::array all_commands{
    Command{"run", "simulate a scenario, write a results file, print a summary", run_command},
    Command{"sweep", "many runs over a design, and what came out of each", sweep_command},
    Command{"twins", "a scenario beside its changed self, on the same people", twins_command},
    Command{"study", "a virtual study: its data, or how often it finds what is there", study_command},
    Command{"sensitivity", "which of the parameters that a sweep varied matter", sensitivity_command},
    Command{"report", "one page about a results file: what it says, how sure, what next", report_command},
    Command{"figures", "figures for slides, papers and posters, with numbers and scripts", figures_command},
    Command{"story", "one person's life in words, each sentence traceable, with a picture", story_command},
    Command{"explore", "the laboratory in the browser: one page, the same engine, ten lessons", explore_command},
    Command{"merge", "the shards of a sweep, brought together", merge_command},
    Command{"scenarios", "the questions there are", scenarios_command},
    Command{"params", "the parameters: values, ranges, meanings, sources", params_command},
    Command{"info", "what a results file holds", info_command},
    Command{"export", "tables of a results file for R, Python, SPSS, Stata and others", export_command},
    Command{"evidence", "the scorecard: published findings beside what Dyad finds", evidence_command},
    Command{"calibrate", "which values of the parameters the published findings leave possible", calibrate_command},
    Command{"norms", "the norm tables as the adults of a results file have them", norms_command},
    Command{"replay", "make a results file again from what it holds, and compare", replay_command},
    Command{"completion", "completions for a shell: bash, zsh or fish", completion_command},
    Command{"man", "manual pages, from the same texts as --help", man_command},
    Command{"help", "this, or the help of a command", help_command},
};

Exit refuse_command(const std::string& word, Console& console) {
    std::vector<std::string> names;
    std::string list;
    for (const Command& command : all_commands) {
        names.emplace_back(command.name);
        list += (list.empty() ? "" : ", ") + names.back();
    }
    const auto nearest = nearest_name(word, names);
    const std::string hint = nearest ? "did you mean `dyad " + *nearest + "`?" : "the commands are " + list;
    return refuse(console, "`" + word + "` is no command of dyad; " + hint);
}

} // namespace

Exit refuse(Console& console, const std::vector<Refusal>& refusals, Exit exit) {
    for (const Refusal& refusal : refusals) console.err << text_of(refusal) << "\n";
    console.err.flush();
    return exit;
}

Exit refuse(Console& console, const std::string& sentence, Exit exit) {
    return refuse(console, std::vector{Refusal{"dyad", 0, 0, sentence}}, exit);
}

std::span<const Command> commands() { return all_commands; }

Exit dyad_program(std::span<const std::string> arguments, Console& console) {
    if (arguments.empty()) return help_command(arguments, console);
    const std::string& word = arguments.front();
    const auto rest = arguments.subspan(1);
    if (word == "--version" || word == "-v" || word == "version") {
        console.out << "dyad " << version() << " (commit " << commit() << ")\n";
        return Exit::done;
    }
    if (word == "--help" || word == "-h") return help_command(rest, console);
    for (const Command& command : all_commands)
        if (command.name == word) return command.act(rest, console);
    return refuse_command(word, console);
}

} // namespace dyad
