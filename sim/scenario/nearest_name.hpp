// What was probably meant by a misspelt word.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace dyad {

/// The candidate with the fewest edits from a misspelt word, if these are at most a third of its length (at least 2).
std::optional<std::string> nearest_name(const std::string& word, std::span<const std::string> candidates);

} // namespace dyad
