// The plain reference as the benchmarks call it: once with the project's flags, once with all that this machine offers.
#pragma once

#include <cstdint>
#include <ctime>
#include <span>

namespace dyad {

/// The processor time of this thread in seconds: unlike the time of day it stands still while other programs compute.
inline double seconds_computed() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// What living took: all of it, and what of it were the months themselves, without register and ties.
struct Lived {
    double seconds = 0, month_seconds = 0;
    double person_months = 0; ///< lived by everybody together
};

} // namespace dyad
