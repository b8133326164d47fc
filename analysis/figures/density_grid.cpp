// Density by a kernel, and runs of cells of one shade.
#include "analysis/figures/density_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>

namespace dyad {

DensityGrid density_of(const std::vector<std::pair<double, double>>& places, double reach) {
    constexpr double width = 0.26; // of the kernel, in the map's units: SD of the norm
    DensityGrid grid{std::vector<double>(DensityGrid::side * DensityGrid::side, 1.0), reach};
    std::vector<double> density(grid.enclosed.size(), 0.0);
    for (const auto& at : places) {
        std::array<double, DensityGrid::side> across{};
        for (std::size_t c = 0; c < DensityGrid::side; ++c) across[c] = std::exp(-0.5 * std::pow((grid.place(c) - at.first) / width, 2));
        for (std::size_t row = 0; row < DensityGrid::side; ++row) {
            const double down = std::exp(-0.5 * std::pow((grid.place(row) - at.second) / width, 2));
            for (std::size_t c = 0; c < DensityGrid::side; ++c) density[row * DensityGrid::side + c] += down * across[c];
        }
    }
    std::vector<std::size_t> order(density.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return density[a] > density[b]; });
    const double all = std::accumulate(density.begin(), density.end(), 0.0);
    double so_far = 0.0;
    for (const std::size_t cell : order) so_far += density[cell], grid.enclosed[cell] = so_far / all;
    return grid;
}

void draw_density(Plot& plot, const DensityGrid& grid) {
    constexpr std::array<std::string_view, 3> shades{"#e6e6e6", "#eeeeee", "#f6f6f6"};
    constexpr std::array shares{0.5, 0.8, 0.95};
    const auto level = [&](std::size_t cell) { return static_cast<std::size_t>(std::count_if(shares.begin(), shares.end(), [&](double share) { return grid.enclosed[cell] > share; })); };
    const double half = grid.reach / DensityGrid::side;
    for (std::size_t row = 0; row < DensityGrid::side; ++row)
        for (std::size_t c = 0, end = 0; c < DensityGrid::side; c = end) {
            const std::size_t begin = row * DensityGrid::side;
            for (end = c + 1; end < DensityGrid::side && level(begin + end) == level(begin + c);) ++end;
            if (level(begin + c) == shades.size()) continue;
            plot.rectangle(grid.place(c) - half, grid.place(row) - 1.04 * half, grid.place(end - 1) + half, grid.place(row) + 1.04 * half, shades[level(begin + c)]);
        }
}

} // namespace dyad
