// Telling theories apart: how often the estimates of a study would name the theory under which it was done.
#pragma once

#include "analysis/estimate.hpp"
#include "analysis/studies/power.hpp"

#include <vector>

namespace dyad {

/// Share of studies whose theory is named rightly, all theories being as likely, by the linear discriminant of Fisher (means of
/// the estimates under each theory, one covariance) that half of the studies teach and the other half are asked by. `fits` are by
/// theory, each as `repeat_studies` gives it; only the analyses of `used` are looked at. A study in which one could not be done
/// is left out. No share where fewer than twenty studies of a theory can teach.
Estimate told_apart(const std::vector<RepeatedFits>& fits, std::span<const std::size_t> used);

} // namespace dyad
