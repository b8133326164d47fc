// Doing a virtual study: choosing its persons, laying its series side by side, estimating.
#include "analysis/evidence/study.hpp"

#include <cmath>

namespace dyad {

namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

Measurement lacking(std::string why) {
    Measurement measurement;
    measurement.why = std::move(why);
    return measurement;
}

/// Persons of one world who fulfil every condition of a study.
struct Sample {
    const Histories& lives;
    std::vector<bool> among;

    Sample(const Histories& world, const std::vector<SeriesPlan>& who)
        : lives(world), among(world.persons().size(), true) {
        for (const SeriesPlan& condition : who) {
            const Series holds = series_of(condition, lives, among);
            for (std::size_t k = 0; k < among.size(); ++k) among[k] = among[k] && holds.values[k] == 1.0;
        }
    }
    Series operator()(const SeriesPlan& plan) const { return series_of(plan, lives, among); }
};

Series where(Series series, const Series& by, double value) {
    for (std::size_t k = 0; k < series.values.size(); ++k)
        if (by.values[k] != value) series.values[k] = not_known;
    return series;
}

Series minus(Series first, const Series& second) {
    for (std::size_t k = 0; k < first.values.size(); ++k) first.values[k] -= second.values[k];
    return first;
}

/// r of two series with the line on a third taken out of both.
Measurement partial_correlation(const Series& first, const Series& second, const Series& given) {
    // All three correlations must rest on the same persons.
    Series a = first, b = second, c = given;
    for (std::size_t k = 0; k < a.values.size(); ++k)
        if (!std::isfinite(a.values[k] + b.values[k] + c.values[k])) a.values[k] = b.values[k] = c.values[k] = not_known;
    const Measurement ab = correlation_of(a, b), ac = correlation_of(a, c), bc = correlation_of(b, c);
    for (const Measurement* one : {&ab, &ac, &bc})
        if (!one->why.empty()) return *one;
    Measurement result = ab;
    result.value = (ab.value - ac.value * bc.value) /
                   std::sqrt((1.0 - ac.value * ac.value) * (1.0 - bc.value * bc.value));
    return result;
}

Measurement share_same(const Series& first, const Series& second) {
    Series same = first;
    same.what = "the same " + first.what + " as " + second.what;
    for (std::size_t k = 0; k < same.values.size(); ++k)
        same.values[k] = std::isfinite(first.values[k] + second.values[k])
                             ? (first.values[k] == second.values[k] ? 1.0 : 0.0)
                             : not_known;
    return mean_of(same);
}

/// The same persons in two worlds, found by lineage: mean of the difference, in standard deviations of the second world.
Measurement paired(const Study& study, const Sample& here, const Histories& against) {
    const std::vector<bool> all(against.persons().size(), true);
    const bool changes = !study.from.empty();
    Series mine = here(study.of), theirs = against.beside(here.lives, series_of(study.of, against, all));
    Series scale = theirs;
    if (changes) {
        scale = against.beside(here.lives, series_of(study.from, against, all));
        mine = minus(std::move(mine), here(study.from));
        theirs = minus(std::move(theirs), scale);
    }
    const Series difference = minus(mine, theirs);
    for (std::size_t k = 0; k < scale.values.size(); ++k)
        if (!std::isfinite(difference.values[k])) scale.values[k] = not_known;
    return ratio_of(mean_of(difference), deviation_of(scale));
}

/// Between persons in whom `by` is 1 and 0; of changes, where there is a `from`, in standard deviations of that.
Measurement difference(const Study& study, const Sample& here) {
    const Series by = here(study.by);
    if (study.from.empty()) {
        const Series of = here(study.of);
        return difference_of(where(of, by, 1.0), where(of, by, 0.0));
    }
    Series from = here(study.from);
    const Series change = minus(here(study.of), from);
    const Measurement one = mean_of(where(change, by, 1.0)), two = mean_of(where(change, by, 0.0));
    for (const Measurement* each : {&one, &two})
        if (!each->why.empty()) return *each;
    for (std::size_t k = 0; k < from.values.size(); ++k)
        if (!std::isfinite(change.values[k] + by.values[k])) from.values[k] = not_known;
    Measurement between = one;
    between.value -= two.value;
    between.n += two.n;
    return ratio_of(between, deviation_of(from));
}

Measurement estimate(const Study& study, const Sample& here, const Histories* against) {
    if (!against && (study.estimator == Estimator::contrast || study.estimator == Estimator::paired))
        return lacking("there is no other world to compare with");
    switch (study.estimator) {
    case Estimator::share:
    case Estimator::mean: return mean_of(here(study.of));
    case Estimator::spread: return deviation_of(here(study.of));
    case Estimator::correlation:
        return study.given.empty() ? correlation_of(here(study.of), here(study.with))
                                   : partial_correlation(here(study.of), here(study.with), here(study.given));
    case Estimator::kappa: return agreement_of(here(study.of), here(study.with), 8);
    case Estimator::share_same: return share_same(here(study.of), here(study.with));
    case Estimator::difference: return difference(study, here);
    case Estimator::contrast: return difference_of(here(study.of), Sample(*against, study.who)(study.of));
    case Estimator::paired: return paired(study, here, *against);
    case Estimator::change: return change_of(here(study.from), here(study.of));
    case Estimator::product:
        return ratio_of(product_of(correlation_of(here(study.with), here(study.given)), correlation_of(here(study.given), here(study.of))),
                        correlation_of(here(study.with), here(study.of)));
    case Estimator::mediated: return mediated_share(here(study.with), here(study.given), here(study.of));
    }
    return lacking("no such estimator");
}

} // namespace

bool ask_the_same(const Study& one, const Study& other) {
    const auto alike = [](const SeriesPlan& a, const SeriesPlan& b) { return a.text == b.text; };
    const auto nested = [](const std::shared_ptr<const Study>& a, const std::shared_ptr<const Study>& b) {
        return a && b ? ask_the_same(*a, *b) : !a && !b;
    };
    return one.world == other.world && one.against == other.against && one.estimator == other.estimator &&
           one.factor == other.factor && alike(one.of, other.of) && alike(one.with, other.with) && alike(one.by, other.by) &&
           alike(one.given, other.given) && alike(one.from, other.from) &&
           std::equal(one.who.begin(), one.who.end(), other.who.begin(), other.who.end(), alike) &&
           nested(one.less, other.less) && nested(one.over, other.over);
}

Measurement measure(const Study& study, const LivedWorlds& worlds) {
    const auto world = worlds.find(study.world), against = worlds.find(study.against);
    if (world == worlds.end()) return lacking("the world `" + study.world + "` was not lived");
    if (!study.against.empty() && against == worlds.end())
        return lacking("the world `" + study.against + "` was not lived");
    Measurement result = estimate(study, Sample(world->second, study.who),
                                  study.against.empty() ? nullptr : &against->second);
    for (const auto* other : {study.less.get(), study.over.get()}) {
        if (!result.why.empty() || !other) continue;
        const Measurement second = measure(*other, worlds);
        if (!second.why.empty()) return second;
        result.value = other == study.less.get() ? result.value - second.value : result.value / second.value;
        result.n = std::min(result.n, second.n);
    }
    if (result.why.empty()) result.value *= study.factor;
    return result;
}

} // namespace dyad
