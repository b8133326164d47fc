// Sequential Monte Carlo: temper, resample, move.
#include "analysis/calibration/smc.hpp"

#include "analysis/calibration/moves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace dyad::calibration {

namespace {

constexpr double nothing = -std::numeric_limits<double>::infinity();
constexpr int most_stages = 200;

/// Share of the particles that weights with these logarithms leave.
double effective_share(const Eigen::ArrayXd& logarithms) {
    const double most = logarithms.maxCoeff();
    if (!(most > nothing)) return 0.0;
    const Eigen::ArrayXd weights = (logarithms - most).exp();
    return weights.sum() * weights.sum() / (weights.square().sum() * static_cast<double>(weights.size()));
}

/// `step` times the logarithms, and nothing where they are minus infinity, even at step 0.
Eigen::ArrayXd tempered(const Eigen::ArrayXd& logarithms, double step) {
    return (logarithms > nothing).select(logarithms * step, nothing);
}

/// The longest step, at most `longest`, that leaves half of the effective sample.
double next_step(const Eigen::ArrayXd& logarithms, double longest) {
    if (effective_share(tempered(logarithms, longest)) >= 0.5) return longest;
    double low = 0.0, high = longest;
    for (int halving = 0; halving < 40; ++halving) {
        const double middle = 0.5 * (low + high);
        (effective_share(tempered(logarithms, middle)) >= 0.5 ? low : high) = middle;
    }
    return low;
}

struct Cloud {
    Eigen::MatrixXd points;
    Eigen::VectorXd rough, exact;
};

void resample(Cloud& cloud, const Eigen::ArrayXd& logarithms, Chance& chance) {
    const auto count = cloud.points.rows();
    const Eigen::ArrayXd weights = (logarithms - logarithms.maxCoeff()).exp();
    const double each = weights.sum() / static_cast<double>(count);
    Cloud drawn{Eigen::MatrixXd(count, cloud.points.cols()), Eigen::VectorXd(count), Eigen::VectorXd(count)};
    double mark = chance.uniform() * each, passed = weights[0];
    Eigen::Index from = 0;
    for (Eigen::Index particle = 0; particle < count; ++particle, mark += each) {
        while (passed < mark && from + 1 < count) passed += weights[++from];
        drawn.points.row(particle) = cloud.points.row(from);
        drawn.rough[particle] = cloud.rough[from];
        drawn.exact[particle] = cloud.exact[from];
    }
    cloud = std::move(drawn);
}

/// One random-walk move of every particle under the rough likelihood at a temperature. Returns the share that moved.
double move_roughly(const Likelihood& likelihood, double temperature, const RandomWalk& walk, Eigen::MatrixXd& points,
                    Eigen::VectorXd& rough, bool flat, Chance& chance) {
    const Eigen::MatrixXd proposed = walk.propose(points, chance);
    const Eigen::VectorXd there = flat ? Eigen::VectorXd::Zero(points.rows()) : likelihood.rough(proposed);
    Eigen::Index taken = 0;
    for (Eigen::Index particle = 0; particle < points.rows(); ++particle) {
        const double luck = std::log(chance.uniform());
        if (!in_cube(proposed.row(particle)) || luck >= temperature * (there[particle] - rough[particle])) continue;
        points.row(particle) = proposed.row(particle);
        rough[particle] = there[particle];
        ++taken;
    }
    return static_cast<double>(taken) / static_cast<double>(points.rows());
}

/// From the cube to the posterior of the response surface.
int temper_roughly(const Likelihood& likelihood, const SmcSettings& settings, Cloud& cloud, Chance& chance, const Stop& stop) {
    int stages = 0;
    for (double temperature = 0.0; temperature < 1.0 && stages < most_stages && !stop(); ++stages) {
        const double step = std::max(1e-9, next_step(cloud.rough.array(), 1.0 - temperature));
        resample(cloud, tempered(cloud.rough.array(), step), chance);
        temperature += step;
        RandomWalk walk(cloud.points);
        for (int move = 0; move < settings.rough_moves; ++move)
            walk.adapt(move_roughly(likelihood, temperature, walk, cloud.points, cloud.rough, false, chance));
    }
    return stages;
}

/// Proposals by chains of rough moves, taken or left by what the exact likelihood adds. Returns the share taken.
double move_exactly(const Likelihood& likelihood, double temperature, int moves_within, bool flat, RandomWalk& walk, Cloud& cloud,
                    Chance& chance) {
    Eigen::MatrixXd points = cloud.points;
    Eigen::VectorXd rough = cloud.rough;
    double roughly_taken = 0.0; // steps stay as wide as they are within a chain, which would not be reversible otherwise
    for (int move = 0; move < moves_within; ++move)
        roughly_taken += move_roughly(likelihood, 1.0, walk, points, rough, flat, chance) / moves_within;
    std::vector<Eigen::Index> moved;
    for (Eigen::Index particle = 0; particle < points.rows(); ++particle)
        if (points.row(particle) != cloud.points.row(particle)) moved.push_back(particle);
    Eigen::MatrixXd asked(static_cast<Eigen::Index>(moved.size()), points.cols());
    for (std::size_t k = 0; k < moved.size(); ++k) asked.row(static_cast<Eigen::Index>(k)) = points.row(moved[k]);
    const Eigen::VectorXd exact = likelihood.exact(asked);
    Eigen::Index taken = 0;
    for (std::size_t k = 0; k < moved.size(); ++k) {
        const auto particle = moved[k];
        const double there = exact[static_cast<Eigen::Index>(k)];
        const double luck = std::log(chance.uniform());
        if (!(there > nothing)) continue;
        const double gain = (there - rough[particle]) - (cloud.exact[particle] - cloud.rough[particle]);
        if (luck >= temperature * gain) continue;
        cloud.points.row(particle) = points.row(particle);
        cloud.rough[particle] = rough[particle];
        cloud.exact[particle] = there;
        ++taken;
    }
    const double share = static_cast<double>(taken) / static_cast<double>(points.rows());
    walk.adapt(flat ? share : roughly_taken);
    return share;
}

/// The cloud at points of the region, with a flat rough likelihood: everything is left to the exact one.
Cloud start_in_region(const Likelihood& likelihood, const Eigen::MatrixXd& prior, Eigen::Index count) {
    Cloud cloud{Eigen::MatrixXd(count, prior.cols()), Eigen::VectorXd::Zero(count), {}};
    for (Eigen::Index particle = 0; particle < count; ++particle) cloud.points.row(particle) = prior.row(particle % prior.rows());
    cloud.exact = likelihood.exact(cloud.points);
    return cloud;
}

} // namespace

