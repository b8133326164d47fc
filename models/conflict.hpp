// Conflict: how many of a month's bids to the partner end in rejection or fright.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

#include <algorithm>

namespace dyad::inline DYAD_KERNEL {

/// Nothing is added to what partners do: conflict is read off the month's exchanges with the partner. With n exchanges,
/// policy P_s, p_s the chance that a bid is noticed, r_s that it is then rejected and phi that it frightens,
///   conflict = n sum_s P_s p_s (phi + (1 - phi) r_s)  bids a month;  0 without a partner.
/// Rejection and fright hurt, so that conflict acts on satisfaction and on parting through the value of the bond
/// (working_model, partnership), and needs no effect of its own.
struct Conflict {
    static constexpr std::string_view name = "conflict";
    static constexpr std::string_view meaning = "which bids to the partner end in rejection or fright";

    void step(World& world, const Month&, const Draw&) const {
        std::fill_n(world.society.conflict.strip(), world.society.rows(), 0.0f);
    }

    void step(World& world, const Exchanges& now, const Draw&) const {
        if (world.society.idle || now.slot != partner_slot) return;
        for (std::uint32_t s = 0; s < strategies; ++s) count(world.society, now, s);
    }

private:
    static void count(Society& society, const Exchanges& now, std::uint32_t s) {
        const float* __restrict mutes = society.chance_mute.strip(partner_slot);
        const float* __restrict asks = society.chance_ask.strip(partner_slot);
        const float* __restrict exchanges = society.exchanges.strip();
        const float* __restrict noticed = society.chance_noticed.strip(s);
        const float* __restrict rejected = society.chance_rejected.strip(s);
        const float* __restrict frightened = society.chance_frightened.strip();
        float* __restrict conflict = society.conflict.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float bids = exchanges[i] * chance_of(s, mutes[i], asks[i]);
            conflict[i] += bids * (noticed[i] * (frightened[i] + (1.0f - frightened[i]) * rejected[i]));
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
