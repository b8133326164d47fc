// Arousal: chronic tone, the share of bids that went unsoothed over the last months.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// T <- T + (lambda_T / 30)(unsoothed share of the day - T), where unsoothed means not comforted.
struct Arousal {
    static constexpr std::string_view name = "arousal";
    static constexpr std::string_view meaning = "chronic arousal from bids left unsoothed";

    Parameter relaxation{"relaxation", "lambda_T", "1/month", 0.2064, 0, 5,
                         "how fast tone follows the share of unsoothed bids", "assumed; weakly identified"};
    Parameter at_birth{"at_birth", "T_birth", "-", 0.35, 0, 1, "tone at birth", "assumed"};

    void step(World& world, const Birth& birth, const Draw&) const {
        for (std::uint32_t i = birth.first; i < birth.last; ++i) world.nursery.tone[i] = at_birth;
    }

    void step(World& world, const Day& day, const Draw&) const {
        Nursery& infants = world.nursery;
        const float rate = relaxation / static_cast<float>(days_per_month);
        const float share = 1.0f / static_cast<float>(infants.episodes);
        float* __restrict tone = infants.tone.strip();
        float* __restrict unsoothed = infants.unsoothed.strip();
        for (std::uint32_t e = 0; e < infants.episodes; ++e) {
            const std::uint32_t* __restrict answer = infants.answer.strip(e);
#pragma GCC ivdep
            for (std::uint32_t i = day.first; i < day.last; ++i)
                unsoothed[i] = select(e > 0, unsoothed[i], 0.0f) + select(answer[i] == comforted, 0.0f, share);
        }
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i) tone[i] += rate * (unsoothed[i] - tone[i]);
    }
};

} // namespace dyad::inline DYAD_KERNEL