Likelihood::Likelihood(const Emulator& emulator, const ResponseSurface& surface, const Region& region, Published published)
    : emulator_(emulator), surface_(surface), region_(region), published_(std::move(published)) {}

Eigen::VectorXd Likelihood::rough(const Eigen::MatrixXd& points) const {
    const Eigen::MatrixXd features = ResponseSurface::features(points);
    const Eigen::MatrixXd means = surface_.means(features), variances = surface_.variances(features);
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(points.rows());
    for (Eigen::Index target = 0; target < published_.values.size(); ++target) {
        if (!std::isfinite(published_.values[target])) continue;
        const Eigen::ArrayXd spread = variances.col(target).array() + published_.variances[target] + surface_.misfits()[target];
        sum -= 0.5 * ((means.col(target).array() - published_.values[target]).square() / spread + spread.log());
    }
    return sum;
}

Eigen::VectorXd Likelihood::exact(const Eigen::MatrixXd& points) const {
    const Eigen::MatrixXd features = ResponseSurface::features(points);
    const auto inside = region_.contains(points);
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(points.rows());
    for (Eigen::Index target = 0; target < published_.values.size(); ++target) {
        if (!std::isfinite(published_.values[target])) continue;
        const Eigen::ArrayXd spread = surface_.variances_of(target, features).array() + published_.variances[target];
        sum -= 0.5 * ((emulator_.means_of(target, points).array() - published_.values[target]).square() / spread + spread.log());
    }
    for (Eigen::Index point = 0; point < points.rows(); ++point)
        if (!inside[static_cast<std::size_t>(point)]) sum[point] = nothing;
    return sum;
}

Posterior sample_posterior(const Likelihood& likelihood, const Eigen::MatrixXd& prior, const SmcSettings& settings,
                           Chance& chance, const Stop& stop) {
    const auto count = settings.particles, dimensions = prior.cols();
    Posterior posterior;
    Cloud cloud{Eigen::MatrixXd(count, dimensions), {}, Eigen::VectorXd::Zero(count)};
    bool flat = settings.plainly;
    if (!flat) {
        for (Eigen::Index particle = 0; particle < count; ++particle)
            for (Eigen::Index k = 0; k < dimensions; ++k) cloud.points(particle, k) = chance.uniform();
        cloud.rough = likelihood.rough(cloud.points);
        posterior.stages = temper_roughly(likelihood, settings, cloud, chance, stop);
        cloud.exact = likelihood.exact(cloud.points);
        flat = (cloud.exact.array() > nothing).count() * 50 < count; // the surface led away from the region
    }
    if (flat) cloud = start_in_region(likelihood, prior, count);
    const int within = flat ? 1 : settings.moves_within, moves = flat ? 4 * settings.exact_moves : settings.exact_moves;
    double temperature = 0.0;
    for (int stage = 0; temperature < 1.0 && stage < most_stages && !stop(); ++stage, ++posterior.stages) {
        const Eigen::ArrayXd gains = (cloud.exact.array() > nothing).select(cloud.exact.array() - cloud.rough.array(), nothing);
        if (!(gains.maxCoeff() > nothing)) break; // nothing of the region in `prior`: the caller's sample was wrong
        const double step = next_step(gains, 1.0 - temperature);
        resample(cloud, tempered(gains, step), chance);
        temperature = std::min(1.0, temperature + step);
        RandomWalk walk(cloud.points);
        for (int move = 0; move < (temperature < 1.0 ? moves : 2 * moves) && !stop(); ++move)
            posterior.taken = move_exactly(likelihood, temperature, within, flat, walk, cloud, chance);
    }
    posterior.points = std::move(cloud.points);
    return posterior;
}

} // namespace dyad::calibration
