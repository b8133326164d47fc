// The common work on this engine, for one instruction set. The build compiles this file once for each, under another DYAD_KERNEL.
#include "tests/benchmarks/common_work.hpp"

namespace dyad::inline DYAD_KERNEL {

void live_common_work(Town& town, std::uint32_t seed);

/// A town from birth to the last week. It knows its number and has as many rows as people.
void live_common_work(Town& town, std::uint32_t seed) {
    const CommonWork processes;
    const Draw draw{seed, 0};
    const auto rows = static_cast<std::uint32_t>(town.people.rows());
    act(processes, town, Birth{0, 0, rows}, draw);
    live_nursery(processes, town, DaySpan{0, Town::days}, draw);
    act(processes, town, Entry{0, 0, rows}, draw);
    for (std::uint32_t month = 0; month < Town::months; ++month) {
        turn_month(processes, town, month, draw);
        live_society(processes, town, Month{month}, draw);
    }
}

} // namespace dyad::inline DYAD_KERNEL
