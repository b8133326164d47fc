// A small vocabulary for tests of the scenario reader, which must not depend on what the models happen to declare.
#pragma once

#include "sim/scenario/scenario.hpp"

#include <array>
#include <string_view>

namespace dyad::test {

inline const std::array<Declaration, 6> few_declarations{{
    {"plasticity", {"adult_floor", "p_a", "-", 0.06, 0.002, 1, "what remains of plasticity in adults", "assumed"}},
    {"plasticity", {"early_decay", "tau_e", "years", 1.5, 0.1, 20, "how fast early plasticity fades", "assumed"}},
    {"caregiving", {"sensitivity", "s", "-", 0.5, 0, 1, "share of bids that are answered", "assumed"}},
    {"caregiving", {"inconsistency", "c", "-", 0.2, 0, 1, "how much answers vary from day to day", "assumed"}},
    {"caregiving", {"rejection", "r", "-", 0.1, -1, 1, "how often comfort is refused", "assumed"}},
    {"observed_sensitivity", {"visits", "n", "visits", 1, 1, 20, "home visits", "assumed", Parameter::Kind::whole}},
}};

inline constexpr std::array<std::string_view, 4> few_instruments{"strange_situation", "attachment_q_sort",
                                                                 "observed_sensitivity", "frightening_behaviour"};

inline Vocabulary few_words() { return {few_declarations, few_instruments}; }

} // namespace dyad::test
