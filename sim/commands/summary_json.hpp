// The summary of a run as JSON, for programs.
#pragma once

#include "analysis/account.hpp"
#include "analysis/summary.hpp"
#include "sim/scenario/scenario.hpp"

#include <string>

namespace dyad {

/// One object; estimates carry `value`, `low`, `high` (95 % interval, six digits) and `n`; what is not known is null.
/// The account of whole lives is left out where there is none.
std::string summary_as_json(const Scenario& scenario, const Summary& summary, const Account& account,
                            const std::string& digest, const std::string& out, double seconds);

} // namespace dyad
