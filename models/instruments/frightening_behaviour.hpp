// Frightening or anomalous behaviour of the figure, rated from a filmed interaction.
#pragma once

#include "models/formulas.hpp"
#include "sim/instrument.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Ratings after Main & Hesse (FR) and Bronfman, Parsons & Lyons-Ruth (AMBIANCE): the logarithm of how readily the figure
/// frightens this child (phi, the lasting trait), plus the rater's error.
struct FrighteningBehaviour {
    static constexpr std::string_view name = "frightening_behaviour";
    static constexpr std::string_view meaning = "frightening or anomalous behaviour rated from film";
    static constexpr std::uint32_t youngest = 3, oldest = 36; ///< months

    Parameter rating_error{"rating_error", "sigma_FR", "log", 0.8, 0, 4,
                           "error of the rating", "fitted: frightening behaviour and D, F1"};

    static constexpr std::array<Score, 1> scores{
        {{"frightening_observed", "Frightening or anomalous behaviour, rated", "log chance"}}};

    Reading<1> observe(const World& world, std::uint32_t i, std::uint32_t k, std::uint32_t age_months,
                       const Draw& draw) const {
        const Nursery& infants = world.nursery;
        const Words words = draw({infants.lineage_low[i], infants.lineage_high[i]}, age_months * 4 + k, 0,
                                 Purpose("frightening_behaviour"));
        return {{log(at_least(infants.frightening.strip(k)[i], 1e-6f)) + rating_error * normal(words.a)}};
    }
};

} // namespace dyad::inline DYAD_KERNEL
