// The battery: every instrument there is, in the order in which its scores stand in the results.
#pragma once

#include "models/instruments/adult_interview.hpp"
#include "models/instruments/attachment_formation.hpp"
#include "models/instruments/attachment_q_sort.hpp"
#include "models/instruments/close_relationships.hpp"
#include "models/instruments/core_needs_inventory.hpp"
#include "models/instruments/emotion_regulation.hpp"
#include "models/instruments/frightening_behaviour.hpp"
#include "models/instruments/observed_sensitivity.hpp"
#include "models/instruments/prosociality.hpp"
#include "models/instruments/satisfaction.hpp"
#include "models/instruments/self_assessment.hpp"
#include "models/instruments/self_esteem.hpp"
#include "models/instruments/strange_situation.hpp"
#include "models/instruments/trust.hpp"

#include <tuple>

namespace dyad::inline DYAD_KERNEL {

using Battery =
    std::tuple<StrangeSituation, AttachmentQSort, ObservedSensitivity, FrighteningBehaviour, AttachmentFormation, // figures
               AdultInterview, CloseRelationships, Satisfaction, SelfEsteem, Trust, EmotionRegulation, Prosociality,
               SelfAssessment, CoreNeedsInventory>; // the person

/// The same with every parameter at its default.
inline constexpr Battery full_battery{};

} // namespace dyad::inline DYAD_KERNEL
