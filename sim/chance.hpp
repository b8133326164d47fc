// Chance in order, for designs and numerics: a row of draws for each purpose and stream, all from the engine's Philox.
#pragma once

#include "sim/random.hpp"

#include <cstdint>

namespace dyad {

/// The draws of one purpose in order. What comes out depends on seed, purpose, stream and how many were taken before,
/// never on the clock or on other rows. `stream` tells waves, outputs or truths apart.
class Chance {
public:
    Chance(std::uint32_t seed, Purpose purpose, std::uint32_t stream = 0) : draw_{seed, 0}, purpose_(purpose), stream_(stream) {}

    /// Strictly between 0 and 1, with 52 bits.
    double uniform() {
        const std::uint64_t high = word(), low = word();
        return (static_cast<double>((high << 32 | low) >> 12) + 0.5) * 0x1p-52;
    }
    /// A standard normal deviate, within 5.4 of 0: enough for proposals and for noise that is compared with intervals.
    double normal() { return static_cast<double>(dyad::normal(word())); }
    /// A whole number from 0 to `count` - 1.
    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>((std::uint64_t{word()} * count) >> 32); }

private:
    std::uint32_t word() {
        if (taken_ % 4 == 0) words_ = draw_({static_cast<std::uint32_t>(taken_ / 4), stream_}, 0, 0, purpose_);
        switch (taken_++ % 4) {
        case 0: return words_.a;
        case 1: return words_.b;
        case 2: return words_.c;
        default: return words_.d;
        }
    }

    Draw draw_;
    Purpose purpose_;
    std::uint32_t stream_;
    std::uint64_t taken_ = 0;
    Words words_{};
};

} // namespace dyad
