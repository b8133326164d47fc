// How a row's numbers, verdict and reasons are worded, alike on the terminal and on the page.
#pragma once

#include "analysis/evidence/scorecard.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// The verdicts and uses in the order in which reports tell them.
inline constexpr Verdict all_verdicts[] = {Verdict::agrees, Verdict::near, Verdict::misses, Verdict::unknown};
inline constexpr Use all_uses[] = {Use::fit, Use::holdout, Use::challenge};
/// Whether there are holdouts that a fit finding asks for as well, so that they are to be told apart.
bool has_holdouts_asked_by_fits(const Scorecard& card);
const Tally& tally_of(const Scorecard& card, Use use);

/// What numbers are on, and therefore which of them share an axis.
enum class Scale {
    correlation,
    deviations, ///< standard deviations
    share,
    points, ///< of a scale, each its own: no common axis
    direction
};
Scale scale_of(Statistic statistic);

/// As the field prints it: ".25", "-1.40", a share with three digits behind the point, "23.4"; "-" if it is no number.
std::string value_words(Statistic statistic, double value);
/// "[.22, .28]"; empty if there is none.
std::string interval_words(Statistic statistic, double low, double high);
/// ".25 [.22, .28]"; "positive" or "negative" for a direction; "withheld" if the value was not read.
std::string published_words(const Finding& finding);
std::string simulated_words(const Assessed& row);
/// Where a new study would be expected; empty for what is withheld, since its middle is the published value.
std::string prediction_words(const Assessed& row);

/// What was found. Where its value is withheld, decimals and percentages, which may be that value, become "...", and of a
/// direction nothing is said.
std::string told_sentence(const Finding& finding);

/// Whether z tells anything that may be told: a direction has none, and beside a simulated value it gives away what is
/// withheld.
bool has_z(const Assessed& row);
/// "+1.23"; "-" without one.
std::string z_words(const Assessed& row);
/// "+1.23 ± .20".
std::string z_with_error(const Assessed& row);

/// Whether there is a verdict that Monte-Carlo error could change.
bool is_open(const Assessed& row);
/// The verdicts within Monte-Carlo error: "agrees or near", "either sign".
std::string possible_verdicts(const Assessed& row);
/// Half the Monte-Carlo interval of the middle row, in units of z; not a number if no row has one.
double median_z_error(const Scorecard& card);

/// Why there is no verdict, or why a miss is believed to occur; a sentence in any case.
std::string reason_words(const Assessed& row);

/// Domains of the rows, the four usual ones first.
std::vector<std::string> domains_of(const Scorecard& card);
/// Rows for which `is` holds, by domain and then use, otherwise in their order.
std::vector<const Assessed*> rows_where(const Scorecard& card, bool (*is)(const Assessed&));
/// "a.A1, a.A2".
std::string ids_of(std::span<const Assessed* const> rows);
/// Rows that no longer agree where this mechanism is off.
std::vector<const Assessed*> rows_needing(const Scorecard& card, std::string_view mechanism);

/// None if the list of sources does not have it.
const Source* source_of(const Finding& finding, const Evidence& evidence);

} // namespace dyad
