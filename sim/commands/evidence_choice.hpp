// What was asked of `dyad evidence`: which findings, whose luck, under which settings.
#pragma once

#include "analysis/evidence/finding.hpp"
#include "sim/commands/options.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dyad {

struct EvidenceChoice {
    std::vector<std::string> only; ///< ids or rows; empty for all
    std::vector<Use> uses;         ///< empty for all
    std::uint32_t seeds = 8, first_seed = 101, families = 3000;
    std::vector<std::string> settings; ///< of the user
    std::vector<std::string> without;  ///< names of mechanisms taken out
    std::vector<std::string> off;      ///< and the settings that do so
    bool tries_mechanisms = false;
    std::string posterior; ///< a calibration's file, a draw of which is lived at each seed; empty for the parameters as they are
};

/// Refuses ids, uses and mechanisms that there are not, settings of what the worlds themselves fix, and a choice that
/// leaves no finding.
Outcome<EvidenceChoice> evidence_choice(const Arguments& reading, const Evidence& evidence);

/// The evidence with only the findings that were chosen.
Evidence chosen(const Evidence& evidence, const EvidenceChoice& choice);

/// The command that makes the same scorecard again.
std::string command_of(const EvidenceChoice& choice);

} // namespace dyad
