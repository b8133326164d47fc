// The codebook of an export: where the numbers come from, and what every table, field, code and missing value means.
#pragma once

#include "analysis/export/plan.hpp"

#include <span>
#include <string>
#include <vector>

namespace dyad {

/// By which a codebook is known as an export's.
inline constexpr const char* export_made_by = "dyad export";

/// "code", "whole", "identity" (64 bits), "real" or "text": what loaders make of a field.
std::string kind_of(const Field& field);

/// "1.5 years"'s "years"; nothing for pure numbers and codes.
std::string unit_of(const Field& field);

/// How a missing value of a column looks in this format, in a sentence.
std::string missing_in(ExportFormat format, const FrameFormat& table, const ExportColumn& column);

/// The codebook for programs. `source` is the results file's name, whose folder does not matter and is left out; `others`
/// are the files of the export beside its tables.
std::string codebook_json(const ResultsFile& file, const ExportPlan& plan, const std::string& source, std::span<const std::string> others);

/// The same for readers, in Markdown.
std::string codebook_markdown(const ResultsFile& file, const ExportPlan& plan, const std::string& source);

} // namespace dyad
