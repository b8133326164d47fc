// The true state of a person: what stands behind the scores of instruments, never mixed with them.
#pragma once

#include "models/instruments/subject.hpp"
#include "sim/frame.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace dyad {

/// Suffixes of fields that speak of the figure in each slot; unsuffixed ones speak of the main figure.
inline constexpr std::array<std::string_view, figures_at_most> figure_suffixes{"", "_father", "_other"};

/// Fields of the true state: first those towards each figure, with its suffix; then those towards friend, helper and
/// partner, with theirs; then the person's own.
std::vector<Field> state_fields();

/// Puts one person's true state into the frame from the given field on; returns the field after it. What is true of
/// somebody whom the person does not have, or is not kept where the person lives, is NaN.
std::size_t put_state(Frame& frame, std::size_t field, const Subject& subject, std::uint32_t age_months);

} // namespace dyad
