// Family context: support and strain that come and go over years, most of it common to all figures of a household.
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"
#include "sim/random_rows.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Everybody carries two Ornstein-Uhlenbeck processes, stepped monthly from N(0, 1): the context c of the household
/// that they head or would head, and a context of their own, c_k:
///   c <- p c + sqrt(1 - p²) N,  c_k <- p c_k + sqrt(1 - p²) N,  with p = exp(-1/(12 tau)).
/// A household has one head: of a committed couple whoever came first into the register, else oneself. The context is
///   C = sigma_C (sqrt(rho) c_head + sqrt(1 - rho) c_own).
/// So it is the household's, common to partners, and to siblings as children of the same figures; partners who part go
/// on with different ones. An infant is met with the context of each of its figures.
struct FamilyContext {
    static constexpr std::string_view name = "family_context";
    static constexpr std::string_view meaning = "slow support and strain in the household";

    Parameter size{"size", "sigma_C", "logit", 1.18, 0, 4,
                   "how much the context moves sensitivity (spread)", "calibrated, weakly identified: 90 % .803 to 1.54"};
    Parameter memory{"memory", "tau_C", "years", 2, 0.1, 20,
                     "how long the context lasts", "fitted: stability of the Strange Situation, T1"};
    Parameter shared{"shared", "rho_C", "share", 0.9, 0, 1,
                     "share of its variance common to the household", "fitted: concordance of mother and father, C2"};

    void step(World& world, const Entry& entry, const Draw& draw) const {
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const Identity own{society.lineage_low[i], society.lineage_high[i]};
            const Words words = draw(own, 0, 0, Purpose("family_context.start"));
            society.shared_context[i] = normal(words.a);
            society.own_context[i] = normal(words.b);
        }
    }

    void step(World& world, const Month& month, const Draw& draw) const {
        Society& society = world.society;
        const auto last = static_cast<std::uint32_t>(society.rows());
        const Whose whose{society.lineage_low.strip(), society.lineage_high.strip(), society.birth_month.strip()};
        draw_rows(draw, whose, month.month, 0, last, 0, Purpose("family_context"), society.context_luck);
        change(society, last);
        for (std::uint32_t i = 0; i < last; ++i) society.context[i] = society.shared_context[head_of(world, i)];
        settle(society, last);
        for (std::size_t k = 0; k < figures_at_most; ++k) meet(world, k);
    }

private:
    void change(Society& society, std::uint32_t last) const {
        const float carry = exp(-1.0f / (months_per_year * memory));
        const float fresh = std::sqrt(1.0f - carry * carry);
        const std::uint32_t* __restrict for_common = society.context_luck.strip(0);
        const std::uint32_t* __restrict for_own = society.context_luck.strip(1);
        float* __restrict common = society.shared_context.strip();
        float* __restrict own = society.own_context.strip();
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) {
            common[i] = carry * common[i] + fresh * normal(for_common[i]);
            own[i] = carry * own[i] + fresh * normal(for_own[i]);
        }
    }

    static std::uint32_t head_of(const World& world, std::uint32_t i) {
        const Society& society = world.society;
        if (society.committed_since[i] == never) return i;
        const std::uint32_t partner = world.persons.living_row(society.partner[i]);
        return partner != nobody && society.person[partner] < society.person[i] ? partner : i;
    }

    /// `context` holds the head's part so far.
    void settle(Society& society, std::uint32_t last) const {
        const float of_common = std::sqrt(static_cast<float>(shared)), of_own = std::sqrt(1.0f - shared), spread = size;
        const float* __restrict own = society.own_context.strip();
#pragma GCC ivdep
        for (std::uint32_t i = 0; i < last; ++i) society.context[i] = spread * (of_common * society.context[i] + of_own * own[i]);
    }

    static void meet(World& world, std::size_t k) {
        Nursery& infants = world.nursery;
        const std::uint32_t last = infants.last_with(k, static_cast<std::uint32_t>(infants.rows()));
        for (std::uint32_t i = 0; i < last; ++i) {
            const std::uint32_t figure = world.persons.living_row(infants.figure.strip(k)[i]);
            infants.context.strip(k)[i] = figure == nobody ? 0.0f : world.society.context[figure];
        }
    }
};

} // namespace dyad::inline DYAD_KERNEL
