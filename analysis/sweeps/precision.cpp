// Means that are watched until they are exact enough.
#include "analysis/sweeps/precision.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <map>

namespace dyad {

Precision::Precision(std::uint32_t points, std::vector<PrecisionTarget> targets)
    : targets_(std::move(targets)), sums_(std::size_t{points} * targets_.size()) {}

void Precision::add(std::uint32_t point, const std::vector<double>& outcomes) {
    for (std::size_t k = 0; k < targets_.size(); ++k) {
        const std::size_t outcome = targets_[k].outcome;
        if (outcome >= outcomes.size() || !std::isfinite(outcomes[outcome])) continue;
        Sum& sum = sums_[point * targets_.size() + k];
        const double before = outcomes[outcome] - sum.mean;
        sum.mean += before / ++sum.count;
        sum.squares += before * (outcomes[outcome] - sum.mean);
    }
}

std::uint32_t Precision::points_too_wide() const {
    std::map<std::uint32_t, double> quantiles; // by count
    std::uint32_t wide = 0;
    for (std::size_t first = 0; first < sums_.size(); first += targets_.size()) {
        bool is_wide = false;
        for (std::size_t k = 0; k < targets_.size(); ++k) {
            const Sum& sum = sums_[first + k];
            if (sum.count == 0) continue;
            if (sum.count < (sum.squares > 0.0 ? fewest_replicates : fewest_if_equal)) {
                is_wide = true;
                continue;
            }
            const double degrees = sum.count - 1.0;
            auto [quantile, is_new] = quantiles.try_emplace(sum.count, 0.0);
            if (is_new) quantile->second = boost::math::quantile(boost::math::students_t(degrees), 0.975);
            is_wide = is_wide || quantile->second * std::sqrt(sum.squares / degrees / sum.count) > targets_[k].half_width;
        }
        wide += is_wide;
    }
    return wide;
}

} // namespace dyad
