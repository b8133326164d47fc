// The table of contents of the theory: every process in the order in which it runs.
#pragma once

#include "models/adversity.hpp"
#include "models/arousal.hpp"
#include "models/attachment_figures.hpp"
#include "models/caregiving.hpp"
#include "models/census.hpp"
#include "models/company.hpp"
#include "models/conflict.hpp"
#include "models/core_needs.hpp"
#include "models/family_context.hpp"
#include "models/family_events.hpp"
#include "models/fear.hpp"
#include "models/friendship.hpp"
#include "models/households.hpp"
#include "models/mentoring.hpp"
#include "models/mortality.hpp"
#include "models/parent_training.hpp"
#include "models/parenthood.hpp"
#include "models/partnership.hpp"
#include "models/placement.hpp"
#include "models/plasticity.hpp"
#include "models/psychotherapy.hpp"
#include "models/responsiveness.hpp"
#include "models/selective_attachment.hpp"
#include "models/self_concept.hpp"
#include "models/siblings.hpp"
#include "models/signalling.hpp"
#include "models/somatic_therapy.hpp"
#include "models/state_of_mind.hpp"
#include "models/temperament.hpp"
#include "models/transference.hpp"
#include "models/working_model.hpp"
#include "models/yoking.hpp"

namespace dyad::inline DYAD_KERNEL {

/// At each moment (sim/process.hpp names them) the processes that act at it act in this order.
using Lifecourse = std::tuple<Households,           // who founds a family
                              Mortality,            // who dies
                              Parenthood,           // who has children
                              Census,               // who is there
                              Temperament,          // what is inborn
                              Partnership,          // who lives with whom
                              Friendship,           // who is whose friend
                              Siblings,             // who grows up with whom
                              Mentoring,            // who is taught and guided
                              Psychotherapy,        // who seeks help, and how it goes
                              SomaticTherapy,       // who is calmed through the body
                              Placement,            // who is cared for by others than their parents
                              AttachmentFigures,    // who cares for a child
                              FamilyEvents,         // what strikes a household
                              FamilyContext,        // what comes and goes over years
                              StateOfMind,          // what the past has made of a caregiver
                              Adversity,            // what circumstances take
                              ParentTraining,       // what can be given back
                              Company,              // how much is shared with whom
                              Plasticity,           // how fast anybody can learn
                              Transference,         // how fast the general model follows, and pulls
                              Signalling,           // what a person in need does
                              Responsiveness,       // what friends, guides and partners are like
                              Yoking,               // whom it is answered whatever they do
                              Caregiving,           // what others answer
                              WorkingModel,         // what one comes to expect
                              Fear,                 // what one comes to fear
                              Arousal,              // what stays in the body
                              Conflict,             // what goes wrong between partners
                              SelfConcept,          // what one is worth to oneself
                              CoreNeeds,            // which needs were met in childhood
                              SelectiveAttachment>; // to whom a child becomes attached

/// The same with every parameter at its default.
inline constexpr Lifecourse lifecourse{};

} // namespace dyad::inline DYAD_KERNEL
