// A subject: one living person as instruments see them, read only, in the nursery or in the society.
#pragma once

#include "models/formulas.hpp"
#include "sim/process.hpp"
#include "sim/random.hpp"

#include <limits>

namespace dyad::inline DYAD_KERNEL {

/// A score or state that does not exist for this person.
inline constexpr float no_score = std::numeric_limits<float>::quiet_NaN();

/// A working model as instruments read it: what each strategy is expected to bring, and fear.
struct Expectations {
    float mute, ask, amplify, fear;

    float avoidance() const { return avoidance_of(mute, ask); }
    float anxiety() const { return anxiety_of(mute, ask, amplify); }
};

/// `share` of the first model and the rest of the second: b + share (a - b), number by number.
inline Expectations mixed(const Expectations& a, const Expectations& b, float share) {
    return {b.mute + share * (a.mute - b.mute), b.ask + share * (a.ask - b.ask),
            b.amplify + share * (a.amplify - b.amplify), b.fear + share * (a.fear - b.fear)};
}

/// One person wherever they live. Slots 0 to 2 are figures of childhood, 3 to 7 (society only) as `Slot` names them.
/// What does not exist there is NaN.
struct Subject {
    const World& world;
    std::uint32_t row; ///< in the nursery or in the society
    bool in_nursery;

    static constexpr std::uint32_t figures = figures_at_most;

    const Nursery& nursery() const { return world.nursery; }
    const Society& society() const { return world.society; }

    Identity identity() const {
        return in_nursery ? Identity{nursery().lineage_low[row], nursery().lineage_high[row]}
                          : Identity{society().lineage_low[row], society().lineage_high[row]};
    }
    std::uint32_t person() const { return in_nursery ? nursery().person[row] : society().person[row]; }
    std::uint32_t sex() const { return in_nursery ? world.persons.sex[person()] : society().sex[row]; }
    float reactivity() const { return in_nursery ? nursery().reactivity[row] : society().reactivity[row]; }
    float susceptibility() const { return in_nursery ? nursery().susceptibility[row] : society().susceptibility[row]; }
    float tone() const { return in_nursery ? nursery().tone[row] : society().tone[row]; }
    float plasticity() const { return in_nursery ? nursery().plasticity[row] : society().plasticity[row]; }

    // Who stands in a slot.
    std::uint32_t role(std::uint32_t slot) const {
        return in_nursery ? nursery().role.strip(slot)[row] : society().role.strip(slot)[row];
    }
    std::uint32_t figure(std::uint32_t slot) const {
        return in_nursery ? nursery().figure.strip(slot)[row] : society().figure.strip(slot)[row];
    }
    bool has(std::uint32_t slot) const {
        if (slot < figures) return role(slot) != no_role;
        if (in_nursery) return false;
        switch (slot) {
        case sibling_slot: return society().sibling[row] != nobody;
        case friend_slot: return society().friends.strip(0)[row] != nobody;
        case companion_slot: return society().friends.strip(1)[row] != nobody;
        case helper_slot: return society().helper[row] != no_guide;
        default: return society().partner[row] != nobody;
        }
    }
    bool has_partner() const { return has(partner_slot); }
    /// Whether there is a partner now or was one before.
    bool had_partner() const { return !in_nursery && society().unions[row] > 0; }
    /// The slot of the mother or father, else of the first figure of that sex who is not institution staff; `nobody` if
    /// none.
    std::uint32_t parent_slot(Sex sex_of_parent) const {
        for (std::uint32_t slot = 0; slot < figures; ++slot)
            if (role(slot) == (sex_of_parent == female ? mother : father)) return slot;
        for (std::uint32_t slot = 0; slot < figures; ++slot) {
            const std::uint32_t its_role = role(slot), its_figure = figure(slot);
            if (its_role == no_role || its_role == staff || its_figure == nobody) continue;
            if (world.persons.sex[its_figure] == sex_of_parent) return slot;
        }
        return nobody;
    }

