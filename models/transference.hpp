// Transference: how fast the general model follows the relationships, and how strongly it pulls on them in turn.
#pragma once

#include "models/world.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Each day, for expectations and fear alike: G <- G + eta pi (sum_k w_k Q_k - G), then Q_k <- Q_k + kappa (G - Q_k).
/// This process sets the two rates; the owners of expectations and of fear apply them.
struct Transference {
    static constexpr std::string_view name = "transference";
    static constexpr std::string_view meaning = "how relationships shape the general model, and it them";

    Parameter generalization{"generalization", "eta", "1/day", 0.009359, 0, 0.1,
                             "rate at which the general model follows the relationships at plasticity 1",
                             "fitted by hand: domains of adult attachment"};
    Parameter pull{"pull", "kappa", "1/day", 0.001384, 0, 0.1,
                   "pull of the general model on each relationship in use", "fitted by hand: domains of adult attachment"};

    void step(World& world, const Birth& birth, const Draw&) const {
        for (std::uint32_t i = birth.first; i < birth.last; ++i) world.nursery.transference[i] = pull;
    }

    void step(World& world, const Day& day, const Draw&) const {
        const float eta = generalization;
        const float* __restrict plasticity = world.nursery.plasticity.strip();
        float* __restrict follows = world.nursery.generalization.strip();
#pragma GCC ivdep
        for (std::uint32_t i = day.first; i < day.last; ++i) follows[i] = eta * plasticity[i];
    }
};

} // namespace dyad::inline DYAD_KERNEL
