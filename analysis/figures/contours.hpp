// Maps: a surface known on a grid, its colours and its contour lines.
#pragma once

#include "analysis/figures/figure.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// A surface over x and y, both ascending; `values` go x by x. Between the places it lies straight (bilinear).
struct MappedSurface {
    std::vector<double> xs, ys, values;

    /// Beyond the last place it stays as it is there.
    double at(double x, double y) const;
    /// What is drawn of it: a little more than is known, so that the outermost places are seen.
    Area drawn() const;
};

/// Small rectangles of the map as a table: x_low, x_high, y_low, y_high, value (0 to 1), colour (viridis, as gnuplot's number).
FigureTable pixels_of(const MappedSurface& grid, const std::string& part, std::size_t columns, std::size_t rows);
/// Pieces of the contour lines: level, x, y, and how far the piece goes in both.
FigureTable contours_of(const MappedSurface& grid, const std::string& part, const std::vector<double>& levels);

/// Pieces for `Plot::draw`: the colours; the lines, pale below the level and dark from it on.
std::vector<std::string> map_colours(const Plot& plot, const std::string& part);
std::vector<std::string> contour_lines(const Plot& plot, const std::string& part, double dark_from);

/// Names every contour line in per cent, where it passes nearest to this share of the box's width; the line is broken there.
void label_contours(Plot& plot, const Area& box, const MappedSurface& grid, const std::vector<double>& levels, double where);

/// Words before a small area of one colour, centred at a place of the canvas (px), to be read on any map. `object` is a number
/// that no other area of the axes has.
void put_tag(Plot& plot, double x, double y, const std::string& words, std::string_view fill, std::string_view colour, int object);

} // namespace dyad
