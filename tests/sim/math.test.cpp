// Elementary functions against the platform's long double, over every range the engine can put into them.
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace dyad;

namespace {

constexpr double epsilon = 0x1p-24; ///< half a unit in the last place, relative: what rounding once can cost

/// Numbers over [low, high], dense and not on a lattice that polynomials might favour.
template <class See> void sweep(double low, double high, int points, const See& see) {
    for (int k = 0; k <= points; ++k) see(static_cast<float>(low + (high - low) * k / points));
}

double relative_error(float ours, long double exact) {
    return static_cast<double>(std::fabs((static_cast<long double>(ours) - exact) / exact));
}

/// The floats next to x, so that monotonicity is tried between neighbours and not only between far points.
template <class Function> int falls_between_neighbours(Function f, float from, int steps) {
    int falls = 0;
    for (float x = from, next = 0; steps > 0; --steps, x = next) {
        next = std::nextafter(x, std::numeric_limits<float>::infinity());
        falls += f(next) < f(x);
    }
    return falls;
}

} // namespace

// The argument reduction is exact to about one rounding of r (|r| <= 0.35), the polynomial and the last product round
// a few times more: 3 half units in the last place hold it all.
TEST_CASE("exp is within three half units in the last place from -87 to 88") {
    double worst = 0;
    sweep(-87, 88, 2000003, [&](float x) {
        worst = std::max(worst, relative_error(dyad::exp(x), std::exp(static_cast<long double>(x))));
    });
    INFO("worst relative error " << worst);
    CHECK(worst <= 3 * epsilon);
}

TEST_CASE("floats are limited alike by their values and by their bits") {
    constexpr float infinite = std::numeric_limits<float>::infinity();
    for (const float end : {-infinite, -1e30f, -87.0f, -1e-40f, -0.0f, 0.0f, 1e-40f, 1.0f, 88.0f, 1e30f, infinite})
        for (const float x : {end, std::nextafter(end, -infinite), std::nextafter(end, infinite)}) {
            INFO(x);
            CHECK(bits_of(limited_by_bits(x)) == bits_of(limited(x)));
            CHECK((limited(x) >= -87.0f && limited(x) <= 88.0f));
        }
    for (float x = -200.0f; x < 200.0f; x += 0.37f) CHECK(bits_of(limited_by_bits(x)) == bits_of(limited(x)));
}

TEST_CASE("exp beyond its range stays at the nearer end, and is never zero, infinite or subnormal") {
    for (const float x : {-1e30f, -1000.0f, -87.5f, -std::numeric_limits<float>::infinity()})
        CHECK(dyad::exp(x) == dyad::exp(-87.0f));
    for (const float x : {1e30f, 1000.0f, 88.5f, std::numeric_limits<float>::infinity()})
        CHECK(dyad::exp(x) == dyad::exp(88.0f));
    CHECK(std::isnormal(dyad::exp(-1e30f)));
    CHECK(std::isnormal(dyad::exp(1e30f)));
    CHECK(dyad::exp(0.0f) == 1.0f);
}

TEST_CASE("log is within three half units in the last place over all magnitudes that occur") {
    double worst = 0;
    for (int power = -60; power <= 60; ++power)
        sweep(std::ldexp(1.0, power), std::ldexp(2.0, power), 9973, [&](float x) {
            if (x != 1.0f) worst = std::max(worst, relative_error(dyad::log(x), std::log(static_cast<long double>(x))));
        });
    INFO("worst relative error " << worst);
    CHECK(worst <= 3 * epsilon);
    CHECK(dyad::log(1.0f) == 0.0f);
}

// y log x is rounded before exp, which multiplies that rounding by |y log x|: the bound grows with it.
TEST_CASE("pow is as exact as the rounding of its exponent allows") {
    double worst = 0;
    for (const float y : {0.1f, 0.4f, 0.7f, 1.0f, 2.0f, -3.0f})
        sweep(0.001, 20, 20011, [&](float x) {
            const long double exponent = y * std::log(static_cast<long double>(x));
            const double allowed = epsilon * (4 + 4 * std::fabs(static_cast<double>(exponent)));
            worst = std::max(worst, relative_error(dyad::pow(x, y), std::exp(exponent)) / allowed);
        });
    INFO("worst error in shares of what is allowed " << worst);
    CHECK(worst <= 1);
}

TEST_CASE("sigmoid is a chance strictly above 0, at most 1, and within four half units of the logistic function") {
    double worst = 0;
    bool chance = true;
    sweep(-80, 80, 1000003, [&](float x) {
        const float y = dyad::sigmoid(x);
        chance = chance && y > 0.0f && y <= 1.0f;
        worst = std::max(worst, relative_error(y, 1 / (1 + std::exp(-static_cast<long double>(x)))));
    });
    INFO("worst relative error " << worst);
    CHECK(chance);
    CHECK(worst <= 5 * epsilon);
    for (const float x : {-1e30f, 1e30f}) CHECK(std::isfinite(dyad::sigmoid(x)));
}

/// The standard normal distribution function, by the long double complementary error function.
static long double normal_share_below(long double x) { return 0.5L * std::erfc(-x / std::sqrt(2.0L)); }

