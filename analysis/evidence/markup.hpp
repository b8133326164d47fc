// Pieces of HTML and SVG that the scorecard's parts share: marks of verdicts, links.
#pragma once

#include "analysis/evidence/scorecard.hpp"
#include "analysis/markup.hpp"

#include <string>
#include <string_view>

namespace dyad {

/// Okabe and Ito's colours, told apart by the colour-blind, and grey.
std::string_view colour_of(Verdict verdict);

/// A verdict's shape about a point of a drawing, so that it can be told without colour: a circle agrees, a diamond is
/// near, a triangle misses, a cross has no verdict.
std::string mark_of(Verdict verdict, double x, double y);

/// The shape and the word, to stand in a line of text.
std::string badge_of(Verdict verdict);
/// With marks for what Monte-Carlo error leaves open and what was lost.
std::string badge_of(const Assessed& row);

/// A link to the row of the table of all findings.
std::string link_to(const Finding& finding);

} // namespace dyad
