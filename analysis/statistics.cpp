// The estimators' arithmetic: quantiles by Boost.Math, moment matrices by Eigen, formulas as their authors print them.
#include "analysis/statistics.hpp"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace dyad {

namespace {

constexpr double outside_each_tail = 0.025;

double critical_value() { return normal_quantile_of(1.0 - outside_each_tail); }

} // namespace

double normal_quantile_of(double share) {
    assert(share > 0.0 && share < 1.0);
    return boost::math::quantile(boost::math::normal_distribution<double>{}, share);
}

Estimate share_of(std::uint64_t count, std::uint64_t n) {
    Estimate estimate;
    estimate.n = n;
    if (n == 0) return estimate;
    const double cases = static_cast<double>(n), p = static_cast<double>(count) / cases;
    const double z = critical_value(), z2 = z * z;
    const double centre = (p + z2 / (2.0 * cases)) / (1.0 + z2 / cases);
    const double half = z / (1.0 + z2 / cases) * std::sqrt(p * (1.0 - p) / cases + z2 / (4.0 * cases * cases));
    estimate.value = p;
    // At the two ends the bound is exact; rounding must not push it past the share itself.
    estimate.low = count == 0 ? 0.0 : centre - half;
    estimate.high = count == n ? 1.0 : centre + half;
    return estimate;
}

Estimate correlation_of(double r, std::uint64_t n) {
    Estimate estimate;
    estimate.n = n;
    if (n < 4 || !std::isfinite(r)) return estimate;
    estimate.value = r;
    if (std::fabs(r) >= 1.0) return estimate; // no spread about the line: no standard error to build on
    const double half = critical_value() / std::sqrt(static_cast<double>(n) - 3.0);
    const double z = std::atanh(std::clamp(r, -1.0, 1.0));
    estimate.low = std::tanh(z - half);
    estimate.high = std::tanh(z + half);
    return estimate;
}

Comoments::Comoments(Eigen::Index variables)
    : means_(Eigen::VectorXd::Zero(variables)), products_(Eigen::MatrixXd::Zero(variables, variables)) {}

void Comoments::add(const Eigen::Ref<const Eigen::VectorXd>& values) {
    assert(values.size() == means_.size());
    if (!values.allFinite()) return;
    ++cases_;
    const Eigen::VectorXd before = values - means_;
    means_ += before / static_cast<double>(cases_);
    products_ += before * (values - means_).transpose();
}

double Comoments::standard_deviation(Eigen::Index variable) const {
    if (cases_ < 2) return std::numeric_limits<double>::quiet_NaN();
    return std::sqrt(products_(variable, variable) / static_cast<double>(cases_ - 1));
}

Estimate Comoments::correlation(Eigen::Index first, Eigen::Index second) const {
    const double squares = products_(first, first) * products_(second, second);
    Estimate unknown;
    unknown.n = cases_;
    if (!(squares > 0.0)) return unknown;
    return correlation_of(std::clamp(products_(first, second) / std::sqrt(squares), -1.0, 1.0), cases_);
}

void Mean::add(double value) {
    if (!std::isfinite(value)) return;
    ++cases_;
    const double before = value - mean_;
    mean_ += before / static_cast<double>(cases_);
    squares_ += before * (value - mean_);
}

Estimate Mean::estimate() const {
    Estimate estimate;
    estimate.n = cases_;
    if (cases_ == 0) return estimate;
    estimate.value = mean_;
    if (cases_ < 4) return estimate;
    const double n = static_cast<double>(cases_), half = critical_value() * std::sqrt(squares_ / (n - 1.0) / n);
    estimate.low = mean_ - half;
    estimate.high = mean_ + half;
    return estimate;
}

void LifeTable::add(double from, double to, bool died) {
    from = std::max(from, 0.0);
    if (!(to > from)) return;
    const auto last = std::min(static_cast<std::size_t>(to), ages - 1);
    for (auto age = std::min(static_cast<std::size_t>(from), ages - 1); age <= last; ++age) {
        const double end = age == ages - 1 ? to : std::min(to, static_cast<double>(age) + 1.0);
        lived_[age] += end - std::max(from, static_cast<double>(age));
    }
    if (died) died_[last] += 1.0;
}

