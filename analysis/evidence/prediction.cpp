// Standard errors and the spread between studies.
#include "analysis/evidence/prediction.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

double standard_error(const Finding& finding, const Published& published) {
    if (published.has_interval()) return (published.high - published.low) / (2.0 * 1.959964);
    const double n = finding.n.value_or(4.0), value = published.value;
    switch (finding.statistic) {
    case Statistic::r:
    case Statistic::kappa: return (1.0 - value * value) / std::sqrt(n - 1.0);
    case Statistic::d: return std::sqrt(4.0 / n + value * value / (2.0 * n));
    case Statistic::share: {
        const double p = std::clamp(value, 1.0 / n, 1.0 - 1.0 / n); // a share of 0 is not known exactly
        return std::sqrt(p * (1.0 - p) / n);
    }
    case Statistic::mean:
    case Statistic::spread:
    case Statistic::heritability:
    case Statistic::direction: return 0.0;
    }
    return 0.0;
}

double between_studies(const Finding& finding, const Published& published) {
    if (published.tau == published.tau) return published.tau;
    switch (finding.statistic) {
    case Statistic::r:
    case Statistic::kappa: return 0.08;
    case Statistic::d: return 0.2;
    case Statistic::share: return 0.05;
    case Statistic::mean:
    case Statistic::spread:
    case Statistic::heritability:
    case Statistic::direction: return 0.0;
    }
    return 0.0;
}

double prediction_deviation(const Finding& finding, const Published& published) {
    return std::hypot(standard_error(finding, published), between_studies(finding, published));
}

} // namespace dyad
