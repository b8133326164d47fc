// The shortest digits by the C++ library.
#include "sim/shortest.hpp"

#include <array>
#include <charconv>

namespace dyad {

namespace {

template <class Number> std::string shortest_of(Number number) {
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return {text.data(), end};
}

} // namespace

std::string shortest(double number) { return shortest_of(number); }
std::string shortest(float number) { return shortest_of(number); }

} // namespace dyad
