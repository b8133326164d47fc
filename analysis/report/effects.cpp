// Calculating main effects.
#include "analysis/report/effects.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace dyad {

namespace {

constexpr std::size_t most_values = 12, groups = 8, most_behind = 300;

using Unit = std::uint32_t;

/// But for rounding, which a place reached by steps has another way than one that was drawn.
bool is_same(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::max(std::fabs(a), std::fabs(b)); }

/// Runs of equal units are not independent of each other.
bool is_by_replicate(const SweepResults& sweep) {
    return sweep.design.kind == DesignKind::one_at_a_time || (sweep.design.kind == DesignKind::grid && sweep.replicates > 1 && sweep.has_common_luck);
}

Unit unit_of(const SweepResults& sweep, std::uint32_t point, std::uint32_t replicate) {
    const auto axes = static_cast<std::uint32_t>(sweep.design.axes.size());
    if (is_by_replicate(sweep)) return replicate;
    if (sweep.design.kind == DesignKind::morris) return point / (axes + 1);
    if (sweep.design.kind == DesignKind::saltelli) return point / (axes + 2);
    return point;
}

Estimate mean_with_interval(const std::vector<double>& values) {
    Estimate mean;
    mean.n = values.size();
    if (values.empty()) return mean;
    double sum = 0.0, squares = 0.0;
    for (const double value : values) sum += value;
    const double count = static_cast<double>(values.size());
    mean.value = sum / count;
    if (values.size() < 2) return mean;
    for (const double value : values) squares += (value - mean.value) * (value - mean.value);
    const double half = boost::math::quantile(boost::math::students_t(count - 1.0), 0.975) * std::sqrt(squares / (count - 1.0) / count);
    mean.low = mean.value - half, mean.high = mean.value + half;
    return mean;
}

/// The mean over the units of these points.
Estimate mean_of(const SweepResults& sweep, std::size_t outcome, const std::vector<std::uint32_t>& points) {
    std::map<Unit, std::pair<double, double>> units;
    for (const std::uint32_t point : points)
        for (std::uint32_t replicate = 0; replicate < sweep.replicates; ++replicate) {
            const double value = sweep.values[outcome](point, replicate);
            if (!std::isfinite(value)) continue;
            auto& [sum, count] = units[unit_of(sweep, point, replicate)];
            sum += value, count += 1.0;
        }
    std::vector<double> means;
    for (const auto& [unit, of] : units) means.push_back(of.first / of.second);
    return mean_with_interval(means);
}

/// Points brought together by their place: equal values, or where there are many an eighth of the points each.
std::vector<std::vector<std::uint32_t>> grouped_points(const SweepResults& sweep, const std::vector<std::uint32_t>& points, std::size_t axis) {
    const auto place = [&](std::uint32_t point) { return sweep.places(point, static_cast<Eigen::Index>(axis)); };
    std::vector<std::uint32_t> sorted = points;
    std::stable_sort(sorted.begin(), sorted.end(), [&](auto a, auto b) { return place(a) < place(b); });
    const std::size_t values = values_on(sweep, axis).size();
    std::vector<std::vector<std::uint32_t>> together;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
        const bool begins = values <= most_values ? k == 0 || !is_same(place(sorted[k]), place(sorted[k - 1]))
                                                  : k == 0 || k * groups / sorted.size() != (k - 1) * groups / sorted.size();
        if (begins) together.emplace_back();
        together.back().push_back(sorted[k]);
    }
    return together;
}

void tell_ends(MainEffect& effect) {
    const auto& levels = effect.levels;
    if (levels.size() < 3) return;
    const auto apart = [](const Estimate& a, const Estimate& b) { return a.low > b.high || b.low > a.high; };
    const auto middle = levels[levels.size() / 2].mean;
    effect.is_open_below = apart(levels.front().mean, middle);
    effect.is_open_above = apart(levels.back().mean, middle);
}

} // namespace

std::string independent_units(const SweepResults& sweep) {
    if (is_by_replicate(sweep)) return "replicates";
    if (sweep.design.kind == DesignKind::morris) return "trajectories";
    if (sweep.design.kind == DesignKind::saltelli) return "base points";
    return "points";
}

std::vector<double> values_on(const SweepResults& sweep, std::size_t axis) {
    std::vector<double> all, values;
    for (Eigen::Index point = 0; point < sweep.places.rows(); ++point)
        if (const double place = sweep.places(point, static_cast<Eigen::Index>(axis)); std::isfinite(place)) all.push_back(place);
    std::sort(all.begin(), all.end());
    for (const double value : all)
        if (values.empty() || !is_same(values.back(), value)) values.push_back(value);
    return values;
}

Spacing spacing_of(const SweepResults& sweep, std::size_t axis) {
    const Varied& part = sweep.design.axes[axis].parts.front();
    // A list of values says nothing of logarithms, but one that spans a hundredfold is told by them.
    const auto places = sweep.places.col(static_cast<Eigen::Index>(axis)).array();
    const double low = places.isNaN().select(INFINITY, places).minCoeff(), high = places.isNaN().select(-INFINITY, places).maxCoeff();
    return part.is_logarithmic || (low > 0.0 && high / low >= 100.0) ? Spacing::logarithmic : Spacing::linear;
}

