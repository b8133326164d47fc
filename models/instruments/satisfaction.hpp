// Relationship satisfaction: how one's bids to the partner feel, as a short questionnaire reports it.
#pragma once

#include "models/instruments/subject.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// As Hendrick's Relationship Assessment Scale (1988, 10.2307/352430; from memory, not checked): the felt value of the
/// relationship with the partner, less what the partner's bids cost (strain, models/conflict.hpp), plus an error of sigma_sat units of .15 reward. Singles have no score. Retest in an
/// unchanged state is V / (V + error^2), V being the variance of felt value over couples: .36 at 35 years in the
/// default world, where V is .015 and the error .165, squared .027. The error was fitted to effects, not to a retest.
struct Satisfaction {
    static constexpr std::string_view name = "satisfaction";
    static constexpr std::string_view meaning = "satisfaction with the partner by a short questionnaire";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 168, oldest = 1320; ///< months: from 14 years

    Parameter error{"error", "sigma_sat", "units", 1.1, 0, 5, "error of the questionnaire", "fitted: actor effects"};
    Parameter unit{"unit", "-", "reward", 0.15, 0.01, 1, "felt value that makes a unit of the error", "convention"};

    static constexpr std::array<Score, 1> scores{{{"satisfaction", "Relationship satisfaction", "reward, plus error"}}};

    Reading<1> observe(const Subject& subject, std::uint32_t, std::uint32_t age_months, const Draw& draw) const {
        if (!subject.has_partner()) return {{no_score}};
        const Words words = draw(subject.identity(), age_months, 0, Purpose("satisfaction"));
        return {{subject.felt_value(partner_slot) - subject.strain() + unit * error * normal(words.a)}};
    }
};

} // namespace dyad::inline DYAD_KERNEL
