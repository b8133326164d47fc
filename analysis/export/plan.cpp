// Planning an export: fields that say why others are missing are found, names are made to fit.
#include "analysis/export/plan.hpp"

#include "analysis/rows.hpp"

#include <algorithm>
#include <array>

namespace dyad {

namespace {

constexpr std::array<std::string_view, 4> formats{"csv", "psych-ds", "sav", "dta"};
constexpr std::array codes{MissingCode{1, "not given", -99, 'a'}, MissingCode{2, "dropped out", -98, 'b'},
                           MissingCode{3, "not codable", -97, 'c'}, MissingCode{4, "not applicable", -96, 'd'}};
constexpr std::string_view reasons_suffix = "_missing";

/// Words that the programs take for something else, in small letters.
constexpr std::array<std::string_view, 13> reserved_in_sav{"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"};
constexpr std::array<std::string_view, 21> reserved_in_dta{"_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long",
                                                           "_n", "_pi", "_pred", "_rc", "_skip", "strl", "using", "with", "alias", "_se"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string in_small_letters(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool is_reserved(ExportFormat format, const std::string& name) {
    const std::string small = in_small_letters(name);
    if (format == ExportFormat::sav) return std::find(reserved_in_sav.begin(), reserved_in_sav.end(), small) != reserved_in_sav.end();
    const bool is_text_type = small.starts_with("str") && small.size() > 3 && std::all_of(small.begin() + 3, small.end(), is_digit);
    return is_text_type || std::find(reserved_in_dta.begin(), reserved_in_dta.end(), small) != reserved_in_dta.end();
}

std::string allowed_name(ExportFormat format, std::string_view name) {
    std::string allowed;
    for (const char c : name) {
        const bool stays = is_letter(c) || is_digit(c) || (c == '.' && format == ExportFormat::sav);
        if (stays || !allowed.ends_with('_') || c == '_') allowed += stays ? c : '_';
    }
    if (allowed.empty() || !is_letter(allowed.front())) allowed = "v_" + allowed;
    while (allowed.ends_with('.')) allowed.back() = '_';
    return is_reserved(format, allowed) ? allowed + "_" : allowed;
}

/// The name, cut to its place, with a number behind it where it was taken.
std::string one_of_its_own(const std::string& name, std::size_t bytes, std::vector<std::string>& taken) {
    std::string own = cut_to(name, bytes);
    const auto is_taken = [&] { return std::find(taken.begin(), taken.end(), in_small_letters(own)) != taken.end(); };
    for (std::size_t number = 2; is_taken(); ++number) {
        const std::string behind = "_" + std::to_string(number);
        own = cut_to(name, bytes - behind.size()) + behind;
    }
    taken.push_back(in_small_letters(own));
    return own;
}

/// Names of files: what every disk takes, and no name twice where capitals do not count.
std::vector<std::string> file_names(const ResultsFile& file, ExportFormat format, std::span<const std::size_t> tables) {
    constexpr std::size_t longest = 100;
    const bool is_dataset = format == ExportFormat::psych_ds;
    const std::string study = in_one_word(file.header().scenario_name);
    std::vector<std::string> names, taken;
    for (const std::size_t table : tables) {
        std::string name = is_dataset ? in_one_word(file.tables()[table].name) : file.tables()[table].name;
        for (char& c : name)
            if (!is_letter(c) && !is_digit(c) && c != '-' && c != '_') c = '_';
        name = one_of_its_own(name.empty() ? "table" : name, longest, taken);
        if (is_dataset) // a value of a key is letters and digits
            names.push_back("data/study-" + (study.empty() ? "dyad" : study) + "_description-" + in_one_word(name) + "_data.csv");
        else names.push_back(name + "." + std::string(formats[static_cast<std::size_t>(format)]));
    }
    return names;
}

std::vector<ExportColumn> columns_of_table(const FrameFormat& table, ExportFormat format) {
    std::vector<ExportColumn> columns;
    std::vector<bool> is_folded(table.fields.size(), false);
    for (std::size_t field = 0; field < table.fields.size(); ++field) {
        const auto reasons = has_missing_codes(format) ? reasons_for(table, field) : std::nullopt;
        if (reasons) is_folded[*reasons] = true;
        columns.push_back({field, reasons, {}});
    }
    std::erase_if(columns, [&](const ExportColumn& column) { return is_folded[column.field]; });
    std::vector<std::string> names;
    for (const ExportColumn& column : columns) names.push_back(table.fields[column.field].name);
    names = names_in(format, names);
    for (std::size_t k = 0; k < columns.size(); ++k) columns[k].name = std::move(names[k]);
    return columns;
}

} // namespace

std::span<const std::string_view> export_formats() { return formats; }

std::optional<ExportFormat> export_format_named(std::string_view name) {
    const auto found = std::find(formats.begin(), formats.end(), name);
    if (found == formats.end()) return std::nullopt;
    return static_cast<ExportFormat>(found - formats.begin());
}

std::span<const MissingCode> missing_codes() { return codes; }

std::optional<std::size_t> reasons_for(const FrameFormat& table, std::size_t field) {
    const Field& of = table.fields[field];
    if (of.type == FieldType::text || of.type == FieldType::uint64) return std::nullopt; // they leave as texts, which have no codes
    const auto place = field_named(table, of.name + std::string(reasons_suffix));
    if (!place || table.fields[*place].type != FieldType::uint8) return std::nullopt;
    const auto& named = table.fields[*place].codes;
    const bool ours = std::all_of(named.begin(), named.end(), [](const auto& code) { return code.first <= codes.size(); });
    return ours && !named.empty() ? place : std::nullopt;
}

std::vector<std::string> names_in(ExportFormat format, std::span<const std::string> names) {
    if (!has_missing_codes(format)) return {names.begin(), names.end()};
    const std::size_t bytes = format == ExportFormat::sav ? 64 : 32;
    std::vector<std::string> fitting, taken;
    for (const std::string& name : names) fitting.push_back(one_of_its_own(allowed_name(format, name), bytes, taken));
    return fitting;
}

std::string cut_to(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return std::string(text);
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return std::string(text.substr(0, bytes));
}

std::string in_one_word(std::string_view text) {
    std::string word;
    bool begins = false;
    for (const char c : text) {
        const bool stays = is_letter(c) || is_digit(c);
        if (stays) word += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        begins = !stays && !word.empty();
    }
    return word;
}

ExportPlan plan_export(const ResultsFile& file, ExportFormat format, std::span<const std::size_t> tables) {
    ExportPlan plan{format, {}};
    std::vector<std::string> files = file_names(file, format, tables);
    for (std::size_t k = 0; k < tables.size(); ++k)
        plan.tables.push_back({tables[k], std::move(files[k]), columns_of_table(file.tables()[tables[k]], format)});
    return plan;
}

} // namespace dyad
