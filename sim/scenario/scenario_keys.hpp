// Every key that a scenario may hold, what its value must be, and what was probably meant by an unknown one.
#pragma once

#include "sim/scenario/scenario.hpp"
#include "sim/scenario/scenario_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

inline constexpr std::uint32_t longest_run = 2400;         ///< months: two hundred years
inline constexpr std::uint32_t most_families = 67107840;   ///< person numbers have 32 bits, 64 to a family
inline constexpr std::uint32_t most_communities = 1 << 24; ///< 24 bits of lineage

/// One key: `title`, `run.families` or `plasticity.adult_floor`.
struct Key {
    enum class Shape {
        text,
        choice, ///< one of two words: "published" or "none"
        texts,
        whole,
        real,
        years,
        ages,      ///< of persons, in months
        birthdays, ///< ages of persons, in years
        names,     ///< of instruments
        words      ///< texts of any kind
    };

    std::string table, word; ///< `table` is empty at the top level
    Shape shape = Shape::text;
    double low = 0, high = 0; ///< of numbers
    std::string unit{};       ///< "-" for a pure number

    std::string name() const { return table.empty() ? word : table + "." + word; }
};

/// All keys that a scenario may hold, given what the model declares.
class Grammar {
public:
    explicit Grammar(const Vocabulary& vocabulary);

    const Key* find(std::string_view table, std::string_view word) const;
    bool has_table(std::string_view table) const;
    /// The table that was probably meant.
    std::optional<std::string> nearest_table(const std::string& table) const;
    const std::vector<std::string>& instruments() const { return instruments_; }

    /// Why there is no such key, and what was probably meant. `table` is known or, in a setting, perhaps not.
    std::string unknown_key(const std::string& table, const std::string& word) const;
    /// Why there is no such table, and what was probably meant, given the words in it.
    std::string unknown_table(const std::string& table, const std::vector<std::string>& words) const;
    /// What to say of a name at the top level that is neither a text nor a table.
    std::string unknown_top(const std::string& word) const;

private:
    std::vector<std::string> names(std::string_view table) const;
    std::optional<std::string> elsewhere(std::string_view word) const;

    std::vector<Key> keys_;
    std::vector<std::string> tables_, instruments_;
};

/// The sentence for a name of the design that this version does not know yet; nothing for any other name.
std::optional<std::string> later_version(const std::string& name);

/// A complaint about a value, with its place.
struct Complaint {
    unsigned line, column;
    std::string sentence;
};

/// Everything that is wrong with a key's value: type, range, fractions, unknown instruments. Empty if it may stand.
std::vector<Complaint> complaints_about(const Key& key, const Written& value, const Grammar& grammar);

/// What a key's value is, with an example where that helps: "a whole number from 0 to 4294967295".
std::string wanted_by(const Key& key);

/// A value without complaints as TOML text, the same for all spellings of the same value.
std::string normal_text(const Key& key, const Written& value);

/// Years as whole months; nothing if they are no whole number of months (within a millionth of a year) from 1 to 2,400.
std::optional<std::uint32_t> months_of(double years);

/// Months as years that a person can type: "0.4166667" is five months.
std::string years_text(std::uint32_t months);

} // namespace dyad
