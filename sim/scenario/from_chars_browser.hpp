// The one function that the C++ library of WASI lacks for reading numbers without streams.
#pragma once

// Without it toml++ would bring streams and locales into the page, a tenth of its size.

#include <array>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace std {

inline from_chars_result from_chars(const char* first, const char* last, double& value) {
    array<char, 512> digits{}; // longer than any number that toml++ hands over
    const auto length = static_cast<size_t>(last - first);
    if (length == 0 || length >= digits.size()) return {first, errc::invalid_argument};
    memcpy(digits.data(), first, length);
    char* end = nullptr;
    errno = 0;
    const double read = strtod(digits.data(), &end);
    if (end == digits.data()) return {first, errc::invalid_argument};
    if (errno == ERANGE && (read > 1.0 || read < -1.0)) return {first + (end - digits.data()), errc::result_out_of_range};
    value = read;
    return {first + (end - digits.data()), errc{}};
}

} // namespace std
