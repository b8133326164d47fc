// Parameters for programs: the same words for `dyad params --json` and for the page in the browser.
#pragma once

#include "sim/parameter.hpp"

#include <nlohmann/json.hpp>

#include <span>
#include <string>

namespace dyad {

/// "caregiving.sensitivity", as in scenarios and --set.
inline std::string key_of(const Declaration& declaration) { return std::string(declaration.mechanism) + "." + declaration.parameter.name; }

/// A list of name, symbol, value, unit, low, high, whether only whole numbers are taken, meaning, source, and what it follows.
nlohmann::ordered_json parameters_as_json(std::span<const Declaration> chosen);

} // namespace dyad
