// The figures, in the order of the gallery: from the cradle to the next generation, then what changes people, then how sure it is.
#include "analysis/figures/figure.hpp"

#include <algorithm>
#include <array>

namespace dyad {

extern const Figure age_at_placement;
extern const Figure class_shares;
extern const Figure individual_effects;
extern const Figure orchids_dandelions;
extern const Figure scorecard;
extern const Figure three_generations;

std::span<const Figure> figures() {
    static const std::array all{class_shares, orchids_dandelions, three_generations, age_at_placement, individual_effects, scorecard};
    return all;
}

const Figure* figure_named(std::string_view name) {
    const auto all = figures();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Figure& figure) { return figure.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace dyad
