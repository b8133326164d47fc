// The Attachment Q-Sort: observers sort 90 cards after visits at home; security is the likeness to the ideal sort.
#pragma once

#include "models/instruments/subject.hpp"
#include "sim/instrument.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Waters & Deane (1985). Over two or three visits many small bids are seen: the mean over days of asking less muting
/// less amplifying, x, with the state of each day as in the Strange Situation. The sort is a correlation, so the
/// observer errs on Fisher's z: score = tanh(atanh(x) + error), with x kept within +-`widest` that a sort of 90 cards
/// can tell from 1.
struct AttachmentQSort {
    static constexpr std::string_view name = "attachment_q_sort";
    static constexpr std::string_view meaning = "Attachment Q-Sort by an observer at home";
    static constexpr std::uint32_t youngest = 9, oldest = 60; ///< months

    Parameter visits{"visits", "-", "visits", 2, 1, 20,
                     "visits before the sort", "Waters & Deane 1985: two to three", Parameter::Kind::whole};
    Parameter day_noise{"day_noise", "-", "logit", 1, 0, 4,
                        "state of the infant on each day", "as in the Strange Situation", Parameter::Kind::real, "strange_situation.day_noise"};
    Parameter observer_error{"observer_error", "sigma_AQS", "Fisher z", 1.25, 0, 4,
                             "error of the observer", "fitted: retest r .28, S16"};
    Parameter widest{"widest", "-", "correlation", 0.95, 0.1, 0.999,
                     "likeness to the ideal sort beyond which nothing is told apart", "assumed"};

    static constexpr std::array<Score, 1> scores{
        {{"aqs_security", "Attachment Q-Sort security", "correlation, -1 to 1"}}};

    Reading<1> observe(const Subject& subject, std::uint32_t slot, std::uint32_t age_months, const Draw& draw) const {
        const Identity child = subject.identity();
        const std::uint32_t occasion = age_months * 4 + slot;
        const float to_mute = subject.chance_mute(slot), to_ask = subject.chance_ask(slot);
        const float to_amplify = at_least(1.0f - to_mute - to_ask, 1e-6f), noise = day_noise;
        const auto count = static_cast<std::uint32_t>(visits.value);
        double sum = 0;
        for (std::uint32_t visit = 0; visit < count; ++visit) {
            const Words day = draw(child, occasion, 1 + visit, Purpose("attachment_q_sort.day"));
            const Policy policy = policy_of(log(to_mute) + noise * normal(day.a), log(to_ask) + noise * normal(day.b),
                                            log(to_amplify) + noise * normal(day.c));
            sum += policy.ask - policy.mute - policy.amplify;
        }
        const float error = observer_error * normal(draw(child, occasion, 0, Purpose("attachment_q_sort.observer")).a);
        const float seen = at_most(at_least(static_cast<float>(sum / count), -widest), widest);
        const float on_z = 0.5f * log((1.0f + seen) / (1.0f - seen)) + error; // atanh
        return {{1.0f - 2.0f / (exp(2.0f * on_z) + 1.0f)}};                   // tanh
    }
};

} // namespace dyad::inline DYAD_KERNEL
