// Seeds: the interval of a number that was found once on each of several seeds.
#pragma once

#include "analysis/estimate.hpp"

#include <cstdint>
#include <span>

namespace dyad {

/// A mean over all persons, with the 95 % interval by Student's t over what each seed found; none from fewer than three.
Estimate over_seeds(std::span<const double> of_seeds, double mean, std::uint64_t persons);

/// The mean of what the seeds found, with the same interval. Seeds that found no number are left out.
Estimate over_seeds(std::span<const double> of_seeds, std::uint64_t persons);

} // namespace dyad
