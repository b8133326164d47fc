// What stands in a TOML text, as plain values with their places; how TOML is parsed stays behind this header.
#pragma once

#include "sim/refusal.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// One value of a TOML text: a table or list with its entries, or a single value.
struct Written {
    enum class Kind {
        table,
        list,
        text,
        whole,
        real,
        truth,
        moment
    };

    Kind kind = Kind::table;
    std::string key;                       ///< within its table; empty in lists
    unsigned line = 0, column = 0;         ///< where the value begins, from 1, in characters
    unsigned key_line = 0, key_column = 0; ///< where its key begins; 0 in lists
    std::string text;                      ///< a text's content; a number's digits; true or false
    double number = 0;                     ///< of whole and real
    std::vector<Written> items;            ///< of tables (in the order of the text) and lists
};

/// Parses a TOML 1.0 text. Refuses, with line and column and an empty file name, the first place that is not TOML:
/// NUL bytes, text that is not UTF-8, keys given twice, nesting too deep for any scenario, and every other breach.
Outcome<Written> parse_toml(std::string_view text);

/// The first place of a text that no scenario can hold: NUL bytes, bytes that are not UTF-8, characters beyond ASCII
/// outside quotes and comments, lists or keys nested so deeply that parsing them could exhaust the stack.
std::optional<Refusal> flaw_of_bytes(std::string_view text);

/// A number as the shortest TOML that reads back as the same number: "0.1", "2.0", "1e-07".
std::string real_text(double number);

/// A text in TOML's quotes, control characters escaped.
std::string quoted_text(std::string_view text);

/// A name as messages show it: in backticks, at most 60 characters, control characters replaced by spaces.
std::string shown(std::string_view name);

/// A comma-separated list of names as messages show them.
std::string shown_list(const std::vector<std::string>& names);

} // namespace dyad