TEST_CASE("the normal quantile is within 1e-6 of the number that exactly this share stays below") {
    // One Newton step from our own answer gives the exact quantile to second order in our error, which is far below
    // 1e-6.
    double worst = 0;
    const auto judge = [&](float p) {
        if (p == 0.5f) return;
        const long double ours = dyad::normal_quantile(p);
        const long double density = std::exp(-ours * ours / 2) / std::sqrt(2 * std::acos(-1.0L));
        const long double exact = ours - (normal_share_below(ours) - static_cast<long double>(p)) / density;
        worst = std::max(worst, relative_error(static_cast<float>(ours), exact));
    };
    sweep(0x1p-24, 1 - 0x1p-24, 500009, judge);
    for (std::uint32_t word = 0; word < 100000; ++word) judge(uniform(word << 9)); // the lower tail, number by number
    INFO("worst relative error " << worst);
    CHECK(worst <= 1e-6);
}

TEST_CASE("the normal quantile is finite for every word and as far below zero as above it") {
    CHECK(normal(0) == -normal(0xffffffffu));
    bool fine = true;
    for (std::uint64_t word = 0; word <= 0xffffffffu; word += 104729) {
        const auto down = static_cast<std::uint32_t>(word), up = 0xffffffffu - down;
        fine = fine && std::isfinite(normal(down)) && normal(down) == -normal(up);
    }
    CHECK(fine);
}

// Rounding can make a float32 function fall by a unit between neighbours, never between points a few units apart.
TEST_CASE("exp, log, sigmoid and the normal quantile rise wherever their argument rises by more than rounding") {
    const auto falls = [](auto f, double low, double high) {
        float before = f(static_cast<float>(low));
        int count = 0;
        sweep(low, high, 100003, [&](float x) { count += f(x) < before, before = f(x); });
        return count;
    };
    CHECK(falls([](float x) { return dyad::exp(x); }, -87, 88) == 0);
    CHECK(falls([](float x) { return dyad::log(x); }, 1e-6, 50) == 0);
    CHECK(falls([](float x) { return dyad::sigmoid(x); }, -15, 15) == 0);
    CHECK(falls([](float p) { return dyad::normal_quantile(p); }, 0x1p-24, 1 - 0x1p-24) == 0);
    CHECK(falls_between_neighbours([](float x) { return dyad::exp(x); }, 0.1f, 1000) <= 10);
}

TEST_CASE("a function gives the same bits alone as within a loop that the compiler may turn into vectors") {
    constexpr std::size_t count = 1037; // no multiple of any vector's width: a tail is left
    std::vector<float> x(count), e(count), l(count), s(count), q(count);
    for (std::size_t i = 0; i < count; ++i) x[i] = 0.001f + 0.0009f * static_cast<float>(i);
    for (std::size_t i = 0; i < count; ++i) e[i] = dyad::exp(20.0f * x[i] - 10.0f);
    for (std::size_t i = 0; i < count; ++i) l[i] = dyad::log(x[i]);
    for (std::size_t i = 0; i < count; ++i) s[i] = dyad::sigmoid(x[i]);
    for (std::size_t i = 0; i < count; ++i) q[i] = dyad::normal_quantile(x[i]);
    const auto alone = [](auto f, float value) { // through memory that the compiler cannot see through
        volatile float hidden = value;
        return f(static_cast<float>(hidden));
    };
    int differences = 0;
    for (std::size_t i = 0; i < count; ++i) {
        differences += bits_of(e[i]) != bits_of(alone([](float v) { return dyad::exp(v); }, 20.0f * x[i] - 10.0f));
        differences += bits_of(l[i]) != bits_of(alone([](float v) { return dyad::log(v); }, x[i]));
        differences += bits_of(s[i]) != bits_of(alone([](float v) { return dyad::sigmoid(v); }, x[i]));
        differences +=
            x[i] < 1 && bits_of(q[i]) != bits_of(alone([](float v) { return dyad::normal_quantile(v); }, x[i]));
    }
    CHECK(differences == 0);
}

TEST_CASE("select keeps every bit of what it chooses, of numbers that are not numbers too") {
    const float nan = from_bits(0x7fc12345u), minus_zero = from_bits(0x80000000u);
    CHECK(bits_of(select(true, nan, 1.0f)) == 0x7fc12345u);
    CHECK(bits_of(select(false, 1.0f, minus_zero)) == 0x80000000u);
    CHECK(select(true, 3u, 4u) == 3u);
    CHECK(select(false, 3u, 4u) == 4u);
}

TEST_CASE("the last bits of the functions are these on every machine") {
    // A fused multiply-add, another compiler's reordering or another library would change some of these.
    std::uint32_t hash = 2166136261u;
    const auto mix = [&](float value) { hash = (hash ^ bits_of(value)) * 16777619u; };
    sweep(-30, 30, 4001, [&](float x) { mix(dyad::exp(x)), mix(dyad::sigmoid(x)); });
    sweep(0.0001, 0.9999, 4001, [&](float p) { mix(dyad::log(p)), mix(dyad::normal_quantile(p)); });
    CHECK(hash == 0x64a17babu);
}

TEST_CASE("the least and the most of many numbers are those of a plain loop, whatever their count") {
    std::vector<float> numbers;
    for (std::uint32_t k = 0; k < 100; ++k) numbers.push_back(static_cast<float>(k * 7919u % 101u) - 50.5f);
    CHECK(dyad::least_of(numbers.data(), 0) == std::numeric_limits<float>::max());
    CHECK(dyad::most_of(numbers.data(), 0) == std::numeric_limits<float>::lowest());
    for (std::uint32_t count = 1; count <= numbers.size(); ++count) {
        CHECK(dyad::least_of(numbers.data(), count) == *std::min_element(numbers.begin(), numbers.begin() + count));
        CHECK(dyad::most_of(numbers.data(), count) == *std::max_element(numbers.begin(), numbers.begin() + count));
    }
}
