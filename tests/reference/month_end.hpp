// What a month's exchanges with all others leave behind in a grown person of the reference.
#pragma once

#include "tests/reference/exchanges.hpp"

namespace dyad::inline DYAD_KERNEL::reference {

/// G <- G + follows (mean of the month's relationships by importance - G); fear falls more slowly than it rises.
inline void generalize(Person& person, const MonthSums& sums, const Theory& theory) {
    const auto& transference = theory.of<Transference>();
    const float eta = transference.generalization * static_cast<float>(days_per_month);
    const float share = at_most(sums.exchanges / transference.general_exchanges, 1.0f);
    const float follows = person.generalization = share_gone(eta * person.plasticity * share);
    const float importance = sums.importance > 0.0f ? sums.importance : 1.0f;
    for (std::uint32_t s = 0; s < strategies; ++s) {
        float& general = person.general_expectation[s];
        general += follows * (sums.expectation[s] / importance - general);
    }
    const float change = sums.fear / importance - person.general_fear;
    const float falling = change < 0.0f ? static_cast<float>(theory.of<Fear>().general_extinction) : 1.0f;
    person.general_fear += follows * falling * change;
}

/// T follows the month's unsoothed share, then is calmed, then struck by a loss, within 0 to 1.
inline void calm_down(Person& person, const MonthSums& sums, const Arousal& theory) {
    float tone = person.tone;
    if (sums.exchanges > 0.0f) tone += at_most(theory.relaxation, 1.0f) * (sums.unsoothed / sums.exchanges - tone);
    tone = tone - (person.calming + person.soothing) * tone;
    const float parted = person.separated_from != nobody ? static_cast<float>(theory.separation_jump) : 0.0f;
    const float bereaved = person.widowed_from != nobody ? static_cast<float>(theory.widowed_jump) : 0.0f;
    person.tone = at_most(at_least(tone + parted + bereaved, 0.0f), 1.0f);
}

inline void end_month(Person& person, const MonthSums& sums, const Theory& theory) {
    generalize(person, sums, theory);
    calm_down(person, sums, theory.of<Arousal>());
    if (sums.exchanges > 0.0f) {
        const float rate = theory.of<SelfConcept>().rate * person.plasticity;
        person.worth += rate * (sums.value / sums.exchanges - person.worth);
    }
}

} // namespace dyad::inline DYAD_KERNEL::reference
