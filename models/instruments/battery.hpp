// The battery: every instrument there is, in the order in which its scores stand in the results.
#pragma once

#include "models/instruments/attachment_formation.hpp"
#include "models/instruments/attachment_q_sort.hpp"
#include "models/instruments/frightening_behaviour.hpp"
#include "models/instruments/observed_sensitivity.hpp"
#include "models/instruments/strange_situation.hpp"

namespace dyad::inline DYAD_KERNEL {

using Battery =
    std::tuple<StrangeSituation, AttachmentQSort, ObservedSensitivity, FrighteningBehaviour, AttachmentFormation>;

} // namespace dyad::inline DYAD_KERNEL
