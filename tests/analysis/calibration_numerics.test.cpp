// The numerics below a calibration, each beside a closed form or a slower way to the same answer.
#include "analysis/calibration/design.hpp"
#include "analysis/calibration/emulator.hpp"
#include "analysis/calibration/identification.hpp"
#include "analysis/calibration/recovery.hpp"
#include "analysis/calibration/smc.hpp"
#include "tests/analysis/toy.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <memory>
#include <vector>

using namespace dyad;
using namespace dyad::calibration;

namespace {

/// Runs of the toy on a Latin hypercube, in shares of the prior's range.
Runs toy_runs(Eigen::Index count, std::uint32_t seed) {
    const Eigen::MatrixXd points = latin_hypercube(count, 4, seed, 1);
    Runs runs{points, Eigen::MatrixXd(count, 8), Eigen::MatrixXd::Constant(count, 8, toy_noise * toy_noise)};
    Chance chance(seed, Purpose("toy.noise"), 1);
    for (Eigen::Index run = 0; run < count; ++run) {
        const auto outputs = toy_outputs(std::vector<double>{points(run, 0), points(run, 1), points(run, 2), points(run, 3)});
        for (Eigen::Index output = 0; output < 8; ++output)
            runs.outputs(run, output) = outputs[static_cast<std::size_t>(output)] + toy_noise * chance.normal();
    }
    return runs;
}

std::shared_ptr<const Emulator> emulator_of(const Runs& runs) {
    auto emulator = train_emulator(runs, std::vector<std::string>(static_cast<std::size_t>(runs.outputs.cols()), "y"), never);
    REQUIRE(emulator);
    return std::make_shared<Emulator>(std::move(*emulator));
}

Published toy_published() {
    const auto plan = toy_plan("");
    return published_of(plan);
}

} // namespace

TEST_CASE("a Latin hypercube has one point in each slice of each dimension and depends on seed and wave alone") {
    const Eigen::MatrixXd design = latin_hypercube(40, 3, 5, 2);
    for (Eigen::Index k = 0; k < 3; ++k) {
        std::vector<int> counts(40, 0);
        for (Eigen::Index point = 0; point < 40; ++point) ++counts[static_cast<std::size_t>(design(point, k) * 40.0)];
        CHECK(counts == std::vector<int>(40, 1));
    }
    CHECK(design == latin_hypercube(40, 3, 5, 2));
    CHECK(design != latin_hypercube(40, 3, 5, 3));
    CHECK(design != latin_hypercube(40, 3, 6, 2));
}

TEST_CASE("points are spread out as far from each other and from those present as candidates allow") {
    Eigen::MatrixXd candidates(5, 1), present(1, 1);
    candidates << 0.0, 0.1, 0.5, 0.9, 1.0;
    present << 0.0;
    Eigen::MatrixXd expected(2, 1);
    expected << 1.0, 0.5;
    CHECK(spread_out(candidates, present, 2) == expected);
    CHECK(spread_out(candidates, present, 9) == candidates);
}

TEST_CASE("the gradient of the likelihood is the slope of the likelihood") {
    const auto runs = toy_runs(40, 3);
    const Observed observed{runs.points, runs.outputs.col(1), runs.noise.col(1)};
    Hyperparameters at = first_hyperparameters(4);
    at[1] = -0.7;
    Eigen::VectorXd gradient, ignored;
    misfit(observed, at, gradient);
    for (Eigen::Index k = 0; k < at.size(); ++k) {
        Hyperparameters above = at, below = at;
        above[k] += 1e-5;
        below[k] -= 1e-5;
        const double slope = (misfit(observed, above, ignored) - misfit(observed, below, ignored)) / 2e-5;
        CHECK(gradient[k] == Approx(slope).epsilon(1e-5).margin(1e-6));
    }
}

TEST_CASE("what the other runs say of one is what a process without that run predicts") {
    const auto runs = toy_runs(30, 4);
    const Observed all{runs.points, runs.outputs.col(0), runs.noise.col(0)};
    const auto left = GaussianProcess(all, first_hyperparameters(4)).left_out();
    const Observed others{runs.points.bottomRows(29), runs.outputs.col(0).tail(29), runs.noise.col(0).tail(29)};
    const GaussianProcess without(others, first_hyperparameters(4));
    CHECK(left.means[0] == Approx(without.means(runs.points.topRows(1))[0]).epsilon(1e-6)); // kernels of means have single precision
    CHECK(left.variances[0] == Approx(without.variances(runs.points.topRows(1))[0] + toy_noise * toy_noise).epsilon(1e-8));
}

