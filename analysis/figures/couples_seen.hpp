// Couples as they were seen at 35 years: both styles, how satisfied both are, how alike they are, and whether they part.
#pragma once

#include "analysis/figures/figure_lives.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace dyad {

inline constexpr std::array<const char*, 4> self_assessed_styles{"secure", "anxious", "avoidant", "fearful"};

/// A love that held while both were seen. Partners in the order of the register.
struct CoupleSeen {
    std::array<std::size_t, 2> style{}; ///< places in `self_assessed_styles`
    std::array<double, 2> satisfaction{}, anxiety{}, avoidance{};
    std::optional<double> years_to_parting; ///< from the month in which the younger was seen
};

/// All of the first generation whose love held at both partners' 35 years and who were watched for ten years more.
std::vector<CoupleSeen> couples_seen_at_35(const Histories& lives);

/// How often two styles live together, over how often they would if everybody had drawn a partner by lot; `n` couples. The
/// interval is that of the count, with the shares of the styles taken as they are.
Estimate observed_over_expected(const std::vector<CoupleSeen>& couples, std::size_t first, std::size_t second);
/// Whether such a ratio is clearly another than 1.
inline bool is_not_by_lot(const Estimate& ratio) { return ratio.low > 1.0 || ratio.high < 1.0; }

/// What is read of one of the two partners.
using OfPartner = double (*)(const CoupleSeen&, std::size_t);
/// A correlation over both partners in turn; its interval counts couples, as two partners are no two cases.
Estimate correlation_over_partners(const std::vector<CoupleSeen>& couples, OfPartner first, OfPartner second);

} // namespace dyad