    // What was learned of whoever stands in a slot.
    float expectation(std::uint32_t slot, Strategy strategy) const {
        return in_nursery ? nursery().expectation.strip(3 * slot + strategy)[row]
                          : society().expectation.strip(3 * slot + strategy)[row];
    }
    float fear(std::uint32_t slot) const {
        return in_nursery ? nursery().fear.strip(slot)[row] : society().fear.strip(slot)[row];
    }
    float chance_mute(std::uint32_t slot) const {
        return in_nursery ? nursery().chance_mute.strip(slot)[row] : society().chance_mute.strip(slot)[row];
    }
    float chance_ask(std::uint32_t slot) const {
        return in_nursery ? nursery().chance_ask.strip(slot)[row] : society().chance_ask.strip(slot)[row];
    }
    float formed(std::uint32_t slot) const { return in_nursery ? nursery().formed.strip(slot)[row] : 1.0f; }
    float strain() const { return in_nursery ? no_score : society().strain[row]; }
    float felt_value(std::uint32_t slot) const { return in_nursery ? no_score : society().felt_value.strip(slot)[row]; }
    Expectations towards(std::uint32_t slot) const {
        return {expectation(slot, Strategy::mute), expectation(slot, Strategy::ask),
                expectation(slot, Strategy::amplify), fear(slot)};
    }

    /// Whether there is a friend, and the slot of the closest: the one whose bond is felt to be worth more.
    bool has_friend() const { return has(friend_slot) || has(companion_slot); }
    std::uint32_t closest_friend() const {
        if (!has(friend_slot)) return companion_slot;
        if (!has(companion_slot)) return friend_slot;
        return felt_value(companion_slot) > felt_value(friend_slot) ? companion_slot : friend_slot;
    }
    /// The model that questions of love bring to mind: that of the partner or the last one; of the closest friend, in those
    /// who never had a partner; in general, in those without friends.
    Expectations thought_of_in_love() const {
        if (had_partner()) return towards(partner_slot);
        return has_friend() ? towards(closest_friend()) : in_general();
    }

    // The general model, the state of mind (3 is its fear), and the self.
    float general(Strategy strategy) const {
        return in_nursery ? nursery().general_expectation.strip(strategy)[row]
                          : society().general_expectation.strip(strategy)[row];
    }
    float general_fear() const { return in_nursery ? nursery().general_fear[row] : society().general_fear[row]; }
    Expectations in_general() const {
        return {general(Strategy::mute), general(Strategy::ask), general(Strategy::amplify), general_fear()};
    }
    float mind(std::uint32_t strip) const { return in_nursery ? no_score : society().mind.strip(strip)[row]; }
    Expectations state_of_mind() const { return {mind(0), mind(1), mind(2), mind(3)}; }
    float worth() const { return in_nursery ? no_score : society().worth[row]; }

    // Counters of childhood, so far.
    float childhood_bids(Strategy strategy) const {
        return in_nursery ? nursery().childhood_bids.strip(strategy)[row]
                          : society().childhood_bids.strip(strategy)[row];
    }
    float childhood_met(Strategy strategy) const {
        return in_nursery ? nursery().childhood_met.strip(strategy)[row] : society().childhood_met.strip(strategy)[row];
    }
    float childhood_rejected(Strategy strategy) const {
        return in_nursery ? nursery().childhood_rejected.strip(strategy)[row]
                          : society().childhood_rejected.strip(strategy)[row];
    }
    float childhood_frightened() const {
        return in_nursery ? nursery().childhood_frightened[row] : society().childhood_frightened[row];
    }
};

/// Calls `act(subject)` for everybody alive: infants in the order of the nursery, then the society in the order of its
/// rows. The dead, whose rows stay for a while, never become subjects.
template <class Act> void for_each_subject(const World& world, const Act& act) {
    for (std::uint32_t i = 0; i < world.nursery.rows(); ++i) {
        const std::uint32_t person = world.nursery.person[i];
        if (world.persons.alive(person) && world.persons.society_row[person] == nobody) act(Subject{world, i, true});
    }
    for (std::uint32_t i = 0; i < world.society.rows(); ++i)
        if (world.society.alive[i] == 1) act(Subject{world, i, false});
}

} // namespace dyad::inline DYAD_KERNEL
