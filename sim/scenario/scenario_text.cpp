// TOML texts into plain values: the only file that includes toml++, whose exceptions end here.
#include "sim/scenario/scenario_text.hpp"

#include "sim/shortest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <utility>

// toml++ asserts, and in release builds lets the optimiser assume, what does not hold of every text ("[+a]"), before it
// refuses that text properly. Where it is compiled from its headers, both are switched off here.
#undef NDEBUG
#define TOML_ASSERT(condition) static_assert(true)
#ifndef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 0
#endif
#include <toml++/toml.h>

namespace dyad {
namespace {

Written written_of(const toml::node& node);

Written with_key(const toml::key& key, const toml::node& node) {
    Written written = written_of(node);
    written.key = std::string(key.str());
    written.key_line = key.source().begin.line;
    written.key_column = key.source().begin.column;
    return written;
}

Written written_of(const toml::node& node) {
    using Kind = Written::Kind;
    Written written;
    written.line = node.source().begin.line;
    written.column = node.source().begin.column;
    if (const toml::table* table = node.as_table()) {
        for (const auto& [key, entry] : *table) written.items.push_back(with_key(key, entry));
        std::stable_sort(written.items.begin(), written.items.end(),
                         [](const Written& a, const Written& b) { return std::pair(a.key_line, a.key_column) < std::pair(b.key_line, b.key_column); });
    } else if (const toml::array* list = node.as_array()) {
        written.kind = Kind::list;
        for (const toml::node& entry : *list) written.items.push_back(written_of(entry));
    } else if (const auto* text = node.as_string()) {
        written.kind = Kind::text;
        written.text = text->get();
    } else if (const auto* whole = node.as_integer()) {
        written.kind = Kind::whole;
        written.text = std::to_string(whole->get());
        written.number = static_cast<double>(whole->get());
    } else if (const auto* real = node.as_floating_point()) {
        written.kind = Kind::real;
        written.number = real->get();
        written.text = real_text(real->get());
    } else {
        const auto* truth = node.as_boolean();
        written.kind = truth ? Kind::truth : Kind::moment;
        if (truth) written.text = truth->get() ? "true" : "false";
    }
    return written;
}

/// What stands between the first and the last single quote.
std::string between_quotes(std::string_view words) {
    const auto first = words.find('\''), last = words.rfind('\'');
    return last <= first || last == std::string_view::npos ? ""
                                                           : std::string(words.substr(first + 1, last - first - 1));
}

constexpr std::string_view how_to_write = "write texts in quotes, numbers like 0.1, lists in brackets";

/// The library's names of TOML's parts, and what they are called here.
constexpr std::array<std::array<std::string_view, 2>, 11> parts{{{"root table", "a line of the scenario"},
                                                                 {"key-value pair", "a line key = value"},
                                                                 {"table header", "a table's name in brackets"},
                                                                 {"inline table", "a table in braces"},
                                                                 {"array", "a list"},
                                                                 {"string", "a text"},
                                                                 {"floating-point", "a number"},
                                                                 {"decimal integer", "a whole number"},
                                                                 {"hexadecimal integer", "a hexadecimal number"},
                                                                 {"value", "a value"},
                                                                 {"key", "a key"}}};

/// Phrases of the library that say little to who does not know TOML's grammar.
constexpr std::array<std::array<std::string_view, 2>, 7> phrases{{
    {"expected keys, tables, whitespace or comments", "expected a key, a [table] or a comment"},
    {"expected a comment or whitespace", "expected nothing more in this line"},
    {"expected '\\n' after '\\r'", "expected the line to end after a carriage return"},
    {"is not representable in 64 bits", "is too large a number"},
    {"leading zeroes are prohibited", "a number does not begin with 0"},
    {"'\\n'", "the end of the line"},
    {"'\\r'", "the end of the line"},
}};

std::string plain_part(std::string_view part) {
    for (const auto& [theirs, ours] : parts)
        if (part == theirs) return std::string(ours);
    return "a " + std::string(part);
}

std::string plain_phrases(std::string text) {
    for (const auto& [theirs, ours] : phrases)
        if (const auto at = text.find(theirs); at != std::string::npos) text.replace(at, theirs.size(), ours);
    return text;
}

/// The library's sentence ("Error while parsing array: encountered end-of-file") in words of this house.
std::string plain_words(std::string_view words) {
    constexpr std::string_view opening = "Error while parsing ";
    if (words.starts_with(opening)) words.remove_prefix(opening.size());
    const auto colon = words.find(": ");
    const std::string what(words.substr(0, colon));
    if (colon != std::string_view::npos) words.remove_prefix(colon + 2);
    const auto says = [&](std::string_view phrase) { return words.find(phrase) != std::string_view::npos; };

    if (says("cannot redefine existing table") && what == "table header")
        return "the table [" + between_quotes(words) +
               "] is opened twice, so it is unclear which one counts; put its keys "
               "into one";
    if (says("cannot redefine"))
        return shown(between_quotes(words)) + " is given twice, so it is unclear which one counts; keep one of them";
    if (says("end-of-file"))
        return "the text ends in the middle of " + plain_part(what) +
               ", so it is not TOML; was the file cut short, or a quote "
               "or bracket left open?";
    if (says("value type") || says("expected 'nan'") || says("expected 'inf'") || says("expected 'true'") ||
        says("expected 'false'"))
        return "this is not a TOML value; " + std::string(how_to_write);
    if (says("control characters"))
        return "a text ends with its line or holds a control character, which is not TOML; close its quotes on the "
               "same line, or use \"\"\" for texts of several lines";
    return "this is not TOML, in " + plain_part(what) + ": " + plain_phrases(std::string(words)) + "; " +
           std::string(how_to_write);
}

/// A repeated key is reported behind it; in a line of its own it begins with the line.
unsigned column_of_key(std::string_view text, unsigned line, unsigned column) {
    std::size_t begin = 0;
    for (unsigned k = 1; k < line && begin < text.size(); ++k)
        begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view before = text.substr(begin, column - 1);
    const auto first = before.find_first_not_of(" \t");
    return first == std::string_view::npos || before.find('{') != std::string_view::npos
               ? column
               : static_cast<unsigned>(first + 1);
}

Refusal refusal_of(const toml::parse_error& error, std::string_view text) {
    const auto& place = error.source().begin;
    Refusal refusal{"", place.line, place.column, plain_words(error.description())};
    if (error.description().find("cannot redefine") != std::string_view::npos) refusal.column = column_of_key(text, place.line, place.column);
    return refusal;
}

} // namespace

Outcome<Written> parse_toml(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3); // some editors begin a file with a byte order mark
    if (auto flaw = flaw_of_bytes(text)) return *flaw;
#if TOML_EXCEPTIONS
    try {
        return written_of(toml::parse(text));
    } catch (const toml::parse_error& error) {
        return refusal_of(error, text);
    } catch (const std::exception& error) {
        return Refusal{"", 0, 0, "the text cannot be read as TOML: " + std::string(error.what())};
    }
#else // in a browser
    const toml::parse_result result = toml::parse(text);
    if (!result) return refusal_of(result.error(), text);
    return written_of(result.table());
#endif
}

std::string real_text(double number) {
    if (std::isnan(number)) return "nan";
    if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
    const std::string text = shortest(number);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string quoted_text(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') quoted += std::string("\\") + c;
        else if (byte < 0x20 || byte == 0x7F) quoted += std::string("\\u00") + hex[byte >> 4] + hex[byte & 15];
        else quoted += c;
    }
    return quoted + "\"";
}

} // namespace dyad
