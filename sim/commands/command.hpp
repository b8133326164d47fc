// The commands of `dyad`, and what they share: exit codes, and the two streams they speak to.
#pragma once

#include "sim/refusal.hpp"

#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// What the program tells the shell.
enum class Exit : int {
    done = 0,
    failed = 1,       ///< the disk was full, a file was damaged
    refused = 2,      ///< wrong usage or scenario; nothing has run
    some_failed = 3,  ///< finished, with failed runs
    check_broken = 4, ///< `--verify` did not hold
    interrupted = 130 ///< the same command continues
};

struct CommandDescription;

/// Results and summaries go to `out`; progress and refusals to `err`.
struct Console {
    std::ostream& out;
    std::ostream& err;
    /// Where it is given, `--help` fills it in instead of being printed: what manual pages and completions are written from.
    CommandDescription* describes = nullptr;
};

/// Shows every refusal, one a line, and hands the exit code on.
Exit refuse(Console& console, const std::vector<Refusal>& refusals, Exit exit = Exit::refused);

/// The same for a refusal that no file is to blame for.
Exit refuse(Console& console, const std::string& sentence, Exit exit = Exit::refused);

struct Command {
    std::string_view name;
    std::string_view purpose; ///< one line of the program's help
    Exit (*act)(std::span<const std::string> arguments, Console& console);
};

/// In the order of the program's help.
std::span<const Command> commands();

/// The program: `arguments` without the program's own name.
Exit dyad_program(std::span<const std::string> arguments, Console& console);

Exit run_command(std::span<const std::string> arguments, Console& console);
Exit params_command(std::span<const std::string> arguments, Console& console);
Exit scenarios_command(std::span<const std::string> arguments, Console& console);
Exit info_command(std::span<const std::string> arguments, Console& console);
Exit export_command(std::span<const std::string> arguments, Console& console);
Exit evidence_command(std::span<const std::string> arguments, Console& console);
Exit sweep_command(std::span<const std::string> arguments, Console& console);
Exit twins_command(std::span<const std::string> arguments, Console& console);
Exit study_command(std::span<const std::string> arguments, Console& console);
Exit sensitivity_command(std::span<const std::string> arguments, Console& console);
Exit report_command(std::span<const std::string> arguments, Console& console);
Exit figures_command(std::span<const std::string> arguments, Console& console);
Exit story_command(std::span<const std::string> arguments, Console& console);
Exit explore_command(std::span<const std::string> arguments, Console& console);
Exit merge_command(std::span<const std::string> arguments, Console& console);
Exit calibrate_command(std::span<const std::string> arguments, Console& console);
Exit norms_command(std::span<const std::string> arguments, Console& console);
Exit replay_command(std::span<const std::string> arguments, Console& console);
Exit completion_command(std::span<const std::string> arguments, Console& console);
Exit man_command(std::span<const std::string> arguments, Console& console);
Exit help_command(std::span<const std::string> arguments, Console& console);

} // namespace dyad
