// A community of persons as plain objects: the state of the reference, one person beside the other.
#pragma once

#include "models/lifecourse.hpp"

#include <algorithm>
#include <vector>

namespace dyad::inline DYAD_KERNEL::reference {

// The reference is the model written as its equations read, for one person after the other: no tables, blocks, gathers
// or bit masks. It must give the same bits as the engine, so it takes its numbers from the same declarations, its
// chance from the same draws and its exponentials from sim/math.hpp; everything else is written again. It calls no
// mechanism's step.

/// The declarations, under one value each, by the mechanisms' names.
struct Theory {
    Lifecourse all;
    /// `values`: one for each parameter of the table of contents, in its order.
    explicit Theory(std::span<const double> values) : all(with_values(Lifecourse{}, values)) {}
    explicit Theory(const Lifecourse& declared) : all(declared) {}
    template <class Mechanism> const Mechanism& of() const { return std::get<Mechanism>(all); }
};

/// One of the eight places in a life, whoever stands in it: 0 to 2 the figures of childhood, 3 a sibling, 4 and 5
/// friends, 6 a teacher, mentor or therapist, 7 the partner. Somebody new takes the place over as the last one left it.
struct Bond {
    std::uint32_t other = nobody, since = never;             ///< who (number in the register), since which month
    std::uint32_t role = no_role;                            ///< who a figure is to the child
    float weight = 0;                                        ///< share of bids that go to a figure
    float own_sensitivity = 0, own_rejection = 0;            ///< what only this pair has
    float own_inconsistency = 0, own_frightening = 0;        ///< the same, of figures only
    bool begins = false;                                     ///< this month
    float expectation[3] = {}, fear = 0, felt_value = 0;     ///< q by strategy, F, V
    float chance_mute = 0, chance_ask = 0;                   ///< the policy of the month, in infancy of the day
    float formed = 0;                                        ///< how far a selective attachment has formed
    float context = 0;                                       ///< of a figure's household
    float sensitivity = 0, rejection = 0;                    ///< S, r: what the other offers this month
    float inconsistency = 0, frightening = 0;                ///< v, phi
    float chance_noticed[3] = {}, chance_rejected[3] = {};   ///< by strategy; the latter if noticed
    float chance_frightened = 0;                             ///< if noticed
    float readiness = 0, stress_effect = 0, mute_effect = 0; ///< in infancy, of the month
    float stress = 0;                                        ///< in infancy: e, today's stress
};

/// One episode of an infant's need: to whom it turned, how, what came of it and how it felt.
struct Episode {
    std::uint32_t to = 0, bid = 0, answer = 0;
    float felt = 0;
};

/// The four numbers of a model, and the scores that a norm table reads off them.
struct Mind {
    float number[4] = {}; ///< mute, ask, amplify, fear
    float avoidance = 0, anxiety = 0, fearfulness = 0;
};

/// S, r, v and logit phi.
struct Manner {
    float sensitivity = 0, rejection = 0, inconsistency = 0, frightening = 0;
};

struct Person {
    // Who it is.
    Identity identity{};
    std::uint32_t number = 0, family = 0, generation = 0, origin = born_here;
    std::uint32_t mother = nobody, father = nobody, elder = nobody, co_twin = nobody, last_child = nobody;
    std::uint32_t identical = 0, sex = female, birth_month = 0, death_month = never;
    bool grown = false; ///< out of the nursery
    float reactivity = 0, susceptibility = 0, felt_gain = 0;

    // Births and deaths.
    bool dies = false;
    std::uint32_t births = 0, births_identical = 0, children = 0, children_wanted = 0;
    std::uint32_t next_birth = never, begets = nobody, last_birth = never;

    // With whom.
    Bond bond[bonds_at_most];
    std::uint32_t placed_with = nobody, placement_kind = no_role;
    std::uint32_t yoked = 0; ///< to another infant, whose policy is answered in place of the child's own
    float yoke[3] = {0, 0, 0};
    std::uint32_t guide_kind = no_guide, helper = no_guide; ///< in the helper slot without therapy, and with it
    float teacher_sensitivity = 0, teacher_rejection = 0;
    std::uint32_t committed_since = never, single_since = 0, same_sex = 0;
    std::uint32_t unions = 0, short_loves = 0, fast_commitments = 0, separated_from = nobody, widowed_from = nobody;

    // Therapies.
    std::uint32_t therapy = 0, therapy_since = never, therapy_ends = never, courses = 0, dropped_out = 0, ruptured = 0;
    float alliance = 0, safety = 1, elicitation = 0, soothing = 0;
    std::uint32_t body_work = 0, body_work_ends = never;
    float calming = 0, extinction = 1;

    // Circumstances.
    float shared_context = 0, own_context = 0, context = 0;
    float event_sensitivity = 0, event_rejection = 0, shock = 0;
    std::uint32_t event_now = 0, trained = 0;
    float sensitivity_loss = 0, rejection_gain = 0, inconsistency_factor = 1;
    float fright_shift = 0, fright_factor = 1, fright_added = 0;
    float training = 0, training_rejection = 0;

    // What it is like to others.
    Mind mind, self; ///< K and G
    float drawn_self[4] = {};
    Manner to_children, to_equals;

    // How fast it learns.
    float plasticity_of_age = 0, log_plasticity = 0, plasticity = 0, bond_plasticity = 0;
    float attaches = 0, generalization = 0;

    // What it has learned.
    float general_expectation[3] = {}, general_fear = 0, tone = 0, unsoothed = 0, worth = 0, conflict = 0, strain = 0;
    float childhood_bids[3] = {}, childhood_met[3] = {}, childhood_rejected[3] = {}, childhood_frightened = 0;
    Episode episode[episodes_at_most];

    std::uint32_t age(std::uint32_t month) const { return month - birth_month; }
    std::uint32_t founder_number() const { return identity.low >> 25 & 31u; }
    bool is_founder(std::uint32_t which) const { return origin != born_here && founder_number() == which; }
    /// How many figures of childhood have a place.
    std::uint32_t figures() const {
        std::uint32_t count = 0;
        for (std::uint32_t k = 0; k < figures_at_most; ++k) count += bond[k].role != no_role;
        return count;
    }
    std::uint32_t partner() const { return bond[partner_slot].other; }
};

/// Years of age, from months that may be counted from before the run.
inline float in_years(std::uint32_t months) { return static_cast<float>(static_cast<std::int32_t>(months)) / 12.0f; }

/// Yes or no for everyone who ever lived.
using Marks = std::vector<bool>;

struct Community {
    std::uint32_t number = 0, families = 0;
    std::vector<std::uint32_t> households;
    std::vector<Person> people;         ///< everyone who ever lived, in the order of arrival
    std::vector<std::uint32_t> society; ///< who has grown out of infancy, in the order in which they did
    std::vector<std::uint32_t> nursery; ///< infants, those with most figures first
    std::vector<Ended> ended;

    bool alive(std::uint32_t who) const { return who != nobody && people[who].death_month == never; }
    /// Alive and grown out of infancy.
    bool lives(std::uint32_t who) const { return alive(who) && people[who].grown; }
    /// Lives, and is no staff of an institution, who has no life outside it.
    bool is_around(std::uint32_t who) const { return alive(who) && people[who].origin != staff_member; }
    /// The living partner of somebody who lives; nobody if there is none.
    std::uint32_t living_partner(std::uint32_t who) const {
        return lives(who) && lives(people[who].partner()) ? people[who].partner() : nobody;
    }
};

} // namespace dyad::inline DYAD_KERNEL::reference
