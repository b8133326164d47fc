// Core needs: how often each kind of bid was made and met in childhood, by the chances under which it was lived.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Schema therapy (Young, Klosko & Weishaar 2003) holds that lasting trouble comes of needs that were not met in
/// childhood. Until 18 years this process counts expected bids to all others together, by strategy s:
///   made + n P_s,  comforted + n P_s c_s,  rejected + n P_s n_s (1 - f) r_s,  and frightened + n sum_s P_s n_s f.
/// In infancy n is a month's episodes times the figure's share, with the policy and chances of the month's last day:
/// counted as the next month begins, the last one on leaving the nursery. Afterwards n are the month's exchanges.
/// Nothing in the theory reads these counts; an instrument does.
struct CoreNeeds {
    static constexpr std::string_view name = "core_needs";
    static constexpr std::string_view meaning = "which needs were met in childhood";

    void step(World& world, const Entry& entry, const Draw&) const {
        Nursery& infants = world.nursery;
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const std::uint32_t from = society.nursery_row[i];
            if (from == nobody) continue;         // founders' childhood is not known
            count_infancy(infants, from, nobody); // whoever is there was there
            society.childhood_frightened[i] = infants.childhood_frightened[from];
            for (std::size_t s = 0; s < strategies; ++s) {
                society.childhood_bids.strip(s)[i] = infants.childhood_bids.strip(s)[from];
                society.childhood_met.strip(s)[i] = infants.childhood_met.strip(s)[from];
                society.childhood_rejected.strip(s)[i] = infants.childhood_rejected.strip(s)[from];
            }
        }
    }

    void step(World& world, const Month& month, const Draw&) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t i = 0; i < infants.rows(); ++i)
            if (infants.birth_day[i] / days_per_month != month.month) count_infancy(infants, i, month.month);
    }

    void step(World& world, const Exchanges& now, const Draw&) const {
        if (world.society.idle || !any_child(world.society, now)) return;
        for (std::uint32_t s = 0; s < strategies; ++s) count(world.society, now, s);
    }

private:
    /// The last month's bids to every figure who was there then: not to one who has only just come.
    static void count_infancy(Nursery& infants, std::uint32_t i, std::uint32_t now) {
        const auto episodes = static_cast<float>(days_per_month * infants.episodes);
        for (std::size_t k = 0; k < figures_at_most; ++k)
            for (std::uint32_t s = 0; s < strategies && infants.figure_since.strip(k)[i] != now; ++s) {
                const float chance = chance_of(s, infants.chance_mute.strip(k)[i], infants.chance_ask.strip(k)[i]);
                const float noticed = infants.chance_noticed.strip(3 * k + s)[i];
                const float rejected = infants.chance_rejected.strip(3 * k + s)[i];
                const float frightened = infants.chance_frightened.strip(k)[i];
                const float bids = episodes * infants.weight.strip(k)[i] * chance;
                infants.childhood_bids.strip(s)[i] += bids;
                infants.childhood_met.strip(s)[i] += bids * chance_comforted(noticed, rejected, frightened);
                infants.childhood_rejected.strip(s)[i] += bids * (noticed * (1.0f - frightened) * rejected);
                infants.childhood_frightened[i] += bids * (noticed * frightened);
            }
    }

    /// Blocks of grown-ups are spared the counting; it would add nothing.
    static bool any_child(const Society& society, const Exchanges& now) {
        std::uint32_t children = 0;
        for (std::uint32_t i = now.first; i < now.last; ++i) children += society.alive[i] & std::uint32_t{now.month - society.birth_month[i] < childhood_months};
        return children > 0;
    }

    static void count(Society& society, const Exchanges& now, std::uint32_t s) {
        const float* __restrict mutes = society.chance_mute.strip(now.slot);
        const float* __restrict asks = society.chance_ask.strip(now.slot);
        const float* __restrict noticed = society.chance_noticed.strip(s);
        const float* __restrict rejected = society.chance_rejected.strip(s);
        const float* __restrict frightened = society.chance_frightened.strip();
        float* __restrict made = society.childhood_bids.strip(s);
        float* __restrict met = society.childhood_met.strip(s);
        float* __restrict refused = society.childhood_rejected.strip(s);
        float* __restrict feared = society.childhood_frightened.strip();
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i) {
            const float n = select(now.month - society.birth_month[i] < childhood_months, society.exchanges[i], 0.0f);
            const float bids = n * chance_of(s, mutes[i], asks[i]);
            made[i] += bids;
            met[i] += bids * chance_comforted(noticed[i], rejected[i], frightened[i]);
            refused[i] += bids * (noticed[i] * (1.0f - frightened[i]) * rejected[i]);
            feared[i] += bids * (noticed[i] * frightened[i]);
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
