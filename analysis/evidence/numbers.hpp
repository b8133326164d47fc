// Numbers of the scorecard as the field prints them.
#pragma once

#include "analysis/evidence/scorecard.hpp"

#include <string>

namespace dyad {

/// ".28", "-1.2", "12.4": two digits behind the point, no zero before it; "n/a" for what is no number.
std::string in_brief(double value, int digits = 2);

/// "[.22, .28]", empty without an interval.
std::string interval_in_brief(double low, double high);

/// A finding's published number, "positive" or "negative" for a direction, "withheld" where its value was not read.
std::string published_in_brief(const Finding& finding);

/// What the simulated studies gave.
std::string simulated_in_brief(const Assessed& row);

/// "a, b and c".
std::string listed_and(const std::vector<std::string>& names);

/// Findings of one verdict other than `agrees`, and those that Monte-Carlo error leaves open.
std::vector<const Assessed*> rows_that(const Scorecard& card, bool (*is)(const Assessed&));

} // namespace dyad