TEST_CASE("an emulator holds about 95 of 100 left-out and of new runs in its 95 % intervals") {
    const auto emulator = emulator_of(toy_runs(120, 5));
    const auto fresh = toy_runs(400, 6);
    const Eigen::MatrixXd means = emulator->means(fresh.points), variances = emulator->variances(fresh.points);
    double left_out = 0.0, held = 0.0;
    for (Eigen::Index output = 0; output < 8; ++output) {
        left_out += emulator->diagnosis(output).covered / 8.0;
        const Eigen::ArrayXd misses = (fresh.outputs.col(output) - means.col(output)).array().square() / variances.col(output).array();
        held += (misses < 1.96 * 1.96).cast<double>().mean() / 8.0;
        CHECK(emulator->diagnosis(output).explained > 0.95);
        CHECK(emulator->diagnosis(output).nugget < toy_noise); // the Monte-Carlo error it is told of is not taken for structure
    }
    // Standard errors: .0070 of 960 left-out runs and .0039 of 3,200 new ones; outputs share their points, hence four of them.
    CHECK(std::abs(left_out - 0.95) < 4.0 * 0.0070);
    CHECK(std::abs(held - 0.95) < 4.0 * 0.0039);
}

TEST_CASE("an output of jumps gets a nugget, and one that never varies is predicted as it is") {
    auto runs = toy_runs(100, 7);
    Chance chance(7, Purpose("toy.jumps"));
    for (Eigen::Index run = 0; run < 100; ++run) runs.outputs(run, 0) += 0.3 * chance.normal();
    runs.outputs.col(1).setConstant(4.0);
    const auto emulator = emulator_of(runs);
    CHECK(emulator->diagnosis(0).nugget == Approx(0.3).margin(0.09)); // four standard errors of a standard deviation of 100
    CHECK(emulator->means_of(1, runs.points.topRows(3)).isApproxToConstant(4.0, 1e-6));
}

TEST_CASE("the response surface leads to the posterior that the emulator has without it") {
    const auto emulator = emulator_of(toy_runs(120, 8));
    const Eigen::MatrixXd cube = uniform_points(600, 4, 8, 1);
    const ResponseSurface surface(*emulator, 8, cube, latin_hypercube(50, 4, 8, 1));
    const Region region(emulator, toy_published(), 4, 3.0, 1, 8);
    const auto prior = sample_region(region, 600, 8, 2, never);
    CHECK(prior.independent);
    const Likelihood likelihood(*emulator, surface, region, toy_published());
    SmcSettings settings;
    settings.particles = 3000;
    Chance first(8, Purpose("toy.posterior"), 1), second(8, Purpose("toy.posterior"), 2);
    const auto led = sample_posterior(likelihood, prior.points, settings, first, never);
    settings.plainly = true;
    const auto plain = sample_posterior(likelihood, prior.points, settings, second, never);
    for (Eigen::Index k = 0; k < 4; ++k) {
        const Eigen::ArrayXd a = led.points.col(k), b = plain.points.col(k);
        const double sd = std::sqrt((b - b.mean()).square().mean());
        INFO(k << ": " << a.mean() << " " << b.mean() << " sd " << std::sqrt((a - a.mean()).square().mean()) << " " << sd);
        CHECK(std::abs(a.mean() - b.mean()) < 0.15 * sd); // particles are worth at least 800 draws: four standard errors
        CHECK(std::sqrt((a - a.mean()).square().mean()) == Approx(sd).epsilon(0.12));
    }
}

