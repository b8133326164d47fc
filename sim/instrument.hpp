// What an instrument must be: it looks at a world it cannot change, has its own chance, may err, and says what it scored.
#pragma once

#include "sim/missing.hpp"
#include "sim/parameter.hpp"
#include "sim/random.hpp"

#include <array>
#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace dyad {

/// One code of a classification, and what it stands for.
struct ValueLabel {
    std::uint8_t code;
    const char* label;
};

/// One score that an instrument gives. With value labels it is a code (whole, from 1), without them a number.
struct Score {
    const char* name;  ///< "ssp_class"
    const char* label; ///< for a codebook
    const char* unit;
    std::span<const ValueLabel> codes{};
};

/// What came of giving an instrument once: its scores in the order of their declaration, or why there are none.
template <std::size_t Count> struct Reading {
    std::array<float, Count> scores{};
    Missing missing = Missing::none;
};

/// Whether an instrument is given once to the person (`static constexpr bool of_person = true`), not with each figure.
template <class I> inline constexpr bool is_of_person = requires { requires I::of_person; };

/// An instrument: a plain struct of parameters with a name, a meaning and declared scores, valid between two ages in
/// months. `observe(subject, slot, age_months, draw)` gives it to one person: with the figure in that slot, or, if it
/// is of the person, once (slot 0). A score of NaN does not apply to this subject.
template <class I, class Subject>
concept Instrument = std::is_trivially_copyable_v<I> &&
    requires(const I& instrument, const Subject& subject, std::uint32_t slot, std::uint32_t age_months, const Draw& draw) {
    { I::name } -> std::convertible_to<std::string_view>;
    { I::meaning } -> std::convertible_to<std::string_view>;
    { I::youngest } -> std::convertible_to<std::uint32_t>;
    { I::oldest } -> std::convertible_to<std::uint32_t>;
    { instrument.observe(subject, slot, age_months, draw) } -> std::same_as<Reading<I::scores.size()>>;
};

} // namespace dyad
