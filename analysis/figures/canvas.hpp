// Canvases: the sizes in which every figure is drawn, and the part of each that is left for axes.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dyad {

/// Lengths are px, 96 to the inch. `font` is the size of words at axes and marks; figures measure in ems, which are that size.
struct Canvas {
    std::string_view name;    ///< "slides", as `--for` has it
    std::string_view meaning; ///< for people
    double width, height;
    double font, title, subtitle, small;

    double ems_wide() const { return width / font; }
    double ems_high() const { return height / font; }
    /// Whether panels are better stacked than put side by side.
    bool is_narrow() const { return ems_wide() < 40.0; }
};

/// Slides (16:9) first, then one and two columns of a journal (85 and 174 mm wide), and a panel of a poster.
std::span<const Canvas> canvases();
const Canvas* canvas_named(std::string_view name);

/// A part of a canvas in px, from its left lower corner.
struct Area {
    double left, bottom, right, top;

    double width() const { return right - left; }
    double height() const { return top - bottom; }
};

/// An area as `columns` times `rows` equal ones, row by row from the top, `gap` px apart. Relative widths of the columns may
/// be given.
std::vector<Area> cells(const Area& area, std::size_t columns, std::size_t rows, double gap, std::span<const double> widths = {});

/// What is left of an area when so many px are taken from each side.
Area within(const Area& area, double left, double bottom, double right, double top);

} // namespace dyad
