// Sobol' indices on functions whose indices are known in closed form.
#include "analysis/sweeps/sensitivity.hpp"
#include "tests/analysis/test_functions.hpp"

#include <limits>

using namespace dyad;
using namespace dyad::example;

namespace {

/// The true share lies in the interval, and the interval is narrow enough to say something.
void check(const Estimate& estimate, double truth) {
    CHECK(estimate.low <= truth);
    CHECK(truth <= estimate.high);
    CHECK(estimate.high - estimate.low < 0.2);
}

} // namespace

TEST_CASE("the shares of the Ishigami function lie in their intervals") {
    const DesignPoints points(unit_design(DesignKind::saltelli, 3, 2048));
    const auto shares = variance_shares(3, values_of(points, 3, ishigami));
    REQUIRE(shares);
    const double first[] = {0.3139, 0.4424, 0.0}, total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        INFO(axis);
        check((*shares)[axis].first, first[axis]);
        check((*shares)[axis].total, total[axis]);
    }
}

TEST_CASE("the shares of the g function lie in their intervals") {
    const DesignPoints points(unit_design(DesignKind::saltelli, 5, 2048));
    const auto shares = variance_shares(5, values_of(points, 5, g_function));
    REQUIRE(shares);
    double all = 1.0;
    const auto part = [](std::size_t axis) { return 1.0 / (3.0 * std::pow(1.0 + g_importance[axis], 2)); };
    for (std::size_t axis = 0; axis < 5; ++axis) all *= 1.0 + part(axis);
    for (std::size_t axis = 0; axis < 5; ++axis) {
        INFO(axis);
        check((*shares)[axis].first, part(axis) / (all - 1.0));
        check((*shares)[axis].total, part(axis) * all / (1.0 + part(axis)) / (all - 1.0));
    }
}

TEST_CASE("base points with a failed run are left out whole, and too few, or no variance, are refused") {
    const DesignPoints points(unit_design(DesignKind::saltelli, 3, 64));
    Eigen::VectorXd values = values_of(points, 3, ishigami);
    values[7] = std::numeric_limits<double>::quiet_NaN();
    const auto shares = variance_shares(3, values);
    REQUIRE(shares);
    CHECK(shares->front().first.n == 63);
    CHECK_FALSE(variance_shares(3, values.head(60)));
    CHECK_FALSE(variance_shares(3, Eigen::VectorXd::Constant(values.size(), 0.5)));
}
