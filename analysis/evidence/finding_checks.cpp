// The rules of evidence, each with the sentence that explains it.
#include "analysis/evidence/finding_checks.hpp"

#include <cmath>
#include <regex>

namespace dyad {

namespace {

struct Range {
    double low, high;
};

Range range_of(Statistic statistic) {
    switch (statistic) {
    case Statistic::r:
    case Statistic::kappa:
    case Statistic::direction: return {-1.0, 1.0};
    case Statistic::share:
    case Statistic::heritability: return {0.0, 1.0};
    case Statistic::d: return {-10.0, 10.0};
    case Statistic::mean: return {-1000.0, 1000.0};
    case Statistic::spread: return {0.0, 1000.0};
    }
    return {0.0, 0.0};
}

} // namespace

bool is_id(std::string_view text) {
    static const std::regex pattern("[ia]\\.[A-Z]+[0-9]+(\\.[A-Za-z0-9_]+)?");
    return std::regex_match(text.begin(), text.end(), pattern);
}

bool fits(Statistic statistic, Estimator estimator) {
    switch (statistic) {
    case Statistic::direction: return true;
    case Statistic::r: return estimator == Estimator::correlation;
    case Statistic::heritability: return false; // twice a difference: never a single estimate
    case Statistic::kappa: return estimator == Estimator::kappa;
    case Statistic::share:
        return estimator == Estimator::share || estimator == Estimator::share_same || estimator == Estimator::mediated ||
               estimator == Estimator::product;
    case Statistic::mean: return estimator == Estimator::mean;
    case Statistic::spread: return estimator == Estimator::spread;
    case Statistic::d:
        return estimator == Estimator::difference || estimator == Estimator::contrast || estimator == Estimator::paired ||
               estimator == Estimator::change;
    }
    return false;
}

void check_numbers(const Finding& finding, const Published& published, TomlEntry& entry) {
    if (std::isnan(published.value)) return;
    const Range range = range_of(finding.statistic);
    const std::string name(name_of(finding.statistic));
    if (published.value < range.low || published.value > range.high)
        entry.refuse("value", "no " + name + " can have this value; shares are written from 0 to 1, correlations from -1 to 1");
    if (finding.statistic == Statistic::direction) {
        if (published.value != 1.0 && published.value != -1.0)
            entry.refuse("value", "of a direction only the sign is held against Dyad; write 1 or -1");
        return;
    }
    if (published.has_interval() && !(published.low <= published.value && published.value <= published.high))
        entry.refuse("interval", "the interval does not hold the value, so that one of them is wrong; look them up again");
    if (!published.has_interval() && !finding.n)
        entry.refuse("n", "neither `interval` nor `n` is given, so that nothing tells how exact the value is; give one");
    if (finding.n && !(*finding.n >= 4.0)) entry.refuse("n", "a finding must rest on at least four cases");
    const bool declared_only = finding.statistic == Statistic::mean || finding.statistic == Statistic::spread ||
                               finding.statistic == Statistic::heritability;
    if (declared_only && std::isnan(published.tau))
        entry.refuse("tau", "a " + name + " has no usual spread between studies; declare one as `tau`");
    if (published.tau < 0.0) entry.refuse("tau", "a spread between studies cannot be negative");
}

void check_rules(const Finding& finding, TomlEntry& entry) {
    if (finding.checked == Checked::memory_low && finding.use != Use::challenge)
        entry.refuse("use", "it was checked from weak memory only, so that it can be nothing but a challenge");
    if (finding.starting && finding.use == Use::holdout)
        entry.refuse("use", "starting values were tuned on it or on its study, so that it can be no holdout");
    if (finding.use == Use::challenge && finding.why.empty())
        entry.refuse("why", "a challenge must say in `why` what is disputed or why it is missed");
}

} // namespace dyad
