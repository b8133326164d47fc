// The programs that draw: gnuplot makes an SVG of a script, rsvg-convert makes PNG and PDF of the SVG. Called without a shell.
#pragma once

#include "sim/refusal.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// Where a program lies in the PATH; empty if nowhere.
std::string program_in_path(std::string_view name);

/// Calls a program in a folder with these arguments, with nothing to read from, and waits for its end.
/// Refuses, in the words of the program itself, whatever ends otherwise than well.
Outcome<Done> call(const std::string& program, const std::vector<std::string>& arguments, const std::string& folder);

} // namespace dyad
