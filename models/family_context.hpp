// Family context: support and strain that come and go over years, most of it common to all figures of a household.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// c (shared) and c_k (each figure's) are Ornstein-Uhlenbeck processes with memory tau, stepped monthly:
///   c <- p c + sqrt(1 - p²) N with p = exp(-1/(12 tau));  C_k = sigma_C (sqrt(rho) c + sqrt(1 - rho) c_k).
struct FamilyContext {
    static constexpr std::string_view name = "family_context";
    static constexpr std::string_view meaning = "slow support and strain in the household";

    Parameter size{"size", "sigma_C", "logit", 1.2, 0, 4,
        "how much the context moves sensitivity (spread)", "fitted: stability of the Strange Situation, T1"};
    Parameter memory{"memory", "tau_C", "year", 2, 0.1, 20,
        "how long the context lasts", "fitted: stability of the Strange Situation, T1"};
    Parameter shared{"shared", "rho_C", "share", 0.9, 0, 1,
        "share of its variance common to all figures", "fitted: concordance of mother and father, C2"};

    void step(World& world, const Birth& birth, const Draw& draw) const {
        Nursery& infants = world.nursery;
        for (std::uint32_t i = birth.first; i < birth.last; ++i) {
            const Words words = draw({infants.lineage_low[i], infants.lineage_high[i]}, 0, 0, Purpose("family_context.start"));
            infants.shared_context[i] = normal(words.a);
            infants.own_context.strip(0)[i] = normal(words.b);
            infants.own_context.strip(1)[i] = normal(words.c);
            infants.own_context.strip(2)[i] = normal(words.d);
            settle(infants, i);
        }
    }

    void step(World& world, const Month& month, const Draw& draw) const {
        Nursery& infants = world.nursery;
        const float carry = exp(-1.0f / (months_per_year * memory));
        const float fresh = std::sqrt(1.0f - carry * carry);
        for (std::uint32_t i = 0; i < infants.rows(); ++i) {
            const std::uint32_t age = month.month - infants.birth_day[i] / days_per_month;
            const Words words = draw({infants.lineage_low[i], infants.lineage_high[i]}, age, 0, Purpose("family_context"));
            infants.shared_context[i] = carry * infants.shared_context[i] + fresh * normal(words.a);
            const std::uint32_t own[] = {words.b, words.c, words.d};
            for (std::size_t k = 0; k < figures_at_most; ++k)
                infants.own_context.strip(k)[i] = carry * infants.own_context.strip(k)[i] + fresh * normal(own[k]);
            settle(infants, i);
        }
    }

private:
    void settle(Nursery& infants, std::uint32_t i) const {
        const float common = std::sqrt(static_cast<float>(shared)), separate = std::sqrt(1.0f - shared);
        for (std::size_t k = 0; k < figures_at_most; ++k)
            infants.context.strip(k)[i] = size * (common * infants.shared_context[i] + separate * infants.own_context.strip(k)[i]);
    }
};

} // namespace dyad::inline DYAD_KERNEL
