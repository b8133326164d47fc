// The plain reference, timed. The build compiles this file twice, under another DYAD_KERNEL and with other flags.
#include "tests/benchmarks/plain.hpp"
#include "tests/reference/day.hpp"

#include <vector>

namespace dyad::inline DYAD_KERNEL {

Seconds live_plainly(std::span<const double> values, std::uint32_t families, std::uint32_t seed);

Seconds live_plainly(std::span<const double> values, std::uint32_t families, std::uint32_t seed) {
    const Draw draw{seed, 0};
    const reference::Theory theory(values);
    std::vector<reference::Child> children;
    for (std::uint32_t family = 0; family < families; ++family)
        children.push_back(reference::born(0, family, theory, draw));
    Seconds seconds;
    for (std::uint32_t month = 0; month < World{}.nursery_months; ++month) {
        const double start = seconds_computed();
        for (auto& child : children) reference::begin_month(child, theory, month, draw);
        const double morning = seconds_computed();
        for (auto& child : children)
            reference::live_days(child, theory, month * days_per_month, (month + 1) * days_per_month, draw);
        seconds.months += morning - start;
        seconds.days += seconds_computed() - morning;
    }
    return seconds;
}

} // namespace dyad::inline DYAD_KERNEL
