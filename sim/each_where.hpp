// Rows picked by a condition that few of them meet.
#pragma once

#include "sim/kernel.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace dyad::inline DYAD_KERNEL {

/// Calls `act_on(i)` for those of the rows [first, last), in order, for which `holds(i)`. The condition is looked at for many
/// rows before anything is done: what is done to one row must not change it for another. Written without branches (& and |
/// for && and ||), it is looked at for as many rows at once as a vector holds.
template <class Holds, class Act>
[[gnu::always_inline]] inline void each_where(std::uint32_t first, std::uint32_t last, const Holds& holds, const Act& act_on) {
#if defined(__wasm__) // the page must stay small
    for (std::uint32_t i = first; i < last; ++i)
        if (holds(i)) act_on(i);
#else
    constexpr std::uint32_t block = 256, at_once = 8;
    alignas(64) std::uint8_t met[block];
    for (; first < last; first += block) {
        const std::uint32_t end = last - first < block ? last : first + block;
        if (end - first < block) std::memset(met, 0, sizeof met);
        for (std::uint32_t i = first; i < end; ++i) met[i - first] = static_cast<std::uint8_t>(holds(i));
        for (std::uint32_t k = 0; k < end - first; k += at_once) {
            std::uint64_t bytes; // of eight rows, each 0 or 1
            std::memcpy(&bytes, met + k, sizeof bytes);
            for (; bytes != 0; bytes &= bytes - 1) act_on(first + k + static_cast<std::uint32_t>(std::countr_zero(bytes)) / 8);
        }
    }
#endif
}

/// Of all rows of a table.
template <class Table, class Holds, class Act>
[[gnu::always_inline]] inline void each_where(const Table& table, const Holds& holds, const Act& act_on) {
    each_where(0, static_cast<std::uint32_t>(table.rows()), holds, act_on);
}

} // namespace dyad::inline DYAD_KERNEL
