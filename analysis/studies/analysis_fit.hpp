// Doing an analysis on a study's sheet: estimate, standard error, 95 % interval, p.
#pragma once

#include "analysis/studies/fieldwork.hpp"

#include <cstdint>
#include <limits>
#include <string>

namespace dyad {

/// What a laboratory would report. Not a number where it cannot be told; then `why` says why.
struct Fitted {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    double estimate = unknown, standard_error = unknown, low = unknown, high = unknown, p = unknown;
    std::uint64_t n = 0; ///< participants with every score that the analysis needs; others are left out (listwise)
    std::string why;

    bool found() const { return why.empty(); }
};

/// Whether intervals and p are wanted: a bootstrap takes its time, and of everybody in a pool only the estimate is.
enum class Inference {
    whole,
    estimate_only
};

/// Estimators: mean (Student's t); difference of two means (Welch) and in pooled standard deviations (Cohen's d; large-sample
/// error of Hedges & Olkin 1985, p of the pooled t test); product-moment and partial correlation (Fisher's z; p by t); least
/// squares (t); logistic regression by maximum likelihood (Wald); kappa (Fleiss, Cohen & Everitt 1969); analysis of covariance
/// (least squares); indirect effect a b with percentile bootstrap (MacKinnon, Lockwood & Williams 2004); cross-lagged path as the
/// standardised slope of the later score on the other's earlier one, given its own. `seed` and `study` are those of the bootstrap.
Fitted fit(const StudyAnalysis& analysis, const StudyProtocol& protocol, const StudyPool& pool, const StudySheet& sheet, std::uint32_t seed, std::uint32_t study,
           Inference inference = Inference::whole);

/// Whether an analysis looks at nothing but numbers of which the truth is told, so that it can be done without any
/// instrument's error.
bool has_truth(const StudyAnalysis& analysis, const StudyProtocol& protocol);

} // namespace dyad
