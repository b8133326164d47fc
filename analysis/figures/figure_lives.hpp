// What figures read off results: lives with the fields they look at, shares and means with their intervals, rows of tables.
#pragma once

#include "analysis/estimate.hpp"
#include "analysis/evidence/histories.hpp"
#include "analysis/figures/figure.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// Fewer cases than these are not drawn.
inline constexpr std::uint64_t fewest_drawn = 10;

/// Everyone's scores in these fields of /observed and /latent, at all ages. Refuses what cannot be read.
Outcome<Histories> lives_of(const LivedWorld& world, std::initializer_list<std::string_view> fields);

/// Share of those with a value who have this one; mean of those with a value; both with 95 % intervals. Empty series: n = 0.
Estimate share_with(const Series& codes, int code);
Estimate mean_with_interval(const Series& series);
/// Correlation of those who have both, with Fisher's interval.
Estimate correlation_with_interval(const Series& first, const Series& second);

/// How many of a series have a value.
std::uint64_t cases_in(const Series& series);
/// The series with only those whose mask is 1; others have no value. And: those whose value lies in [low, high).
Series only(Series series, const Series& mask);
Series lies_in(const Series& series, double low, double high);

/// Why a figure cannot be drawn: what is missing, and the setting or record that would bring it.
Refusal too_little(std::string what, std::string remedy);
/// "only 3 persons are", as a refusal counts them; nobody, or no infant, where there is none.
std::string only_counted(std::uint64_t number, std::string_view one, std::string_view many);

/// What a caption says of a published number that was not checked in its source, with a blank before it; else nothing.
std::string recalled_words(const Quoted& quoted);

/// value, low, high as cells of a row.
void add_cells(std::vector<FigureTable::Cell>& row, const Estimate& estimate);

/// "62 %", "0.31", ".31" as correlations are printed; the number of digits is that of all captions.
std::string percent_text(double share);
std::string decimal_text(double value, int digits = 2);
std::string correlation_text(double r);

} // namespace dyad