MainEffect main_effect(const SweepResults& sweep, std::size_t axis, std::size_t outcome) {
    MainEffect effect;
    const auto column = static_cast<Eigen::Index>(axis);
    std::vector<std::uint32_t> points;
    for (std::uint32_t point = 0; point < sweep.points; ++point)
        if (std::isfinite(sweep.places(point, column)) && std::isfinite(sweep.means(point, static_cast<Eigen::Index>(outcome)))) points.push_back(point);
    const bool is_log = spacing_of(sweep, axis) == Spacing::logarithmic;
    for (const auto& group : grouped_points(sweep, points, axis)) {
        double sum = 0.0;
        for (const std::uint32_t point : group) sum += is_log ? std::log(sweep.places(point, column)) : sweep.places(point, column);
        sum /= static_cast<double>(group.size());
        effect.is_of_groups = effect.is_of_groups || !is_same(sweep.places(group.front(), column), sweep.places(group.back(), column));
        const double x = effect.is_of_groups ? (is_log ? std::exp(sum) : sum) : sweep.places(group.front(), column);
        effect.levels.push_back({x, mean_of(sweep, outcome, group)});
        effect.has_intervals = effect.has_intervals || std::isfinite(effect.levels.back().mean.low);
    }
    const std::size_t every = points.size() / most_behind + 1;
    for (std::size_t k = 0; k < points.size(); k += every)
        effect.behind.emplace_back(sweep.places(points[k], column), sweep.means(points[k], static_cast<Eigen::Index>(outcome)));
    tell_ends(effect);
    return effect;
}

std::optional<PlaneFit> plane_fit(const SweepResults& sweep, std::size_t outcome) {
    const auto axes = static_cast<Eigen::Index>(sweep.design.axes.size());
    if (sweep.design.kind == DesignKind::one_at_a_time) return std::nullopt;
    std::vector<Eigen::Index> rows;
    for (Eigen::Index point = 0; point < sweep.means.rows(); ++point)
        if (std::isfinite(sweep.means(point, static_cast<Eigen::Index>(outcome))) && sweep.places.row(point).array().isFinite().all()) rows.push_back(point);
    const auto count = static_cast<Eigen::Index>(rows.size());
    if (count < axes + 3) return std::nullopt;
    Eigen::MatrixXd x = sweep.places(rows, Eigen::all);
    Eigen::VectorXd y = sweep.means(rows, static_cast<Eigen::Index>(outcome));
    for (Eigen::Index axis = 0; axis < axes; ++axis)
        if (spacing_of(sweep, static_cast<std::size_t>(axis)) == Spacing::logarithmic) x.col(axis) = x.col(axis).array().log();
    const auto standardize = [&](auto&& column) {
        column.array() -= column.mean();
        const double deviation = std::sqrt(column.squaredNorm() / static_cast<double>(count - 1));
        if (deviation > 0.0) column /= deviation;
        return deviation > 1e-12;
    };
    bool varies = standardize(y);
    for (Eigen::Index axis = 0; axis < axes; ++axis) varies = standardize(x.col(axis)) && varies;
    if (!varies) return std::nullopt;
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> solver(x);
    if (solver.rank() < axes) return std::nullopt; // keys that were varied as one in two columns
    const Eigen::VectorXd slopes = solver.solve(y);
    const double freedom = static_cast<double>(count - axes - 1), left = (y - x * slopes).squaredNorm();
    const Eigen::MatrixXd inverse = (x.transpose() * x).inverse();
    PlaneFit fit;
    fit.points = static_cast<std::uint64_t>(count);
    fit.explained = 1.0 - left / y.squaredNorm();
    const double quantile = boost::math::quantile(boost::math::students_t(freedom), 0.975);
    for (Eigen::Index axis = 0; axis < axes; ++axis) {
        const double half = quantile * std::sqrt(left / freedom * inverse(axis, axis));
        fit.slopes.push_back({slopes[axis], slopes[axis] - half, slopes[axis] + half, fit.points});
    }
    return fit;
}

Estimate end_to_end(const SweepResults& sweep, std::size_t axis, std::size_t outcome) {
    const auto column = static_cast<Eigen::Index>(axis);
    std::optional<Eigen::Index> first, last;
    for (Eigen::Index point = 0; point < sweep.places.rows(); ++point) {
        if (!std::isfinite(sweep.places(point, column))) continue;
        if (!first || sweep.places(point, column) < sweep.places(*first, column)) first = point;
        if (!last || sweep.places(point, column) > sweep.places(*last, column)) last = point;
    }
    std::vector<double> differences;
    for (Eigen::Index replicate = 0; first && replicate < sweep.replicates; ++replicate) {
        const double difference = sweep.values[outcome](*last, replicate) - sweep.values[outcome](*first, replicate);
        if (std::isfinite(difference)) differences.push_back(difference);
    }
    return mean_with_interval(differences);
}

} // namespace dyad
