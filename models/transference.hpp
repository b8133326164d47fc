// Transference: how fast the general model follows the relationships, and how strongly it pulls on them in turn.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// In infancy each day, for expectations and fear alike: G <- G + eta pi g (sum_k w_k Q_k - G), then Q_k <- Q_k + kappa
/// (G - Q_k). What is lived through before a child has selective attachments leaves little in the general model:
/// g = before + (1 - before) readiness, with the readiness by age of selective attachment.
/// Afterwards each month the relationship with whom n exchanges are had is pulled by 1 - exp(-30 kappa min(1, n /
/// n_pull)), and at the month's end the general model follows by 1 - exp(-30 eta pi min(1, N / n_general)), N being all
/// exchanges. A relationship out of use is not pulled, or parents' models would dissolve within a few years.
/// This process sets the rates; the owners of expectations and of fear apply them.
struct Transference {
    static constexpr std::string_view name = "transference";
    static constexpr std::string_view meaning = "how relationships shape the general model, and it them";

    Parameter generalization{"generalization", "eta", "1/day", 0.0109, 0, 0.1,
                             "rate at which the general model follows the relationships at plasticity 1",
                             "calibrated, weakly identified: 90 % .005 to .0169"};
    Parameter pull{"pull", "kappa", "1/day", 0.001384, 0, 0.1,
                   "pull of the general model on each relationship in use", "fitted by hand: domains of adult attachment"};
    Parameter before_attachment{"before_attachment", "-", "share", 0.2, 0, 1,
                                "share of generalization that acts before selective attachment is there",
                                "assumed: deprivation that ends before six months leaves little, N07"};
    Parameter pull_exchanges{"pull_exchanges", "n_pull", "1/month", 15, 1, 120,
                             "exchanges a month from which a relationship is pulled in full", "assumed"};
    Parameter general_exchanges{"general_exchanges", "n_general", "1/month", 20, 1, 120,
                                "all exchanges of a month from which the general model follows in full", "assumed"};

    void step(World& world, const Birth& birth, const Draw&) const {
        for (std::uint32_t i = birth.first; i < birth.last; ++i) world.nursery.transference[i] = pull;
    }

    void step(World& world, const Day& day, const Draw&) const {
        const float eta = generalization, before = before_attachment;
        Nursery& infants = world.nursery;
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i)
            infants.generalization[i] = eta * infants.plasticity[i] * (before + (1.0f - before) * infants.attaches[i]);
    }

    void step(World& world, const Exchanges& now, const Draw&) const {
        Society& society = world.society;
        if (society.idle) return;
        const float kappa = pull * static_cast<float>(days_per_month), in_full = pull_exchanges;
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i)
            society.pull[i] = one_minus_exp(kappa * at_most(society.exchanges[i] / in_full, 1.0f));
    }

    void step(World& world, const MonthEnd& now, const Draw&) const {
        const float eta = generalization * static_cast<float>(days_per_month), in_full = general_exchanges;
        Society& society = world.society;
#pragma GCC ivdep
        for (std::uint32_t i = now.first; i < now.last; ++i)
            society.generalization[i] = one_minus_exp(eta * society.plasticity[i] * at_most(society.exchange_sum[i] / in_full, 1.0f));
    }
};

} // namespace dyad::inline DYAD_KERNEL
