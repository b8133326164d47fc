// The figures, in the order of the gallery: from the cradle to the next generation, then what changes people, then how sure it is.
#include "analysis/figures/figure.hpp"

#include <algorithm>
#include <array>

namespace dyad {

extern const Figure four_caregivers;
extern const Figure strange_situation;
extern const Figure one_infant;
extern const Figure window_of_tolerance;
extern const Figure sensitivity_visits;
extern const Figure class_shares;
extern const Figure orchids_dandelions;
extern const Figure age_at_placement;
extern const Figure attachment_flows;
extern const Figure map_of_lives;
extern const Figure stability;
extern const Figure partners;
extern const Figure three_generations;
extern const Figure plasticity_by_age;
extern const Figure earned_security;
extern const Figure never_too_late;
extern const Figure therapy_dose;
extern const Figure order_of_change;
extern const Figure individual_effects;
extern const Figure scorecard;

std::span<const Figure> figures() {
    static const std::array all{four_caregivers, strange_situation, one_infant, window_of_tolerance, sensitivity_visits, class_shares, orchids_dandelions, age_at_placement, attachment_flows, map_of_lives, stability, partners, three_generations, plasticity_by_age, earned_security, never_too_late, therapy_dose, order_of_change, individual_effects, scorecard};
    return all;
}

const Figure* figure_named(std::string_view name) {
    const auto all = figures();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Figure& figure) { return figure.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace dyad
