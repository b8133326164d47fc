// The program beside this one that holds OpenTURNS, which takes longer to load than most commands take to answer.
#pragma once

#include <span>
#include <string>

namespace dyad {

/// Goes on as that program with the same command. Comes back only where there is none.
void become_numeric_program(const std::string& command, std::span<const std::string> arguments);

} // namespace dyad
