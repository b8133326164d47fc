// How densely people stand on a square map, and its shades.
#pragma once

#include "analysis/figures/plot.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace dyad {

/// A map of cells, row by row from below, that reaches as far to each side. Each has the share of people in cells at least as
/// dense: 0 to 1.
struct DensityGrid {
    static constexpr std::size_t side = 121;
    std::vector<double> enclosed;
    double reach = 1.0;
    /// The middle of a cell's column or row.
    double place(std::size_t cell) const { return reach * (2.0 * static_cast<double>(cell) + 1.0 - side) / side; }
};

DensityGrid density_of(const std::vector<std::pair<double, double>>& places, double reach);

/// Where half, 80 % and 95 % are, in greys behind all.
void draw_density(Plot& plot, const DensityGrid& grid);

} // namespace dyad
