// Within and between points.
#include "analysis/sweeps/noise.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dyad {

namespace {

constexpr double most_replicates = 1e6;

double half_of_mean(double deviation, double count) {
    if (!(count > 1.0)) return ReplicateNoise::unknown;
    return boost::math::quantile(boost::math::students_t(count - 1.0), 0.975) * deviation / std::sqrt(count);
}

} // namespace

double ReplicateNoise::share() const {
    const double chance = of_contrasts * of_contrasts / replicates;
    return between > 0.0 ? std::min(1.0, chance / (between * between)) : chance > 0.0 ? 1.0
                                                                                      : chance;
}

double ReplicateNoise::half_width(double count) const { return half_of_mean(of_runs, count); }

double ReplicateNoise::half_width_of_difference(double count) const { return half_of_mean(of_contrasts * std::numbers::sqrt2, count); }

std::uint32_t ReplicateNoise::replicates_for(double half, bool difference) const {
    const auto width = [&](double count) { return difference ? half_width_of_difference(count) : half_width(count); };
    double fewer = 1.0, enough = 2.0;
    while (enough < most_replicates && !(width(enough) <= half)) fewer = enough, enough *= 2.0;
    enough = std::min(enough, most_replicates);
    while (enough - fewer > 1.0) {
        const double middle = std::floor((fewer + enough) / 2.0);
        (width(middle) <= half ? enough : fewer) = middle;
    }
    return static_cast<std::uint32_t>(enough);
}

ReplicateNoise noise_of(const Eigen::MatrixXd& values, bool has_common_luck) {
    ReplicateNoise noise;
    noise.replicates = static_cast<std::uint32_t>(values.cols());
    std::vector<Eigen::Index> whole;
    for (Eigen::Index point = 0; point < values.rows(); ++point)
        if (values.row(point).array().isFinite().all()) whole.push_back(point);
    const auto points = static_cast<Eigen::Index>(whole.size());
    if (points == 0) return noise;
    const double count = static_cast<double>(points), runs = static_cast<double>(values.cols());
    const Eigen::MatrixXd table = values(whole, Eigen::all);
    const Eigen::VectorXd means = table.rowwise().mean();
    noise.low = means.minCoeff(), noise.high = means.maxCoeff();
    if (points > 1) noise.between = std::sqrt((means.array() - means.mean()).square().sum() / (count - 1.0));
    if (values.cols() < 2) return noise;
    const Eigen::MatrixXd apart = table.colwise() - means;
    noise.of_runs = std::sqrt(apart.squaredNorm() / (count * (runs - 1.0)));
    noise.of_contrasts = noise.of_runs;
    if (has_common_luck && points > 1) {
        const Eigen::RowVectorXd shared = apart.colwise().mean();
        noise.of_contrasts = std::sqrt((apart.rowwise() - shared).squaredNorm() / ((count - 1.0) * (runs - 1.0)));
    }
    return noise;
}

std::vector<double> noise_of_effects(const DesignPoints& points, std::size_t axes, const Eigen::MatrixXd& values) {
    std::vector<double> squares(axes, 0.0), steps(axes, 0.0);
    const auto length = static_cast<std::uint32_t>(axes) + 1;
    const double runs = static_cast<double>(values.cols());
    for (std::uint32_t point = 0; runs > 1.0 && point + 1 < points.size(); ++point) {
        if (point % length == length - 1) continue; // the next point begins another trajectory
        for (std::size_t axis = 0; axis < axes; ++axis) {
            const double step = points.taken(point + 1, axis) - points.taken(point, axis);
            const Eigen::RowVectorXd effects = (values.row(point + 1) - values.row(point)) / step;
            if (step == 0.0 || !effects.array().isFinite().all()) continue;
            squares[axis] += (effects.array() - effects.mean()).square().sum() / (runs - 1.0) / runs;
            ++steps[axis];
        }
    }
    for (std::size_t axis = 0; axis < axes; ++axis) squares[axis] = std::sqrt(2.0 / std::numbers::pi * squares[axis] / steps[axis]); // 0 / 0: not known
    return squares;
}

} // namespace dyad
