// The plain reference, timed. The build compiles this file twice, under another DYAD_KERNEL and with other flags.
#include "tests/benchmarks/plain.hpp"
#include "tests/reference/day.hpp"

#include <vector>

namespace dyad::inline DYAD_KERNEL {

double live_plainly(std::span<const double> values, std::uint32_t families, std::uint32_t seed);

double live_plainly(std::span<const double> values, std::uint32_t families, std::uint32_t seed) {
    const Draw draw{seed, 0};
    const reference::Theory theory(values);
    std::vector<reference::Child> children;
    for (std::uint32_t family = 0; family < families; ++family)
        children.push_back(reference::born(0, family, theory, draw));
    const double start = seconds_computed();
    for (auto& child : children)
        for (std::uint32_t month = 0; month < World{}.nursery_months; ++month)
            reference::live_month(child, theory, month, draw);
    return seconds_computed() - start;
}

} // namespace dyad::inline DYAD_KERNEL
