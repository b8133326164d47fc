// Numbers, durations and paragraphs as people read them, for terminals.
#pragma once

#include "sim/shortest.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number);

/// "1 community", "12 communities".
std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

/// Seconds as "under 0.1 s", "0.4 s", "37 s", "4 min 10 s", "2 h 05 min".
std::string duration_in_words(double seconds);

/// Bytes as "912 bytes", "14.2 kB", "1.3 GB" (powers of 1,000, as file managers count).
std::string size_in_words(double bytes);

/// A share 0 to 1 as "61.8 %".
std::string percent(double share);

/// A correlation as the field prints it: ".28", "-.07", "1.00"; "n/a" if it is not a number.
std::string correlation_in_words(double r);

/// The words of a text, which spaces part.
std::vector<std::string> words_in(std::string_view text);

/// A text as one word of a shell's command line, in quotes where it needs them: "my results.h5" as 'my results.h5'.
std::string shell_quoted(std::string_view text);

/// How many columns a text fills in a terminal: characters, not bytes.
std::size_t columns_of(std::string_view text);

/// Filled with spaces up to `width` columns, behind the text or before it.
std::string left(std::string_view text, std::size_t width);
std::string right(std::string_view text, std::size_t width);

/// Words of a paragraph in lines of at most `width` columns, each line after `indent` spaces and ending in a newline.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

} // namespace dyad
