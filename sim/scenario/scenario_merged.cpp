// A scenario, its includes and its settings as one text that needs no other file.
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/scenario_paths.hpp"
#include "sim/scenario/scenario_text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dyad {
namespace {

using Texts = std::map<std::string, std::string>;
/// Keys of a table and their values as TOML; "" is the table at the top.
using Tables = std::map<std::string, Texts>;

/// The keys that begin a scenario, as people write them; others follow by name.
constexpr std::string_view usual_order[] = {"title", "question", "expect", "compare"};

std::string value_text(const Written& value) {
    using Kind = Written::Kind;
    if (value.kind == Kind::text) return quoted_text(value.text);
    if (value.kind == Kind::whole || value.kind == Kind::real) return value.text;
    std::string list;
    for (const Written& item : value.items) list += (list.empty() ? "" : ", ") + value_text(item);
    return "[" + list + "]";
}

class Merging {
public:
    explicit Merging(std::span<const std::pair<std::string, std::string>> includes)
        : texts_(includes.begin(), includes.end()) {}

    /// Lays a text's keys over the tables, after those of the files it includes. False if it is no scenario's.
    bool add(const std::string& name, const std::string& text) {
        const auto written = parse_toml(text);
        if (!written || !begun_.insert(name).second) return false;
        for (const Written& entry : written->items)
            if (entry.key == "include" && !add_included(name, entry)) return false;
        for (const Written& entry : written->items) {
            if (entry.kind != Written::Kind::table) {
                if (entry.key != "include") set("", entry.key, value_text(entry));
                continue;
            }
            for (const Written& inner : entry.items) {
                if (inner.kind == Written::Kind::table) return false;
                set(entry.key, inner.key, value_text(inner));
            }
        }
        begun_.erase(name);
        return true;
    }
    void set(const std::string& table, const std::string& word, const std::string& value) {
        tables_[table].insert_or_assign(word, value);
    }
    std::string text() const {
        std::string all;
        for (const auto& [table, words] : tables_) {
            if (!table.empty()) all += "\n[" + table + "]\n";
            const auto line = [&](const std::string& word, const std::string& value) { all += word + " = " + value + "\n"; };
            for (const std::string_view word : usual_order)
                if (const auto found = words.find(std::string(word)); table.empty() && found != words.end())
                    line(found->first, found->second);
            for (const auto& [word, value] : words)
                if (!table.empty() || std::ranges::find(usual_order, word) == std::end(usual_order)) line(word, value);
        }
        return all;
    }

private:
    bool add_included(const std::string& name, const Written& entry) {
        if (entry.kind == Written::Kind::text) {
            const std::string path = called_by(name, entry.text);
            const auto found = texts_.find(path);
            return found != texts_.end() && add(path, found->second);
        }
        return std::ranges::all_of(entry.items, [&](const Written& item) { return add_included(name, item); });
    }

    Texts texts_;
    std::set<std::string> begun_; ///< files being read: a circle would never end
    Tables tables_;
};

/// The comments before the first key: the question and the expected answer.
std::string opening_comments(const std::string& text) {
    std::size_t end = 0;
    while (end < text.size() && (text[end] == '#' || text[end] == '\n')) end = std::min(text.find('\n', end), text.size() - 1) + 1;
    return text.substr(0, end);
}

} // namespace

Outcome<std::string> merged_text(const std::string& name, const std::string& text,
                                 std::span<const std::pair<std::string, std::string>> includes,
                                 std::span<const std::pair<std::string, std::string>> settings) {
    Merging merging(includes);
    if (!merging.add(name + ".toml", text))
        return Refusal{name, 0, 0,
                       "the scenario's texts cannot be merged into one, because they are not TOML or an included file "
                       "is not among them; get an undamaged copy of the file"};
    for (const auto& [key, value] : settings) {
        const auto dot = key.find('.');
        if (dot != std::string::npos) merging.set(key.substr(0, dot), key.substr(dot + 1), value);
    }
    return opening_comments(text) + merging.text();
}

} // namespace dyad
