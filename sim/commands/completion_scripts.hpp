// Completions for shells, written from what commands say of themselves.
#pragma once

#include <string>

namespace dyad {

std::string completion_for_bash();
std::string completion_for_zsh();
std::string completion_for_fish();

} // namespace dyad
