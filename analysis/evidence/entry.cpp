// Reading an entry's keys, and saying in one sentence what is wrong with them.
#include "analysis/evidence/entry.hpp"

#include "sim/scenario/nearest_name.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

bool is_number(const Written& value) {
    return (value.kind == Written::Kind::whole || value.kind == Written::Kind::real) && std::isfinite(value.number);
}

} // namespace

Outcome<Written> toml_of(const std::string& path, std::string_view text) {
    auto root = parse_toml(text);
    if (root) return root;
    auto refusals = root.refusals();
    for (Refusal& refusal : refusals) refusal.file = path;
    return refusals;
}

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t k = 0; k < names.size(); ++k)
        list += (k == 0 ? "" : k + 1 == names.size() ? " or "
                                                     : ", ") +
                names[k];
    return list;
}

const Written* TomlEntry::find(std::string_view key) {
    asked_.emplace_back(key);
    const auto found = std::find_if(table_.items.begin(), table_.items.end(), [&](const Written& item) { return item.key == key; });
    return found == table_.items.end() ? nullptr : &*found;
}

void TomlEntry::refuse(const Written& at, const std::string& sentence) {
    refusals_.push_back({file_, at.line, at.column, what_ + ": " + sentence});
}

void TomlEntry::refuse(std::string_view key, const std::string& sentence) {
    const auto found = std::find_if(table_.items.begin(), table_.items.end(), [&](const Written& item) { return item.key == key; });
    refuse(found == table_.items.end() ? table_ : *found, sentence);
}

std::string TomlEntry::text(std::string_view key, bool required) {
    const Written* value = find(key);
    if (value && value->kind == Written::Kind::text && !(required && value->text.empty())) return value->text;
    if (value) refuse(*value, "`" + std::string(key) + "` must be a text in quotes" + (required ? ", and not empty" : ""));
    else if (required) refuse(table_, "`" + std::string(key) + "` is missing; write " + std::string(key) + " = \"…\"");
    return {};
}

std::optional<double> TomlEntry::number(std::string_view key, bool required) {
    const Written* value = find(key);
    if (value && is_number(*value)) return value->number;
    if (value) refuse(*value, "`" + std::string(key) + "` must be a number");
    else if (required) refuse(table_, "`" + std::string(key) + "` is missing, and must be a number");
    return std::nullopt;
}

std::vector<std::string> TomlEntry::texts(std::string_view key) {
    const Written* value = find(key);
    std::vector<std::string> texts;
    if (!value) return texts;
    const bool sound = value->kind == Written::Kind::list &&
                       std::all_of(value->items.begin(), value->items.end(),
                                   [](const Written& item) { return item.kind == Written::Kind::text; });
    if (!sound) refuse(*value, "`" + std::string(key) + "` must be a list of texts, as in [\"one\", \"two\"]");
    else
        for (const Written& item : value->items) texts.push_back(item.text);
    return texts;
}

std::optional<std::array<double, 2>> TomlEntry::pair(std::string_view key) {
    const Written* value = find(key);
    if (!value) return std::nullopt;
    if (value->kind == Written::Kind::list && value->items.size() == 2 && is_number(value->items[0]) &&
        is_number(value->items[1]))
        return std::array{value->items[0].number, value->items[1].number};
    refuse(*value, "`" + std::string(key) + "` must be two numbers, as in [0.22, 0.28]");
    return std::nullopt;
}

bool TomlEntry::truth(std::string_view key) {
    const Written* value = find(key);
    if (value && value->kind != Written::Kind::truth) refuse(*value, "`" + std::string(key) + "` must be true or false");
    return value && value->text == "true";
}

std::size_t TomlEntry::choice(std::string_view key, const std::vector<std::string>& names,
                              std::optional<std::size_t> otherwise) {
    if (!find(key) && otherwise) return *otherwise;
    const std::string word = text(key);
    const auto found = std::find(names.begin(), names.end(), word);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    if (!word.empty()) {
        const auto nearest = nearest_name(word, names);
        refuse(key, "`" + word + "` is no " + std::string(key) + " that is known" +
                        (nearest ? "; did you mean `" + *nearest + "`?" : "; it must be " + listed(names)));
    }
    return 0;
}

void TomlEntry::finish() {
    for (const Written& item : table_.items) {
        if (std::find(asked_.begin(), asked_.end(), item.key) != asked_.end()) continue;
        const auto nearest = nearest_name(item.key, asked_);
        refusals_.push_back({file_, item.key_line, item.key_column,
                             what_ + ": `" + item.key + "` is no key of such an entry" +
                                 (nearest ? "; did you mean `" + *nearest + "`?" : "; take it out")});
    }
}

} // namespace dyad
