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

/// `[a, b]` or `a` as a list of quoted words.
std::string quoted_words(const std::string& text) {
    std::string list, word;
    const auto take = [&] {
        if (!word.empty()) list += (list.empty() ? "" : ", ") + quoted_text(word);
        word.clear();
    };
    for (const char c : text)
        if (std::string_view("[]\"', \t").find(c) == std::string_view::npos) word += c;
        else take();
    take();
    return "[" + list + "]";
}

/// What was probably meant, as a shell takes it.
std::string as_setting(const Key& key, const std::string& value) {
    return shown("--set '" + key.name() + "=" + value + "'");
}

/// Says what the key wants, and names what a shell does to quotes and spaces if that can be the reason.
std::string why_no_value(const Key& key, const std::string& text) {
    using Shape = Key::Shape;
    const std::string start = shown(text) + " is not " + wanted_by(key);
    const bool cut_off = text.starts_with("[") && !text.ends_with("]");
    if (cut_off)
        return start + "; it ends before its list does, as when a shell takes a value apart at its spaces: put the whole "
                       "setting in single quotes, as in " +
               as_setting(key, key.shape == Shape::ages        ? "[9, 13]"
                               : key.shape == Shape::birthdays ? "[18, 25]"
                                                               : "[\"strange_situation\", \"attachment_q_sort\"]");
    if (key.shape == Shape::names && !text.empty())
        return start + ", perhaps because a shell took the quotes away; write " + as_setting(key, quoted_words(text));
    if ((key.shape == Shape::text || key.shape == Shape::choice) && looks_like_word(text))
        return start + ", perhaps because a shell took the quotes away; write " + as_setting(key, quoted_text(text));
    const bool bare_point = text.starts_with(".") || text.starts_with("-.");
    if (bare_point) return start + " as TOML writes them; put a 0 before the point";
    return start + "; write one";
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
            refuse("a setting is written KEY=VALUE, such as plasticity.early_decay=1; here is no " + missing);
            continue;
        }
        const Key* key = setting.table.empty() ? nullptr : grammar_.find(setting.table, setting.word);
        const auto value = value_of(setting.text);
        if (key == nullptr) refuse(why_no_key(setting, grammar_));
        if (key != nullptr && !value) refuse(why_no_value(*key, setting.text));
        if (key == nullptr || !value) continue;
        take_value(*key, *value, source, given);
        const Given& taken = given.at(key->name());
        if (taken.sound) texts.insert_or_assign(key->name(), normal_text(*key, taken.value));
    }
    return {texts.begin(), texts.end()};
}

} // namespace dyad
