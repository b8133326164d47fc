// Selective attachment: from about half a year on, exchanges with a figure make it one to whom the child is attached.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Bowlby's phases (1969): discriminating sociability turns into attachment to few figures at six to seven months. Each
/// month, with m noticed bids expected from the day's policy and the child's readiness at its age,
///   formed <- 1 - (1 - formed) exp(-rate readiness m),  readiness = sigmoid((age - onset) / softness).
/// A figure who came this month starts from nothing. Transference reads the readiness: what came before it leaves
/// little. Where bids are hardly ever noticed, as by changing staff, no attachment forms, and the Strange Situation
/// cannot be coded.
struct SelectiveAttachment {
    static constexpr std::string_view name = "selective_attachment";
    static constexpr std::string_view meaning = "when a figure becomes one to whom the child is attached";

    Parameter onset{"onset", "-", "months", 6.5, 0, 18,
                    "age at which half of the readiness is there", "Bowlby 1969: six to seven months"};
    Parameter softness{"softness", "-", "months", 0.7, 0.05, 6, "how gradually readiness comes", "assumed"};
    Parameter rate{"rate", "-", "1/bid", 0.015, 0, 1,
                   "attachment formed by one noticed bid", "assumed"};

    void step(World& world, const Month& month, const Draw&) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t i = 0; i < infants.rows(); ++i) {
            const std::uint32_t age = month.month - infants.birth_day[i] / days_per_month;
            infants.attaches[i] = sigmoid((static_cast<float>(age) - onset) / softness);
        }
        for (std::uint32_t k = 0; k < figures_at_most; ++k) {
            const std::uint32_t last = infants.last_with(k, static_cast<std::uint32_t>(infants.rows()));
            for (std::uint32_t i = 0; i < last; ++i) {
                const float bids = static_cast<float>(days_per_month * infants.episodes) * infants.weight.strip(k)[i];
                const float formed = infants.formed.strip(k)[i];
                const float after =
                    1.0f - (1.0f - formed) * exp(-rate * infants.attaches[i] * bids * share_noticed(infants, i, k));
                const bool comes =
                    comes_after_birth(infants.figure_since.strip(k)[i], infants.birth_day[i], month.month);
                infants.formed.strip(k)[i] = select(comes, 0.0f, after);
            }
        }
    }

private:
    /// Share of bids to the figure that are noticed, by the policy and the chances of the last day. Nobody has seen a
    /// day at birth; the share is then 0.
    static float share_noticed(const Nursery& infants, std::uint32_t i, std::uint32_t k) {
        const float mutes = infants.chance_mute.strip(k)[i], asks = infants.chance_ask.strip(k)[i];
        return mutes * infants.chance_noticed.strip(3 * k + mute)[i] +
               asks * infants.chance_noticed.strip(3 * k + ask)[i] +
               (1.0f - mutes - asks) * infants.chance_noticed.strip(3 * k + amplify)[i];
    }
};

} // namespace dyad::inline DYAD_KERNEL
