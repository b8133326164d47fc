// The plain reference as the benchmarks call it: once with the project's flags, once with all that this machine offers.
#pragma once

#include <cstdint>
#include <ctime>
#include <span>

namespace dyad {

/// The processor time of this thread in seconds: unlike the time of day it does not run on while other programs compute.
inline double seconds_computed() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Lives the infancies of `families` children of community 0, one child at a time, under one value for each parameter, and
/// returns the seconds that this took after they were born.
using LivePlainly = double (*)(std::span<const double> values, std::uint32_t families, std::uint32_t seed);

} // namespace dyad
