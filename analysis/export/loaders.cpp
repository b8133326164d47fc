// Filling in loaders; base R reads no JSON, so that its loader carries what the codebook says.
#include "analysis/export/loaders.hpp"

#include "analysis/export/codebook.hpp"

#include <utility>

namespace dyad {

namespace {

/// A text as R reads it back.
std::string r_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (c == '\n') quoted += "\\n";
        else if (c != '\r') quoted += c;
    }
    return quoted + "\"";
}

std::string r_field(const Field& field, const std::string& name) {
    std::string text = "    " + r_text(name) + " = list(kind = " + r_text(kind_of(field)) + ", label = " + r_text(field.label) + ", unit = " + r_text(unit_of(field));
    if (field.codes.empty()) return text + ")";
    text += ", values = c(";
    for (std::size_t k = 0; k < field.codes.size(); ++k) text += (k == 0 ? "" : ", ") + r_text(field.codes[k].second);
    return text + "))";
}

std::string r_dictionary(const ResultsFile& file, const ExportPlan& plan) {
    std::string text = "list(\n";
    for (const ExportedTable& exported : plan.tables) {
        const FrameFormat& table = file.tables()[exported.table];
        if (&exported != &plan.tables.front()) text += ",\n";
        text += "  " + r_text(table.name) + " = list(file = " + r_text(exported.file) + ", label = " + r_text(table.label) + ", fields = list(\n";
        for (const ExportColumn& column : exported.columns)
            text += r_field(table.fields[column.field], column.name) + (&column == &exported.columns.back() ? "))" : ",\n");
    }
    return text + "\n)";
}

/// A table and a field to show how reading goes: a classification if there is one.
std::pair<std::string, std::string> example_of(const ResultsFile& file, const ExportPlan& plan) {
    std::pair<std::string, std::string> example;
    for (const ExportedTable& exported : plan.tables)
        for (const ExportColumn& column : exported.columns) {
            const Field& field = file.tables()[exported.table].fields[column.field];
            const bool is_better = !field.codes.empty() && !field.name.ends_with("_missing");
            if (example.first.empty() || is_better) example = {file.tables()[exported.table].name, column.name};
            if (is_better && field.name.ends_with("_class")) return example;
        }
    return example;
}

void fill_in(std::string& text, std::string_view mark, const std::string& content) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + content.size())) text.replace(at, mark.size(), content);
}

} // namespace

std::string loader_from(std::string pattern, const ResultsFile& file, const ExportPlan& plan, const LoaderPlaces& places) {
    const auto [table, field] = example_of(file, plan);
    fill_in(pattern, "@TABLE@", table);
    fill_in(pattern, "@FIELD@", field);
    fill_in(pattern, "@TO_ROOT@", places.to_root);
    fill_in(pattern, "@CODEBOOK@", places.codebook);
    if (pattern.find("@DICTIONARY@") != std::string::npos) fill_in(pattern, "@DICTIONARY@", r_dictionary(file, plan));
    return pattern;
}

} // namespace dyad
