// The files beside a picture: tables as CSV, and its words.
#pragma once

#include "analysis/figures/figure.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// A file's name and what it holds.
using NamedText = std::pair<std::string, std::string>;

/// NAME.csv and NAME_PART.csv for each further table.
std::vector<NamedText> tables_as_csv(const Figure& figure, const FigureContent& content);
/// NAME.txt: title, caption, alternative text, sources, question for a class, command.
NamedText words_of(const Figure& figure, const FigureContent& content, const std::string& again);

/// gnuplot's SVG with title and description for who does not see it, and fonts that stand in for ours where it is not there.
std::string readable_svg(const std::string& svg, const FigureContent& content);

} // namespace dyad
