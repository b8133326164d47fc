// The keys of a scenario, and what was probably meant by a key that is none of them.
#include "sim/scenario/scenario_keys.hpp"

#include <algorithm>
#include <limits>

namespace dyad {
namespace {

constexpr double most_whole = std::numeric_limits<std::uint32_t>::max();

std::string did_you_mean(const std::string& name) { return "; did you mean " + shown(name) + "?"; }

std::string table_of(const std::string& name) { return name.substr(0, name.find('.')); }

std::string belongs_to(const std::string& name) {
    return "; it belongs in the table [" + table_of(name) + "], as " + shown(name);
}

} // namespace

Grammar::Grammar(const Vocabulary& vocabulary)
    : instruments_(vocabulary.instruments.begin(), vocabulary.instruments.end()) {
    using Shape = Key::Shape;
    keys_ = {{"", "title", Shape::text},
             {"", "question", Shape::text},
             {"", "expect", Shape::text},
             {"", "compare", Shape::choice},
             {"", "include", Shape::texts},
             {"run", "families", Shape::whole, 1, most_families, "families"},
             {"run", "years", Shape::years},
             {"run", "seed", Shape::whole, 0, most_whole, "-"},
             {"run", "community", Shape::whole, 1, 1024, "families"},
             {"record", "ages", Shape::ages},
             {"record", "years", Shape::birthdays},
             {"record", "instruments", Shape::names},
             {"record", "lives", Shape::whole, 0, 1000, "persons"},
             {"sweep", "vary", Shape::words},
             {"sweep", "design", Shape::text},
             {"sweep", "points", Shape::whole, 1, 4000000, "points"},
             {"sweep", "replicates", Shape::whole, 1, 1000000, "runs"},
             {"sweep", "luck", Shape::text},
             {"sweep", "outcomes", Shape::words}};
    for (const auto& [mechanism, parameter] : vocabulary.declarations)
        keys_.push_back({std::string(mechanism), parameter.name,
                         parameter.kind == Parameter::Kind::whole ? Shape::whole : Shape::real, parameter.low,
                         parameter.high, parameter.unit});
    for (const Key& key : keys_)
        if (!key.table.empty() && !has_table(key.table)) tables_.push_back(key.table);
}

const Key* Grammar::find(std::string_view table, std::string_view word) const {
    const auto found =
        std::find_if(keys_.begin(), keys_.end(), [&](const Key& key) { return key.table == table && key.word == word; });
    return found == keys_.end() ? nullptr : &*found;
}

bool Grammar::has_table(std::string_view table) const { return std::find(tables_.begin(), tables_.end(), table) != tables_.end(); }

std::optional<std::string> Grammar::nearest_table(const std::string& table) const {
    return nearest_name(table, tables_);
}

/// Full names of a table's keys; with "*" those of all tables.
std::vector<std::string> Grammar::names(std::string_view table) const {
    std::vector<std::string> names;
    for (const Key& key : keys_)
        if (key.table == table || (table == "*" && !key.table.empty())) names.push_back(key.name());
    return names;
}

/// The full name of a key of this word in any table.
std::optional<std::string> Grammar::elsewhere(std::string_view word) const {
    for (const Key& key : keys_)
        if (!key.table.empty() && key.word == word) return key.name();
    return std::nullopt;
}

std::string Grammar::unknown_key(const std::string& table, const std::string& word) const {
    const std::string name = table + "." + word;
    if (auto later = later_version(table)) return *later;
    const std::string start = "there is no " + shown(name);
    if (const auto home = elsewhere(word); home && has_table(table)) return start + belongs_to(*home);
    if (has_table(table)) {
        std::vector<std::string> words;
        for (const std::string& full : names(table)) words.push_back(full.substr(full.find('.') + 1));
        if (const auto near = nearest_name(word, words)) return start + did_you_mean(table + "." + *near);
    }
    if (const auto near = nearest_name(name, names("*"))) return start + did_you_mean(*near);
    if (const auto near = nearest_table(table); near && !has_table(table))
        return start + did_you_mean(*near + "." + word);
    if (const auto home = elsewhere(word)) return start + did_you_mean(*home);
    if (has_table(table) && names(table).size() <= 6)
        return start + "; [" + table + "] holds " + shown_list(names(table));
    return start + "; `dyad params` lists every name";
}

std::string Grammar::unknown_table(const std::string& table, const std::vector<std::string>& words) const {
    if (auto later = later_version(table)) return *later;
    const std::string start = "there is no table " + shown(table);
    if (const auto near = nearest_table(table)) return start + did_you_mean(*near);
    for (const std::string& word : words)
        if (const auto home = elsewhere(word))
            return start + "; " + shown(word) + " belongs in the table [" + table_of(*home) + "]";
    return start + "; besides `run`, `record` and `sweep` a table is named after a mechanism, and `dyad params` lists them all";
}

std::string Grammar::unknown_top(const std::string& word) const {
    if (auto later = later_version(word)) return *later;
    if (has_table(word))
        return shown(word) + " is one table and neither a single value nor a list; write its keys under a line [" +
               word + "]";
    const std::string start = "there is no " + shown(word) + " at the top of a scenario";
    if (const auto home = elsewhere(word)) return start + belongs_to(*home);
    std::vector<std::string> candidates = names("");
    candidates.insert(candidates.end(), tables_.begin(), tables_.end());
    if (const auto near = nearest_name(word, candidates)) return start + did_you_mean(*near);
    return start + "; what may stand there is " + shown_list(names("")) +
           ", and parameters stand in the tables of their mechanisms";
}

std::optional<std::string> later_version(const std::string& name) {
    if (name != "event" && name != "arms") return std::nullopt;
    return shown(name) +
           " belongs to the scenario language but not to this version, which would not act on it; remove it or "
           "use a newer version";
}

} // namespace dyad
