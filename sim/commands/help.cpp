// `dyad help`: what the program is for, its commands, and where to begin.
#include "sim/commands/command.hpp"

#include "sim/words.hpp"

namespace dyad {

Exit help_command(std::span<const std::string> arguments, Console& console) {
    if (!arguments.empty() && !arguments.front().starts_with("-")) {
        const std::string& name = arguments.front();
        const std::vector<std::string> words{name, "--help"};
        if (name != "help") return dyad_program(words, console);
    }
    console.out << "Dyad simulates how babies become attached to the people who care for them, and what\n"
                   "becomes of it in a whole life: in friendship, love, therapy, parenthood and the next\n"
                   "generation.\n\n"
                   "Usage: dyad COMMAND [options]\n\nCommands:\n";
    for (const Command& command : commands()) console.out << "  " << left(command.name, 12) << command.purpose << "\n";
    console.out << "\nExamples:\n"
                   "  dyad run life_course --families 500                 whole lives over two generations\n"
                   "  dyad run baseline                                   10,000 families to 18 months\n"
                   "  dyad params caregiving                              what can be changed about a mechanism\n"
                   "\n"
                   "`dyad COMMAND --help` explains a command; `dyad --version` shows the version.\n"
                   "In a source tree, `./dyad demo` shows the main run and `./dyad test` runs the tests.\n";
    return Exit::done;
}

} // namespace dyad
