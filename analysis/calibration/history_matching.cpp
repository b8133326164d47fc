// History matching by emulated outputs, sampled by rejection and, where that is too rare, by subset simulation.
#include "analysis/calibration/history_matching.hpp"

#include "analysis/calibration/design.hpp"
#include "analysis/calibration/moves.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace dyad::calibration {

namespace {

constexpr Eigen::Index rejection_block = 2048, most_blocks = 60;
constexpr Eigen::Index chains = 1000;
constexpr int most_levels = 10, moves_per_level = 10;
constexpr double kept_per_level = 0.2;

Eigen::MatrixXd rows_of(const Eigen::MatrixXd& all, const std::vector<Eigen::Index>& rows) {
    Eigen::MatrixXd some(static_cast<Eigen::Index>(rows.size()), all.cols());
    for (std::size_t k = 0; k < rows.size(); ++k) some.row(static_cast<Eigen::Index>(k)) = all.row(rows[k]);
    return some;
}

/// The value after the `passed_over` largest.
double largest_after(std::vector<double>& values, std::size_t passed_over) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(passed_over), values.end(), std::greater<>());
    return values[passed_over];
}

/// Rejection until there are enough, or it has become clear that it takes too long.
bool rejected_enough(const Region& region, Eigen::Index count, std::uint32_t seed, std::uint32_t wave, const Stop& stop,
                     RegionSample& sample) {
    sample.points.resize(count, region.dimensions());
    Eigen::Index found = 0, tried = 0;
    for (Eigen::Index block = 0; block < most_blocks && found < count && !stop(); ++block) {
        if (block == 10 && found * most_blocks < count * block / 2) return false;
        const auto stream = wave * static_cast<std::uint32_t>(most_blocks) + static_cast<std::uint32_t>(block);
        const Eigen::MatrixXd cloud = uniform_points(rejection_block, region.dimensions(), seed, stream);
        const auto inside = region.contains(cloud);
        for (Eigen::Index point = 0; point < rejection_block && found < count; ++point, ++tried)
            if (inside[static_cast<std::size_t>(point)]) sample.points.row(found++) = cloud.row(point);
    }
    sample.share = tried == 0 ? 0.0 : static_cast<double>(found) / static_cast<double>(tried);
    return found == count;
}

void move_within(const Region& region, double cut, Eigen::MatrixXd& points, Chance& chance, const Stop& stop) {
    RandomWalk walk(points);
    for (int move = 0; move < moves_per_level && !stop(); ++move) {
        const Eigen::MatrixXd proposed = walk.propose(points, chance);
        const auto inside = region.within(proposed, cut);
        Eigen::Index taken = 0;
        for (Eigen::Index point = 0; point < points.rows(); ++point)
            if (in_cube(proposed.row(point)) && inside[static_cast<std::size_t>(point)]) points.row(point) = proposed.row(point), ++taken;
        walk.adapt(static_cast<double>(taken) / static_cast<double>(points.rows()));
    }
}

void sample_by_levels(const Region& region, Eigen::Index count, std::uint32_t seed, std::uint32_t wave, const Stop& stop,
                      RegionSample& sample) {
    const auto size = chains;
    Chance chance(seed, Purpose("calibration.subset_simulation"), wave);
    Eigen::MatrixXd points = latin_hypercube(size, region.dimensions(), seed, 1000000u + wave);
    sample.share = 1.0;
    sample.independent = false;
    for (int level = 0; level < most_levels && !stop(); ++level) {
        const Eigen::VectorXd misses = region.implausibilities(points);
        std::vector<Eigen::Index> order(static_cast<std::size_t>(size));
        std::iota(order.begin(), order.end(), Eigen::Index{0});
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return misses[a] < misses[b]; });
        const auto fifth = static_cast<std::size_t>(kept_per_level * static_cast<double>(size));
        sample.cut = std::max(region.cut(), misses[order[fifth - 1]]);
        std::size_t kept = 0;
        while (kept < order.size() && misses[order[kept]] <= sample.cut) ++kept;
        sample.share *= static_cast<double>(kept) / static_cast<double>(size);
        std::vector<Eigen::Index> parents(order.size());
        for (std::size_t k = 0; k < parents.size(); ++k) parents[k] = order[k % kept];
        points = rows_of(points, parents);
        move_within(region, sample.cut, points, chance, stop);
        if (sample.cut <= region.cut()) break;
    }
    sample.points.resize(count, region.dimensions());
    for (Eigen::Index first = 0; first < count; first += size) { // chains go on until they have left enough points behind
        move_within(region, sample.cut, points, chance, stop);
        for (Eigen::Index last = size; last > 1; --last) // parents stand in order; those that are taken shall not
            points.row(last - 1).swap(points.row(static_cast<Eigen::Index>(chance.below(static_cast<std::uint32_t>(last)))));
        const auto some = std::min(size, count - first);
        sample.points.middleRows(first, some) = points.topRows(some);
    }
}

} // namespace

