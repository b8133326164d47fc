// Elementary effects along trajectories.
#include "analysis/sweeps/sensitivity.hpp"

#include "analysis/statistics.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace dyad {

std::vector<ScreenedAxis> screened(const DesignPoints& points, std::size_t axes, const Eigen::VectorXd& values) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<Comoments> effects(axes, Comoments(2)); // the effect, and its size
    const auto length = static_cast<std::uint32_t>(axes) + 1;
    for (std::uint32_t point = 0; point + 1 < points.size(); ++point) {
        if (point % length == length - 1) continue; // the next point begins another trajectory
        for (std::size_t axis = 0; axis < axes; ++axis) {
            const double step = points.taken(point + 1, axis) - points.taken(point, axis);
            if (step == 0.0) continue;
            const double effect = (values[point + 1] - values[point]) / step;
            effects[axis].add(Eigen::Vector2d{effect, std::fabs(effect)});
        }
    }
    std::vector<ScreenedAxis> all;
    for (const Comoments& moments : effects) {
        ScreenedAxis one{unknown, {unknown, unknown, unknown, moments.cases()}, unknown};
        if (moments.cases() > 0) one.mean = moments.mean(0), one.size.value = moments.mean(1);
        if (moments.cases() > 1) {
            const double count = static_cast<double>(moments.cases());
            const double half = boost::math::quantile(boost::math::students_t(count - 1.0), 0.975) * moments.standard_deviation(1) / std::sqrt(count);
            one.size.low = std::max(0.0, one.size.value - half);
            one.size.high = one.size.value + half;
            one.deviation = moments.standard_deviation(0);
        }
        all.push_back(one);
    }
    return all;
}

} // namespace dyad
