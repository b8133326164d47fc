// What a newborn brings along in a world: its innate expectations and fear, read off the file's parameters.
#pragma once

#include "analysis/figures/figure.hpp"

#include <array>
#include <optional>

namespace dyad {

/// Innate expectations of muting, asking and amplifying, and innate fear, in this order. Nothing if the file does not tell.
std::optional<std::array<double, 4>> newborn_of(const LivedWorld& world);

} // namespace dyad
