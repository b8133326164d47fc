// Which numbers and uses a finding may have.
#pragma once

#include "analysis/evidence/entry.hpp"
#include "analysis/evidence/finding.hpp"

#include <string_view>

namespace dyad {

/// "i.S1", "a.A01", "i.S3.A".
bool is_id(std::string_view text);

/// Whether an estimator alone (without `less` and `over`) gives such a statistic. A direction may be read off any.
bool fits(Statistic statistic, Estimator estimator);

/// Refuses values that the statistic cannot have, intervals that do not hold their value, and findings whose sampling
/// error nothing tells.
void check_numbers(const Finding& finding, const Published& published, TomlEntry& entry);

/// Refuses uses that the rules of evidence forbid (see `read_evidence`).
void check_rules(const Finding& finding, TomlEntry& entry);

} // namespace dyad
