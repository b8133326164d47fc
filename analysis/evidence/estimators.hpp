// Estimators over series: each gives one row of the score, or says why it cannot.
#pragma once

#include "analysis/evidence/histories.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>

namespace dyad {

/// What one seed's runs give for one row.
struct Measurement {
    double value = std::numeric_limits<double>::quiet_NaN();
    std::uint64_t n = 0; ///< cases it rests on
    std::string why;     ///< why there is no value; empty if there is one
};

/// By the row's id.
using Measurements = std::map<std::string_view, Measurement>;

/// Fewer cases than these tell nothing.
inline constexpr std::uint64_t fewest_cases = 10;

/// Mean of a series of 0 and 1, or of anything else.
Measurement mean_of(const Series& series);
/// With n - 1 in the denominator.
Measurement deviation_of(const Series& series);

/// Product-moment correlation over those who have both; phi where both are 0 or 1.
Measurement correlation_of(const Series& first, const Series& second);
/// Cohen's kappa of two classifications, counted from 0.
Measurement agreement_of(const Series& first, const Series& second, int categories);
/// Share of the correlation of `cause` and `outcome` that goes through `between`: a b / c, where a is the correlation
/// of cause and between, b the standardised slope of the outcome on between given the cause, and c the correlation of
/// cause and outcome.
Measurement mediated_share(const Series& cause, const Series& between, const Series& outcome);

/// (mean of treated - mean of control) / their pooled standard deviation; the groups may come from two files.
Measurement difference_of(const Series& treated, const Series& control);
/// The mean change from `before` to `after` of those who have both, over the root of the mean of the two variances.
Measurement change_of(const Series& before, const Series& after);

/// a b and a / b if both are there, else why not.
Measurement product_of(const Measurement& a, const Measurement& b);
Measurement ratio_of(const Measurement& a, const Measurement& b);

} // namespace dyad
