// A Psych-DS dataset: the metadata that make a folder of CSV files one (version 1.5.0 of the rules).
#pragma once

#include "analysis/export/plan.hpp"

#include <string>

namespace dyad {

/// "dataset_description.json": a Dataset of schema.org whose `variableMeasured` names every column of every table.
std::string dataset_description(const ResultsFile& file, const ExportPlan& plan, const std::string& source);

/// The sidecar of one table, whose `variableMeasured` takes the place of the dataset's: columns of one name can mean
/// different things in different tables.
std::string table_description(const ResultsFile& file, const ExportedTable& table);

/// "data/study-a_description-b_data.csv" as "data/study-a_description-b_data.json".
std::string sidecar_of(const std::string& csv);

/// README.md: what the dataset is, which columns tell rows apart, how to read it.
std::string dataset_readme(const ResultsFile& file, const ExportPlan& plan, const std::string& source);

/// CHANGES.md.
std::string dataset_changes(const ResultsFile& file);

} // namespace dyad
