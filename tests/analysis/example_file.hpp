// A small results file made by hand, whose summary is known beforehand.
#pragma once

#include "sim/results/results.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace dyad::example {

struct Visit {
    unsigned month;
    std::uint8_t classified, with_father; ///< codes: 0 missing, 1 A, 2 B, 3 C, 4 D
    float sensitivity, frightening;       ///< not-a-number where not given
    float responsiveness, security;       ///< the truth
    float sort = std::numeric_limits<float>::quiet_NaN();
};

struct Person {
    std::uint32_t person, community;
    float reactivity;
    std::vector<Visit> visits;
    std::uint32_t generation = visits.empty() ? 0 : 1; ///< a person without visits is a parent, unless told otherwise
};

/// The missing value of `mother`.
inline constexpr std::uint32_t nobody = 0xffffffffU;

/// Of the observed and latent rows, against the persons.
enum class Order {
    as_persons,
    backwards
};

/// Writes tables parameters, persons, observed and latent to `path`. Returns whether it could be written.
bool write_file(const std::string& path, const std::vector<Person>& persons, Order order = Order::as_persons);

} // namespace dyad::example
