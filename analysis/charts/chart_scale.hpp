// Scales of charts: from values to places on the paper, with round ticks.
#pragma once

#include <string>
#include <vector>

namespace dyad {

enum class Spacing {
    linear,
    logarithmic ///< for positive values
};

class ChartScale {
public:
    /// From `low` to `high`, drawn from `begin` to `end`, with at most so many ticks. The ends are made round, but where
    /// `keeps_ends` says that they are those of what was varied. A range without extent is widened about its value.
    ChartScale(double low, double high, double begin, double end, int most_ticks = 6, Spacing spacing = Spacing::linear, bool keeps_ends = false);

    /// Where a value lies; those beyond the scale at its end.
    double at(double value) const;
    double low() const { return low_; }
    double high() const { return high_; }
    const std::vector<double>& ticks() const { return ticks_; }

private:
    double low_, high_, begin_, end_;
    Spacing spacing_;
    std::vector<double> ticks_;
};

/// A number as ticks and tables of charts have it: three significant digits, no more than it needs.
std::string chart_number(double value);

} // namespace dyad
