// How the common work ends: the numbers by which every right version of it can be told.
#pragma once

#include "sim/kernel.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace dyad {

/// Of all persons after the last week.
struct CommonEnd {
    double mean_x0 = 0, mean_g0 = 0, sd_g0 = 0, mean_p0 = 0;
    double paired = 0;    ///< share of persons
    double break_ups = 0; ///< pairs that ended, per person
};

/// A number that every right version comes to, how exactly it is known, and the standard deviation of runs of 10,000 persons
/// about it (40 seeds of the plain version).
struct CommonCheck {
    const char* what;
    double CommonEnd::*number;
    double value, known_within, deviation;

    /// Within four standard deviations of so many persons, and of what is known.
    bool holds(const CommonEnd& end, double persons) const {
        return std::abs(end.*number - value) <= known_within + 4.0 * deviation * std::sqrt(10000.0 / persons);
    }
};
inline constexpr CommonCheck common_checks[] = {
    {"mean x0", &CommonEnd::mean_x0, -0.075, 0.002, 0.0017},
    {"mean g0", &CommonEnd::mean_g0, -0.232, 0.002, 0.0021},
    {"sd g0", &CommonEnd::sd_g0, 0.181, 0.0005, 0.0009},
    {"mean p0", &CommonEnd::mean_p0, -0.261, 0.0005, 0.0021},
    {"paired", &CommonEnd::paired, 0.985, 0.0005, 0.0015},
    {"break-ups per person", &CommonEnd::break_ups, 3.10, 0.005, 0.0188},
};

/// Sums over persons in double, in the order in which they are added.
class CommonSums {
public:
    void add(float x0, float g0, float p0, bool paired) {
        ++persons_;
        x0_ += static_cast<double>(x0);
        g0_ += static_cast<double>(g0);
        squares_ += static_cast<double>(g0) * static_cast<double>(g0);
        p0_ += static_cast<double>(p0);
        paired_ += paired ? 1.0 : 0.0;
    }
    CommonEnd end(double break_ups) const {
        const double mean = g0_ / persons_;
        return {x0_ / persons_, mean, std::sqrt(squares_ / persons_ - mean * mean), p0_ / persons_, paired_ / persons_, break_ups / persons_};
    }

private:
    double persons_ = 0, x0_ = 0, g0_ = 0, squares_ = 0, p0_ = 0, paired_ = 0;
};

} // namespace dyad
