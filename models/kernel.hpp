// Kernels: the months of all lives, built once per instruction set and chosen at start, all with the same bits.
#pragma once

#include "models/world.hpp"
#include "sim/process.hpp"

#include <span>
#include <string_view>

namespace dyad {

/// What is done to everybody in one month, under one value for each parameter of the table of contents.
using OfMonth = void (*)(std::span<const double> values, World& world, const Month& month, std::uint32_t seed,
                         std::uint32_t replicate);

/// The same of days of the run, those of the nursery.
using OfDays = void (*)(std::span<const double> values, World& world, const DaySpan& days, std::uint32_t seed, std::uint32_t replicate);

struct Kernel {
    std::string_view name; ///< "x86-64-v3"
    OfMonth turn_month;    ///< who is there and who is with whom
    OfMonth live_society;  ///< what is once a month, and what the society exchanges
    OfDays live_nursery;   ///< days of the nursery

    void live_month(std::span<const double> values, World& world, const Month& month, std::uint32_t seed, std::uint32_t replicate) const {
        live_society(values, world, month, seed, replicate);
        live_nursery(values, world, days_of(month), seed, replicate);
    }
    void pass_month(std::span<const double> values, World& world, const Month& month, std::uint32_t seed, std::uint32_t replicate) const {
        turn_month(values, world, month, seed, replicate);
        live_month(values, world, month, seed, replicate);
    }
};

/// Kernels built in that this machine can run, plainest first.
std::span<const Kernel> runnable_kernels();

} // namespace dyad
