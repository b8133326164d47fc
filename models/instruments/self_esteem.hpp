// Self-esteem: the worth that people have learned to give themselves, as a questionnaire reports it.
#pragma once

#include "models/instruments/subject.hpp"
#include "models/norms.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// As Rosenberg's scale (1965; from memory, not checked): the self-concept (how one's own bids have felt over the
/// years) standardised by the frozen norm, plus an error. What it correlates with follows from lives alone: no working
/// model, tone or temperament is read. Retest in an unchanged state, at the spread of the norm: 1 / (1 + error^2), .80
/// at the default.
struct SelfEsteem {
    static constexpr std::string_view name = "self_esteem";
    static constexpr std::string_view meaning = "self-esteem by questionnaire";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 96, oldest = 1320; ///< months: from 8 years

    Parameter error{"error", "-", "SD", 0.5, 0, 4, "error of the questionnaire", "assumed: a retest of .80"};

    static constexpr std::array<Score, 1> scores{{{"self_esteem", "Self-esteem", "SD of the norm"}}};

    Reading<1> observe(const Subject& subject, std::uint32_t, std::uint32_t age_months, const Draw& draw) const {
        const Words words = draw(subject.identity(), age_months, 0, Purpose("self_esteem"));
        return {{standard_score(subject.worth(), instrument_norms.worth) + error * normal(words.a)}};
    }
};

} // namespace dyad::inline DYAD_KERNEL
