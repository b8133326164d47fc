// Observed sensitivity: a coder at home visits rates how helpfully the figure answers the bids that happen to occur.
#pragma once

#include "models/instruments/subject.hpp"
#include "sim/instrument.hpp"

#include <algorithm>

namespace dyad::inline DYAD_KERNEL {

/// At each visit n bids occur; each is answered helpfully with the chance p (1 - w_rej rejection) of that day; the
/// coder adds an error; visits are averaged. Visits of one wave fall on days of their own within the fortnight: the
/// first on the wave's day itself, the others under stress drawn from its stationary law.
struct ObservedSensitivity {
    static constexpr std::string_view name = "observed_sensitivity";
    static constexpr std::string_view meaning = "sensitivity observed at home visits";
    static constexpr std::uint32_t youngest = 1, oldest = 18; ///< months: infancy, while care is lived in days

    Parameter visits{"visits", "-", "visits", 1, 1, 50,
                     "home visits in one wave", "convention: most studies make one", Parameter::Kind::whole};
    Parameter visit_minutes{"visit_minutes", "-", "minutes", 60, 5, 480, "length of a visit", "assumed"};
    Parameter bids_per_hour{"bids_per_hour", "n_bid", "1/hour", 7, 1, 60,
                            "bids seen in an hour", "fitted by hand: ratio of intervention effects, V1"};
    Parameter coder_error{"coder_error", "sigma_cod", "share", 0.25, 0, 1,
                          "error of the coder at one visit", "fitted by hand: ratio of intervention effects, V1"};
    Parameter rejection_weight{"rejection_weight", "w_rej", "-", 0.5, 0, 1,
                               "how much a rejected bid counts against helpfulness", "assumed"};

    static constexpr std::array<Score, 1> scores{
        {{"sensitivity_observed", "Sensitivity observed at home visits", "share of bids answered, plus error"}}};

    Reading<1> observe(const Subject& subject, std::uint32_t slot, std::uint32_t age_months, const Draw& draw) const {
        if (!subject.in_nursery) return {.missing = Missing::not_given};
        const auto count = static_cast<std::uint32_t>(visits.value);
        double sum = 0;
        for (std::uint32_t visit = 0; visit < count; ++visit)
            sum += seen_at(visit, subject, slot, age_months, draw);
        return {{static_cast<float>(sum / count)}};
    }

private:
    float seen_at(std::uint32_t visit, const Subject& subject, std::uint32_t k, std::uint32_t age_months,
                  const Draw& draw) const {
        const Nursery& infants = subject.nursery();
        const std::uint32_t i = subject.row;
        const Identity child = subject.identity();
        const std::uint32_t occasion = (age_months * 4 + k) * 64 + visit;
        const Words words = draw(child, occasion, 0, Purpose("observed_sensitivity.visit"));
        const float noticed =
            visit == 0 ? infants.chance_noticed.strip(3 * k + ask)[i] : noticed_on_another_day(infants, i, k, words.b);
        const float helpful = noticed * (1.0f - rejection_weight * infants.chance_rejected.strip(3 * k + ask)[i]);
        const auto bids = std::max(1u, static_cast<std::uint32_t>(bids_per_hour.value * visit_minutes.value / 60.0 + 0.5));
        std::uint32_t answered = 0;
        for (std::uint32_t bid = 0; bid < bids; bid += 4) {
            const Words four = draw(child, occasion, 1 + bid / 4, Purpose("observed_sensitivity.bids"));
            const std::uint32_t each[] = {four.a, four.b, four.c, four.d};
            for (std::uint32_t j = 0; j < 4 && bid + j < bids; ++j) answered += uniform(each[j]) < helpful;
        }
        return static_cast<float>(answered) / static_cast<float>(bids) + coder_error * normal(words.a);
    }

    /// The chance on an ordinary day of this month, moved by another day's stress.
    static float noticed_on_another_day(const Nursery& infants, std::uint32_t i, std::uint32_t k, std::uint32_t word) {
        return sigmoid(infants.readiness.strip(k)[i] + infants.stress_effect.strip(k)[i] * normal(word));
    }
};

} // namespace dyad::inline DYAD_KERNEL
