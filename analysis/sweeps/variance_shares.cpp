// Sobol' indices by OpenTURNS, by Martinez' estimator with its asymptotic intervals.
#include "analysis/sweeps/sensitivity.hpp"

#include <openturns/Interval.hxx>
#include <openturns/Log.hxx>
#include <openturns/MartinezSensitivityAlgorithm.hxx>

#include <cmath>
#include <string>

namespace dyad {

namespace {

constexpr Eigen::Index fewest_base_points = 16;

Estimate estimate_of(const OT::Point& indices, const OT::Interval& interval, std::size_t axis, std::uint64_t n) {
    const auto k = static_cast<OT::UnsignedInteger>(axis);
    return {indices[k], interval.getLowerBound()[k], interval.getUpperBound()[k], n};
}

} // namespace

bool can_share_variance() { return true; }

Outcome<std::vector<VarianceShare>> variance_shares(std::size_t axes, const Eigen::VectorXd& values) {
    OT::Log::Show(OT::Log::NONE);
    const auto length = static_cast<Eigen::Index>(axes) + 2;
    std::vector<Eigen::Index> whole; // base points of which every run gave a number
    for (Eigen::Index first = 0; first + length <= values.size(); first += length)
        if (values.segment(first, length).array().isFinite().all()) whole.push_back(first);
    const auto count = static_cast<Eigen::Index>(whole.size());
    if (count < fewest_base_points)
        return Refusal{"", 0, 0, "only " + std::to_string(count) + " base points gave a number, of at least " + std::to_string(fewest_base_points) + "; sweep more --points"};
    // OpenTURNS wants all first points, then all second ones, then the mixtures, axis by axis.
    OT::Sample inputs(static_cast<OT::UnsignedInteger>(count * length), static_cast<OT::UnsignedInteger>(axes)), outputs(static_cast<OT::UnsignedInteger>(count * length), 1);
    double least = values[whole.front()], most = least;
    for (Eigen::Index part = 0; part < length; ++part)
        for (Eigen::Index k = 0; k < count; ++k) {
            const double value = values[whole[static_cast<std::size_t>(k)] + part];
            outputs(static_cast<OT::UnsignedInteger>(part * count + k), 0) = value;
            least = std::min(least, value), most = std::max(most, value);
        }
    if (!(most > least)) return Refusal{"", 0, 0, "it is the same at every point, so that there is no variance to share"};
    OT::MartinezSensitivityAlgorithm algorithm(inputs, outputs, static_cast<OT::UnsignedInteger>(count));
    algorithm.setUseAsymptoticDistribution(true);
    const OT::Point first = algorithm.getFirstOrderIndices(), total = algorithm.getTotalOrderIndices();
    const OT::Interval of_first = algorithm.getFirstOrderIndicesInterval(), of_total = algorithm.getTotalOrderIndicesInterval();
    std::vector<VarianceShare> shares;
    for (std::size_t axis = 0; axis < axes; ++axis)
        shares.push_back({estimate_of(first, of_first, axis, static_cast<std::uint64_t>(count)), estimate_of(total, of_total, axis, static_cast<std::uint64_t>(count))});
    return shares;
}

} // namespace dyad
