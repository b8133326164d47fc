// An estimate: a number read off a sample, with the interval that holds the true one in 95 of 100 samples.
#pragma once

#include <cstdint>
#include <limits>

namespace dyad {

/// Not a number where the sample cannot tell (no rows, or a variable that never varies).
struct Estimate {
    double value = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    std::uint64_t n = 0; ///< cases it rests on
};

} // namespace dyad