Region::Region(std::shared_ptr<const Emulator> emulator, Published published, Eigen::Index dimensions, double cut,
               unsigned forgiven, std::uint32_t seed)
    : dimensions_(dimensions), emulator_(std::move(emulator)), published_(std::move(published)), cut_(cut),
      forgiven_(std::min(forgiven, static_cast<unsigned>(published_.values.size()) - 1)) { // one target at least must count
    const auto targets = published_.values.size();
    const auto points = std::max<Eigen::Index>(500, 4 * ResponseSurface::terms(dimensions));
    const Eigen::MatrixXd cloud = latin_hypercube(points, dimensions, seed, 2000000u);
    surface_ = ResponseSurface(*emulator_, targets, cloud, Eigen::MatrixXd(0, dimensions));
    const Eigen::MatrixXd some = cloud.topRows(500), features = ResponseSurface::features(some);
    std::vector<Eigen::Index> ruled_out(static_cast<std::size_t>(targets));
    for (Eigen::Index target = 0; target < targets; ++target) {
        order_.push_back(target);
        ruled_out[static_cast<std::size_t>(target)] = (missed_by(target, some, features).array() > cut).count();
    }
    std::stable_sort(order_.begin(), order_.end(), [&](auto a, auto b) {
        return ruled_out[static_cast<std::size_t>(a)] > ruled_out[static_cast<std::size_t>(b)];
    });
}

Eigen::VectorXd Region::missed_by(Eigen::Index target, const Eigen::MatrixXd& points, const Eigen::MatrixXd& features) const {
    const Eigen::ArrayXd distances = (emulator_->means_of(target, points).array() - published_.values[target]).abs();
    return distances / (surface_.variances_of(target, features).array() + published_.variances[target]).sqrt();
}

Eigen::VectorXd Region::implausibilities(const Eigen::MatrixXd& points) const {
    Eigen::VectorXd all = Eigen::VectorXd::Zero(points.rows());
    if (whole()) return all;
    const Eigen::MatrixXd features = ResponseSurface::features(points);
    Eigen::MatrixXd misses(points.rows(), published_.values.size());
    for (Eigen::Index target = 0; target < misses.cols(); ++target) misses.col(target) = missed_by(target, points, features);
    std::vector<double> of_point(static_cast<std::size_t>(misses.cols()));
    for (Eigen::Index point = 0; point < points.rows(); ++point) {
        for (Eigen::Index target = 0; target < misses.cols(); ++target)
            of_point[static_cast<std::size_t>(target)] = misses(point, target);
        all[point] = largest_after(of_point, forgiven_);
    }
    return all;
}

std::vector<bool> Region::within(const Eigen::MatrixXd& points, double cut) const {
    std::vector<bool> inside(static_cast<std::size_t>(points.rows()), true);
    if (whole()) return inside;
    const Eigen::MatrixXd features = ResponseSurface::features(points);
    std::vector<unsigned> missed(inside.size(), 0);
    std::vector<Eigen::Index> left(inside.size());
    std::iota(left.begin(), left.end(), Eigen::Index{0});
    for (const auto target : order_) {
        if (left.empty()) break;
        const Eigen::VectorXd misses = missed_by(target, rows_of(points, left), rows_of(features, left));
        std::vector<Eigen::Index> still;
        for (std::size_t k = 0; k < left.size(); ++k) {
            const auto point = static_cast<std::size_t>(left[k]);
            if (misses[static_cast<Eigen::Index>(k)] > cut) ++missed[point];
            inside[point] = missed[point] <= forgiven_;
            if (inside[point]) still.push_back(left[k]);
        }
        left = std::move(still);
    }
    return inside;
}

RegionSample sample_region(const Region& region, Eigen::Index count, std::uint32_t seed, std::uint32_t wave, const Stop& stop) {
    RegionSample sample;
    sample.cut = region.cut();
    if (!rejected_enough(region, count, seed, wave, stop, sample)) sample_by_levels(region, count, seed, wave, stop, sample);
    if (!region.whole() && !stop()) sample.least = region.implausibilities(sample.points).minCoeff();
    return sample;
}

} // namespace dyad::calibration
