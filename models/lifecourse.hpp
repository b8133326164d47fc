// The table of contents of the theory: every process in the order in which it runs.
#pragma once

#include "models/adversity.hpp"
#include "models/arousal.hpp"
#include "models/attachment_figures.hpp"
#include "models/caregiving.hpp"
#include "models/family_context.hpp"
#include "models/fear.hpp"
#include "models/plasticity.hpp"
#include "models/selective_attachment.hpp"
#include "models/signalling.hpp"
#include "models/state_of_mind.hpp"
#include "models/temperament.hpp"
#include "models/transference.hpp"
#include "models/working_model.hpp"

namespace dyad::inline DYAD_KERNEL {

/// At each moment (founding, birth, month, day) the processes that act at it act in this order.
using Lifecourse = std::tuple<AttachmentFigures,    // who is there
                              Temperament,          // what is inborn
                              StateOfMind,          // what caregivers bring
                              Adversity,            // what circumstances take
                              FamilyContext,        // what comes and goes over years
                              Plasticity,           // how fast the child can learn today
                              Transference,         // how fast the general model follows
                              Signalling,           // what the child in need does
                              Caregiving,           // what its figures answer
                              WorkingModel,         // what it comes to expect
                              Fear,                 // what it comes to fear
                              Arousal,              // what stays in the body
                              SelectiveAttachment>; // to whom it becomes attached

} // namespace dyad::inline DYAD_KERNEL
