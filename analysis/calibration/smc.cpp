// Sequential Monte Carlo: temper, resample, move.
#include "analysis/calibration/smc.hpp"

#include "analysis/calibration/identification.hpp"
#include "analysis/calibration/moves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace dyad::calibration {

namespace {

constexpr double nothing = -std::numeric_limits<double>::infinity();
constexpr int most_stages = 200, most_levels = 20;

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

Eigen::MatrixXd rows_of(const Eigen::MatrixXd& all, const std::vector<Eigen::Index>& rows) {
    Eigen::MatrixXd some(static_cast<Eigen::Index>(rows.size()), all.cols());
    for (std::size_t k = 0; k < rows.size(); ++k) some.row(static_cast<Eigen::Index>(k)) = all.row(rows[k]);
    return some;
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

/// Where a chain of rough moves has led each particle of a cloud.
struct Led {
    Eigen::MatrixXd points;
    Eigen::VectorXd rough;
    std::vector<Eigen::Index> moved; ///< particles that are elsewhere now
    double taken = 0.0;              ///< share of the moves that were
};

/// Steps stay as wide as they are within a chain, which would not be reversible otherwise.
Led lead(const Likelihood& likelihood, int moves, bool flat, const RandomWalk& walk, const Cloud& cloud, Chance& chance) {
    Led led{cloud.points, cloud.rough, {}};
    for (int move = 0; move < moves; ++move)
        led.taken += move_roughly(likelihood, 1.0, walk, led.points, led.rough, flat, chance) / moves;
    for (Eigen::Index particle = 0; particle < cloud.points.rows(); ++particle)
        if (led.points.row(particle) != cloud.points.row(particle)) led.moved.push_back(particle);
    return led;
}

/// Proposals by chains of rough moves, taken or left by what the exact likelihood adds. Returns the share taken.
double move_exactly(const Likelihood& likelihood, double temperature, int moves_within, bool flat, RandomWalk& walk, Cloud& cloud,
                    Chance& chance) {
    const Led led = lead(likelihood, moves_within, flat, walk, cloud, chance);
    const Eigen::VectorXd exact = likelihood.exact(rows_of(led.points, led.moved));
    std::vector<Eigen::Index> wanted;
    std::vector<double> there;
    for (std::size_t k = 0; k < led.moved.size(); ++k) {
        const auto particle = led.moved[k];
        const double asked = exact[static_cast<Eigen::Index>(k)], luck = std::log(chance.uniform());
        const double gain = (asked - led.rough[particle]) - (cloud.exact[particle] - cloud.rough[particle]);
        if (luck < temperature * gain) wanted.push_back(particle), there.push_back(asked);
    }
    const auto inside = likelihood.region().contains(rows_of(led.points, wanted)); // dear, and so asked last
    Eigen::Index taken = 0;
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        if (!inside[k]) continue;
        const auto particle = wanted[k];
        cloud.points.row(particle) = led.points.row(particle);
        cloud.rough[particle] = led.rough[particle];
        cloud.exact[particle] = there[k];
        ++taken;
    }
    const double share = static_cast<double>(taken) / static_cast<double>(cloud.points.rows());
    walk.adapt(flat ? share : led.taken);
    return share;
}

/// From the surface's posterior into that part of it which is in the region, by lower and lower cuts: half of the particles
/// are kept at each and led about below it. Whether they got there.
bool enter_region(const Likelihood& likelihood, const SmcSettings& settings, Cloud& cloud, Chance& chance, const Stop& stop) {
    const Region& region = likelihood.region();
    for (int level = 0; level < most_levels && !stop(); ++level) {
        const Eigen::VectorXd misses = region.implausibilities(cloud.points);
        const double cut = std::max(region.cut(), quantile_of(misses, 0.5));
        resample(cloud, (misses.array() <= cut).select(Eigen::ArrayXd::Zero(misses.size()), nothing), chance);
        if (cut <= region.cut()) return true;
        RandomWalk walk(cloud.points);
        for (int move = 0; move < settings.exact_moves; ++move) {
            const Led led = lead(likelihood, settings.moves_within, false, walk, cloud, chance);
            const auto inside = region.within(rows_of(led.points, led.moved), cut);
            for (std::size_t k = 0; k < led.moved.size(); ++k) {
                if (!inside[k]) continue;
                cloud.points.row(led.moved[k]) = led.points.row(led.moved[k]);
                cloud.rough[led.moved[k]] = led.rough[led.moved[k]];
            }
            walk.adapt(led.taken);
        }
    }
    return false;
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
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(points.rows());
    for (Eigen::Index target = 0; target < published_.values.size(); ++target) {
        if (!std::isfinite(published_.values[target])) continue;
        const Eigen::ArrayXd spread = surface_.variances_of(target, features).array() + published_.variances[target];
        sum -= 0.5 * ((emulator_.means_of(target, points).array() - published_.values[target]).square() / spread + spread.log());
    }
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
        flat = !enter_region(likelihood, settings, cloud, chance, stop) && !stop(); // the surface led away from the region
        if (!flat) cloud.exact = likelihood.exact(cloud.points);
    }
    if (flat) cloud = start_in_region(likelihood, prior, count);
    const int within = flat ? 1 : settings.moves_within, moves = flat ? 4 * settings.exact_moves : settings.exact_moves;
    double temperature = 0.0;
    for (int stage = 0; temperature < 1.0 && stage < most_stages && !stop(); ++stage, ++posterior.stages) {
        const Eigen::ArrayXd gains = (cloud.exact - cloud.rough).array();
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
