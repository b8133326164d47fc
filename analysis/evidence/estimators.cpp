// The arithmetic of the score's rows, by the estimators of the house.
#include "analysis/evidence/estimators.hpp"

#include "analysis/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

Measurement lacking(std::string why, std::uint64_t n = 0) {
    Measurement measurement;
    measurement.n = n;
    measurement.why = std::move(why);
    return measurement;
}

bool is_empty(const Series& series) {
    return std::none_of(series.values.begin(), series.values.end(), [](double value) { return std::isfinite(value); });
}

/// Why `n` cases are too few, naming the series that nobody has a value of, if that is the reason.
Measurement too_few(std::uint64_t n, std::initializer_list<const Series*> series) {
    std::string all;
    for (const Series* one : series) {
        if (is_empty(*one)) return lacking("nobody in the file has " + one->what);
        all += (all.empty() ? "" : " and ") + one->what;
    }
    return lacking("only " + std::to_string(n) + (n == 1 ? " case has " : " cases have ") + all +
                       ", of at least " + std::to_string(fewest_cases) + "; more families are needed",
                   n);
}

Measurement found(double value, std::uint64_t n) {
    if (!std::isfinite(value)) return lacking("the cases do not differ, so that nothing can be estimated", n);
    Measurement measurement;
    measurement.value = value;
    measurement.n = n;
    return measurement;
}

Comoments moments_of(const Series& series) {
    Comoments moments(1);
    Eigen::VectorXd value(1);
    for (const double each : series.values) {
        value[0] = each;
        moments.add(value);
    }
    return moments;
}

Comoments moments_of(const Series& first, const Series& second) {
    Comoments moments(2);
    for (std::size_t k = 0; k < first.values.size(); ++k)
        moments.add(Eigen::Vector2d{first.values[k], second.values[k]});
    return moments;
}

} // namespace

Measurement mean_of(const Series& series) {
    const Comoments moments = moments_of(series);
    return moments.cases() < fewest_cases ? too_few(moments.cases(), {&series})
                                          : found(moments.mean(0), moments.cases());
}

Measurement deviation_of(const Series& series) {
    const Comoments moments = moments_of(series);
    return moments.cases() < fewest_cases ? too_few(moments.cases(), {&series})
                                          : found(moments.standard_deviation(0), moments.cases());
}

Measurement correlation_of(const Series& first, const Series& second) {
    const Comoments moments = moments_of(first, second);
    if (moments.cases() < fewest_cases) return too_few(moments.cases(), {&first, &second});
    return found(moments.correlation(0, 1).value, moments.cases());
}

Measurement agreement_of(const Series& first, const Series& second, int categories) {
    Crosstab counts(categories);
    for (std::size_t k = 0; k < first.values.size(); ++k)
        if (std::isfinite(first.values[k]) && std::isfinite(second.values[k]))
            counts.add(static_cast<Eigen::Index>(first.values[k]), static_cast<Eigen::Index>(second.values[k]));
    if (counts.cases() < fewest_cases) return too_few(counts.cases(), {&first, &second});
    return found(counts.kappa().value, counts.cases());
}

Measurement mediated_share(const Series& cause, const Series& between, const Series& outcome) {
    Comoments moments(3);
    for (std::size_t k = 0; k < cause.values.size(); ++k)
        moments.add(Eigen::Vector3d{cause.values[k], between.values[k], outcome.values[k]});
    if (moments.cases() < fewest_cases) return too_few(moments.cases(), {&cause, &between, &outcome});
    const double a = moments.correlation(0, 1).value, c = moments.correlation(0, 2).value;
    const double b = (moments.correlation(1, 2).value - a * c) / (1.0 - a * a);
    return found(a * b / c, moments.cases());
}

Measurement difference_of(const Series& treated, const Series& control) {
    const Comoments one = moments_of(treated), two = moments_of(control);
    if (one.cases() < fewest_cases) return too_few(one.cases(), {&treated});
    if (two.cases() < fewest_cases) return too_few(two.cases(), {&control});
    const auto squares = [](const Comoments& moments) {
        return static_cast<double>(moments.cases() - 1) * std::pow(moments.standard_deviation(0), 2);
    };
    const std::uint64_t n = one.cases() + two.cases();
    const double pooled = std::sqrt((squares(one) + squares(two)) / static_cast<double>(n - 2));
    return found((one.mean(0) - two.mean(0)) / pooled, n);
}

Measurement change_of(const Series& before, const Series& after) {
    const Comoments moments = moments_of(before, after);
    if (moments.cases() < fewest_cases) return too_few(moments.cases(), {&before, &after});
    const double spread = std::sqrt(
        (std::pow(moments.standard_deviation(0), 2) + std::pow(moments.standard_deviation(1), 2)) / 2.0);
    return found((moments.mean(1) - moments.mean(0)) / spread, moments.cases());
}

Measurement product_of(const Measurement& a, const Measurement& b) {
    if (!a.why.empty()) return a;
    if (!b.why.empty()) return b;
    return found(a.value * b.value, std::min(a.n, b.n));
}

Measurement ratio_of(const Measurement& a, const Measurement& b) {
    if (!a.why.empty()) return a;
    if (!b.why.empty()) return b;
    return found(a.value / b.value, std::min(a.n, b.n));
}

} // namespace dyad
