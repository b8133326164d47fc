// What another study of the same question would have found: the published value, give or take.
#pragma once

#include "analysis/evidence/finding.hpp"

namespace dyad {

/// Standard error of the published value: from its 95 % interval where there is one, else from the number of cases by the
/// large-sample formula of its statistic (r and kappa (1 - r²) / √(n - 1); d √(4 / n + d² / 2n), two equal groups; a
/// share √(p (1 - p) / n), at least one case's worth; mean and spread are told by their interval or their tau alone).
double standard_error(const Finding& finding, const Published& published);

/// Standard deviation between studies: the source's, else the one declared for its statistic (r and kappa .08, d .2,
/// shares .05).
double between_studies(const Finding& finding, const Published& published);

/// √(standard_error² + between_studies²): how far a new study is expected to lie from the published value.
double prediction_deviation(const Finding& finding, const Published& published);

} // namespace dyad
