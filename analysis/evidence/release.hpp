// What agreed at the last release, against which later versions are held.
#pragma once

#include "analysis/evidence/scorecard.hpp"
#include "sim/refusal.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

struct Release {
    std::string version, command;
    std::uint32_t seeds = 0, families = 0; ///< how large the run was that said so
    std::vector<std::string> agreed;       ///< ids
};

/// Reads analysis/evidence/released.toml: version, command, size, and the list of ids that agreed.
Outcome<Release> read_release(const std::string& path, std::string_view text);

/// The same file for a scorecard.
std::string release_text(const Scorecard& card);

/// Marks what agreed at the last release and no longer does. A run smaller than the release's has more Monte-Carlo error:
/// there, what might still agree is marked as doubtful, and only what cannot is lost. Asks for the card's families.
void hold_against_release(Scorecard& card, const Release& release);

/// Ids that agreed at the last release and are those of no finding any more.
std::vector<std::string> no_longer_there(const Evidence& evidence, const Release& release);

} // namespace dyad
