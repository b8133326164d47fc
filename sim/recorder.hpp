// The recorder: gives the instruments of a battery to a child at the ages that a scenario asks for, and keeps the scores.
#pragma once

#include "sim/frame.hpp"
#include "sim/instrument.hpp"

#include <cmath>
#include <limits>
#include <tuple>

namespace dyad::inline DYAD_KERNEL {

/// Which instruments of a battery are given, in the battery's order.
using Chosen = std::span<const bool>;

/// The fields that a battery's scores make, once for each suffix ("" for the main figure, "_father", …): for each score
/// its value and, in NAME_missing, why it is missing.
template <class... I>
std::vector<Field> fields_of(const std::tuple<I...>&, std::span<const std::string_view> suffixes) {
    std::vector<Field> fields;
    const std::vector<std::pair<std::uint8_t, std::string>> reasons{
        {1, "not given"}, {2, "dropped out"}, {3, "not codable"}, {4, "not applicable"}};
    for (const std::string_view suffix : suffixes) {
        const auto add = [&](const Score& score) {
            const std::string name = std::string(score.name) + std::string(suffix);
            Field field{name, score.codes.empty() ? FieldType::float32 : FieldType::uint8, score.label, score.unit, {}};
            for (const ValueLabel& code : score.codes) field.codes.emplace_back(code.code, code.label);
            fields.push_back(field);
            fields.push_back(
                {name + "_missing", FieldType::uint8, "why " + name + " is missing (0: it is there)", "-", reasons});
        };
        const auto add_all = [&](const auto& scores) {
            for (const Score& score : scores) add(score);
        };
        (add_all(I::scores), ...);
    }
    return fields;
}

/// Puts one reading into the frame from the given field on; returns the field after it. A missing number is NaN, a missing
/// code 0; the reason stands beside it.
template <std::size_t Count> std::size_t
put_reading(Frame& frame, std::size_t field, const std::array<Score, Count>& scores, const Reading<Count>& reading) {
    for (std::size_t s = 0; s < Count; ++s) {
        const bool there = reading.missing == Missing::none;
        if (scores[s].codes.empty())
            frame.put(field++, there ? reading.scores[s] : std::numeric_limits<float>::quiet_NaN());
        else frame.put(field++, static_cast<std::uint8_t>(there ? reading.scores[s] : 0.0f));
        frame.put(field++, static_cast<std::uint8_t>(reading.missing));
    }
    return field;
}

/// Gives every chosen instrument that is valid at this age to child i with the figure in slot k, if there is one, and puts
/// all scores of the battery into the frame from the given field on.
template <class World, class... I>
std::size_t put_battery(Frame& frame, std::size_t field, const std::tuple<I...>& battery, Chosen chosen,
                        const World& world, std::uint32_t i, std::uint32_t k, bool figure_there,
                        std::uint32_t age_months, const Draw& draw) {
    static_assert((Instrument<I, World> && ...), "every entry of the battery must be an instrument");
    std::size_t which = 0;
    const auto give = [&]<class One>(const One& instrument) {
        Reading<One::scores.size()> reading{.missing = Missing::not_given};
        const bool valid = age_months >= One::youngest && age_months <= One::oldest;
        if (!figure_there) reading.missing = Missing::not_applicable;
        else if (chosen[which] && valid) reading = instrument.observe(world, i, k, age_months, draw);
        field = put_reading(frame, field, One::scores, reading);
        ++which;
    };
    std::apply([&](const I&... instrument) { (give(instrument), ...); }, battery);
    return field;
}

} // namespace dyad::inline DYAD_KERNEL
