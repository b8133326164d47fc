// A small results file made by hand, whose summary is known beforehand.
#pragma once

#include "sim/results/results.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dyad::example {

struct Visit {
    unsigned month;
    std::uint8_t classified, with_father; ///< codes: 0 missing, 1 A, 2 B, 3 C, 4 D
    float sensitivity, frightening;       ///< not-a-number where not given
    float responsiveness, security;       ///< the truth
};

struct Person {
    std::uint32_t person, community;
    float reactivity;
    std::vector<Visit> visits;
};

/// Of the observed and latent rows, against the persons.
enum class Order {
    as_persons,
    backwards
};

/// Writes tables parameters, persons, observed and latent to `path`. A person without visits is a parent. Returns
/// whether it could be written.
bool write_file(const std::string& path, const std::vector<Person>& persons, Order order = Order::as_persons);

} // namespace dyad::example
