// Pairing the persons of two worlds, and summing up what the change did.
#include "analysis/sweeps/twins.hpp"

#include "analysis/sweeps/seeds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyad {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr Eigen::Index at_start = 0, at_change = 1, at_effect = 2, at_susceptibility = 3, at_reactivity = 4, at_middle = 5;

bool is_of_generation(const SeriesPlan& condition) {
    return condition.terms.size() == 1 && condition.terms.front().kind == Term::Kind::generation && condition.terms.front().of == Term::Of::person;
}

std::vector<bool> looked_at(const SweepOutcome& outcome, const Histories& lives) {
    std::vector<bool> among(lives.persons().size(), true);
    for (const SeriesPlan& condition : outcome.study.who) {
        if (is_of_generation(condition)) continue;
        const Series holds = series_of(condition, lives, among);
        for (std::size_t k = 0; k < among.size(); ++k) among[k] = among[k] && holds.values[k] == 1.0;
    }
    return among;
}

std::vector<double> means_of(const std::map<std::uint32_t, Comoments>& seeds) {
    std::vector<double> means;
    for (const auto& [seed, moments] : seeds) means.push_back(moments.mean(0));
    return means;
}

} // namespace

bool is_of_persons(const SweepOutcome& outcome) {
    const Study& study = outcome.study;
    return (study.estimator == Estimator::mean || study.estimator == Estimator::share) && !study.less && !study.over && study.factor == 1.0;
}

std::vector<TwinPair> Twins::pairs(std::uint32_t seed, double at, const Histories& as_it_is, const Histories& changed) const {
    std::vector<TwinPair> pairs;
    const std::vector<bool> everybody(changed.persons().size(), true);
    for (std::size_t outcome = 0; outcome < outcomes_.size(); ++outcome) {
        const SeriesPlan& plan = outcomes_[outcome].study.of;
        const Series first = series_of(plan, as_it_is, looked_at(outcomes_[outcome], as_it_is));
        const Series second = changed.beside(as_it_is, series_of(plan, changed, everybody));
        for (std::size_t k = 0; k < first.values.size(); ++k) {
            if (!std::isfinite(first.values[k] + second.values[k])) continue;
            const Histories::Person& person = as_it_is.persons()[k];
            pairs.push_back({person.lineage, seed, person.generation, outcome, at, person.born, person.woman, person.susceptibility, person.reactivity, first.values[k], second.values[k]});
        }
    }
    return pairs;
}

void Twins::add(const std::vector<TwinPair>& pairs) {
    Eigen::VectorXd values(6), effect(1);
    for (const TwinPair& pair : pairs) {
        Group& group = groups_[{pair.outcome, pair.generation, pair.at}];
        values << pair.as_it_is, pair.changed, pair.effect(), pair.susceptibility, pair.reactivity, (pair.as_it_is + pair.changed) / 2.0;
        group.moments.add(values);
        group.higher += pair.effect() > 0.0;
        group.lower += pair.effect() < 0.0;
        effect[0] = pair.effect();
        group.by_seed.try_emplace(pair.seed, 1).first->second.add(effect);
    }
}

std::vector<TwinSummary> Twins::summaries() const {
    std::vector<TwinSummary> all;
    for (const auto& [key, group] : groups_) {
        const Comoments& moments = group.moments;
        TwinSummary one;
        std::tie(one.outcome, one.generation, one.at) = key;
        one.persons = moments.cases();
        one.as_it_is = moments.mean(at_start);
        one.changed = moments.mean(at_change);
        one.effect = over_seeds(means_of(group.by_seed), moments.mean(at_effect), one.persons);
        one.deviation = one.persons > 1 ? moments.standard_deviation(at_effect) : unknown;
        one.higher = static_cast<double>(group.higher) / static_cast<double>(one.persons);
        one.lower = static_cast<double>(group.lower) / static_cast<double>(one.persons);
        const double apart = std::pow(moments.standard_deviation(at_start), 2) + std::pow(moments.standard_deviation(at_change), 2);
        one.gain = apart / (one.deviation * one.deviation); // infinite where the change does the same to everybody
        one.with_susceptibility = moments.correlation(at_effect, at_susceptibility);
        one.with_reactivity = moments.correlation(at_effect, at_reactivity);
        one.with_middle = moments.correlation(at_effect, at_middle);
        all.push_back(one);
    }
    return all;
}

Field outcome_field(const std::vector<SweepOutcome>& outcomes) {
    Field outcome{"outcome", FieldType::uint8, "Which number this is, see /outcomes", "-"};
    for (std::size_t k = 0; k < outcomes.size(); ++k) outcome.codes.emplace_back(static_cast<std::uint8_t>(k + 1), outcomes[k].name);
    return outcome;
}

