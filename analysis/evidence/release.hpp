// What agreed at the last release, against which later versions are held.
#pragma once

#include "analysis/evidence/scorecard.hpp"
#include "sim/refusal.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dyad {

struct Release {
    std::string version, command;
    std::vector<std::string> agreed; ///< ids
};

/// Reads analysis/evidence/released.toml: version, command, and the list of ids that agreed.
Outcome<Release> read_release(const std::string& path, std::string_view text);

/// The same file for a scorecard.
std::string release_text(const Scorecard& card);

} // namespace dyad
