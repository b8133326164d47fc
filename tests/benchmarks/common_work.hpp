// The common work: a small attachment model by which engines of any kind can be compared, as processes on this engine.
#pragma once

#include "tests/benchmarks/common_infancy.hpp"
#include "tests/benchmarks/common_love.hpp"

#include <tuple>

namespace dyad::inline DYAD_KERNEL {

/// At each moment those that act at it act in this order.
using CommonWork = std::tuple<Newborns, Infancy, Market, Weeks>;

} // namespace dyad::inline DYAD_KERNEL
