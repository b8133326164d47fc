// `dyad completion`: what a shell needs to complete commands, options and names.
#include "sim/commands/completion_scripts.hpp"
#include "sim/commands/options.hpp"

#include <array>

namespace dyad {

namespace {

constexpr CommandHelp completion_help{
    "completion", "bash|zsh|fish",
    "Prints a script with which that shell completes Dyad's commands, options, scenarios, parameters, outcomes and tables when the "
    "tabulator key is pressed. It is written from the same lists as `--help`; print it anew after an update.",
    "source <(dyad completion bash)                       in this shell\n"
    "dyad completion bash >~/.local/share/bash-completion/completions/dyad\n"
    "dyad completion fish >~/.config/fish/completions/dyad.fish"};

} // namespace

Exit completion_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"bash|zsh|fish"};
    const Arguments reading = read_arguments(completion_help, option_list(), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    const std::string shell = reading.text("bash|zsh|fish");
    if (shell == "bash") console.out << completion_for_bash();
    else if (shell == "zsh") console.out << completion_for_zsh();
    else if (shell == "fish") console.out << completion_for_fish();
    else return refuse(console, (shell.empty() ? std::string("which shell to write for is missing") : "there are no completions for `" + shell + "`") + "; write bash, zsh or fish, as in `source <(dyad completion bash)`");
    return Exit::done;
}

} // namespace dyad
