// Subjects for tests: infants and adults whose states are set or drawn, so that what instruments read is known.
#pragma once

#include "models/instruments/battery.hpp"
#include "models/instruments/true_state.hpp"
#include "tests/moments.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <tuple>
#include <vector>

namespace dyad::test {

/// Children whose policy towards their main figure is given, and who have no fear.
struct Room {
    World world;
    Nursery& infants = world.nursery;

    Room(std::uint32_t children, float to_mute, float to_ask) {
        infants.resize(children);
        infants.with_slot[0] = children;
        for (std::uint32_t i = 0; i < children; ++i) {
            infants.lineage_low[i] = i;
            infants.role.strip()[i] = mother;
            infants.chance_mute.strip()[i] = to_mute;
            infants.chance_ask.strip()[i] = to_ask;
            infants.expectation.strip(ask)[i] = 0.6f; // nobody is helpless
            infants.formed.strip()[i] = 1;            // everybody is attached
        }
    }
    Subject child(std::uint32_t i) const { return {world, i, true}; }
};

/// Adults who are alike: single, without kin or friends, calm, and with these expectations in general and in mind.
struct Hall {
    World world;
    Society& adults = world.society;

    explicit Hall(std::uint32_t count, const Expectations& model = {0.1f, 0.6f, 0.15f, 0.05f}) {
        adults.resize(count);
        world.persons.resize(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            adults.person[i] = i, adults.lineage_low[i] = i, adults.alive[i] = 1;
            world.persons.death_month[i] = never, world.persons.society_row[i] = i;
            for (std::size_t k = 0; k < figures_at_most; ++k) adults.figure.strip(k)[i] = nobody;
            adults.sibling[i] = adults.partner[i] = adults.friends.strip(0)[i] = adults.friends.strip(1)[i] = nobody;
            adults.tone[i] = instrument_norms.tone.mean;
            set_general(i, model);
            set_mind(i, model);
        }
    }
    Subject adult(std::uint32_t i) const { return {world, i, false}; }

    void set_general(std::uint32_t i, const Expectations& model) {
        const float values[] = {model.mute, model.ask, model.amplify};
        for (std::size_t s = 0; s < strategies; ++s) adults.general_expectation.strip(s)[i] = values[s];
        adults.general_fear[i] = model.fear;
    }
    void set_mind(std::uint32_t i, const Expectations& model) {
        const float values[] = {model.mute, model.ask, model.amplify, model.fear};
        for (std::size_t s = 0; s < 4; ++s) adults.mind.strip(s)[i] = values[s];
    }
    void set_towards(std::uint32_t i, std::size_t slot, const Expectations& model) {
        const float values[] = {model.mute, model.ask, model.amplify};
        for (std::size_t s = 0; s < strategies; ++s) adults.expectation.strip(3 * slot + s)[i] = values[s];
        adults.fear.strip(slot)[i] = model.fear;
    }
};

/// A model drawn around the usual.
inline Expectations drawn_model(std::uint32_t i, std::uint32_t index) {
    const Words words = Draw{}({i, 0}, 0, index, Purpose("test.model"));
    return {0.1f + 0.15f * normal(words.a), 0.55f + 0.15f * normal(words.b), 0.15f + 0.15f * normal(words.c),
            0.2f * uniform(words.d)};
}

/// Adults with drawn states: each has a mother, a father, a friend, a partner and a childhood.
struct Crowd : Hall {
    explicit Crowd(std::uint32_t count) : Hall(count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            const Words words = Draw{}({i, 0}, 0, 0, Purpose("test.person"));
            adults.reactivity[i] = normal(words.a);
            adults.tone[i] = 0.15f + 0.2f * uniform(words.b);
            adults.worth[i] = 0.45f + 0.15f * normal(words.c);
            adults.equal_sensitivity[i] = 0.8f * normal(words.d);
            adults.role.strip(0)[i] = mother, adults.role.strip(1)[i] = father;
            adults.friends.strip(0)[i] = adults.partner[i] = (i + 1) % count;
            set_general(i, drawn_model(i, 8));
            set_mind(i, drawn_model(i, 9));
            for (std::uint32_t slot = 0; slot < bonds_at_most; ++slot) {
                const Expectations model = drawn_model(i, slot);
                set_towards(i, slot, model);
                adults.felt_value.strip(slot)[i] = model.ask;
                adults.chance_mute.strip(slot)[i] = 0.3f, adults.chance_ask.strip(slot)[i] = 0.5f;
            }
            for (std::size_t s = 0; s < strategies; ++s) {
                const float bids = 1000.0f * static_cast<float>(s + 1), met = 0.3f + 0.5f * uniform(words.a);
                adults.childhood_bids.strip(s)[i] = bids;
                adults.childhood_met.strip(s)[i] = met * bids;
                adults.childhood_rejected.strip(s)[i] = 0.5f * (1.0f - met) * bids;
            }
        }
    }
};

/// Correlation of one score of an instrument at two ages, the state being the same: its retest reliability.
template <class I, class SubjectOf>
double retest_of(const I& instrument, std::uint32_t subjects, const SubjectOf& subject_of, std::uint32_t one_age,
                 std::uint32_t other_age, std::size_t score = 0) {
    Numbers first, second;
    for (std::uint32_t i = 0; i < subjects; ++i) {
        first.push_back(instrument.observe(subject_of(i), 0, one_age, Draw{}).scores[score]);
        second.push_back(instrument.observe(subject_of(i), 0, other_age, Draw{}).scores[score]);
    }
    return correlation_of(first, second);
}

/// All bytes of a world's tables, to see whether anything changed.
inline std::vector<std::byte> bytes_of(World& world) {
    std::vector<std::byte> all;
    const auto add = [&](Table& table) {
        for (AnyColumn* const column : table.columns()) {
            const auto bytes = column->bytes();
            all.insert(all.end(), bytes.begin(), bytes.end());
        }
    };
    add(world.persons), add(world.society), add(world.nursery);
    return all;
}

} // namespace dyad::test
