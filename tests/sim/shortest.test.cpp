// The shortest digits found by trial, as browsers spell numbers, are those of the C++ library.
#include "sim/shortest.hpp"
#include "sim/shortest_by_trial.hpp"
#include "tests/catch.hpp"

#include <bit>
#include <cstdint>
#include <limits>
#include <rapidcheck.h>

using namespace dyad;

TEST_CASE("any float and double is spelt alike by trial and by the library") {
    CHECK(rc::check("doubles", [](std::uint64_t bits) {
        const auto number = std::bit_cast<double>(bits);
        RC_ASSERT(shortest_by_trial(number) == shortest(number));
    }));
    CHECK(rc::check("floats", [](std::uint32_t bits) {
        const auto number = std::bit_cast<float>(bits);
        RC_ASSERT(shortest_by_trial(number) == shortest(number));
    }));
}

TEST_CASE("numbers that people write are spelt alike by trial and by the library") {
    for (int thousandths = -20000; thousandths <= 20000; ++thousandths) {
        const double number = thousandths / 1000.0;
        if (shortest_by_trial(number) != shortest(number)) FAIL(shortest(number));
    }
    using Limits = std::numeric_limits<double>;
    for (const double number : {0.0, -0.0, 1e21, 1e22, 1e23, 123456789012345678.0, 4294967295.0, 5e-324, Limits::min(), Limits::max(), Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN()})
        CHECK(shortest_by_trial(number) == shortest(number));
    CHECK(shortest_by_trial(0.002) == "0.002");
    CHECK(shortest_by_trial(1e-7) == "1e-07");
}
