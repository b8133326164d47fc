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

/// To each person of `control` the series of their twins in `treated`; no value where there is no twin.
Series beside_twins(const Histories& control, const Histories& treated, const Series& of_treated);

/// How much less insecure than in `control` the same persons are in `treated` at `then`, less what they differed by at `before`;
/// of those whose mask is 1, who are persons of `control`.
Series gain_since(const Histories& control, const Histories& treated, unsigned before, unsigned then, const Series& mask);

/// Those who were born in the run, as 1.
Series born_in_run(const Histories& lives);

/// Those born in the run who at that age are more insecure than `least` in both worlds, as 1; others 0. Persons of `control`.
Series insecure_in_both(const Histories& control, const Histories& treated, unsigned months, double least);

/// The standard deviation of those who have a value.
double standard_deviation_of(const Series& series);

/// The settings of a world, some of them with its own values.
std::vector<std::string> with_settings(std::vector<std::string> settings, std::initializer_list<std::string> more);

/// "0.06", as settings have it.
std::string setting_text(std::string_view name, double value);

} // namespace dyad
