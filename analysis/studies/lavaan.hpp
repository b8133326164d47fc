// A script for R that goes on where Dyad's estimators end: lavaan, with missing scores by full information.
#pragma once

#include "analysis/studies/protocol.hpp"

#include <string>

namespace dyad {

/// Reads `csv` as `dyad export --table study` writes it, lays out each analysis as a model of lavaan where it is one of means,
/// regressions and correlations (means, logistic regressions and kappas by complete cases, with other functions of R), and prints estimates. Analyses of waves that
/// were not `held` are left out. A text, to be run by Rscript.
std::string lavaan_script(const StudyProtocol& protocol, std::size_t held, const std::string& csv, const std::string& command);

} // namespace dyad
