// The whole gnuplot script of a figure on one canvas: size, style, title, subtitle and source around what the figure draws.
#pragma once

#include "analysis/figures/canvas.hpp"
#include "analysis/figures/figure.hpp"

#include <string>

namespace dyad {

/// The stem of the files of a figure on a canvas: its name alone on slides, else with the canvas's name behind it.
std::string stem_of(std::string_view figure, const Canvas& canvas);

/// Run in the folder of the tables, the script writes STEM.svg; `again` is the command that makes the figure anew.
std::string script_of(const Figure& figure, const FigureContent& content, const Canvas& canvas, const std::string& again);

} // namespace dyad