TEST_CASE("the posterior of a line under normal error is the normal distribution that algebra gives") {
    // One parameter x, one output 2 x without noise, published 1 with SD .1: posterior N(.5, .05).
    Runs runs{latin_hypercube(40, 1, 9, 1), Eigen::MatrixXd(40, 1), Eigen::MatrixXd::Zero(40, 1)};
    runs.outputs = 2.0 * runs.points;
    const auto emulator = emulator_of(runs);
    const ResponseSurface surface(*emulator, 1, uniform_points(200, 1, 9, 1), uniform_points(0, 1, 9, 1));
    const Region cube(1);
    const Published published{Eigen::VectorXd::Constant(1, 1.0), Eigen::VectorXd::Constant(1, 0.01)};
    const Likelihood likelihood(*emulator, surface, cube, published);
    Chance chance(9, Purpose("toy.posterior"));
    const auto posterior = sample_posterior(likelihood, uniform_points(100, 1, 9, 2), SmcSettings{}, chance, never);
    const Eigen::VectorXd x = posterior.points.col(0);
    CHECK(x.mean() == Approx(0.5).margin(4.0 * 0.05 / std::sqrt(1000.0)));
    CHECK(quantile_of(x, 0.95) == Approx(0.5 + 1.645 * 0.05).margin(0.01));
    CHECK(quantile_of(x, 0.05) == Approx(0.5 - 1.645 * 0.05).margin(0.01));
}

TEST_CASE("a region is the same whether sought with or without an early end, and chains fill it as rejection does") {
    const auto emulator = emulator_of(toy_runs(80, 10));
    Region region(emulator, toy_published(), 4, 3.0, 1, 10);
    const Eigen::MatrixXd cloud = uniform_points(4000, 4, 10, 9);
    const auto inside = region.contains(cloud);
    const Eigen::VectorXd misses = region.implausibilities(cloud);
    Eigen::Index count = 0;
    bool same = true;
    for (Eigen::Index point = 0; point < 4000; ++point) {
        same = same && inside[static_cast<std::size_t>(point)] == (misses[point] <= 3.0);
        count += misses[point] <= 3.0 ? 1 : 0;
    }
    CHECK(same);
    const double share = static_cast<double>(count) / 4000.0;
    const auto sample = sample_region(region, 500, 10, 1, never);
    CHECK(sample.share == Approx(share).margin(4.0 * std::sqrt(share / 4000.0 + share * share / 500.0)));
    region.widen(0.8); // far smaller: chains take over
    const auto chains = sample_region(region, 500, 10, 2, never);
    CHECK_FALSE(chains.independent);
    CHECK(chains.cut == 0.8);
    CHECK(region.implausibilities(chains.points).maxCoeff() <= 0.8);
    CHECK(chains.share < share / 2.0);
    // The fourth parameter plays no part, so that chains must still fill its whole range.
    CHECK(chains.points.col(3).mean() == Approx(0.5).margin(4.0 * 0.29 / std::sqrt(250.0)));
}

TEST_CASE("flat ranks pass for flat, heaped ones do not, and coverage has the interval of Clopper and Pearson") {
    Recovered flat, heaped;
    for (unsigned rank = 0; rank < 100; ++rank) flat.ranks.push_back(rank), heaped.ranks.push_back(40 + rank % 20);
    test_flatness(flat);
    test_flatness(heaped);
    CHECK(flat.p == Approx(1.0));
    CHECK(heaped.chi_square == Approx(400.0));
    CHECK(heaped.p < 1e-6);
    const auto coverage = coverage_of(90, 100);
    CHECK(coverage.low == Approx(0.8238).margin(1e-4));
    CHECK(coverage.high == Approx(0.9510).margin(1e-4));
    CHECK(coverage_of(0, 10).low == 0.0);
    CHECK(coverage_of(10, 10).high == 1.0);
}

TEST_CASE("contraction has its words, and a logarithmic prior is judged by the logarithm") {
    CHECK(verdict_on(0.51) == "identified");
    CHECK(verdict_on(0.5) == "weakly");
    CHECK(verdict_on(0.1) == "weakly");
    CHECK(verdict_on(0.09) == "not");
    const auto plan = toy_plan("");
    const auto found = identify(plan, uniform_points(20000, 4, 11, 1));
    for (const auto& one : found) {
        CHECK(std::abs(one.contraction) < 0.03);
        CHECK(one.sd == Approx(one.prior_sd).epsilon(0.03));
    }
    for (const double share : {0.0, 0.25, 1.0}) CHECK(plan.parameters[1].share_of(plan.parameters[1].value_at(share)) == Approx(share).margin(1e-12));
}
