// What is wrong with the value of a known key, in one sentence for each fault, and how a sound value is spelt.
#include "sim/scenario/scenario_keys.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace dyad {
namespace {

using Kind = Written::Kind;
using Shape = Key::Shape;

bool is_number(const Written& value) { return value.kind == Kind::whole || value.kind == Kind::real; }

std::string kind_text(Kind kind) {
    switch (kind) {
    case Kind::table: return "a table";
    case Kind::list: return "a list";
    case Kind::text: return "a text";
    case Kind::whole: return "a whole number";
    case Kind::real: return "a number";
    case Kind::truth: return "true or false";
    case Kind::moment: return "a date or time";
    }
    return "something else";
}

/// Up to six digits for bounds and values of whole size: "0.002", "1", "4294967295".
std::string number_text(double number) {
    if (number == std::floor(number) && std::fabs(number) < 1e15) return std::to_string(static_cast<long long>(number));
    return real_text(number);
}

std::string with_unit(const std::string& unit) { return unit.empty() || unit == "-" ? "" : " " + unit; }

/// Months as years that a person can type: 0.4166667 is five months.
double in_years(double months) { return std::round(months / 12 * 1e7) / 1e7; }

Complaint at(const Written& value, std::string sentence) { return {value.line, value.column, std::move(sentence)}; }

Complaint wrong_kind(const Key& key, const Written& value, const std::string& wanted, const std::string& advice) {
    return at(value,
              shown(key.name()) + " must be " + wanted + ", but this is " + kind_text(value.kind) + "; " + advice);
}

std::vector<Complaint> about_number(const Key& key, const Written& value) {
    const std::string name = shown(key.name()), unit = with_unit(key.unit);
    const std::string span = "from " + number_text(key.low) + " to " + number_text(key.high) + unit;
    const std::string number = key.shape == Shape::whole ? "a whole number" : "a number";
    if (!is_number(value))
        return {wrong_kind(key, value, number, "write " + number + " " + span + ", without quotes or brackets")};
    if (!std::isfinite(value.number))
        return {at(value,
                   name + " is " + value.text + ", with which nothing can be computed; write " + number + " " + span)};
    if (key.shape == Shape::whole && value.number != std::floor(value.number))
        return {at(value, name + " is counted in whole numbers, but this is " + value.text + "; write a whole number " +
                              span)};
    if (value.number < key.low || value.number > key.high)
        return {at(value, name + " is " + value.text + ", outside the range in which it has a meaning; write " +
                              number + " " + span)};
    return {};
}

std::vector<Complaint> about_years(const Key& key, const Written& value) {
    const std::string advice = "write years such as 0.5, 1.5 or 60";
    if (!is_number(value)) return {wrong_kind(key, value, "a number", advice + ", without quotes or brackets")};
    const std::string name = shown(key.name());
    if (!std::isfinite(value.number))
        return {at(value, name + " is " + value.text + ", which is no length of time; " + advice)};
    if (months_of(value.number)) return {};
    const double months = value.number * 12;
    if (months > longest_run + 0.5)
        return {at(value,
                   name + " is " + value.text + ", but a run lasts at most 200 years; write at most 200")};
    if (months < 0.5)
        return {
            at(value, name + " is " + value.text + ", but a run lasts at least one month; write at least 0.0833333")};
    const double nearest = std::clamp(std::round(months), 1.0, static_cast<double>(longest_run));
    return {at(value, name + " is " + value.text +
                          ", which is no whole number of months, in which a run is counted; write " +
                          real_text(in_years(nearest)) + " for " + number_text(nearest) +
                          (nearest == 1 ? " month" : " months"))};
}

std::vector<Complaint> about_ages(const Key& key, const Written& value) {
    const std::string advice = "write a list of whole months such as [9, 13, 18]";
    if (value.kind != Kind::list) return {wrong_kind(key, value, "a list of ages in months", advice)};
    std::vector<Complaint> complaints;
    for (const Written& age : value.items) {
        if (!is_number(age))
            complaints.push_back(wrong_kind({key.table, key.word}, age, "a list of ages in whole months", advice));
        else if (!std::isfinite(age.number) || age.number != std::floor(age.number) || age.number < 1)
            complaints.push_back(at(
                age, shown(key.name()) + " holds " + age.text +
                         ", but persons are looked at when they are a whole number of months old, from 1; " + advice));
    }
    return complaints;
}

std::vector<Complaint> about_birthdays(const Key& key, const Written& value) {
    const std::string advice = "write a list of years such as [1.5, 6, 18, 25]";
    if (value.kind != Kind::list) return {wrong_kind(key, value, "a list of ages in years", advice)};
    std::vector<Complaint> complaints;
    for (const Written& age : value.items) {
        if (!is_number(age))
            complaints.push_back(wrong_kind({key.table, key.word}, age, "a list of ages in years", advice));
        else if (!std::isfinite(age.number) || !months_of(age.number))
            complaints.push_back(at(age, shown(key.name()) + " holds " + age.text +
                                             ", but persons are looked at when they are a whole number of months old, "
                                             "from 1 month to 200 years; " +
                                             advice));
    }
    return complaints;
}

std::vector<Complaint> about_instruments(const Key& key, const Written& value, const Grammar& grammar) {
    const auto& known = grammar.instruments();
    const std::string advice = "write a list of names in quotes, from " + shown_list(known);
    if (value.kind != Kind::list) return {wrong_kind(key, value, "a list of instruments", advice)};
    std::vector<Complaint> complaints;
    for (const Written& name : value.items) {
        if (name.kind != Kind::text) {
            complaints.push_back(wrong_kind(key, name, "a list of instruments by name", advice));
        } else if (std::find(known.begin(), known.end(), name.text) == known.end()) {
            const auto near = nearest_name(name.text, known);
            complaints.push_back(
                at(name, "there is no instrument " + shown(name.text) + "; " +
                             (near ? "did you mean " + shown(*near) + "?" : "there are " + shown_list(known))));
        }
    }
    return complaints;
}

/// Line ends are for readers of the file; anything else could hide or forge lines of a terminal.
bool has_control_character(const std::string& text) {
    for (std::size_t k = 0; k < text.size(); ++k) {
        const auto byte = static_cast<unsigned char>(text[k]);
        const bool breaks = byte == '\n' || byte == '\t' || (byte == '\r' && k + 1 < text.size() && text[k + 1] == '\n');
        if ((byte < 0x20 && !breaks) || byte == 0x7F) return true;
        if (byte == 0xC2 && k + 1 < text.size() && static_cast<unsigned char>(text[k + 1]) < 0xA0) return true;
    }
    return false;
}

std::vector<Complaint> about_text(const Key& key, const Written& value) {
    if (value.kind != Kind::text) return {wrong_kind(key, value, "a text", "write it in quotes")};
    if (key.word == "title" && value.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return {at(value,
                   "the title is empty, but summaries and figures show it; say in a few words what this scenario is")};
    if (has_control_character(value.text))
        return {at(value, shown(key.name()) +
                              " holds a control character, which could garble the terminal that shows it; write plain "
                              "text, and line ends between triple quotes")};
    if (key.word == "title" && value.text.find('\n') != std::string::npos)
        return {at(value, "the title has more than one line, but summaries and figures show it in one; shorten it")};
    return {};
}

std::vector<Complaint> about_choice(const Key& key, const Written& value) {
    const std::string advice =
        "write \"published\" to see findings of ordinary families beside the results, or \"none\"";
    if (value.kind != Kind::text) return {wrong_kind(key, value, "a text", advice)};
    if (value.text != "published" && value.text != "none")
        return {at(value, "there is nothing called " + shown(value.text) + " to compare with; " + advice)};
    return {};
}

std::vector<Complaint> about_texts(const Key& key, const Written& value) {
    const std::string advice = "write file names in quotes, relative to this file's folder";
    if (value.kind != Kind::text && value.kind != Kind::list)
        return {wrong_kind(key, value, "a file name or a list of them", advice)};
    std::vector<Complaint> complaints;
    for (const Written& item : value.items)
        if (item.kind != Kind::text)
            complaints.push_back(wrong_kind(key, item, "a file name or a list of them", advice));
    return complaints;
}

std::vector<Complaint> about_words(const Key& key, const Written& value) {
    const std::string advice = "write a list of texts in quotes, such as [\"adversity.level=0..1:5\"]";
    if (value.kind != Kind::list) return {wrong_kind(key, value, "a list of texts", advice)};
    std::vector<Complaint> complaints;
    for (const Written& item : value.items)
        if (item.kind != Kind::text) complaints.push_back(wrong_kind(key, item, "a list of texts", advice));
    return complaints;
}

} // namespace

std::vector<Complaint> complaints_about(const Key& key, const Written& value, const Grammar& grammar) {
    switch (key.shape) {
    case Shape::text: return about_text(key, value);
    case Shape::choice: return about_choice(key, value);
    case Shape::texts: return about_texts(key, value);
    case Shape::whole:
    case Shape::real: return about_number(key, value);
    case Shape::years: return about_years(key, value);
    case Shape::ages: return about_ages(key, value);
    case Shape::birthdays: return about_birthdays(key, value);
    case Shape::names: return about_instruments(key, value, grammar);
    case Shape::words: return about_words(key, value);
    }
    return {};
}

std::string wanted_by(const Key& key) {
    switch (key.shape) {
    case Shape::text:
    case Shape::choice: return "a text in quotes";
    case Shape::texts: return "a file name in quotes, or a list of them";
    case Shape::whole:
    case Shape::real:
        return std::string(key.shape == Shape::whole ? "a whole number" : "a number") + " from " +
               number_text(key.low) + " to " + number_text(key.high) + with_unit(key.unit);
    case Shape::years: return "years such as 0.5, 1.5 or 60";
    case Shape::ages: return "a list of whole months such as [9, 13, 18]";
    case Shape::birthdays: return "a list of years such as [1.5, 6, 18, 25]";
    case Shape::names: return "a list of names in quotes";
    case Shape::words: return "a list of texts in quotes";
    }
    return "a value";
}

std::string normal_text(const Key& key, const Written& value) {
    if (key.shape == Shape::whole) return std::to_string(static_cast<long long>(value.number));
    if (key.shape == Shape::years) return real_text(in_years(*months_of(value.number)));
    if (is_number(value)) return real_text(value.number + 0.0); // turns -0 into 0
    if (value.kind == Kind::text) return quoted_text(value.text);
    std::string list;
    if (key.shape == Shape::ages) {
        std::set<double> ages; // in any order and however often, they are the same ages
        for (const Written& age : value.items) ages.insert(age.number);
        for (const double age : ages) list += (list.empty() ? "" : ", ") + number_text(age);
        return "[" + list + "]";
    }
    if (key.shape == Shape::birthdays) {
        std::set<std::uint32_t> months;
        for (const Written& age : value.items) months.insert(*months_of(age.number));
        for (const std::uint32_t age : months) list += (list.empty() ? "" : ", ") + years_text(age);
        return "[" + list + "]";
    }
    for (const Written& item : value.items)
        list += (list.empty() ? "" : ", ") + (is_number(item) ? number_text(item.number) : quoted_text(item.text));
    return "[" + list + "]";
}

std::string years_text(std::uint32_t months) { return number_text(in_years(months)); }

std::optional<std::uint32_t> months_of(double years) {
    const double months = std::round(years * 12);
    if (!(months >= 1 && months <= longest_run) || std::fabs(years - months / 12) > 1e-6) return std::nullopt;
    return static_cast<std::uint32_t>(months);
}

} // namespace dyad
