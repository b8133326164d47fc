// The honest page: what its numbers say of a scorecard, as Markdown between two marks that the rest of the page surrounds.
#pragma once

#include "analysis/evidence/scorecard.hpp"
#include "sim/refusal.hpp"

#include <string>
#include <string_view>

namespace dyad {

/// What agrees, what is missed and why, what an instrument puts in, which mechanisms are needed for what, and what
/// Monte-Carlo error leaves open.
std::string page_of(const Scorecard& card, const Evidence& evidence);

inline constexpr std::string_view page_begins = "<!-- from here on made by `dyad evidence --page` -->";
inline constexpr std::string_view page_ends = "<!-- until here -->";

/// The page with what stands between the marks replaced. Refuses a page without them, naming `path`.
Outcome<std::string> page_renewed(const std::string& path, const std::string& page, const std::string& made);

} // namespace dyad
