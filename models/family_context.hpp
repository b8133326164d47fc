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
            const Identity child{infants.lineage_low[i], infants.lineage_high[i]};
            const Words words = draw(child, 0, 0, Purpose("family_context.start"));
            infants.shared_context[i] = normal(words.a);
            infants.own_context.strip(0)[i] = normal(words.b);
            infants.own_context.strip(1)[i] = normal(words.c);
            infants.own_context.strip(2)[i] = normal(words.d);
        }
        settle(infants, birth.first, birth.last);
    }

    void step(World& world, const Month& month, const Draw& month_draw) const {
        Nursery& infants = world.nursery;
        const Draw draw = month_draw;
        const float carry = exp(-1.0f / (months_per_year * memory));
        const float fresh = std::sqrt(1.0f - carry * carry);
        const std::uint32_t now = month.month, last = static_cast<std::uint32_t>(infants.rows());
        const std::uint32_t* __restrict low = infants.lineage_low.strip();
        const std::uint32_t* __restrict high = infants.lineage_high.strip();
        const std::uint32_t* __restrict birth_day = infants.birth_day.strip();
        float* __restrict common = infants.shared_context.strip();
        float* __restrict own_0 = infants.own_context.strip(0);
        float* __restrict own_1 = infants.own_context.strip(1);
        float* __restrict own_2 = infants.own_context.strip(2);
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            const std::uint32_t age = now - birth_day[i] / days_per_month;
            const Words words = draw({low[i], high[i]}, age, 0, Purpose("family_context"));
            common[i] = carry * common[i] + fresh * normal(words.a);
            own_0[i] = carry * own_0[i] + fresh * normal(words.b);
            own_1[i] = carry * own_1[i] + fresh * normal(words.c);
            own_2[i] = carry * own_2[i] + fresh * normal(words.d);
        }
        settle(infants, 0, last);
    }

private:
    void settle(Nursery& infants, std::uint32_t first, std::uint32_t last) const {
        const float of_common = std::sqrt(static_cast<float>(shared)), of_own = std::sqrt(1.0f - shared), spread = size;
        const float* __restrict common = infants.shared_context.strip();
        for (std::size_t k = 0; k < figures_at_most; ++k) {
            const float* __restrict own = infants.own_context.strip(k);
            float* __restrict context = infants.context.strip(k);
#pragma GCC ivdep
            for (std::uint32_t i = first; i < last; ++i)
                context[i] = spread * (of_common * common[i] + of_own * own[i]);
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
