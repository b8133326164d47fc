// Pieces of HTML and SVG that the page's parts share: text made harmless, marks of verdicts, cells.
#pragma once

#include "analysis/evidence/scorecard.hpp"

#include <string>
#include <string_view>

namespace dyad {

/// Text with what HTML and SVG would take for markup made harmless, within quotes too.
std::string escaped(std::string_view text);

/// With a capital at its beginning, as titles have it.
std::string capital(std::string text);

/// A length or place with one digit behind the point, as drawings have it.
std::string px(double value);

/// A word that can name a place on the page: everything but letters, digits, '.', '_' and '-' becomes '-'.
std::string anchor(std::string_view kind, std::string_view name);

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

/// A cell that says on a narrow screen what its column says on a wide one. `content` is markup.
std::string cell(std::string_view column, const std::string& content);
/// The same for numbers, which never break.
std::string number_cell(std::string_view column, const std::string& content);

} // namespace dyad
