// Effects by the age at which a change begins, and where they have fallen to half.
#include "analysis/sweeps/windows.hpp"

#include "analysis/sweeps/seeds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyad {

namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

/// The age in years at which an outcome is looked at.
double looked_at(const SweepOutcome& outcome) {
    unsigned months = 0;
    for (const Term& term : outcome.study.of.terms)
        for (const unsigned age : term.ages) months = std::max(months, age);
    return months / 12.0;
}

} // namespace

void Windows::add(const std::vector<TwinPair>& pairs) {
    for (const TwinPair& pair : pairs) {
        if (pair.generation == 0 || pair.born != 0) continue;
        Sum& sum = effects_[pair.outcome][pair.at][pair.seed];
        sum.sum += pair.effect();
        ++sum.persons;
        sum.felt += pair.effect() != 0.0;
    }
}

double Windows::years_left(std::size_t outcome, double at) const { return looked_at(outcomes_[outcome]) - at; }

std::vector<WindowRow> Windows::rows() const {
    std::vector<WindowRow> all;
    for (const auto& [outcome, ages] : effects_) {
        double at_birth = not_known;
        for (const auto& [at, seeds] : ages) {
            Sum sum;
            std::vector<double> means;
            for (const auto& [seed, own] : seeds) {
                sum.sum += own.sum;
                sum.persons += own.persons;
                sum.felt += own.felt;
                means.push_back(own.mean());
            }
            WindowRow row{outcome, at, sum.persons, over_seeds(means, sum.mean(), sum.persons), not_known, years_left(outcome, at), sum.felt > 0};
            if (at == 0.0) at_birth = row.effect.value;
            row.of_birth = row.effect.value / at_birth;
            all.push_back(row);
        }
    }
    return all;
}

HalfGone Windows::half_gone(std::size_t outcome) const {
    HalfGone half{outcome, {}, not_known, not_known, not_known, not_known, not_known, false};
    const auto& ages = effects_.at(outcome);
    const auto birth = ages.find(0.0);
    if (birth == ages.end()) return half;
    std::vector<double> means;
    for (const auto& [seed, sum] : birth->second) means.push_back(sum.mean());
    half.at_birth = over_seeds(means, 0);
    half.is_told = half.at_birth.low > 0.0 || half.at_birth.high < 0.0;
    if (!half.is_told) return half;
    const double sign = half.at_birth.value > 0.0 ? 1.0 : -1.0;
    bool more_so_far = true;
    double before = 0.0, above_before = 0.0;
    for (const auto& [at, seeds] : ages) {
        if (years_left(outcome, at) <= 0.0) break;
        if (std::all_of(seeds.begin(), seeds.end(), [](const auto& seed) { return seed.second.felt == 0; })) {
            half.settled_by = at;
            break;
        }
        std::vector<double> above; // of one half of the effect at birth, seed by seed
        for (const auto& [seed, sum] : seeds)
            if (const auto own = birth->second.find(seed); own != birth->second.end()) above.push_back(sign * (sum.mean() - own->second.mean() / 2.0));
        const Estimate left = over_seeds(above, 0);
        more_so_far = more_so_far && left.low > 0.0;
        if (more_so_far) half.more_until = at;
        if (std::isnan(half.fewer_from) && left.high < 0.0) half.fewer_from = at;
        if (std::isnan(half.age) && left.value <= 0.0) half.age = before + (at - before) * above_before / (above_before - left.value);
        half.last_tried = before = at;
        above_before = left.value;
    }
    return half;
}

std::vector<HalfGone> Windows::halves() const {
    std::vector<HalfGone> all;
    for (const auto& [outcome, ages] : effects_) all.push_back(half_gone(outcome));
    return all;
}

std::vector<FrameFormat> window_tables(const Field& outcome) {
    const auto real = [](const char* name, const char* label, const char* unit) { return Field{name, FieldType::float64, label, unit}; };
    return {{"windows", "A row is an outcome and an age at which the change begins, in those who are born as the run begins", {outcome, real("at", "Age at which the change begins", "years"), {"persons", FieldType::uint64, "Persons with a value in both worlds", "persons"}, real("effect", "Mean effect", "see /outcomes"), real("low", "Its 95 % interval by Student's t over seeds", "see /outcomes"), real("high", "Its 95 % interval by Student's t over seeds", "see /outcomes"), real("of_birth", "The effect over that of a change at birth", "share"), real("years_left", "From the change to the age at which the outcome is looked at", "years")}},
            {"half_gone", "A row is an outcome: by which age half of the effect of a change at birth is gone", {outcome, real("at_birth", "Mean over seeds of the effect of a change at birth", "see /outcomes"), real("low", "Its 95 % interval by Student's t over seeds", "see /outcomes"), real("high", "Its 95 % interval by Student's t over seeds", "see /outcomes"), real("age", "Age of a change of whose effect half is gone, by straight lines between the ages tried; missing where there is no effect at birth beyond chance, where half is never gone, and where nobody feels a change from the next age on", "years"), real("more_until", "Up to this age more than half is left at every age tried, beyond chance", "years"), real("fewer_from", "The first age at which less than half is left, beyond chance", "years"), real("last_tried", "The last age that was tried before the outcome is looked at", "years")}}};
}

Frame windows_frame(const std::vector<WindowRow>& rows) {
    Frame frame(8);
    for (const WindowRow& row : rows) {
        frame.put(0, static_cast<std::uint8_t>(row.outcome + 1));
        frame.put(1, row.at);
        frame.put(2, row.persons);
        std::size_t field = 3;
        for (const double value : {row.effect.value, row.effect.low, row.effect.high, row.of_birth, row.years_left}) frame.put(field++, value);
        frame.end_row();
    }
    return frame;
}

Frame half_gone_frame(const std::vector<HalfGone>& halves) {
    Frame frame(8);
    for (const HalfGone& half : halves) {
        frame.put(0, static_cast<std::uint8_t>(half.outcome + 1));
        std::size_t field = 1;
        for (const double value : {half.at_birth.value, half.at_birth.low, half.at_birth.high, half.age, half.more_until, half.fewer_from, half.last_tried})
            frame.put(field++, value);
        frame.end_row();
    }
    return frame;
}

} // namespace dyad
