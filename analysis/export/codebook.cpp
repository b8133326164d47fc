// Writing the codebook, for programs and for readers.
#include "analysis/export/codebook.hpp"

#include "sim/version.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace dyad {

namespace {

using Json = nlohmann::ordered_json;

std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

Json source_as_json(const ResultsFile& file, const std::string& source) {
    const ResultsHeader& header = file.header();
    Json all{{"file", file_name(source)}, {"digest", file.digest()}, {"version", header.version}, {"commit", header.commit}, {"command", header.command}, {"seed", header.seed}, {"scenario_name", header.scenario_name}};
    all["settings"] = Json::object();
    for (const auto& [key, value] : header.settings) all["settings"][key] = value;
    all["scenario"] = header.scenario;
    all["includes"] = Json::object();
    for (const auto& [name, text] : header.includes) all["includes"][name] = text;
    return all;
}

Json missing_as_json(ExportFormat format) {
    Json all = Json::array();
    for (const MissingCode& code : missing_codes()) {
        Json one{{"code", code.code}, {"label", code.label}};
        if (format == ExportFormat::sav) one["in_file"] = static_cast<int>(code.sav);
        if (format == ExportFormat::dta) one["in_file"] = std::string(".") + code.dta;
        all.push_back(std::move(one));
    }
    return all;
}

Json column_as_json(const ExportPlan& plan, const FrameFormat& table, const ExportColumn& column) {
    const Field& field = table.fields[column.field];
    Json one{{"name", field.name}, {"in_file", column.name}, {"label", field.label}, {"unit", unit_of(field)}, {"kind", kind_of(field)}, {"can_be_missing", field.missing.has_value() || kind_of(field) == "real" || column.reasons.has_value()}};
    one["values"] = Json::array();
    for (const auto& [code, label] : field.codes) one["values"].push_back({{"code", code}, {"label", label}});
    one["has_missing_codes"] = column.reasons.has_value();
    one["missing"] = missing_in(plan.format, table, column);
    return one;
}

std::string in_a_cell(std::string_view text) {
    std::string cell;
    for (const char c : text) {
        if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '<' || c == '`') cell += '\\';
        cell += c == '\n' || c == '\r' ? ' ' : c;
    }
    return cell;
}

std::string values_in_words(const Field& field, ExportFormat format) {
    std::string text;
    for (const auto& [code, label] : field.codes)
        text += (text.empty() ? "" : ", ") + (has_missing_codes(format) ? std::to_string(code) + " = " : std::string()) + label;
    return text;
}

/// A fence that no line of the text can be taken for.
std::string fenced(const std::string& text) {
    std::string fence = "```";
    while (text.find(fence) != std::string::npos) fence += '`';
    return fence + "toml\n" + text + (text.ends_with('\n') ? "" : "\n") + fence + "\n";
}

std::string source_in_words(const ResultsFile& file, const std::string& source) {
    const ResultsHeader& header = file.header();
    std::string text = "# Codebook of " + file_name(source) + "\n\nThese people are simulated: nothing here is about anybody who lives.\n\n| | |\n|---|---|\n";
    const auto row = [&](const char* what, const std::string& value) { text += std::string("| ") + what + " | " + value + " |\n"; };
    row("made by", "Dyad " + in_a_cell(header.version) + ", commit " + in_a_cell(header.commit));
    row("command", "`` " + header.command + " ``");
    row("seed", std::to_string(header.seed));
    row("scenario", in_a_cell(header.scenario_name) + ", below in full");
    row("digest", file.digest() + ", the same for every file with these numbers");
    row("exported by", "Dyad " + std::string(version()) + ", `dyad export`");
    return text + "\n";
}

std::string missing_in_general(ExportFormat format) {
    if (!has_missing_codes(format))
        return "Values that are missing are empty. Where a score NAME is missing, NAME\\_missing says why: " + std::string("not given, dropped out, not codable, or not applicable. Codes appear as their labels.\n\n");
    std::string text = "| missing | in these files |\n|---|---|\n";
    for (const MissingCode& code : missing_codes())
        text += std::string("| ") + code.label + " | " + (format == ExportFormat::sav ? std::to_string(static_cast<int>(code.sav)) : std::string(".") + code.dta) + " |\n";
    return text + "| for no reason that is known, or since there is nothing to know | system-missing (.) |\n\nNumbers of 64 bits (`lineage`) are texts, since " +
           (format == ExportFormat::sav ? "SPSS" : "Stata") + " keeps whole numbers exactly only up to 53 bits. The time stamp within the files is always 1 January 2000, so that equal results are equal bytes.\n\n";
}

