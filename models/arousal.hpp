// Arousal: chronic tone, the share of bids that went unsoothed over the last months.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

#include <algorithm>

namespace dyad::inline DYAD_KERNEL {

/// T <- T + (lambda_T / 30)(unsoothed share of the day - T), where unsoothed means not comforted.
/// After infancy, at the month's end and in this order, with n exchanges and chances P of strategies and c of comfort
/// by slot:
///   T <- T + min(1, lambda_T) (sum n sum_s P_s (1 - c_s) / sum n - T),  T <- T - calming T  (somatic and psychotherapy),
///   T <- T + e_T after a parting this month, + `widowed_jump` after a partner's death; clipped to [0, 1].
/// Whoever exchanges nothing with anybody stays as aroused as before.
struct Arousal {
    static constexpr std::string_view name = "arousal";
    static constexpr std::string_view meaning = "chronic arousal from bids left unsoothed";

    Parameter relaxation{"relaxation", "lambda_T", "1/month", 0.2064, 0, 5,
                         "how fast tone follows the share of unsoothed bids", "assumed; weakly identified"};
    Parameter at_birth{"at_birth", "T_birth", "-", 0.35, 0, 1, "tone at birth", "assumed"};
    Parameter founders{"founders", "-", "-", 0.27, 0, 1, "tone of founders at the start", "fitted by hand: adults' tone in the trial"};
    Parameter separation_jump{"separation_jump", "e_T", "-", 0.1, 0, 1,
                              "tone added by parting from a partner", "fitted by hand: immediate effect of a break-up"};
    Parameter widowed_jump{"widowed_jump", "-", "-", 0.3, 0, 1, "tone added by a partner's death", "assumed"};

    void step(World& world, const Birth& birth, const Draw&) const {
        for (std::uint32_t i = birth.first; i < birth.last; ++i) world.nursery.tone[i] = at_birth;
    }

    void step(World& world, const Entry& entry, const Draw&) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const std::uint32_t from = society.nursery_row[i];
            society.tone[i] = from == nobody ? static_cast<float>(founders) : world.nursery.tone[from];
        }
    }

    void step(World& world, const Month&, const Draw&) const {
        std::fill_n(world.society.unsoothed_sum.strip(), world.society.rows(), 0.0f);
    }

    void step(World& world, const Exchanges& now, const Draw&) const {
        if (!world.society.idle) count(world.society, now);
    }

    void step(World& world, const MonthEnd& now, const Draw&) const {
        Society& society = world.society;
        const float rate = at_most(relaxation, 1.0f), parted = separation_jump, bereaved = widowed_jump;
        const float* __restrict unsoothed = society.unsoothed_sum.strip();
        const float* __restrict bids = society.exchange_sum.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const bool any = bids[i] > 0.0f;
            const float share = unsoothed[i] / select(any, bids[i], 1.0f);
            const float followed = society.tone[i] + select(any, rate, 0.0f) * (share - society.tone[i]);
            const float calmed = followed - (society.calming[i] + society.soothing[i]) * followed;
            const float struck = calmed + select(society.separated_from[i] != nobody, parted, 0.0f) +
                                 select(society.widowed_from[i] != nobody, bereaved, 0.0f);
            society.tone[i] = at_most(at_least(struck, 0.0f), 1.0f);
        }
    }

    void step(World& world, const Day& day, const Draw&) const {
        Nursery& infants = world.nursery;
        const float rate = relaxation / static_cast<float>(days_per_month);
        const float share = 1.0f / static_cast<float>(infants.episodes);
        for (std::uint32_t e = 0; e < infants.episodes; ++e) {
            const std::uint32_t* __restrict answer = infants.answer.strip(e);
#pragma GCC ivdep
            for (std::uint32_t i = day.first; i < day.last; ++i)
                infants.unsoothed[i] = select(e > 0, infants.unsoothed[i], 0.0f) + select(answer[i] == comforted, 0.0f, share);
        }
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i) infants.tone[i] += rate * (infants.unsoothed[i] - infants.tone[i]);
    }

private:
    static void count(Society& society, const Exchanges& now) {
        const float* __restrict mutes = society.chance_mute.strip(now.slot);
        const float* __restrict asks = society.chance_ask.strip(now.slot);
        const float* __restrict noticed_mute = society.chance_noticed.strip(mute);
        const float* __restrict noticed_ask = society.chance_noticed.strip(ask);
        const float* __restrict noticed_amplify = society.chance_noticed.strip(amplify);
        const float* __restrict rejected_mute = society.chance_rejected.strip(mute);
        const float* __restrict rejected_ask = society.chance_rejected.strip(ask);
        const float* __restrict rejected_amplify = society.chance_rejected.strip(amplify);
        const float* __restrict frightened = society.chance_frightened.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float m = mutes[i], a = asks[i], h = chance_of(amplify, m, a), f = frightened[i];
            const float unsoothed = m * (1.0f - chance_comforted(noticed_mute[i], rejected_mute[i], f)) +
                                    a * (1.0f - chance_comforted(noticed_ask[i], rejected_ask[i], f)) +
                                    h * (1.0f - chance_comforted(noticed_amplify[i], rejected_amplify[i], f));
            society.unsoothed_sum[i] += society.exchanges[i] * unsoothed;
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
