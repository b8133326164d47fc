// Estimates, errors, intervals and p of single analyses; distributions by Boost.Math, algebra by Eigen.
#include "analysis/studies/estimators_of_studies.hpp"

#include "analysis/statistics.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

double normal_quantile_975() {
    static const double quantile = normal_quantile_of(0.975);
    return quantile;
}

double p_of_normal(double z) { return std::erfc(std::fabs(z) / std::sqrt(2.0)); }

double p_of_t(double t, double freedom) {
    if (!std::isfinite(t)) return t == t ? 0.0 : Fitted::unknown;
    return 2.0 * boost::math::cdf(boost::math::complement(boost::math::students_t_distribution<double>(freedom), std::fabs(t)));
}

Fitted lacking_fit(std::string why, Eigen::Index n) {
    Fitted fitted;
    fitted.why = std::move(why);
    fitted.n = static_cast<std::uint64_t>(n);
    return fitted;
}

Fitted too_few_participants(Eigen::Index n) { return lacking_fit("too few participants (" + std::to_string(n) + ") have every score it needs", n); }

Fitted no_spread(Eigen::Index n) { return lacking_fit("participants do not differ in what it looks at", n); }

/// By Student's t.
Fitted fitted_by_t(double estimate, double error, double freedom, Eigen::Index n) {
    Fitted fitted;
    fitted.n = static_cast<std::uint64_t>(n);
    fitted.estimate = estimate;
    fitted.standard_error = error;
    const double half = error * boost::math::quantile(boost::math::students_t_distribution<double>(freedom), 0.975);
    fitted.low = estimate - half;
    fitted.high = estimate + half;
    fitted.p = p_of_t(estimate / error, freedom);
    return fitted;
}

Fitted fitted_by_normal(double estimate, double error, Eigen::Index n) {
    Fitted fitted;
    fitted.n = static_cast<std::uint64_t>(n);
    fitted.estimate = estimate;
    fitted.standard_error = error;
    fitted.low = estimate - normal_quantile_975() * error;
    fitted.high = estimate + normal_quantile_975() * error;
    fitted.p = p_of_normal(estimate / error);
    return fitted;
}

struct Moments {
    double n = 0.0, mean = 0.0, variance = 0.0;
};

Moments moments_where(const Eigen::VectorXd& values, const Eigen::VectorXd& by, double wanted) {
    Moments moments;
    for (Eigen::Index k = 0; k < values.size(); ++k)
        if (by[k] == wanted) moments.mean += values[k], moments.n += 1.0;
    moments.mean /= moments.n;
    for (Eigen::Index k = 0; k < values.size(); ++k)
        if (by[k] == wanted) moments.variance += (values[k] - moments.mean) * (values[k] - moments.mean);
    moments.variance /= moments.n - 1.0;
    return moments;
}

Eigen::MatrixXd with_constant(const Eigen::MatrixXd& on) {
    Eigen::MatrixXd design(on.rows(), on.cols() + 1);
    design.col(0).setOnes();
    design.rightCols(on.cols()) = on;
    return design;
}

} // namespace

Fitted fit_mean(const Eigen::VectorXd& values) {
    const Eigen::Index n = values.size();
    if (n < fewest_participants) return too_few_participants(n);
    const double mean = values.mean(), variance = (values.array() - mean).square().sum() / static_cast<double>(n - 1);
    Fitted fitted = fitted_by_t(mean, std::sqrt(variance / static_cast<double>(n)), static_cast<double>(n - 1), n);
    fitted.p = Fitted::unknown; // that a mean is 0 is nobody's question
    return fitted;
}

Fitted fit_difference(const Eigen::VectorXd& values, const Eigen::VectorXd& by, bool standardized) {
    const Eigen::Index n = values.size();
    for (const double side : by)
        if (side != 0.0 && side != 1.0) return lacking_fit("what tells the two groups apart must be 0 or 1", n);
    const Moments one = moments_where(values, by, 1.0), none = moments_where(values, by, 0.0);
    if (one.n < 2.0 || none.n < 2.0) return lacking_fit("one of the two groups has fewer than two participants", n);
    const double difference = one.mean - none.mean, freedom = one.n + none.n - 2.0;
    const double pooled = ((one.n - 1.0) * one.variance + (none.n - 1.0) * none.variance) / freedom;
    if (!(pooled > 0.0)) return no_spread(n);
    if (standardized) {
        const double d = difference / std::sqrt(pooled), shares = 1.0 / one.n + 1.0 / none.n;
        Fitted fitted = fitted_by_normal(d, std::sqrt(shares + d * d / (2.0 * (one.n + none.n))), n);
        fitted.p = p_of_t(d / std::sqrt(shares), freedom);
        return fitted;
    }
    const double of_one = one.variance / one.n, of_none = none.variance / none.n, both = of_one + of_none;
    const double welch = both * both / (of_one * of_one / (one.n - 1.0) + of_none * of_none / (none.n - 1.0));
    return fitted_by_t(difference, std::sqrt(both), welch, n);
}

