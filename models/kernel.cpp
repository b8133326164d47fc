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

void turn_month(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                std::uint32_t replicate) {
    turn_month(with_values(Lifecourse{}, values), world, month.month, Draw{seed, replicate});
}

void live_society(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                  std::uint32_t replicate) {
    live_society(with_values(Lifecourse{}, values), world, month, Draw{seed, replicate});
}

void live_nursery(std::span<const double> values, World& world, const DaySpan& days, std::uint32_t seed,
                  std::uint32_t replicate) {
    live_nursery(with_values(Lifecourse{}, values), world, days, Draw{seed, replicate});
}

} // namespace dyad::inline DYAD_KERNEL
