// Self-concept: what one is worth to oneself, as one's own bids have been felt to be worth over the years.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

#include <algorithm>

namespace dyad::inline DYAD_KERNEL {

/// Children settle their own worth from how those they turn to answer them: "confidence in the accessibility and
/// responsiveness of attachment figures" comes with a self that is worth helping (Bowlby 1973). Nothing is loaded on
/// anything: with V the felt value of this month's bids over all relationships, by their n exchanges,
///   worth <- worth + rate pi (V - worth),  V = sum_k n_k V_k / sum_k n_k;  unchanged in a month without exchanges.
/// A child enters the society with what its bids to its figures are expected to bring, sum_k w_k sum_s P_s q_s by the
/// policy of its last day in the nursery. Founders enter with the best of their general expectations.
struct SelfConcept {
    static constexpr std::string_view name = "self_concept";
    static constexpr std::string_view meaning = "what one is worth to oneself";

    Parameter rate{"rate", "-", "1/month", 0.01, 0, 0.5,
                   "how fast one's worth follows the felt value of one's bids at plasticity 1", "assumed"};

    void step(World& world, const Entry& entry, const Draw&) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const std::uint32_t from = society.nursery_row[i];
            society.worth[i] = from == nobody ? of_founder(society, i) : of_child(world.nursery, from);
        }
    }

    void step(World& world, const Month&, const Draw&) const {
        std::fill_n(world.society.value_sum.strip(), world.society.rows(), 0.0f);
    }

    void step(World& world, const Exchanges& now, const Draw&) const {
        Society& society = world.society;
        if (society.idle) return;
        const float* __restrict felt_value = society.felt_value.strip(now.slot);
        float* __restrict sum = society.value_sum.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i)
            sum[i] += society.exchanges[i] * felt_value[i];
    }

    void step(World& world, const MonthEnd& now, const Draw&) const {
        Society& society = world.society;
        const float speed = rate;
        const float* __restrict sum = society.value_sum.strip();
        const float* __restrict count = society.exchange_sum.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const bool any = count[i] > 0.0f;
            const float value = sum[i] / select(any, count[i], 1.0f);
            society.worth[i] += select(any, speed * society.plasticity[i], 0.0f) * (value - society.worth[i]);
        }
    }

private:
    static float of_founder(const Society& society, std::uint32_t i) {
        const float mutes = society.drawn_self.strip(mute)[i], asks = society.drawn_self.strip(ask)[i];
        return at_least(at_least(mutes, asks), society.drawn_self.strip(amplify)[i]);
    }

    static float of_child(const Nursery& infants, std::uint32_t i) {
        float worth = 0.0f;
        for (std::size_t k = 0; k < figures_at_most; ++k) {
            const float mutes = infants.chance_mute.strip(k)[i], asks = infants.chance_ask.strip(k)[i];
            const float value = mutes * infants.expectation.strip(3 * k + mute)[i] +
                                asks * infants.expectation.strip(3 * k + ask)[i] +
                                chance_of(amplify, mutes, asks) * infants.expectation.strip(3 * k + amplify)[i];
            worth += infants.weight.strip(k)[i] * value;
        }
        return worth;
    }
};

} // namespace dyad::inline DYAD_KERNEL
