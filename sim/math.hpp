// Elementary functions in plain float32 arithmetic that rounds alike on every machine, vectorised or not, and in the browser.
#pragma once

#include "sim/kernel.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

// glibc's exp, Eigen's exp and fused multiply-add all differ in the last bit from machine to machine or from lane to tail.
// These functions use +, -, *, / and sqrt only, which IEEE 754 rounds in one way, and choose with bit masks or minima of bits, so that a
// compiler can turn a loop that calls them into vector code without changing a bit.
namespace dyad::inline DYAD_KERNEL {

[[gnu::always_inline]] inline std::uint32_t bits_of(float x) { return std::bit_cast<std::uint32_t>(x); }
[[gnu::always_inline]] inline float from_bits(std::uint32_t bits) { return std::bit_cast<float>(bits); }

/// `a` where the condition holds, else `b`, by bit mask: both are already computed.
[[gnu::always_inline]] inline std::uint32_t select(bool condition, std::uint32_t a, std::uint32_t b) {
    const std::uint32_t mask = 0u - static_cast<std::uint32_t>(condition);
    return (a & mask) | (b & ~mask);
}
[[gnu::always_inline]] inline float select(bool condition, float a, float b) {
    return from_bits(select(condition, bits_of(a), bits_of(b)));
}

[[gnu::always_inline]] inline float at_most(float x, float limit) { return select(x < limit, x, limit); }
[[gnu::always_inline]] inline float at_least(float x, float limit) { return select(x > limit, x, limit); }

/// What is left of so many numbers when they are joined two by two; side by side, so that a vector holds them.
template <class Join>
[[gnu::always_inline]] inline float joined(const float* numbers, std::uint32_t count, float start, const Join& join) {
    constexpr std::uint32_t lanes = 16;
    float left[lanes];
    for (float& one : left) one = start;
    std::uint32_t i = 0;
    for (; i + lanes <= count; i += lanes)
        for (std::uint32_t k = 0; k < lanes; ++k) left[k] = join(numbers[i + k], left[k]);
    for (; i < count; ++i) left[0] = join(numbers[i], left[0]);
    for (std::uint32_t k = 1; k < lanes; ++k) left[0] = join(left[k], left[0]);
    return left[0];
}
/// The least and the most of so many numbers; of none, more or less than any.
[[gnu::always_inline]] inline float least_of(const float* numbers, std::uint32_t count) {
    return joined(numbers, count, std::numeric_limits<float>::max(), [](float one, float other) { return at_most(one, other); });
}
[[gnu::always_inline]] inline float most_of(const float* numbers, std::uint32_t count) {
    return joined(numbers, count, std::numeric_limits<float>::lowest(), [](float one, float other) { return at_least(one, other); });
}

/// x, or the nearer end of -87 to 88: by comparing floats, and by comparing their bits as whole numbers, in which floats of one
/// sign stand in the order of their sizes. Since SSE4.1 a minimum of whole numbers is one instruction, where a comparison and a
/// choice are two.
[[gnu::always_inline]] inline float limited(float x) { return at_most(at_least(x, -87.0f), 88.0f); }
[[gnu::always_inline]] inline float limited_by_bits(float x) {
    const std::uint32_t not_less = std::min(bits_of(x), bits_of(-87.0f)); // of numbers below 0 the lesser has the larger bits
    const auto most = static_cast<std::int32_t>(bits_of(88.0f));
    return from_bits(static_cast<std::uint32_t>(std::min(static_cast<std::int32_t>(not_less), most)));
}

/// e^x to about 1 ulp for -87 <= x <= 88; beyond, the value at the nearer end (so it is never 0, infinite or subnormal).
/// What is not a number is the caller's error, and comes to different ends on different instruction sets.
/// Polynomial of Cephes' expf (Moshier 1992), argument reduced by multiples of ln 2 in two parts.
[[gnu::always_inline]] inline float exp(float x) {
    constexpr float round_to_whole = 12582912.0f; // 1.5 * 2^23: adding it leaves no bits behind the point
#if defined(__SSE4_1__)
    x = limited_by_bits(x);
#else
    x = limited(x);
#endif
    const float whole = (x * 1.44269504f + round_to_whole) - round_to_whole;
    const float r = (x - whole * 0.693359375f) - whole * -2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    const auto exponent = static_cast<std::uint32_t>(static_cast<std::int32_t>(whole) + 127);
    return p * from_bits(exponent << 23);
}

/// Natural logarithm to about 1 ulp for positive normal x; other x are the caller's error and give a meaningless number.
/// Polynomial of Cephes' logf (Moshier 1992) on [sqrt(1/2), sqrt(2)).
[[gnu::always_inline]] inline float log(float x) {
    const std::uint32_t bits = bits_of(x);
    const float mantissa = from_bits((bits & 0x007fffffu) | 0x3f000000u); // in [0.5, 1)
    const bool small = mantissa < 0.707106781f;
    const auto exponent = static_cast<std::int32_t>(bits >> 23) - 126;
    const float e = static_cast<float>(exponent) - select(small, 1.0f, 0.0f);
    const float r = mantissa + select(small, mantissa, 0.0f) - 1.0f;
    float p = 7.0376836292e-2f;
    p = p * r - 1.1514610310e-1f;
    p = p * r + 1.1676998740e-1f;
    p = p * r - 1.2420140846e-1f;
    p = p * r + 1.4249322787e-1f;
    p = p * r - 1.6668057665e-1f;
    p = p * r + 2.0000714765e-1f;
    p = p * r - 2.4999993993e-1f;
    p = p * r + 3.3333331174e-1f;
    const float square = r * r;
    return ((p * (r * square) + e * -2.12194440e-4f) - 0.5f * square) + r + e * 0.693359375f;
}

/// x to the power of y, for positive normal x.
[[gnu::always_inline]] inline float pow(float x, float y) { return exp(y * log(x)); }

/// The logistic function 1 / (1 + e^-x): log-odds to chance.
[[gnu::always_inline]] inline float sigmoid(float x) { return 1.0f / (1.0f + exp(-x)); }

/// The x that a standard normal deviate stays below with chance p, for p in [2^-24, 1 - 2^-24]; relative error below 1e-6.
/// Algorithm AS 241, PPND7 (Wichura 1988, Applied Statistics 37:477-484); its far tail cannot occur for such p.
[[gnu::always_inline]] inline float normal_quantile(float p) {
    const float q = p - 0.5f;
    const bool central = q * q <= 0.425f * 0.425f;
    const float c = 0.180625f - q * q;
    const float t = std::sqrt(-log(at_most(p, 1.0f - p))) - 1.6f;
    const float central_top = ((59.109374720f * c + 159.29113202f) * c + 50.434271938f) * c + 3.3871327179f;
    const float central_bottom = ((67.187563600f * c + 78.757757664f) * c + 17.895169469f) * c + 1.0f;
    const float tail_top = ((0.17023821103f * t + 1.3067284816f) * t + 2.7568153900f) * t + 1.4234372777f;
    const float tail_bottom = (0.12021132975f * t + 0.73700164250f) * t + 1.0f;
    const float ratio = select(central, central_top, tail_top) / select(central, central_bottom, tail_bottom);
    return ratio * select(central, q, select(q < 0.0f, -1.0f, 1.0f));
}

} // namespace dyad::inline DYAD_KERNEL
