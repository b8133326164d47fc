// Frightening or anomalous behaviour of the figure, rated from a filmed interaction.
#pragma once

#include "models/instruments/subject.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Ratings after Main & Hesse (FR) and Bronfman, Parsons & Lyons-Ruth (AMBIANCE): the logarithm of how readily the
/// figure frightens this child (phi, the lasting trait), plus the rater's error.
struct FrighteningBehaviour {
    static constexpr std::string_view name = "frightening_behaviour";
    static constexpr std::string_view meaning = "frightening or anomalous behaviour rated from film";
    static constexpr std::uint32_t youngest = 3, oldest = 18; ///< months: infancy, while care is lived in days

    Parameter rating_error{"rating_error", "sigma_FR", "log", 0.8, 0, 4,
                           "error of the rating", "fitted: frightening behaviour and D, F1"};

    static constexpr std::array<Score, 1> scores{
        {{"frightening_observed", "Frightening or anomalous behaviour, rated", "log chance"}}};

    Reading<1> observe(const Subject& subject, std::uint32_t slot, std::uint32_t age_months, const Draw& draw) const {
        if (!subject.in_nursery) return {.missing = Missing::not_given};
        const Words words = draw(subject.identity(), age_months * 4 + slot, 0, Purpose("frightening_behaviour"));
        const float readily = subject.nursery().frightening.strip(slot)[subject.row];
        return {{log(at_least(readily, 1e-6f)) + rating_error * normal(words.a)}};
    }
};

} // namespace dyad::inline DYAD_KERNEL
