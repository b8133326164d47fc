// An entry: one table of a TOML file about findings, read key by key, every mistake noted with its place.
#pragma once

#include "sim/refusal.hpp"
#include "sim/scenario/scenario_text.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// Keys are asked for one after the other; `finish` refuses those that nobody asked for.
class TomlEntry {
public:
    /// `what` names the entry in messages: "the finding i.S1". Mistakes are added to `refusals`.
    TomlEntry(const std::string& file, const Written& table, std::string what, std::vector<Refusal>& refusals)
        : file_(file), table_(table), what_(std::move(what)), refusals_(refusals) {}

    void called(std::string what) { what_ = std::move(what); }
    const std::string& what() const { return what_; }
    unsigned line() const { return table_.line; }
    const Written* find(std::string_view key);

    std::string text(std::string_view key, bool required = true);
    std::optional<double> number(std::string_view key, bool required = false);
    std::vector<std::string> texts(std::string_view key);
    /// Exactly two numbers.
    std::optional<std::array<double, 2>> pair(std::string_view key);
    bool truth(std::string_view key);

    /// The place of a word among `names`; refuses others, and its absence if there is no `otherwise`.
    std::size_t choice(std::string_view key, const std::vector<std::string>& names,
                       std::optional<std::size_t> otherwise = std::nullopt);

    /// Notes a mistake at a key's value, or at the entry where it has no such key.
    void refuse(std::string_view key, const std::string& sentence);
    void refuse(const Written& at, const std::string& sentence);
    void finish();

private:
    const std::string& file_;
    const Written& table_;
    std::string what_;
    std::vector<Refusal>& refusals_;
    std::vector<std::string> asked_;
};

/// A file's text as TOML; refusals name the file.
Outcome<Written> toml_of(const std::string& path, std::string_view text);

/// "a, b or c".
std::string listed(const std::vector<std::string>& names);

} // namespace dyad
