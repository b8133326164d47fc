// The score: what several seeds obtained for every row, how far that is from the findings, and how the trial compares.
#pragma once

#include "analysis/score/estimators.hpp"
#include "analysis/score/score_rows.hpp"

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// What the seeds say of one quantity: their mean, and their standard deviation (none for a single seed).
struct OverSeeds {
    double mean = std::numeric_limits<double>::quiet_NaN(), sd = std::numeric_limits<double>::quiet_NaN();
    std::size_t seeds = 0; ///< that could tell it
    std::uint64_t n = 0;   ///< cases of all these seeds
    std::string why;       ///< why a seed could not, of the first that could not
};

struct ScoredRow {
    ScoreRow row;
    OverSeeds obtained;
    double z = std::numeric_limits<double>::quiet_NaN(); ///< (mean - target) / tolerance

    bool known() const { return obtained.seeds > 0; }
    /// Further from the target than the trial by more than one tolerance.
    bool got_worse() const;
};

struct Score {
    std::size_t seeds = 0;
    std::vector<ScoredRow> rows;                              ///< as in `score_rows`
    std::array<OverSeeds, std::size(unscored_rows)> unscored; ///< as in `unscored_rows`
    std::size_t known = 0, within_one = 0, within_two = 0;    ///< rows; of those known
    std::size_t trial_within_one = 0, trial_within_two = 0;   ///< of the same rows
    double squares = 0.0, trial_squares = 0.0;                ///< sums of squared z over the known rows

    /// Whether the sum of squared z is at most a tenth above the trial's, over the same rows.
    bool reaches_trial() const { return known > 0 && squares <= 1.1 * trial_squares; }
};

/// Of the measurements of one or more seeds.
Score score_of(std::span<const Measurements> seeds);

/// The table, and what follows from it, for a terminal.
std::string text_of(const Score& score);

/// The same for programs; numbers have six significant digits. `command` is what made it.
std::string score_as_json(const Score& score, std::string_view command);

} // namespace dyad
