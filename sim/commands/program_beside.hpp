// Programs beside this one, which hold libraries that take longer to load than most commands take to answer.
#pragma once

#include <span>
#include <string>

namespace dyad {

/// Goes on as that program of this one's folder, with the same command. Comes back only where there is none.
void become_program_beside(const std::string& program, const std::string& command, std::span<const std::string> arguments);

} // namespace dyad
