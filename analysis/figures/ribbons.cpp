// The corners of ribbons.
#include "analysis/figures/ribbons.hpp"

namespace dyad {

RibbonCorners ribbon(double begin, double end, double from, double to, double thickness) {
    constexpr int pieces = 24;
    RibbonCorners corners;
    const auto edge = [&](int piece, double shift) {
        // Bézier with both handles half way: time is 1.5 u - 1.5 u² + u³, the place across moves by 3 u² - 2 u³.
        const double u = static_cast<double>(piece) / pieces, along = u * (1.5 + u * (u - 1.5)), moved = u * u * (3.0 - 2.0 * u);
        corners.emplace_back(begin + (end - begin) * along, from + (to - from) * moved + shift);
    };
    for (int piece = 0; piece <= pieces; ++piece) edge(piece, 0.0);
    for (int piece = pieces; piece >= 0; --piece) edge(piece, thickness);
    return corners;
}

} // namespace dyad
