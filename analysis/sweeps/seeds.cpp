// Student's t over seeds, which are independent of each other as persons of one seed are not.
#include "analysis/sweeps/seeds.hpp"

#include "analysis/statistics.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace dyad {

namespace {

Comoments moments_of(std::span<const double> of_seeds) {
    Comoments moments(1);
    Eigen::VectorXd one(1);
    for (const double value : of_seeds) {
        one[0] = value;
        moments.add(one);
    }
    return moments;
}

} // namespace

Estimate over_seeds(std::span<const double> of_seeds, double mean, std::uint64_t persons) {
    Estimate estimate;
    estimate.value = mean;
    estimate.n = persons;
    const Comoments moments = moments_of(of_seeds);
    if (moments.cases() < 3) return estimate;
    const double count = static_cast<double>(moments.cases());
    const double half = boost::math::quantile(boost::math::students_t(count - 1.0), 0.975) * moments.standard_deviation(0) / std::sqrt(count);
    estimate.low = mean - half;
    estimate.high = mean + half;
    return estimate;
}

Estimate over_seeds(std::span<const double> of_seeds, std::uint64_t persons) {
    const Comoments moments = moments_of(of_seeds);
    return over_seeds(of_seeds, moments.cases() > 0 ? moments.mean(0) : Estimate{}.value, persons);
}

} // namespace dyad
