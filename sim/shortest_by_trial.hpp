// The shortest digits without the tables of the C++ library, which would be a fifth of the page in the browser.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <type_traits>

namespace dyad {

/// What `shortest` says, found by trying one more digit at a time.
template <class Number> std::string shortest_by_trial(Number number) {
    if (std::isnan(number)) return std::signbit(number) ? "-nan" : "nan";
    if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
    std::array<char, 400> text{};
    const auto reads_back = [&] {
        if constexpr (std::is_same_v<Number, float>) return std::strtof(text.data(), nullptr) == number;
        else return std::strtod(text.data(), nullptr) == number;
    };
    constexpr int most = std::is_same_v<Number, float> ? 9 : 17;
    int digits = 1;
    for (; digits <= most; ++digits) {
        std::snprintf(text.data(), text.size(), "%.*e", digits - 1, static_cast<double>(number));
        if (reads_back()) break;
    }
    const std::string scientific = text.data();
    const int exponent = std::atoi(scientific.c_str() + scientific.find('e') + 1);
    // In the plain notation all digits of a large whole number are written, though fewer would read back.
    const int behind = digits - 1 - exponent > 0 ? digits - 1 - exponent : 0;
    std::snprintf(text.data(), text.size(), "%.*f", behind, static_cast<double>(number));
    const std::string plain = text.data();
    return plain.size() <= scientific.size() ? plain : scientific;
}

} // namespace dyad
