// The plain reference, timed. The build compiles this file twice, under another DYAD_KERNEL and with other flags.
#include "tests/benchmarks/plain.hpp"
#include "tests/reference/life.hpp"

namespace dyad::inline DYAD_KERNEL {

Lived live_plainly(std::span<const double> values, std::uint32_t families, std::uint32_t months, std::uint32_t seed);

Lived live_plainly(std::span<const double> values, std::uint32_t families, std::uint32_t months, std::uint32_t seed) {
    const Draw draw{seed, 0};
    const reference::Theory theory(values);
    Lived lived;
    const double start = seconds_computed();
    reference::Community community = reference::begin(0, families, theory, draw);
    for (std::uint32_t month = 0; month < months; ++month) {
        reference::turn_month(community, theory, month, draw);
        const double before = seconds_computed();
        reference::live_month(community, theory, month, draw);
        lived.month_seconds += seconds_computed() - before;
        for (const std::uint32_t who : community.society) lived.person_months += community.alive(who) ? 1 : 0;
        lived.person_months += static_cast<double>(community.nursery.size());
    }
    lived.seconds = seconds_computed() - start;
    return lived;
}

} // namespace dyad::inline DYAD_KERNEL
