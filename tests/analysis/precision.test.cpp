// Replicates until an interval is narrow enough: it stops when it should, and its intervals still hold the truth.
#include "analysis/sweeps/precision.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <limits>

using namespace dyad;

TEST_CASE("a mean is exact enough once its interval is, and not before ten replicates") {
    Precision precision(2, {{0, 0.5}});
    for (int k = 0; k < 9; ++k)
        for (std::uint32_t point = 0; point < 2; ++point) precision.add(point, {k % 2 == 0 ? 1.0 : 1.1});
    CHECK(precision.points_too_wide() == 2); // hardly anything varies, but nine are too few to know
    precision.add(0, {1.0});
    CHECK(precision.points_too_wide() == 1);
    precision.add(1, {std::numeric_limits<double>::quiet_NaN()});
    CHECK(precision.points_too_wide() == 1);
    precision.add(1, {9.0});
    CHECK(precision.points_too_wide() == 1); // 1.8 +- 1.8
}

TEST_CASE("equal numbers are no exact mean until what differs must be rare") {
    Precision precision(1, {{0, 0.5}});
    for (std::uint32_t k = 1; k < Precision::fewest_if_equal; ++k) precision.add(0, {0.0});
    CHECK(precision.points_too_wide() == 1);
    precision.add(0, {0.0});
    CHECK(precision.points_too_wide() == 0);
}

TEST_CASE("the mean of what happens in one run of ten is not taken for exact while it has not happened") {
    constexpr std::uint32_t sequences = 2000;
    std::uint32_t held = 0;
    for (std::uint32_t sequence = 0; sequence < sequences; ++sequence) {
        Precision precision(1, {{0, 0.05}});
        double sum = 0.0;
        std::uint32_t count = 0;
        while (count < Precision::fewest_replicates || precision.points_too_wide() > 0) {
            const double value = static_cast<double>(uniform(Draw{8, 0}({sequence, count}, 0, 0, Purpose("tests.precision")).a)) < 0.1 ? 1.0 : 0.0;
            precision.add(0, {value});
            sum += value;
            ++count;
        }
        held += std::fabs(sum / count - 0.1) <= 0.05;
    }
    CHECK(static_cast<double>(held) / sequences > 0.85); // .88; ten equal numbers, taken for exact, would leave .6
}

TEST_CASE("stopping at a target half-width, 95 % intervals hold the truth in 93 to 96 of 100") {
    // Normal deviates of mean 0 and deviation 1; half-widths for which some 15, 40 and 160 replicates are needed.
    constexpr std::uint32_t sequences = 4000;
    for (const double half_width : {0.55, 0.32, 0.16}) {
        std::uint32_t held = 0;
        for (std::uint32_t sequence = 0; sequence < sequences; ++sequence) {
            Precision precision(1, {{0, half_width}});
            double sum = 0.0;
            std::uint32_t count = 0;
            while (count < 10 || precision.points_too_wide() > 0) {
                const Words words = Draw{7, 0}({sequence, count}, 0, 0, Purpose("tests.precision"));
                const double value = static_cast<double>(normal(words.a));
                precision.add(0, {value});
                sum += value;
                ++count;
            }
            held += std::fabs(sum / count) <= half_width;
        }
        INFO(half_width);
        const double coverage = static_cast<double>(held) / sequences; // its standard error is .0034
        CHECK(coverage > 0.93 - 2.0 * 0.0034);
        CHECK(coverage < 0.96 + 2.0 * 0.0034);
    }
}
