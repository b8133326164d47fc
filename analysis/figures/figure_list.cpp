// The figures, in the order of the gallery: from the cradle to the next generation, then what changes people, then how sure it is.
#include "analysis/figures/figure.hpp"

#include <algorithm>
#include <array>

namespace dyad {

extern const Figure class_shares;
extern const Figure earned_security;
extern const Figure never_too_late;
extern const Figure therapy_dose;
extern const Figure order_of_change;

std::span<const Figure> figures() {
    static const std::array all{class_shares, earned_security, never_too_late, therapy_dose, order_of_change};
    return all;
}

const Figure* figure_named(std::string_view name) {
    const auto all = figures();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Figure& figure) { return figure.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace dyad
