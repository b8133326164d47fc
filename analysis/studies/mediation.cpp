// The indirect effect and its bootstrap, on cross-products: a resample costs one pass over them.
#include "analysis/studies/estimators_of_studies.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dyad {

namespace {

/// a b from the cross-products of constant, cause, mediator, outcome and covariates: a is the slope of the mediator on the cause,
/// b that of the outcome on the mediator, each given the covariates and b given the cause as well.
double indirect_effect(const Eigen::MatrixXd& products) {
    const Eigen::Index covariates = products.cols() - 4;
    std::vector<Eigen::Index> on{0, 1};
    for (Eigen::Index k = 0; k < covariates; ++k) on.push_back(4 + k);
    const auto slope = [&](Eigen::Index of, const std::vector<Eigen::Index>& from, Eigen::Index wanted) {
        const Eigen::MatrixXd information = products(from, from);
        const Eigen::VectorXd moments = products(from, of);
        return information.ldlt().solve(moments)[wanted];
    };
    const double a = slope(2, on, 1);
    on.push_back(2);
    const double b = slope(3, on, static_cast<Eigen::Index>(on.size()) - 1);
    return a * b;
}

/// Between which values the middle 95 % lie; `values` are sorted.
std::pair<double, double> middle_of(const std::vector<double>& values) {
    const auto at = [&](double share) {
        const double place = share * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
    };
    return {at(0.025), at(0.975)};
}

} // namespace

Fitted fit_mediation(const Eigen::MatrixXd& all, unsigned resamples, Chance chance, Inference inference) {
    const Eigen::Index n = all.rows(), width = all.cols() + 1;
    Fitted fitted;
    fitted.n = static_cast<std::uint64_t>(n);
    if (n < width + fewest_participants) {
        fitted.why = "too few participants (" + std::to_string(n) + ") have every score it needs";
        return fitted;
    }
    // Participants as columns, about their means, so that a resample adds up what lies side by side, and rounds little.
    Eigen::MatrixXd cases(width, n);
    cases.row(0).setOnes();
    cases.bottomRows(width - 1) = (all.rowwise() - all.colwise().mean()).transpose();
    fitted.estimate = indirect_effect(cases * cases.transpose());
    if (!std::isfinite(fitted.estimate) || Eigen::ColPivHouseholderQR<Eigen::MatrixXd>(cases.transpose()).rank() < width) {
        fitted.why = "participants do not differ in what it looks at";
        return fitted;
    }
    if (inference == Inference::estimate_only) return fitted;
    std::vector<double> effects;
    Eigen::MatrixXd products(width, width);
    for (unsigned resample = 0; resample < resamples; ++resample) {
        products.setZero();
        for (Eigen::Index k = 0; k < n; ++k) {
            const auto one = cases.col(static_cast<Eigen::Index>(chance.below(static_cast<std::uint32_t>(n))));
            products.selfadjointView<Eigen::Lower>().rankUpdate(one);
        }
        const Eigen::MatrixXd whole = products.selfadjointView<Eigen::Lower>();
        if (const double effect = indirect_effect(whole); std::isfinite(effect)) effects.push_back(effect);
    }
    if (effects.size() < resamples / 2) {
        fitted.why = "too few of the bootstrap's resamples can be estimated";
        return fitted;
    }
    std::sort(effects.begin(), effects.end());
    std::tie(fitted.low, fitted.high) = middle_of(effects);
    double sum = 0.0, squares = 0.0;
    for (const double effect : effects) sum += effect, squares += effect * effect;
    const auto count = static_cast<double>(effects.size());
    fitted.standard_error = std::sqrt(std::max(0.0, (squares - sum * sum / count) / (count - 1.0)));
    const auto not_above = static_cast<double>(std::upper_bound(effects.begin(), effects.end(), 0.0) - effects.begin());
    const auto not_below = static_cast<double>(effects.end() - std::lower_bound(effects.begin(), effects.end(), 0.0));
    fitted.p = std::min(1.0, 2.0 * (std::min(not_above, not_below) + 1.0) / (count + 1.0));
    return fitted;
}

} // namespace dyad
