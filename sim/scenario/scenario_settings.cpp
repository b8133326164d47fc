// Settings of the command line, `KEY=VALUE`, laid over what the files say.
#include "sim/scenario/scenario_files.hpp"

#include <algorithm>

namespace dyad {
namespace {

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

/// A line of a message is one line, whatever a setting holds.
std::string source_name(const std::string& setting) {
    const std::string name = shown(setting);
    return "--set " + name.substr(1, name.size() - 2);
}

/// A setting has no lines to point at.
void forget_places(Written& value) {
    value.line = value.column = value.key_line = value.key_column = 0;
    for (Written& item : value.items) forget_places(item);
}

/// The value as TOML reads it; nothing if it is none, or more than one.
std::optional<Written> value_of(const std::string& text) {
    auto written = parse_toml("v = " + text + "\n");
    if (!written || written->items.size() != 1 || written->items.front().kind == Written::Kind::table)
        return std::nullopt;
    forget_places(*written);
    return written->items.front();
}

bool looks_like_word(const std::string& text) {
    return !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
}

/// `TABLE.WORD=TEXT`; without a dot the table is empty.
struct Setting {
    std::string name, table, word, text;
};

Setting parts_of(const std::string& setting) {
    const auto equals = setting.find('=');
    Setting parts{.name = trimmed(std::string_view(setting).substr(0, equals)), .table = {}, .word = {}, .text = {}};
    if (equals != std::string::npos) parts.text = trimmed(std::string_view(setting).substr(equals + 1));
    const auto dot = parts.name.find('.');
    if (dot != std::string::npos) parts.table = parts.name.substr(0, dot);
    parts.word = dot == std::string::npos ? parts.name : parts.name.substr(dot + 1);
    return parts;
}

std::string why_no_key(const Setting& setting, const Grammar& grammar) {
    if (setting.word != setting.name) return grammar.unknown_key(setting.table, setting.word);
    if (grammar.find("", setting.name) == nullptr) return grammar.unknown_top(setting.name);
    return shown(setting.name) + " can be given in a scenario's file only; write a scenario that includes this one";
}

std::string why_no_value(const std::string& text) {
    const std::string start = shown(text) + " is not one TOML value; ";
    const std::string quoted = shown("'" + quoted_text(text) + "'");
    if (looks_like_word(text)) return start + "a word is written in quotes, here " + quoted;
    return start + "write a number like 0.1, a text in quotes, a list in brackets";
}

} // namespace

std::vector<std::pair<std::string, std::string>> ScenarioFiles::apply(std::span<const std::string> settings,
                                                                      GivenKeys& given) {
    std::map<std::string, std::string> texts;
    for (const std::string& line : settings) {
        const std::size_t source = complaints_.add_source(source_name(line));
        const auto refuse = [&](std::string sentence) { complaints_.add(source, {0, 0, std::move(sentence)}); };
        const Setting setting = parts_of(line);
        if (setting.name.empty() || setting.text.empty()) {
            const std::string missing = line.find('=') == std::string::npos ? "=" : setting.name.empty() ? "key"
                                                                                                         : "value";
            refuse("a setting is written KEY=VALUE, such as plasticity.adult_floor=0.1; here is no " + missing);
            continue;
        }
        const Key* key = setting.table.empty() ? nullptr : grammar_.find(setting.table, setting.word);
        const auto value = value_of(setting.text);
        if (key == nullptr) refuse(why_no_key(setting, grammar_));
        if (key != nullptr && !value) refuse(why_no_value(setting.text));
        if (key == nullptr || !value) continue;
        take_value(*key, *value, source, given);
        const Given& taken = given.at(key->name());
        if (taken.sound) texts.insert_or_assign(key->name(), normal_text(*key, taken.value));
    }
    return {texts.begin(), texts.end()};
}

} // namespace dyad
