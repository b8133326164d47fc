// The figures, in the order of the gallery: from the cradle to the next generation, then what changes people, then how sure it is.
#include "analysis/figures/figure.hpp"

#include <algorithm>
#include <array>

namespace dyad {

extern const Figure attachment_flows;
extern const Figure class_shares;
extern const Figure map_of_lives;
extern const Figure partners;
extern const Figure plasticity_by_age;
extern const Figure stability;

std::span<const Figure> figures() {
    static const std::array all{class_shares, attachment_flows, stability, map_of_lives, plasticity_by_age, partners};
    return all;
}

const Figure* figure_named(std::string_view name) {
    const auto all = figures();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Figure& figure) { return figure.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace dyad
