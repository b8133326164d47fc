// The months of all lives for one instruction set. The build compiles this file once for each, under another DYAD_KERNEL.
#include "models/kernel.hpp"
#include "models/lifecourse.hpp"
#include "sim/run.hpp"

namespace dyad::inline DYAD_KERNEL {

void turn_month(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                std::uint32_t replicate);
void live_society(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                  std::uint32_t replicate);
void live_nursery(std::span<const double> values, World& world, const DaySpan& days, std::uint32_t seed,
                  std::uint32_t replicate);

#ifndef DYAD_KERNEL_DAYS_ALONE // where size matters, sim/browser.cmake builds the turn of the month apart, for size
void turn_month(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                std::uint32_t replicate) {
    turn_month(with_values(lifecourse, values), world, month.month, Draw{seed, replicate});
}
#endif
#ifndef DYAD_KERNEL_TURN_ALONE

void live_society(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                  std::uint32_t replicate) {
    live_society(with_values(lifecourse, values), world, month, Draw{seed, replicate});
}

void live_nursery(std::span<const double> values, World& world, const DaySpan& days, std::uint32_t seed,
                  std::uint32_t replicate) {
    live_nursery(with_values(lifecourse, values), world, days, Draw{seed, replicate});
}
#endif

} // namespace dyad::inline DYAD_KERNEL