Estimate LifeTable::expectancy(unsigned oldest) const {
    Estimate estimate;
    double lived_after = 0.0, died_after = 0.0, deaths = 0.0;
    for (std::size_t age = 0; age < ages; ++age) {
        deaths += died_[age];
        if (age < oldest && !(lived_[age] > 0.0)) return estimate;
        if (age >= oldest) lived_after += lived_[age], died_after += died_[age];
    }
    estimate.n = static_cast<std::uint64_t>(deaths);
    if (!(died_after > 0.0)) return estimate;
    // From the last year of age back to the first: years still to live at each age, and the variance of that number.
    double remaining = lived_after / died_after, variance = remaining * remaining / died_after;
    for (unsigned age = oldest; age-- > 0;) {
        const double dies = 1.0 - std::exp(-died_[age] / lived_[age]), survives = 1.0 - dies;
        const double error = died_[age] > 0.0 ? dies * dies * survives / died_[age] : 0.0;
        variance = survives * survives * variance + (remaining + 0.5) * (remaining + 0.5) * error;
        remaining = survives * (remaining + 1.0) + dies * 0.5;
    }
    const double half = critical_value() * std::sqrt(variance);
    estimate.value = remaining;
    estimate.low = remaining - half;
    estimate.high = remaining + half;
    return estimate;
}

Crosstab::Crosstab(Eigen::Index categories) : counts_(Eigen::MatrixXd::Zero(categories, categories)) {}

Estimate Crosstab::kappa() const {
    Estimate estimate;
    estimate.n = cases();
    if (estimate.n < 4) return estimate;
    const Eigen::MatrixXd p = counts_ / counts_.sum();
    const double agreed = p.trace();
    const double by_chance = p.rowwise().sum().dot(p.colwise().sum().transpose());
    if (!(by_chance < 1.0)) return estimate;
    estimate.value = (agreed - by_chance) / (1.0 - by_chance);
    const double half = critical_value() * kappa_standard_error();
    if (!(half > 0.0)) return estimate;
    estimate.low = std::max(-1.0, estimate.value - half);
    estimate.high = std::min(1.0, estimate.value + half);
    return estimate;
}

double Crosstab::kappa_standard_error() const {
    const double n = counts_.sum();
    if (!(n > 0.0)) return std::numeric_limits<double>::quiet_NaN();
    const Eigen::MatrixXd p = counts_ / n;
    const Eigen::VectorXd rows = p.rowwise().sum(), columns = p.colwise().sum().transpose();
    const double agreed = p.trace(), by_chance = rows.dot(columns);
    double diagonal = 0.0, off = 0.0;
    for (Eigen::Index row = 0; row < p.rows(); ++row)
        for (Eigen::Index column = 0; column < p.cols(); ++column) {
            if (row == column) {
                const double term = (1.0 - by_chance) - (rows[row] + columns[row]) * (1.0 - agreed);
                diagonal += p(row, row) * term * term;
            } else {
                const double term = columns[row] + rows[column];
                off += p(row, column) * term * term;
            }
        }
    const double last = agreed * by_chance - 2.0 * by_chance + agreed;
    const double variance = diagonal + (1.0 - agreed) * (1.0 - agreed) * off - last * last;
    return std::sqrt(std::max(0.0, variance) / n) / ((1.0 - by_chance) * (1.0 - by_chance));
}

Estimate Crosstab::phi() const {
    assert(counts_.rows() == 2);
    const Eigen::VectorXd rows = counts_.rowwise().sum(), columns = counts_.colwise().sum().transpose();
    const double squares = rows.prod() * columns.prod();
    Estimate unknown;
    unknown.n = cases();
    if (!(squares > 0.0)) return unknown;
    return correlation_of(counts_.determinant() / std::sqrt(squares), cases());
}

} // namespace dyad
