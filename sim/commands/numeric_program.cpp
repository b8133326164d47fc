// Becoming the program that holds OpenTURNS.
#include "sim/commands/numeric_program.hpp"

#include "sim/commands/program_beside.hpp"

namespace dyad {

void become_numeric_program(const std::string& command, std::span<const std::string> arguments) {
    become_program_beside("dyad-calibrate", command, arguments);
}

} // namespace dyad
