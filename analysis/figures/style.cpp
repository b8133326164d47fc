// Viridis at nine points, straight lines between them.
#include "analysis/figures/style.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

struct Colour {
    int red, green, blue;
};
constexpr std::array<Colour, 9> points{Colour{68, 1, 84}, Colour{71, 45, 123}, Colour{59, 82, 139}, Colour{44, 114, 142}, Colour{33, 144, 140},
                                       Colour{39, 173, 129}, Colour{93, 200, 99}, Colour{170, 220, 50}, Colour{253, 231, 37}};

std::string hexadecimal(const Colour& colour) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const int part : {colour.red, colour.green, colour.blue}) {
        text += digits[static_cast<std::size_t>(part / 16)];
        text += digits[static_cast<std::size_t>(part % 16)];
    }
    return text;
}

} // namespace

std::string viridis(double at) {
    const double place = std::clamp(at, 0.0, 1.0) * (points.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), points.size() - 2);
    const double share = place - static_cast<double>(below);
    const auto between = [&](int low, int high) { return static_cast<int>(std::lround(low + share * (high - low))); };
    const Colour &low = points[below], &high = points[below + 1];
    return hexadecimal({between(low.red, high.red), between(low.green, high.green), between(low.blue, high.blue)});
}

std::string viridis_palette() {
    std::string text = "set palette defined (";
    for (std::size_t k = 0; k < points.size(); ++k)
        text += (k == 0 ? "" : ", ") + std::to_string(k) + " '" + hexadecimal(points[k]) + "'";
    return text + ")\n";
}

} // namespace dyad
