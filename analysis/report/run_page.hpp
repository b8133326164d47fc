// The reports on a run and on twins, which are shorter than that on a sweep.
#pragma once

#include "analysis/report/report.hpp"

#include <string>

namespace dyad {

std::string tables_part(const ResultsFile& file);
/// The classes of infants with their intervals, and the account of what was seen beside what is true. Refuses a file whose
/// tables cannot be read.
Outcome<std::string> run_part(const ResultsFile& file);
std::string run_next_part(const ResultsFile& file, const ReportNotes& notes);

/// Mean effects by outcome and generation, each with its interval, and how single persons differ.
Outcome<std::string> twins_part(const ResultsFile& file);
std::string twins_next_part(const ResultsFile& file, const ReportNotes& notes);

} // namespace dyad
