// A child, its figures and their founders as plain numbers: the state of the reference, one child at a time.
#pragma once

#include "models/lifecourse.hpp"

#include <array>

namespace dyad::inline DYAD_KERNEL::reference {

// The reference is the model written as its equations read, for one child: no tables, blocks or bit masks. It must give
// the same bits as the engine, so it takes its numbers from the same declarations, its chance from the same draws and its
// exponentials from sim/math.hpp; everything else is written again. It calls no mechanism's step.

/// The declarations, under one value each, by the mechanisms' names.
struct Theory {
    AttachmentFigures attachment_figures;
    Temperament temperament;
    StateOfMind state_of_mind;
    Adversity adversity;
    FamilyContext family_context;
    Plasticity plasticity;
    Transference transference;
    Signalling signalling;
    Caregiving caregiving;
    WorkingModel working_model;
    Fear fear;
    Arousal arousal;
    SelectiveAttachment selective_attachment;

    /// Expectations that a child is born with, by strategy.
    std::array<float, 3> innate() const {
        return {working_model.innate_mute, working_model.innate_ask, working_model.innate_amplify};
    }

    /// `values`: one for each parameter of the table of contents, in its order.
    explicit Theory(std::span<const double> values) : Theory(with_values(Lifecourse{}, values)) {}
    explicit Theory(const Lifecourse& all)
        : attachment_figures(std::get<AttachmentFigures>(all)), temperament(std::get<Temperament>(all)),
          state_of_mind(std::get<StateOfMind>(all)), adversity(std::get<Adversity>(all)),
          family_context(std::get<FamilyContext>(all)), plasticity(std::get<Plasticity>(all)),
          transference(std::get<Transference>(all)), signalling(std::get<Signalling>(all)),
          caregiving(std::get<Caregiving>(all)), working_model(std::get<WorkingModel>(all)), fear(std::get<Fear>(all)),
          arousal(std::get<Arousal>(all)), selective_attachment(std::get<SelectiveAttachment>(all)) {}
};

/// A caregiver of the first generation: what is inborn, and the state of mind (staff have none that we know).
struct Founder {
    Identity identity{};
    std::uint32_t role = no_role;
    float reactivity = 0, susceptibility = 0;
    float q_mute = 0, q_ask = 0, q_amplify = 0, fear = 0;
    float avoidance = 0, anxiety = 0, fearfulness = 0; ///< z_A, z_X, z_F by the norm table
};

/// A figure as one child knows it.
struct Figure {
    Founder founder;
    float weight = 0;                                                         ///< share of bids that go to it
    float sensitivity = 0, inconsistency = 0, rejection = 0, frightening = 0; ///< S, v, r, phi: lasting
    float own_context = 0, context = 0;                                       ///< c_k and C_k: this month
    float readiness = 0, stress_effect = 0, mute_effect = 0;                  ///< this month
    float chance_rejected[3] = {}, chance_frightened = 0;                     ///< this month, if noticed; by strategy
    float stress = 0, chance_noticed[3] = {};                                 ///< e_k and the chances of today
    float chance_mute = 0, chance_ask = 0;                                    ///< the child's policy of today
    float expectation[3] = {}, fear = 0;                                      ///< q by strategy, F
    float formed = 0;                                                         ///< how far an attachment has formed
};

/// One episode of need: to whom the child turned, how, what came of it and how it felt.
struct Episode {
    std::uint32_t to = 0, bid = 0, answer = 0;
    float felt = 0;
};

struct Child {
    Identity identity{};
    float reactivity = 0, susceptibility = 0, felt_gain = 0;                  ///< rho, theta, theta^gamma
    float sensitivity_loss = 0, rejection_gain = 0, inconsistency_factor = 0; ///< adversity
    float fright_shift = 0, fright_factor = 0, fright_added = 0;              ///< adversity
    float shared_context = 0;                                                 ///< c
    float plasticity_of_age = 0, log_plasticity = 0;                          ///< this month
    float plasticity = 0, bond_plasticity = 0;                                ///< pi and pi^zeta today
    float general_expectation[3] = {}, general_fear = 0;                      ///< G
    float tone = 0, unsoothed = 0;                                            ///< T; today's share
    std::uint32_t figures = 0, episodes = 0;                                  ///< how many there are
    Figure figure[figures_at_most];
    Episode episode[episodes_at_most];
};

} // namespace dyad::inline DYAD_KERNEL::reference