std::vector<FrameFormat> twin_tables(const std::vector<SweepOutcome>& outcomes) {
    const auto real = [](const char* name, const char* label, const char* unit) { return Field{name, FieldType::float64, label, unit}; };
    const Field outcome = outcome_field(outcomes), at = real("at", "Years of the run after which the change begins", "years");
    const Field generation{"generation", FieldType::uint32, "0: founders; 1: their children", "-"};
    return {{"outcomes", "A row is an outcome", {{"outcome", FieldType::uint8, "Its code", "-"}, {"name", FieldType::text, "Its name", "-"}, {"label", FieldType::text, "What it is", "-"}, {"unit", FieldType::text, "Its unit", "-"}}},
            {"twins", "A row is a person in both worlds, and an outcome", {{"seed", FieldType::uint32, "Seed of both worlds", "-"}, {"lineage", FieldType::uint64, "Who it is, the same in both worlds", "-"}, generation, at, real("age", "The person's age when the change begins; below 0, how long before its birth", "years"), {"female", FieldType::uint8, "Sex", "-", {{1, "no"}, {2, "yes"}}}, real("susceptibility", "How much the person learns from an experience, beside others", "-"), real("reactivity", "Reactivity", "SD"), outcome, real("as_it_is", "In the scenario as it is", "see /outcomes"), real("changed", "In the changed scenario", "see /outcomes"), real("effect", "changed - as_it_is", "see /outcomes")}},
            {"effects", "A row is an outcome in a generation", {outcome, generation, at, {"persons", FieldType::uint64, "Persons with a value in both worlds", "persons"}, real("as_it_is", "Mean in the scenario as it is", "see /outcomes"), real("changed", "Mean in the changed scenario", "see /outcomes"), real("effect", "Mean effect", "see /outcomes"), real("low", "Its 95 % interval by Student's t over seeds", "see /outcomes"), real("high", "Its 95 % interval by Student's t over seeds", "see /outcomes"), real("deviation", "Standard deviation of the effects of single persons", "see /outcomes"), real("higher", "Share of persons whose value the change raises", "share"), real("lower", "Share of persons whose value the change lowers", "share"), real("gain", "Variance of the mean effect between two independent populations, over that of twins, if persons are independent of each other", "-"), real("with_susceptibility", "Correlation of the effect with susceptibility", "r"), real("with_reactivity", "Correlation of the effect with reactivity", "r"), real("with_middle", "Correlation of the effect with the mean of both values, in which regression to the mean does not enter (Oldham 1962)", "r")}}};
}

Frame outcomes_frame(const std::vector<SweepOutcome>& outcomes) {
    Frame frame(4);
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        frame.put(0, static_cast<std::uint8_t>(k + 1));
        frame.put_text(1, outcomes[k].name);
        frame.put_text(2, outcomes[k].label);
        frame.put_text(3, outcomes[k].unit);
        frame.end_row();
    }
    return frame;
}

Frame twins_frame(const std::vector<TwinPair>& pairs) {
    Frame frame(12);
    for (const TwinPair& pair : pairs) {
        frame.put(0, pair.seed);
        frame.put(1, pair.lineage);
        frame.put(2, pair.generation);
        frame.put(3, pair.at);
        frame.put(4, pair.age());
        frame.put(5, static_cast<std::uint8_t>(pair.is_woman ? 2 : 1));
        frame.put(6, pair.susceptibility);
        frame.put(7, pair.reactivity);
        frame.put(8, static_cast<std::uint8_t>(pair.outcome + 1));
        frame.put(9, pair.as_it_is);
        frame.put(10, pair.changed);
        frame.put(11, pair.effect());
        frame.end_row();
    }
    return frame;
}

Frame effects_frame(const std::vector<TwinSummary>& summaries) {
    Frame frame(16);
    for (const TwinSummary& one : summaries) {
        frame.put(0, static_cast<std::uint8_t>(one.outcome + 1));
        frame.put(1, one.generation);
        frame.put(2, one.at);
        frame.put(3, one.persons);
        std::size_t field = 4;
        for (const double value : {one.as_it_is, one.changed, one.effect.value, one.effect.low, one.effect.high, one.deviation, one.higher, one.lower, one.gain,
                                   one.with_susceptibility.value, one.with_reactivity.value, one.with_middle.value})
            frame.put(field++, value);
        frame.end_row();
    }
    return frame;
}

} // namespace dyad
