// Chance told from replicates, on tables of which it is known.
#include "analysis/sweeps/noise.hpp"
#include "analysis/sweeps/sensitivity.hpp"
#include "sim/random.hpp"
#include "tests/analysis/test_functions.hpp"

using namespace dyad;
using namespace dyad::example;

namespace {

/// A standard normal deviate for each cell.
double deviate(Eigen::Index row, Eigen::Index column) { return normal(philox({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column), 1, 2}, 3, 4).a); }

} // namespace

TEST_CASE("what a replicate does to all points alike is in means and not in differences") {
    Eigen::MatrixXd values(200, 20);
    for (Eigen::Index point = 0; point < values.rows(); ++point)
        for (Eigen::Index run = 0; run < values.cols(); ++run) values(point, run) = 0.01 * static_cast<double>(point) + 2.0 * deviate(-1, run) + 0.5 * deviate(point, run);
    const ReplicateNoise noise = noise_of(values, true);
    CHECK(noise.of_contrasts == Approx(0.5).epsilon(0.05));
    CHECK(noise.of_runs > 1.2);
    CHECK(noise_of(values, false).of_contrasts == noise.of_runs);
    CHECK(noise.share() == Approx(0.25 / 20.0 / (noise.between * noise.between)).epsilon(0.1));
}

TEST_CASE("one replicate tells nothing of chance, and a point with a failed run is left out") {
    CHECK_FALSE(noise_of(Eigen::MatrixXd::Random(5, 1), true).is_known());
    Eigen::MatrixXd values = Eigen::MatrixXd::Constant(4, 3, 1.0);
    values(2, 1) = std::numeric_limits<double>::quiet_NaN();
    values(2, 0) = 100.0;
    CHECK(noise_of(values, true).of_runs == 0.0);
}

TEST_CASE("so many replicates as are said to be enough are enough, and one fewer is not") {
    ReplicateNoise noise;
    noise.of_runs = 1.0, noise.of_contrasts = 0.3;
    for (const double half : {0.5, 0.1, 0.03}) {
        const std::uint32_t count = noise.replicates_for(half);
        CHECK(noise.half_width(count) <= half);
        CHECK_FALSE(noise.half_width(count - 1.0) <= half);
        CHECK(noise.replicates_for(half, true) < count);
    }
}

TEST_CASE("effects of pure chance are as large as chance is said to make them") {
    const DesignPoints points(unit_design(DesignKind::morris, 4, 60));
    Eigen::MatrixXd values(points.size(), 4);
    for (Eigen::Index point = 0; point < values.rows(); ++point)
        for (Eigen::Index run = 0; run < 4; ++run) values(point, run) = deviate(point, run);
    const auto chance = noise_of_effects(points, 4, values);
    const auto axes = screened(points, 4, values.rowwise().mean());
    for (std::size_t axis = 0; axis < 4; ++axis) CHECK(axes[axis].size.value == Approx(chance[axis]).epsilon(0.3));
    CHECK(std::isnan(noise_of_effects(points, 4, values.leftCols(1)).front()));
}
