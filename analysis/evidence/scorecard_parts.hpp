// The parts of the scorecard's page, each a piece of HTML that ends in a newline, or nothing where there is nothing to tell.
#pragma once

#include "analysis/evidence/scorecard.hpp"

#include <string>

namespace dyad {

/// How many of each use agree, as bars.
std::string tallies_part(const Scorecard& card);
/// Forest plots of this domain, one for each scale, and a table of what has no common axis.
std::string plots_part(const Scorecard& card, const std::string& domain);
std::string directions_part(const Scorecard& card);
/// Misses, near misses and what could not be studied, with the reasons.
std::string reasons_part(const Scorecard& card);
std::string monte_carlo_part(const Scorecard& card);
std::string lost_part(const Scorecard& card);
std::string mechanisms_part(const Scorecard& card, const Evidence& evidence);
std::string all_findings_part(const Scorecard& card, const Evidence& evidence);
std::string sources_part(const Scorecard& card, const Evidence& evidence);

} // namespace dyad
