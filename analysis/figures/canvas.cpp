// Sizes of canvases and parts of them.
#include "analysis/figures/canvas.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace dyad {

namespace {

constexpr double px_per_mm = 96.0 / 25.4;

// Words are at least 14 px on a slide (read from the last row at 1280 px) and 7 pt (9.3 px) in print.
constexpr std::array sizes{Canvas{"slides", "slides, 16:9", 1280.0, 720.0, 21.0, 30.0, 18.0, 14.5},
                           Canvas{"one-column", "one column of a journal, 85 mm", 85.0 * px_per_mm, 108.0 * px_per_mm, 10.0, 12.5, 9.6, 9.4},
                           Canvas{"two-columns", "two columns of a journal, 174 mm", 174.0 * px_per_mm, 112.0 * px_per_mm, 11.0, 14.5, 10.4, 9.4},
                           Canvas{"poster", "a poster's panel, 420 by 280 mm", 420.0 * px_per_mm, 280.0 * px_per_mm, 28.0, 42.0, 25.0, 20.0}};

} // namespace

std::span<const Canvas> canvases() { return sizes; }

const Canvas* canvas_named(std::string_view name) {
    const auto* found = std::find_if(sizes.begin(), sizes.end(), [&](const Canvas& canvas) { return canvas.name == name; });
    return found == sizes.end() ? nullptr : found;
}

std::vector<Area> cells(const Area& area, std::size_t columns, std::size_t rows, double gap, std::span<const double> widths) {
    const double all = widths.empty() ? static_cast<double>(columns) : std::accumulate(widths.begin(), widths.end(), 0.0);
    const double room = area.width() - gap * static_cast<double>(columns - 1);
    const double height = (area.height() - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
    std::vector<Area> parts;
    for (std::size_t row = 0; row < rows; ++row) {
        double left = area.left;
        const double top = area.top - (height + gap) * static_cast<double>(row);
        for (std::size_t column = 0; column < columns; ++column) {
            const double width = room * (widths.empty() ? 1.0 : widths[column]) / all;
            parts.push_back({left, top - height, left + width, top});
            left += width + gap;
        }
    }
    return parts;
}

Area within(const Area& area, double left, double bottom, double right, double top) {
    return {area.left + left, area.bottom + bottom, area.right - right, area.top - top};
}

} // namespace dyad
