// The recorder: gives the instruments of a battery to a person at the ages that a scenario asks for, keeps the scores.
#pragma once

#include "sim/frame.hpp"
#include "sim/instrument.hpp"

#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace dyad::inline DYAD_KERNEL {

/// Which instruments of a battery are given, in the battery's order.
using Chosen = std::span<const bool>;

/// Adds the fields of one score: its value and, in NAME_missing, why it is missing.
inline void add_fields(std::vector<Field>& fields, const Score& score, std::string_view suffix) {
    const std::string name = std::string(score.name) + std::string(suffix);
    Field field{name, score.codes.empty() ? FieldType::float32 : FieldType::uint8, score.label, score.unit, {}};
    for (const ValueLabel& code : score.codes) field.codes.emplace_back(code.code, code.label);
    fields.push_back(field);
    fields.push_back({name + "_missing",
                      FieldType::uint8,
                      "why " + name + " is missing (0: it is there)",
                      "-",
                      {{1, "not given"}, {2, "dropped out"}, {3, "not codable"}, {4, "not applicable"}}});
}

/// The fields that a battery's scores make: for each suffix ("" for the main figure, "_father", …) those of all
/// instruments that are given with a figure; then, once and without a suffix, those of all instruments of the person.
template <class... I>
std::vector<Field> fields_of(const std::tuple<I...>&, std::span<const std::string_view> suffixes) {
    std::vector<Field> fields;
    const auto add_all = [&](const auto& scores, std::string_view suffix) {
        for (const Score& score : scores) add_fields(fields, score, suffix);
    };
    for (const std::string_view suffix : suffixes) ((is_of_person<I> ? void() : add_all(I::scores, suffix)), ...);
    ((is_of_person<I> ? add_all(I::scores, "") : void()), ...);
    return fields;
}

/// Puts one reading into the frame from the given field on; returns the field after it. A missing number is NaN, a
/// missing code 0; the reason stands beside it. A score that is NaN although the instrument was given is not
/// applicable.
template <std::size_t Count> std::size_t
put_reading(Frame& frame, std::size_t field, const std::array<Score, Count>& scores, const Reading<Count>& reading) {
    for (std::size_t s = 0; s < Count; ++s) {
        Missing missing = reading.missing;
        if (missing == Missing::none && std::isnan(reading.scores[s])) missing = Missing::not_applicable;
        const bool there = missing == Missing::none;
        if (scores[s].codes.empty())
            frame.put(field++, there ? reading.scores[s] : std::numeric_limits<float>::quiet_NaN());
        else frame.put(field++, static_cast<std::uint8_t>(there ? reading.scores[s] : 0.0f));
        frame.put(field++, static_cast<std::uint8_t>(missing));
    }
    return field;
}

/// Gives every chosen instrument that is valid at this age to a subject, in the order of `fields_of`: for each of the
/// `Subject::figures` slots the instruments that are given with a figure, if the subject has one there; then those of
/// the person. Puts all scores of the battery into the frame from the given field on; returns the field after them.
template <class Subject, class... I>
std::size_t put_battery(Frame& frame, std::size_t field, const std::tuple<I...>& battery, Chosen chosen,
                        const Subject& subject, std::uint32_t age_months, const Draw& draw) {
    static_assert((Instrument<I, Subject> && ...), "every entry of the battery must be an instrument");
    const auto give = [&]<class One>(const One& instrument, bool is_chosen, bool applies, std::uint32_t slot) {
        Reading<One::scores.size()> reading{.missing = Missing::not_given};
        const bool valid = age_months >= One::youngest && age_months <= One::oldest;
        if (!applies) reading.missing = Missing::not_applicable;
        else if (is_chosen && valid) reading = instrument.observe(subject, slot, age_months, draw);
        field = put_reading(frame, field, One::scores, reading);
    };
    const auto give_all = [&](bool of_persons, bool applies, std::uint32_t slot) {
        std::size_t which = 0;
        const auto in_turn = [&]<class One>(const One& instrument) {
            const bool is_chosen = chosen[which++];
            if (is_of_person<One> == of_persons) give(instrument, is_chosen, applies, slot);
        };
        std::apply([&](const I&... instrument) { (in_turn(instrument), ...); }, battery);
    };
    for (std::uint32_t slot = 0; slot < Subject::figures; ++slot) give_all(false, subject.has(slot), slot);
    give_all(true, true, 0);
    return field;
}

} // namespace dyad::inline DYAD_KERNEL
