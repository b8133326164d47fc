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

// Where size matters, sim/browser.cmake builds the three parts apart: the turn of the month and the society for size.
#if !defined(DYAD_KERNEL_PART) || DYAD_KERNEL_PART == 1
void turn_month(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                std::uint32_t replicate) {
    turn_month(with_values(lifecourse, values), world, month.month, Draw{seed, replicate});
}
#endif
#if !defined(DYAD_KERNEL_PART) || DYAD_KERNEL_PART == 2

void live_society(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                  std::uint32_t replicate) {
    live_society(with_values(lifecourse, values), world, month, Draw{seed, replicate});
}
#endif
#if !defined(DYAD_KERNEL_PART) || DYAD_KERNEL_PART == 3
void live_nursery(std::span<const double> values, World& world, const DaySpan& days, std::uint32_t seed,
                  std::uint32_t replicate) {
    live_nursery(with_values(lifecourse, values), world, days, Draw{seed, replicate});
}
#endif

} // namespace dyad::inline DYAD_KERNEL
