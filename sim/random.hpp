// Chance without state: a draw is a function of seed, person, step and purpose (Philox4x32-10).
#pragma once

#include "sim/kernel.hpp"
#include "sim/math.hpp"

#include <cstdint>

namespace dyad {

/// What a draw is for, by name: `Purpose("caregiving.daily_stress")`. Hashed at compile time (FNV-1a), so that adding a
/// purpose shifts no other draw.
struct Purpose {
    std::uint32_t code = 2166136261u;
    consteval explicit Purpose(const char* name) {
        for (; *name; ++name) code = (code ^ static_cast<unsigned char>(*name)) * 16777619u;
    }
};

/// Whose draw it is: 64 bits of lineage in two halves, never a row number.
struct Identity {
    std::uint32_t low, high;
};

} // namespace dyad

namespace dyad::inline DYAD_KERNEL {

/// Four independent words.
struct Words {
    std::uint32_t a, b, c, d;
};

/// Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, SC11, doi 10.1145/2063384.2063405).
[[gnu::always_inline]] inline Words philox(Words counter, std::uint32_t key_low, std::uint32_t key_high) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t first = std::uint64_t{0xD2511F53u} * counter.a;
        const std::uint64_t second = std::uint64_t{0xCD9E8D57u} * counter.c;
        counter = {static_cast<std::uint32_t>(second >> 32) ^ counter.b ^ key_low, static_cast<std::uint32_t>(second),
                   static_cast<std::uint32_t>(first >> 32) ^ counter.d ^ key_high, static_cast<std::uint32_t>(first)};
        key_low += 0x9E3779B9u;
        key_high += 0xBB67AE85u;
    }
    return counter;
}

/// A word as a number strictly between 0 and 1. Uses 23 bits, so that half a step is exact in float32 and neither 0 nor 1
/// can come out.
[[gnu::always_inline]] inline float uniform(std::uint32_t word) {
    return (static_cast<float>(static_cast<std::int32_t>(word >> 9)) + 0.5f) * 0x1p-23f;
}

/// A word as a standard normal deviate.
[[gnu::always_inline]] inline float normal(std::uint32_t word) { return normal_quantile(uniform(word)); }

/// The chance of one run: its seed and replicate. Holds no state; any order of calls gives the same numbers.
struct Draw {
    std::uint32_t seed = 1, replicate = 0;

    /// Four words for this person, step (at most 24 bits: a day or month of life, or 0) and purpose; `index` (8 bits) tells
    /// several draws of one step apart.
    [[gnu::always_inline]] Words operator()(Identity who, std::uint32_t step, std::uint32_t index,
                                            Purpose purpose) const {
        return philox({who.low, who.high, (step << 8) | index, purpose.code}, seed, replicate);
    }
};

} // namespace dyad::inline DYAD_KERNEL
