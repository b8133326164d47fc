// Referral: who needs help most, by avoidance and anxiety as the frozen norms have them. Pure functions.
#pragma once

#include "models/world.hpp"
#include "sim/random.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Whether the need (self_avoidance + self_anxiety) / sqrt 2 lies in the neediest share of a normal
/// population with this spread: need > spread * quantile(1 - share). Frozen norms decide, not who else is there.
inline bool among_the_neediest(const Society& society, std::uint32_t i, float share, float spread) {
    constexpr float smallest = 0x1p-20f;
    if (share >= 1.0f) return true;
    if (share < smallest) return false;
    const float need = (society.self_avoidance[i] + society.self_anxiety[i]) * 0.70710678f;
    return need > spread * normal_quantile(1.0f - share);
}

} // namespace dyad::inline DYAD_KERNEL
