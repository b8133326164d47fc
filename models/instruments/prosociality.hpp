// Prosociality: caregiving turned to others, as a rating of how a needy other's bid would be met.
#pragma once

#include "models/instruments/subject.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// As rating scales of prosocial behaviour (Caprara, Steca, Zelli & Capanna 2005, 10.1027/1015-5759.21.2.77; from
/// memory, not checked): the chance that this person would notice a needy equal's direct bid and not reject it, from
/// the person's own deviations (equal_sensitivity e_S, equal_rejection e_r, which caregiving writes) around what
/// friends usually offer:
///   p = sigmoid((S + e_S) / (1 + v)) (1 - sigmoid(r + e_r)),   rating = 1 + 6 p + error, within 1 and 7.
/// Retest in an unchanged state is V / (V + error^2), V being the variance of 6 p: .78 at 35 years in the default
/// world, where V is 1.29 and the error .6, squared .36.
/// What a person offers equals follows from the scores of the general model by the coefficients of caregiving for
/// children (s_A, s_X, s_F, r_A), some fitted to transmission, some set by hand, none to findings on prosociality. That
/// secure people are more prosocial here is thus an assumption at one remove, not a result.
struct Prosociality {
    static constexpr std::string_view name = "prosociality";
    static constexpr std::string_view meaning = "prosociality: whether a needy other's bid is met";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 96, oldest = 1320; ///< months: from 8 years

    Parameter sensitivity{"sensitivity", "S", "logit", 2, -6, 8, "sensitivity that friends usually offer", "as in responsiveness", Parameter::Kind::real, "responsiveness.friend_sensitivity"};
    Parameter rejection{"rejection", "r", "logit", -2.8, -8, 4, "rejection that friends usually offer", "as in responsiveness", Parameter::Kind::real, "responsiveness.friend_rejection"};
    Parameter inconsistency{"inconsistency", "v", "-", 0.5, 0, 6, "inconsistency that friends usually show", "as in responsiveness", Parameter::Kind::real, "responsiveness.friend_inconsistency"};
    Parameter rating_error{"rating_error", "-", "points", 0.6, 0, 5, "error of the rating", "assumed"};

    static constexpr std::array<Score, 1> scores{{{"prosociality", "Prosociality, rated", "points, 1 to 7"}}};

    Reading<1> observe(const Subject& subject, std::uint32_t, std::uint32_t age_months, const Draw& draw) const {
        if (subject.in_nursery) return {.missing = Missing::not_given};
        const float own_sensitivity = subject.society().equal_sensitivity[subject.row];
        const float own_rejection = subject.society().equal_rejection[subject.row];
        const float noticed = sigmoid((sensitivity + own_sensitivity) / (1.0f + inconsistency));
        const float met = responsiveness_of(noticed, sigmoid(rejection + own_rejection));
        const Words words = draw(subject.identity(), age_months, 0, Purpose("prosociality"));
        return {{at_most(at_least(1.0f + 6.0f * met + rating_error * normal(words.a), 1.0f), 7.0f)}};
    }
};

} // namespace dyad::inline DYAD_KERNEL