Fitted fit_correlation(const Eigen::VectorXd& first, const Eigen::VectorXd& second, const Eigen::MatrixXd& given) {
    const Eigen::Index n = first.size();
    const double freedom = static_cast<double>(n - 2 - given.cols());
    if (freedom < 2.0) return too_few_participants(n);
    Eigen::MatrixXd both(n, 2);
    both << first, second;
    both.rowwise() -= both.colwise().mean();
    // What is left by rounding, of two series that are one line, is no spread.
    const Eigen::Vector2d before = both.colwise().squaredNorm();
    if (given.cols() > 0) {
        const Eigen::MatrixXd design = with_constant(given);
        both -= design * design.colPivHouseholderQr().solve(both);
    }
    const Eigen::Vector2d spread = both.colwise().squaredNorm();
    if (!(spread.array() > 1e-12 * before.array()).all()) return no_spread(n);
    const double r = std::clamp(both.col(0).dot(both.col(1)) / std::sqrt(spread[0] * spread[1]), -1.0, 1.0);
    Fitted fitted;
    fitted.n = static_cast<std::uint64_t>(n);
    fitted.estimate = r;
    const double half = normal_quantile_975() / std::sqrt(freedom - 1.0), z = std::atanh(std::clamp(r, -1.0 + 1e-15, 1.0 - 1e-15));
    fitted.standard_error = (1.0 - r * r) / std::sqrt(freedom + 1.0);
    fitted.low = std::tanh(z - half);
    fitted.high = std::tanh(z + half);
    fitted.p = p_of_t(r * std::sqrt(freedom / (1.0 - r * r)), freedom);
    return fitted;
}

Fitted fit_least_squares(const Eigen::VectorXd& values, const Eigen::MatrixXd& on) {
    const Eigen::Index n = values.size(), coefficients = on.cols() + 1;
    if (n < coefficients + fewest_participants) return too_few_participants(n);
    const Eigen::MatrixXd design = with_constant(on);
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(design);
    if (qr.rank() < coefficients) return no_spread(n);
    const Eigen::VectorXd found = qr.solve(values);
    const double freedom = static_cast<double>(n - coefficients), variance = (values - design * found).squaredNorm() / freedom;
    const double inverse = (design.transpose() * design).ldlt().solve(Eigen::VectorXd::Unit(coefficients, 1))[1];
    const double error = std::sqrt(variance * inverse);
    if (!(error > 0.0)) return no_spread(n);
    return fitted_by_t(found[1], error, freedom, n);
}

Fitted fit_standardized(Eigen::VectorXd values, Eigen::MatrixXd on) {
    const auto n = static_cast<double>(values.size());
    if (values.size() < fewest_participants) return too_few_participants(values.size());
    const auto scale = [&](auto&& column) {
        column.array() -= column.mean();
        const double sd = std::sqrt(column.squaredNorm() / (n - 1.0));
        if (sd > 0.0) column /= sd;
        return sd > 0.0;
    };
    bool spreads = scale(values);
    for (Eigen::Index k = 0; k < on.cols(); ++k) spreads = scale(on.col(k)) && spreads;
    return spreads ? fit_least_squares(values, on) : no_spread(values.size());
}

Fitted fit_logistic(const Eigen::VectorXd& truths, const Eigen::MatrixXd& on) {
    const Eigen::Index n = truths.size(), coefficients = on.cols() + 1;
    for (const double truth : truths)
        if (truth != 0.0 && truth != 1.0) return lacking_fit("what is predicted must be 0 or 1", n);
    if (n < coefficients + fewest_participants) return too_few_participants(n);
    if (truths.sum() == 0.0 || truths.sum() == static_cast<double>(n)) return no_spread(n);
    const Eigen::MatrixXd design = with_constant(on);
    if (Eigen::ColPivHouseholderQR<Eigen::MatrixXd>(design).rank() < coefficients) return no_spread(n);
    Eigen::VectorXd found = Eigen::VectorXd::Zero(coefficients);
    for (int step = 0; step < 50; ++step) { // Newton's, which for this likelihood has one summit
        const Eigen::ArrayXd chances = 1.0 / (1.0 + (-(design * found).array()).exp());
        const Eigen::MatrixXd information = design.transpose() * (chances * (1.0 - chances)).matrix().asDiagonal() * design;
        const Eigen::LDLT<Eigen::MatrixXd> solver(information);
        if (solver.info() != Eigen::Success || !(solver.vectorD().array() > 1e-10).all()) break;
        const Eigen::VectorXd change = solver.solve(design.transpose() * (truths.array() - chances).matrix());
        found += change;
        if (!found.allFinite()) break;
        if (change.lpNorm<Eigen::Infinity>() > 1e-9) continue;
        return fitted_by_normal(found[1], std::sqrt(solver.solve(Eigen::VectorXd::Unit(coefficients, 1))[1]), n);
    }
    return lacking_fit("one side can be told without error (complete separation), so that the likelihood has no summit", n);
}

Fitted fit_kappa(const Eigen::VectorXd& first, const Eigen::VectorXd& second, Eigen::Index classes) {
    Crosstab table(classes);
    for (Eigen::Index k = 0; k < first.size(); ++k) table.add(static_cast<Eigen::Index>(first[k]), static_cast<Eigen::Index>(second[k]));
    const Estimate kappa = table.kappa();
    if (!std::isfinite(kappa.value)) return first.size() < fewest_participants ? too_few_participants(first.size()) : no_spread(first.size());
    Fitted fitted;
    fitted.n = kappa.n;
    fitted.estimate = kappa.value;
    fitted.low = kappa.low;
    fitted.high = kappa.high;
    fitted.standard_error = table.kappa_standard_error();
    // The test's own error, as kappa has it where there is no agreement beyond chance (Fleiss, Cohen & Everitt 1969, eq. 14).
    const Eigen::MatrixXd shares = table.counts() / table.counts().sum();
    const Eigen::VectorXd rows = shares.rowwise().sum(), columns = shares.colwise().sum().transpose();
    const double by_chance = rows.dot(columns), both = (rows.array() * columns.array() * (rows + columns).array()).sum();
    const double of_none = std::sqrt((by_chance + by_chance * by_chance - both) / static_cast<double>(kappa.n)) / (1.0 - by_chance);
    fitted.p = p_of_normal(kappa.value / of_none);
    return fitted;
}

} // namespace dyad
