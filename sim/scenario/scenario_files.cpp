// Scenario files and the files they include, merged key by key.
#include "sim/scenario/scenario_files.hpp"

#include "sim/scenario/scenario_paths.hpp"

#include <algorithm>

namespace dyad {
namespace {

constexpr std::size_t deepest_include = 16;

/// Keys of `over` win.
void lay_over(GivenKeys& under, const GivenKeys& over) {
    for (const auto& [name, given] : over) under.insert_or_assign(name, given);
}

bool has_any_control_character(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

} // namespace

std::size_t Complaints::add_source(std::string name) {
    sources_.push_back({std::move(name), {}});
    return sources_.size() - 1;
}

void Complaints::add(std::size_t source, Complaint complaint) {
    sources_[source].second.push_back(std::move(complaint));
}

bool Complaints::empty() const {
    return std::all_of(sources_.begin(), sources_.end(), [](const auto& source) { return source.second.empty(); });
}

std::vector<Refusal> Complaints::sorted() const {
    std::vector<Refusal> refusals;
    for (const auto& [name, complaints] : sources_) {
        auto ordered = complaints;
        std::stable_sort(ordered.begin(), ordered.end(), [](const Complaint& a, const Complaint& b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); });
        for (Complaint& complaint : ordered)
            refusals.push_back({name, complaint.line, complaint.column, std::move(complaint.sentence)});
    }
    return refusals;
}

GivenKeys ScenarioFiles::read(const std::string& path) {
    folder_ = folder_of(path);
    return read_file(file_of(path), nullptr);
}

/// `name` is relative to the scenario's folder, so that the same names mean the same files wherever that folder lies.
GivenKeys ScenarioFiles::read_file(const std::string& name, const Mention* mention) {
    const std::string path = path_in(folder_, name);
    auto text = read_(path);
    if (!text) {
        complete_ = false;
        const std::string reason = text.refusals().empty() ? "it cannot be read" : text.refusals().front().sentence;
        if (!mention) complaints_.add(complaints_.add_source(path), {0, 0, reason});
        else
            complaints_.add(mention->source,
                            {mention->value->line, mention->value->column,
                             "the included file " + shown(mention->value->text) + " cannot be read: " + reason});
        return {};
    }
    const std::size_t source = complaints_.add_source(path);
    if (mention) includes_.emplace_back(name, *text);
    else text_ = *text;
    const auto written = parse_toml(*text);
    if (!written) {
        complete_ = false;
        for (const Refusal& refusal : written.refusals())
            complaints_.add(source, {refusal.line, refusal.column, refusal.sentence});
        return {};
    }
    if (written->items.empty() && !mention) {
        complete_ = false; // the one complaint is enough
        complaints_.add(source, {0, 0,
                                 "the file is empty, but a scenario needs at least a title; write a line such as "
                                 "title = \"Rejecting care\""});
    }
    chain_.push_back(name);
    GivenKeys given = read_includes(name, *written, source), own;
    chain_.pop_back();
    take_table(*written, source, own);
    lay_over(given, own);
    return given;
}

GivenKeys ScenarioFiles::read_includes(const std::string& name, const Written& table, std::size_t source) {
    GivenKeys given;
    for (const Written& entry : table.items) {
        if (entry.key != "include") continue;
        if (entry.kind == Written::Kind::text) lay_over(given, read_include(name, entry, source));
        if (entry.kind != Written::Kind::list) continue;
        for (const Written& item : entry.items)
            if (item.kind == Written::Kind::text) lay_over(given, read_include(name, item, source));
    }
    return given;
}

GivenKeys ScenarioFiles::read_include(const std::string& name, const Written& value, std::size_t source) {
    const auto refuse = [&](const std::string& why) {
        complete_ = false;
        complaints_.add(source,
                        {value.line, value.column, "the file " + shown(value.text) + " cannot be included: " + why});
        return GivenKeys{};
    };
    if (value.text.empty() || has_any_control_character(value.text)) return refuse("this is no file name; write one");
    if (is_absolute(value.text))
        return refuse(
            "its path is absolute, so the scenario would work on one computer only; write it relative to "
            "this file's folder");
    const std::string included = called_by(name, value.text);
    if (const auto begun = std::find(chain_.begin(), chain_.end(), included); begun != chain_.end()) {
        std::string circle;
        for (auto link = begun; link != chain_.end(); ++link) circle += shown(*link) + " includes ";
        return refuse(circle + shown(included) + ", a circle in which no file wins; remove one of these includes");
    }
    if (chain_.size() > deepest_include)
        return refuse("it is the " + std::to_string(chain_.size()) +
                      "th file in a chain of includes, which may be 16 long; include it from nearer the scenario");
    if (const auto known = done_.find(included); known != done_.end()) return known->second;
    const Mention mention{source, &value};
    return done_.emplace(included, read_file(included, &mention)).first->second;
}

/// A misspelt table is complained of once, and its keys are looked at as those of the table that was probably meant.
void ScenarioFiles::take_table(const Written& table, std::size_t source, GivenKeys& given) {
    for (const Written& entry : table.items) {
        if (grammar_.find("", entry.key) != nullptr) {
            take_entry("", entry, source, given);
        } else if (entry.kind != Written::Kind::table) {
            const std::string sentence = grammar_.unknown_top(entry.key);
            title_misspelt_ = title_misspelt_ || sentence.ends_with("did you mean `title`?");
            complaints_.add(source, {entry.key_line, entry.key_column, sentence});
        } else {
            std::optional<std::string> meant = entry.key;
            if (!grammar_.has_table(entry.key)) {
                std::vector<std::string> words;
                for (const Written& inner : entry.items) words.push_back(inner.key);
                complaints_.add(source, {entry.key_line, entry.key_column, grammar_.unknown_table(entry.key, words)});
                meant = later_version(entry.key) ? std::nullopt : grammar_.nearest_table(entry.key);
            }
            if (!meant) continue;
            for (const Written& inner : entry.items) take_entry(*meant, inner, source, given);
        }
    }
}

void ScenarioFiles::take_entry(const std::string& table, const Written& entry, std::size_t source, GivenKeys& given) {
    if (const Key* key = grammar_.find(table, entry.key)) take_value(*key, entry, source, given);
    else complaints_.add(source, {entry.key_line, entry.key_column, grammar_.unknown_key(table, entry.key)});
}

void ScenarioFiles::take_value(const Key& key, const Written& value, std::size_t source, GivenKeys& given) {
    auto complaints = complaints_about(key, value, grammar_);
    const bool sound = complaints.empty();
    for (Complaint& complaint : complaints) complaints_.add(source, std::move(complaint));
    if (key.shape != Key::Shape::texts) given.insert_or_assign(key.name(), Given{value, source, sound});
}

} // namespace dyad
