// The figures, in the order of the gallery: from the cradle to the next generation, then what changes people, then how sure it is.
#include "analysis/figures/figure.hpp"

#include <algorithm>
#include <array>

namespace dyad {

extern const Figure class_shares;
extern const Figure four_caregivers;
extern const Figure one_infant;
extern const Figure sensitivity_visits;
extern const Figure window_of_tolerance;
extern const Figure strange_situation;

std::span<const Figure> figures() {
    static const std::array all{four_caregivers, strange_situation, one_infant, sensitivity_visits, window_of_tolerance, class_shares};
    return all;
}

const Figure* figure_named(std::string_view name) {
    const auto all = figures();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Figure& figure) { return figure.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace dyad
