// Security gained: how insecure persons are, and by how much less than their twins of another world.
#pragma once

#include "analysis/figures/figure_lives.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// Insecurity of the general model, (avoidance + anxiety) / sqrt 2, in SD of the norm; from fields self_avoidance and self_anxiety.
Series insecurity_at(const Histories& lives, unsigned months);

/// What persons of `control` have more of than their twins in `treated`, at the same age; none where one of them is not there.
Series less_than_twins(const Series& control, const Histories& at_control, const Series& treated, const Histories& at_treated);

/// Those who were born in the run, as 1.
Series born_in_run(const Histories& lives);

/// Those born in the run who at that age are more insecure than `least` in both worlds, as 1; others 0. Persons of `control`.
Series insecure_in_both(const Histories& control, const Histories& treated, unsigned months, double least);

/// The settings of a world, some of them with its own values.
std::vector<std::string> with_settings(std::vector<std::string> settings, std::initializer_list<std::string> more);

/// "0.06", as settings have it.
std::string setting_text(std::string_view name, double value);

} // namespace dyad
