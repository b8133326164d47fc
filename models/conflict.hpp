// Conflict: how many of a month's bids to the partner end in rejection or fright, and what the partner's own bids cost.
#pragma once

#include "models/formulas.hpp"
#include "models/world.hpp"
#include "sim/process.hpp"

#include <algorithm>

namespace dyad::inline DYAD_KERNEL {

/// Nothing is added to what partners do: conflict is read off the month's exchanges with the partner. With n exchanges,
/// policy P_s, p_s the chance that a bid is noticed, r_s that it is then rejected and phi that it frightens,
///   conflict = n sum_s P_s p_s (phi + (1 - phi) r_s)  bids a month;  0 without a partner.
/// Rejection and fright hurt, so that conflict acts on satisfaction and on parting through the value of the bond
/// (working_model, partnership), and needs no effect of its own.
/// What does need one is the other side: answering a partner who amplifies is work, and one who mutes leaves one alone.
///   strain = c_a P_j(amplify) + c_m P_j(mute),
/// by the partner j's policy of last month; 0 in the month in which they meet. Satisfaction and the value by which bonds
/// last are felt value less strain.
struct Conflict {
    static constexpr std::string_view name = "conflict";
    static constexpr std::string_view meaning = "which bids to the partner end in rejection or fright, and what theirs cost";

    Parameter amplified_costs{"amplified_costs", "c_a", "reward", 0.2, 0, 3, "value of the bond lost where the partner amplifies every bid", "calibrated, not identified: 90 % .0222 to .377"};
    Parameter muted_costs{"muted_costs", "c_m", "reward", 0.18, 0, 3, "value of the bond lost where the partner mutes every bid", "calibrated, not identified: 90 % .017 to .369"};

    void step(World& world, const Entry& entry, const Draw&) const {
        std::fill(world.society.strain.strip() + entry.first, world.society.strain.strip() + entry.last, 0.0f);
    }

    void step(World& world, const Month& now, const Draw&) const {
        Society& society = world.society;
        const auto rows = static_cast<std::uint32_t>(society.rows());
        std::fill_n(society.conflict.strip(), rows, 0.0f);
        for (std::uint32_t i = 0; i < rows; ++i) {
            const std::uint32_t j = world.persons.living_row(society.partner[i]);
            society.strain[i] = 0.0f;
            if (j == nobody || society.partner_since[i] == now.month) continue;
            const float mutes = society.chance_mute.strip(partner_slot)[j];
            const float asks = society.chance_ask.strip(partner_slot)[j];
            society.strain[i] = amplified_costs * chance_of(amplify, mutes, asks) + muted_costs * mutes;
        }
    }

    void step(World& world, const Exchanges& now, const Draw&) const {
        if (world.society.idle || now.slot != partner_slot) return;
        for (std::uint32_t s = 0; s < strategies; ++s) count(world.society, now, s);
    }

private:
    static void count(Society& society, const Exchanges& now, std::uint32_t s) {
        const float* __restrict mutes = society.chance_mute.strip(partner_slot);
        const float* __restrict asks = society.chance_ask.strip(partner_slot);
        const float* __restrict noticed = society.chance_noticed.strip(s);
        const float* __restrict rejected = society.chance_rejected.strip(s);
        const float* __restrict frightened = society.chance_frightened.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float bids = society.exchanges[i] * chance_of(s, mutes[i], asks[i]);
            society.conflict[i] += bids * (noticed[i] * (frightened[i] + (1.0f - frightened[i]) * rejected[i]));
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
