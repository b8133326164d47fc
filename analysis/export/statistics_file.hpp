// A table as an SPSS (.sav) or Stata (.dta) file, with labels, units, value labels and user-missing codes.
#pragma once

#include "analysis/export/csv.hpp"
#include "analysis/export/plan.hpp"

namespace dyad {

/// Whether the program was built with ReadStat; without it `write_statistics_file` refuses.
bool can_write_statistics_files();

/// Writes a table as the plan says, a block of rows at a time; texts of more than 2,045 bytes, which Stata keeps apart from
/// the rows, are held in memory. Equal tables give equal bytes, in every time zone: the time stamp is that of 2000-01-01.
///
/// A score that is missing for a known reason is -99 to -96 in SPSS and .a to .d in Stata; other missing values are
/// system-missing. Numbers of 64 bits become texts, since neither program has whole numbers of more than 53 bits. Refuses a
/// score of -99 to -96, which SPSS would take for missing, and texts of more than 32,767 bytes in SPSS.
Outcome<Delivery> write_statistics_file(const ResultsFile& file, const ExportPlan& plan, const ExportedTable& table, const TextSink& sink);

} // namespace dyad
