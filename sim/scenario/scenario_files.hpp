// A scenario's own file, the files it includes and the settings laid over them, merged into one value for each key.
#pragma once

#include "sim/scenario/scenario_keys.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// All refusals of one reading, in the order of their places: the scenario's file, what it includes, the settings.
class Complaints {
public:
    /// A file or setting to which complaints may point.
    std::size_t add_source(std::string name);
    void add(std::size_t source, Complaint complaint);
    bool empty() const;
    std::vector<Refusal> sorted() const;

private:
    std::vector<std::pair<std::string, std::vector<Complaint>>> sources_;
};

/// A value that a file or setting gives to a key.
struct Given {
    Written value;
    std::size_t source; ///< in the complaints
    bool sound;         ///< nothing to complain of
};

/// Keys by full name.
using GivenKeys = std::map<std::string, Given>;

/// Reads a scenario's files and settings, complaining of everything that is wrong with each of them.
class ScenarioFiles {
public:
    ScenarioFiles(const Grammar& grammar, const ReadText& read, Complaints& complaints)
        : grammar_(grammar), read_(read), complaints_(complaints) {}

    /// The scenario's own file and all it includes; the including file wins over what it includes, later over earlier.
    GivenKeys read(const std::string& path);
    /// Lays `KEY=VALUE` settings over the keys, the last one for each key winning; returns them as sorted TOML text.
    std::vector<std::pair<std::string, std::string>> apply(std::span<const std::string> settings, GivenKeys& given);

    const std::string& text() const { return text_; }
    /// Files included, by their path relative to the scenario's folder, with their text, in the order of reading.
    const std::vector<std::pair<std::string, std::string>>& includes() const { return includes_; }
    /// Whether every file could be read as TOML, so that a key that is not there was not given.
    bool complete() const { return complete_; }
    /// Whether a name was refused that was probably meant to be `title`.
    bool title_misspelt() const { return title_misspelt_; }

private:
    struct Mention { ///< where a file is named: in the including file, or nowhere for the scenario's own
        std::size_t source;
        const Written* value;
    };

    GivenKeys read_file(const std::string& name, const Mention* mention);
    GivenKeys read_includes(const std::string& name, const Written& table, std::size_t source);
    GivenKeys read_include(const std::string& name, const Written& value, std::size_t source);
    void take_table(const Written& table, std::size_t source, GivenKeys& given);
    void take_entry(const std::string& table, const Written& entry, std::size_t source, GivenKeys& given);
    void take_value(const Key& key, const Written& value, std::size_t source, GivenKeys& given);

    const Grammar& grammar_;
    const ReadText& read_;
    Complaints& complaints_;
    std::string folder_, text_;
    std::vector<std::string> chain_; ///< files being read, the outermost first
    std::map<std::string, GivenKeys> done_;
    std::vector<std::pair<std::string, std::string>> includes_;
    bool complete_ = true, title_misspelt_ = false;
};

} // namespace dyad
