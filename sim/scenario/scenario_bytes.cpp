// The first look at a scenario's bytes: what is no text, and what would be too deep for any parser, is refused here.
#include "sim/scenario/scenario_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace dyad {
namespace {

// No scenario needs more than a list in a table; the parser recurses, and so does the destruction of what it made.
constexpr int deepest_list = 16;
constexpr int deepest_key = 32;

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

Refusal at_offset(std::string_view text, std::size_t offset, std::string sentence) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t line_begin = before.rfind('\n') + 1; // npos + 1 is 0
    const std::string_view line = before.substr(line_begin);
    const auto column = line.size() - static_cast<std::size_t>(std::count_if(line.begin(), line.end(), continues_character));
    return {"", static_cast<unsigned>(std::count(before.begin(), before.end(), '\n') + 1), static_cast<unsigned>(column + 1),
            std::move(sentence)};
}

/// Bytes of the UTF-8 character that begins the text, 0 if none does. Overlong forms, surrogates and codes beyond
/// U+10FFFF are none.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t k) -> std::uint32_t { return static_cast<unsigned char>(text[k]); };
    const std::uint32_t first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = 2u + (first >= 0xE0) + (first >= 0xF0);
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    std::uint32_t code = first & (0x7Fu >> length);
    for (std::size_t k = 1; k < length; ++k) {
        if (!continues_character(text[k])) return 0;
        code = (code << 6) | (byte(k) & 0x3Fu);
    }
    if (length == 3 && (code < 0x800 || (code >= 0xD800 && code <= 0xDFFF))) return 0;
    if (length == 4 && (code < 0x10000 || code > 0x10FFFF)) return 0;
    return length;
}

std::optional<Refusal> flaw_of_characters(std::string_view text) {
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return at_offset(text, nul,
                         "a NUL byte stands here, so this is a binary file and not a scenario; name a TOML text");
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character_length(text.substr(at));
        if (length == 0)
            return at_offset(text, at, "this byte is not UTF-8, so the text cannot be read; save the file as UTF-8");
        at += length;
    }
    return std::nullopt;
}

/// The offset just behind the TOML string whose first quote stands at `at`; if unclosed, behind its line or the text.
std::size_t end_of_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const std::string three(3, quote);
    const bool many_lines = text.substr(at, 3) == three;
    std::size_t k = at + (many_lines ? 3 : 1);
    while (k < text.size()) {
        if (text[k] == '\n' && !many_lines) return k;
        if (text[k] == '\\' && quote == '"') {
            k += 2;
        } else if (text[k] != quote || (many_lines && text.substr(k, 3) != three)) {
            ++k;
        } else if (!many_lines) {
            return k + 1;
        } else {
            // Up to two quotes may stand before the closing three, and they belong to the string.
            const std::size_t behind = text.find_first_not_of(quote, k);
            return std::min(behind == std::string_view::npos ? text.size() : behind, k + 5);
        }
    }
    return text.size();
}

/// Follows the text as TOML divides it into strings, comments and the rest, and looks at the rest only.
std::optional<Refusal> flaw_of_nesting(std::string_view text) {
    int lists = 0, dots = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '#') {
            at = std::min(text.find('\n', at), text.size());
            continue;
        }
        if (c == '"' || c == '\'') {
            at = end_of_string(text, at);
            continue;
        }
        if (static_cast<unsigned char>(c) >= 0x80)
            return at_offset(
                text, at,
                shown(text.substr(at, character_length(text.substr(at)))) +
                    " may stand only between straight quotes (\") or in a comment; TOML names are plain letters, "
                    "so quote the text or write the name without it");
        if (c == '[' || c == '{') ++lists;
        if ((c == ']' || c == '}') && lists > 0) --lists;
        if (c == '.') ++dots;
        if (std::string_view("[]{}=,\n").find(c) != std::string_view::npos) dots = 0;
        if (lists > deepest_list || dots > deepest_key)
            return at_offset(text, at,
                             "lists or keys are nested too deeply here for any scenario; a parameter is named "
                             "`mechanism.parameter` and lists hold plain values");
        ++at;
    }
    return std::nullopt;
}

} // namespace

std::optional<Refusal> flaw_of_bytes(std::string_view text) {
    if (auto flaw = flaw_of_characters(text)) return flaw;
    return flaw_of_nesting(text);
}

std::string shown(std::string_view name) {
    constexpr std::size_t longest = 60;
    std::string text;
    for (std::size_t at = 0, characters = 0; at < name.size(); ++characters) {
        if (characters == longest) {
            text += "…";
            break;
        }
        const std::size_t length = character_length(name.substr(at));
        const bool printable = length > 0 && static_cast<unsigned char>(name[at]) >= 0x20 && name[at] != 0x7F &&
                               !(length == 2 && name[at] == '\xC2' && static_cast<unsigned char>(name[at + 1]) < 0xA0);
        if (printable) text += name.substr(at, length);
        else text += ' ';
        at += std::max<std::size_t>(length, 1);
    }
    return "`" + text + "`";
}

std::string shown_list(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + shown(name);
    return text;
}

} // namespace dyad
