// Kernels: the months of all lives, built once per instruction set and chosen at start, all with the same bits.
#pragma once

#include "models/world.hpp"
#include "sim/process.hpp"

#include <span>
#include <string_view>

namespace dyad {

/// Lives one month of everybody, in the society and in the nursery, under one value for each parameter of the table of contents.
using LiveMonth = void (*)(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                           std::uint32_t replicate);

struct Kernel {
    std::string_view name; ///< "x86-64-v3"
    LiveMonth live_month;
};

/// Kernels built in that this machine can run, plainest first.
std::span<const Kernel> runnable_kernels();

} // namespace dyad
