// Windows: how much of a change's effect is left when it begins later in life.
#pragma once

#include "analysis/estimate.hpp"
#include "analysis/sweeps/twins.hpp"
#include "sim/frame.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace dyad {

/// What a change does to an outcome when it begins at one age.
struct WindowRow {
    std::size_t outcome = 0;
    double at = 0.0; ///< years
    std::uint64_t persons = 0;
    Estimate effect;         ///< interval by Student's t over seeds
    double of_birth = 0.0;   ///< the effect over that of a change at birth
    double years_left = 0.0; ///< from the change to the age at which the outcome is looked at; below 0 it came too late
    bool is_felt = false;    ///< whether anybody's value differs at all
};

/// When half of an outcome's effect of a change at birth is gone. An age is not a number where there is none such.
struct HalfGone {
    std::size_t outcome = 0;
    Estimate at_birth;
    double age = 0.0;        ///< where the straight lines between the ages that were tried first cross one half
    double more_until = 0.0; ///< the last age up to which more than half is left at every age tried, beyond chance
    double fewer_from = 0.0; ///< the first age at which less than half is left, beyond chance
    double last_tried = 0.0; ///< of the ages before the outcome is looked at
    /// The first age before the outcome is looked at at which the change does exactly nothing to anybody, since what it sets
    /// was settled by then: no window that closes.
    double settled_by = 0.0;
    bool is_told = false; ///< whether a change at birth was tried, and has an effect beyond chance
};

/// Gathers the effects on those who are born in the run's first month, whose age is that of the run.
class Windows {
public:
    explicit Windows(std::vector<SweepOutcome> outcomes) : outcomes_(std::move(outcomes)) {}

    void add(const std::vector<TwinPair>& pairs);
    std::vector<WindowRow> rows() const;
    std::vector<HalfGone> halves() const;

private:
    struct Sum {
        double sum = 0.0;
        std::uint64_t persons = 0, felt = 0;
        double mean() const { return sum / static_cast<double>(persons); }
    };
    using Seeds = std::map<std::uint32_t, Sum>;

    double years_left(std::size_t outcome, double at) const;
    HalfGone half_gone(std::size_t outcome) const;

    std::vector<SweepOutcome> outcomes_;
    std::map<std::size_t, std::map<double, Seeds>> effects_; ///< by outcome, years at which the change begins, seed
};

/// /windows (a row for each outcome and age) and /half_gone (a row for each outcome).
std::vector<FrameFormat> window_tables(const Field& outcome);
Frame windows_frame(const std::vector<WindowRow>& rows);
Frame half_gone_frame(const std::vector<HalfGone>& halves);

} // namespace dyad
