// The plan of an export: which tables go into which files, and what of each becomes a variable under which name.
#pragma once

#include "sim/results/results.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

enum class ExportFormat {
    csv,
    psych_ds,
    sav, ///< SPSS
    dta  ///< Stata
};

/// "csv", "psych-ds", "sav", "dta", in the order of the enumeration.
std::span<const std::string_view> export_formats();
std::optional<ExportFormat> export_format_named(std::string_view name);

/// Whether missing values have codes of their own, so that a field NAME_missing is folded into NAME.
constexpr bool has_missing_codes(ExportFormat format) { return format == ExportFormat::sav || format == ExportFormat::dta; }

/// A field on its way out.
struct ExportColumn {
    std::size_t field;                  ///< of the table
    std::optional<std::size_t> reasons; ///< the field NAME_missing, which says why a value is missing: 1 to 4
    std::string name;                   ///< in the file; other than the field's where the format allows no such name
};

struct ExportedTable {
    std::size_t table;
    std::string file; ///< below the folder of the export, with forward slashes
    std::vector<ExportColumn> columns;
};

struct ExportPlan {
    ExportFormat format;
    std::vector<ExportedTable> tables;
};

/// The plan for some tables of a results file, in the order given.
ExportPlan plan_export(const ResultsFile& file, ExportFormat format, std::span<const std::size_t> tables);

/// Why a score is missing, as fields NAME_missing and results files count (see `Missing` in sim/instrument.hpp), and what
/// stands for it in SPSS (a range of user-missing values) and in Stata (extended missing values).
struct MissingCode {
    int code;
    const char* label;
    double sav;
    char dta;
};
std::span<const MissingCode> missing_codes();

/// The field of a table that says why a field is missing, if there is one whose codes are ours: NAME_missing.
std::optional<std::size_t> reasons_for(const FrameFormat& table, std::size_t field);

/// Names as a format allows them, none of them twice (capitals do not count): at most 64 bytes in SPSS and 32 characters in
/// Stata, no reserved words, no dots in Stata. In CSV names stay as they are.
std::vector<std::string> names_in(ExportFormat format, std::span<const std::string> names);

/// A text cut to at most so many bytes, never within a character.
std::string cut_to(std::string_view text, std::size_t bytes);

/// "strange_situation" as "strangeSituation": letters and digits only, as Psych-DS wants them in names of files.
std::string in_one_word(std::string_view text);

} // namespace dyad
