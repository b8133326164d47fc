// The parameters that a lived world was run with, and what newborns bring along by them.
#pragma once

#include "analysis/figures/figure.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace dyad {

/// A parameter's value in this world, as "observed_sensitivity.visits". Nothing if the file does not tell.
std::optional<double> parameter_in(const LivedWorld& world, std::string_view name);
/// The value that the parameter has if nobody sets it.
std::optional<double> declared_default_in(const LivedWorld& world, std::string_view name);

/// Whether all parameters of a mechanism, as "plasticity.", have their declared values. No if the file does not tell.
bool has_defaults(const LivedWorld& world, std::string_view mechanism);

/// Innate expectations of muting, asking and amplifying, and innate fear, in this order.
std::optional<std::array<double, 4>> newborn_in(const LivedWorld& world);

} // namespace dyad
