// Simulation-based calibration, truth by truth.
#include "analysis/calibration/recovery.hpp"

#include "analysis/calibration/identification.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>

namespace dyad::calibration {

namespace {

/// Different particles for the ranks, since neighbours may be copies of each other.
Eigen::MatrixXd some_of(const Eigen::MatrixXd& points, Eigen::Index count, Chance& chance) {
    std::vector<Eigen::Index> order(static_cast<std::size_t>(points.rows()));
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = static_cast<Eigen::Index>(k);
    Eigen::MatrixXd some(count, points.cols());
    for (Eigen::Index k = 0; k < count; ++k) {
        const auto from = static_cast<std::size_t>(k) + chance.below(static_cast<std::uint32_t>(points.rows() - k));
        std::swap(order[static_cast<std::size_t>(k)], order[from]);
        some.row(k) = points.row(order[static_cast<std::size_t>(k)]);
    }
    return some;
}

bool holds(const Eigen::VectorXd& draws, double share, double truth) {
    return quantile_of(draws, 0.5 - share / 2.0) <= truth && truth <= quantile_of(draws, 0.5 + share / 2.0);
}

} // namespace

Coverage coverage_of(unsigned covered, unsigned truths) {
    if (truths == 0) return {};
    Coverage coverage{static_cast<double>(covered) / truths, 0.0, 1.0};
    if (covered > 0)
        coverage.low = boost::math::quantile(boost::math::beta_distribution<>(covered, truths - covered + 1.0), 0.025);
    if (covered < truths)
        coverage.high = boost::math::quantile(boost::math::beta_distribution<>(covered + 1.0, truths - covered), 0.975);
    return coverage;
}

void test_flatness(Recovered& recovered) {
    const auto truths = recovered.ranks.size();
    const auto bins = std::min<std::size_t>(10, truths / 5);
    if (bins < 2) return;
    std::vector<double> counts(bins, 0.0);
    for (const auto rank : recovered.ranks) counts[rank * bins / (ranked_draws + 1)] += 1.0;
    // With bins that do not divide the number of ranks some hold one rank more than others.
    std::vector<double> expected(bins, 0.0);
    for (std::size_t rank = 0; rank <= ranked_draws; ++rank)
        expected[rank * bins / (ranked_draws + 1)] += static_cast<double>(truths) / (ranked_draws + 1);
    recovered.chi_square = 0.0;
    for (std::size_t bin = 0; bin < bins; ++bin)
        recovered.chi_square += (counts[bin] - expected[bin]) * (counts[bin] - expected[bin]) / expected[bin];
    recovered.p = boost::math::cdf(boost::math::complement(
        boost::math::chi_squared_distribution<>(static_cast<double>(bins - 1)), recovered.chi_square));
}

std::vector<Recovered> recover(const Emulator& emulator, const ResponseSurface& surface, const Region& region, const Runs& truths,
                               const Eigen::VectorXd& variances, const Eigen::MatrixXd& prior, const SmcSettings& settings,
                               std::uint32_t seed, const std::function<void(Eigen::Index)>& done, const Stop& stop) {
    const auto dimensions = truths.points.cols();
    std::vector<Recovered> all(static_cast<std::size_t>(dimensions));
    std::vector<unsigned> half(all.size(), 0), ninety(all.size(), 0);
    Eigen::MatrixXd pairs(truths.points.rows(), 2 * dimensions);
    Eigen::Index lived = 0;
    for (Eigen::Index truth = 0; truth < truths.points.rows() && !stop(); ++truth) {
        Chance chance(seed, Purpose("calibration.recovery"), static_cast<std::uint32_t>(truth));
        Published published{truths.outputs.row(truth).head(variances.size()).transpose(), variances};
        for (Eigen::Index target = 0; target < variances.size(); ++target)
            published.values[target] += std::sqrt(variances[target]) * chance.normal();
        const Likelihood likelihood(emulator, surface, region, published);
        const auto posterior = sample_posterior(likelihood, prior, settings, chance, stop);
        const Eigen::MatrixXd draws = some_of(posterior.points, ranked_draws, chance);
        for (Eigen::Index k = 0; k < dimensions; ++k) {
            const auto parameter = static_cast<std::size_t>(k);
            const double there = truths.points(truth, k);
            half[parameter] += holds(posterior.points.col(k), 0.5, there) ? 1 : 0;
            ninety[parameter] += holds(posterior.points.col(k), 0.9, there) ? 1 : 0;
            all[parameter].ranks.push_back(static_cast<unsigned>((draws.col(k).array() < there).count()));
            pairs(lived, k) = there;
            pairs(lived, dimensions + k) = posterior.points.col(k).mean();
        }
        done(++lived);
    }
    const Eigen::MatrixXd correlations = lived > 2 ? correlations_of(pairs.topRows(lived)) : Eigen::MatrixXd::Zero(2 * dimensions, 2 * dimensions);
    for (std::size_t k = 0; k < all.size(); ++k) {
        all[k].truths = static_cast<unsigned>(lived);
        all[k].half = coverage_of(half[k], all[k].truths);
        all[k].ninety = coverage_of(ninety[k], all[k].truths);
        all[k].correlation = correlations(static_cast<Eigen::Index>(k), dimensions + static_cast<Eigen::Index>(k));
        test_flatness(all[k]);
    }
    return all;
}

} // namespace dyad::calibration