std::string table_in_words(const ResultsFile& file, const ExportPlan& plan, const ExportedTable& exported) {
    const FrameFormat& table = file.tables()[exported.table];
    std::string text = "## " + in_a_cell(table.name) + "\n\n" + in_a_cell(table.label) + ". " + counted(file.rows(exported.table), "row", "rows") + ", in `" + exported.file + "`.\n\n";
    const bool renamed = std::any_of(exported.columns.begin(), exported.columns.end(), [&](const ExportColumn& column) { return column.name != table.fields[column.field].name; });
    text += renamed ? "| name in the file | name in Dyad | label | unit | values | missing |\n|---|---|---|---|---|---|\n" : "| name | label | unit | values | missing |\n|---|---|---|---|---|\n";
    for (const ExportColumn& column : exported.columns) {
        const Field& field = table.fields[column.field];
        text += "| " + in_a_cell(column.name) + (renamed ? " | " + in_a_cell(field.name) : "") + " | " + in_a_cell(field.label) + " | " + in_a_cell(unit_of(field)) + " | " +
                in_a_cell(values_in_words(field, plan.format)) + " | " + in_a_cell(missing_in(plan.format, table, column)) + " |\n";
    }
    return text + "\n";
}

} // namespace

std::string kind_of(const Field& field) {
    if (!field.codes.empty()) return "code";
    switch (field.type) {
    case FieldType::uint8:
    case FieldType::uint32: return "whole";
    case FieldType::uint64: return "identity";
    case FieldType::float32:
    case FieldType::float64: return "real";
    case FieldType::text: return "text";
    }
    return {};
}

std::string unit_of(const Field& field) { return field.unit == "-" ? std::string() : field.unit; }

std::string missing_in(ExportFormat format, const FrameFormat& table, const ExportColumn& column) {
    const Field& field = table.fields[column.field];
    if (column.reasons) return format == ExportFormat::sav ? "-99 to -96" : ".a to .d";
    const bool can_be = field.missing || field.type == FieldType::float32 || field.type == FieldType::float64 || !field.codes.empty();
    if (!can_be) return {};
    if (has_missing_codes(format)) return ".";
    for (std::size_t other = 0; other < table.fields.size(); ++other)
        if (reasons_for(table, other) == column.field) return "empty where " + table.fields[other].name + " is there";
    const auto reasons = reasons_for(table, column.field);
    return reasons ? "empty; " + table.fields[*reasons].name + " says why" : "empty";
}

std::string codebook_json(const ResultsFile& file, const ExportPlan& plan, const std::string& source, std::span<const std::string> others) {
    Json all{{"made_by", export_made_by}, {"version", version()}, {"commit", commit()}, {"format", export_formats()[static_cast<std::size_t>(plan.format)]}};
    all["source"] = source_as_json(file, source);
    all["missing"] = missing_as_json(plan.format);
    all["tables"] = Json::array();
    all["files"] = others;
    for (const ExportedTable& exported : plan.tables) {
        const FrameFormat& table = file.tables()[exported.table];
        Json one{{"name", table.name}, {"label", table.label}, {"rows", file.rows(exported.table)}, {"file", exported.file}};
        one["fields"] = Json::array();
        for (const ExportColumn& column : exported.columns) one["fields"].push_back(column_as_json(plan, table, column));
        all["tables"].push_back(std::move(one));
        all["files"].push_back(exported.file);
    }
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string codebook_markdown(const ResultsFile& file, const ExportPlan& plan, const std::string& source) {
    std::string text = source_in_words(file, source) + missing_in_general(plan.format);
    for (const ExportedTable& table : plan.tables) text += table_in_words(file, plan, table);
    text += "## The scenario\n\n" + fenced(file.header().scenario);
    for (const auto& [name, included] : file.header().includes) text += "\nIt includes `" + name + "`:\n\n" + fenced(included);
    return text;
}

} // namespace dyad
