// Rating of attachment formation: has the child formed a selective attachment to this figure at all?
#pragma once

#include "models/instruments/subject.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// The five-point rating of Zeanah, Smyke, Koga, Carlson & BEIP (2005, 10.1111/j.1467-8624.2005.00894.x), from 1, no
/// differentiation among adults, to 5, an attachment whose pattern can be coded without doubt: 1 + 4 formed + error.
struct AttachmentFormation {
    static constexpr std::string_view name = "attachment_formation";
    static constexpr std::string_view meaning = "five-point rating of how far an attachment has formed";
    static constexpr std::uint32_t youngest = 9, oldest = 36; ///< months

    Parameter rating_error{"rating_error", "-", "points", 0.4, 0, 3, "error of the rating", "assumed"};

    static constexpr std::array<Score, 1> scores{
        {{"formation_observed", "Attachment formation, rated", "points, 1 to 5"}}};

    Reading<1> observe(const Subject& subject, std::uint32_t slot, std::uint32_t age_months, const Draw& draw) const {
        const Words words = draw(subject.identity(), age_months * 4 + slot, 0, Purpose("attachment_formation"));
        const float rated = 1.0f + 4.0f * subject.formed(slot) + rating_error * normal(words.a);
        return {{at_most(at_least(rated, 1.0f), 5.0f)}};
    }
};

} // namespace dyad::inline DYAD_KERNEL
