// A script for R that goes on where Dyad's estimators end: lavaan, with missing scores by full information.
#pragma once

#include "analysis/studies/pool.hpp"

#include <string>

namespace dyad {

/// Reads `csv` as `dyad export --table study` writes it, lays out each analysis as a model of lavaan where it is one of means,
/// regressions and correlations (others by the functions of R that do them), and prints estimates. A text, to be run by Rscript.
std::string lavaan_script(const StudyProtocol& protocol, const StudyPool& pool, const std::string& csv, const std::string& command);

} // namespace dyad
