// What names a run's finished communities: its request, and the program that lives it.
#pragma once

#include "sim/scenario/scenario.hpp"

#include <string>
#include <string_view>

namespace dyad {

/// Names a run's finished communities: XXH3 of version, command, scenario text, includes, settings, and the name and
/// value of every parameter; and of the program itself (`mark_of_build`). Runs that could differ in any result differ in
/// it.
std::string digest_of(const Scenario& scenario);

/// This program's file; of a program that holds a further library, the one beside it that was built of the same sources.
std::string program_of_this_build();

/// What tells two programs apart that call themselves by the same commit. Empty for a commit without changes, which says
/// it all; else a checksum of the program's file, so that communities of different programs are never mixed.
std::string mark_of_build(std::string_view commit_of_build, const std::string& program);
inline std::string mark_of_build(std::string_view commit_of_build) { return mark_of_build(commit_of_build, program_of_this_build()); }

} // namespace dyad
