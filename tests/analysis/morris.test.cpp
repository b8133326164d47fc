// Morris' screening on functions whose effects are known.
#include "analysis/sweeps/sensitivity.hpp"
#include "tests/analysis/test_functions.hpp"

#include <limits>

using namespace dyad;
using namespace dyad::example;

TEST_CASE("of a plane the elementary effects are its slopes, everywhere the same") {
    const DesignPoints points(unit_design(DesignKind::morris, 3, 6));
    const auto axes = screened(points, 3, values_of(points, 3, [](const auto& x) { return 2.0 * x[0] - 5.0 * x[1] + 0.0 * x[2]; }));
    CHECK(axes[0].mean == Approx(2.0));
    CHECK(axes[1].mean == Approx(-5.0));
    CHECK(axes[1].size.value == Approx(5.0));
    CHECK(axes[1].deviation == Approx(0.0).margin(1e-9));
    CHECK(axes[2].size.value == Approx(0.0).margin(1e-9));
    CHECK(axes[0].size.n == 6);
}

TEST_CASE("Morris ranks the axes of the g function by their importance") {
    const DesignPoints points(unit_design(DesignKind::morris, 5, 40));
    const auto axes = screened(points, 5, values_of(points, 5, g_function));
    for (std::size_t axis = 0; axis + 1 < 5; ++axis) CHECK(axes[axis].size.value > axes[axis + 1].size.value);
    CHECK(axes[0].deviation > axes[4].deviation);
}

TEST_CASE("steps to a run that failed are left out, and an axis without a step is not known") {
    const DesignPoints points(unit_design(DesignKind::morris, 2, 3));
    Eigen::VectorXd values = values_of(points, 2, [](const auto& x) { return x[0] + 3.0 * x[1]; });
    values[0] = std::numeric_limits<double>::quiet_NaN();
    const auto axes = screened(points, 2, values);
    CHECK(axes[0].size.n + axes[1].size.n == 5);
    CHECK(axes[1].mean == Approx(3.0));
    const auto none = screened(points, 2, Eigen::VectorXd::Constant(9, std::numeric_limits<double>::quiet_NaN()));
    CHECK(std::isnan(none[0].size.value));
}
