// Where an output goes: symbolic links followed, and everything refused that a finished file must not replace.
#pragma once

#include "sim/refusal.hpp"

#include <span>
#include <string>

namespace dyad {

/// The regular file, there or not yet, that an output called `path` is written to: symbolic links are followed, so that
/// the file behind a link is replaced and never the link. Refuses, forced or not, folders, devices, pipes and sockets,
/// circles of links; refuses a file that is there unless `force`.
Outcome<std::string> place_of_output(const std::string& path, bool force);

/// Refuses a place in a folder that is not there.
Outcome<Done> check_folder(const std::string& place);

/// Refuses an output that is one of the files the command reads, under whatever name. Names that are no files (built-in
/// scenarios) are in nobody's way.
Outcome<Done> check_apart(const std::string& output, std::span<const std::string> inputs);

} // namespace dyad
