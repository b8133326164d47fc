// A virtual study: which persons of which world are looked at, by which instruments, and what is estimated.
#pragma once

#include "analysis/evidence/estimators.hpp"
#include "analysis/evidence/series.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dyad {

/// What is estimated from the persons looked at.
enum class Estimator {
    share, ///< mean of a series of 0 and 1
    mean,
    spread,      ///< standard deviation
    correlation, ///< of `of` and `with`; of persons alike in `given`, where that is there (a partial correlation)
    kappa,       ///< of two classifications
    share_same,  ///< of persons with the same class in both
    difference,  ///< of `of`, in pooled standard deviations, between persons in whom `by` is 1 and 0; with `from`, of the
                 ///< change from there, in standard deviations of `from`
    contrast,    ///< the same between the persons of `world` and those of `against`
    paired,      ///< the same persons in `world` and in `against`: mean difference of the changes from `from` to `of`, in
                 ///< standard deviations of `from` in `against`
    change,      ///< from `from` to `of`, in standard deviations
    mediated,    ///< share of the correlation of `with` and `of` that goes through `given`
    product      ///< the correlations of `with` and `given` and of `given` and `of`, multiplied, as a share of that of `with`
                 ///< and `of`: the older way to say how much goes through `given`, which counts more
};

/// An empty series is one that the study does not have.
struct Study {
    std::string world, against;
    Estimator estimator = Estimator::share;
    SeriesPlan of, with, by, given, from;
    std::vector<SeriesPlan> who;       ///< conditions that all must hold, one after the other
    std::shared_ptr<const Study> less; ///< its estimate is taken off
    std::shared_ptr<const Study> over; ///< what is left is divided by its estimate
    double factor = 1.0;               ///< and multiplied by this
};

/// Whether two studies ask for the same number of the same persons.
bool ask_the_same(const Study& one, const Study& other);

/// What was read of each world, by its name.
using LivedWorlds = std::map<std::string, Histories, std::less<>>;

/// What a study finds in one seed's worlds; where it cannot be done, why.
Measurement measure(const Study& study, const LivedWorlds& worlds);

/// Every series of a study, those of `less` and `over` with their own worlds among them: calls `each(world, plan)`.
template <class Each> void for_each_series(const Study& study, const Each& each) {
    for (const SeriesPlan* plan : {&study.of, &study.with, &study.by, &study.given, &study.from}) {
        if (plan->empty()) continue;
        each(study.world, *plan);
        if (!study.against.empty()) each(study.against, *plan);
    }
    for (const SeriesPlan& condition : study.who) {
        each(study.world, condition);
        if (study.estimator == Estimator::contrast) each(study.against, condition);
    }
    for (const auto* other : {study.less.get(), study.over.get()})
        if (other) for_each_series(*other, each);
}

} // namespace dyad
