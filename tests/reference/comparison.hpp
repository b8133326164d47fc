// Comparing the engine's world with the reference's children, column by column and bit for bit.
#pragma once

#include "tests/reference/day.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dyad::inline DYAD_KERNEL::reference {

/// Looks for the first column in which a row of the engine differs from a child of the reference.
class Difference {
public:
    void number(const char* column, float engine, float reference) {
        if (bits_of(engine) != bits_of(reference)) report(column, std::to_string(engine), std::to_string(reference));
    }
    void number(const char* column, std::uint32_t engine, std::uint32_t reference) {
        if (engine != reference) report(column, std::to_string(engine), std::to_string(reference));
    }
    /// Strips `from`, `from` + 1, … of a column against as many numbers.
    template <class T, std::size_t Width, std::size_t Count>
    void strips(const Column<T, Width>& column, std::size_t from, std::uint32_t i, const T (&reference)[Count]) {
        for (std::size_t s = 0; s < Count; ++s) strip(column, from + s, i, reference[s]);
    }
    template <class T, std::size_t Width>
    void strip(const Column<T, Width>& column, std::size_t k, std::uint32_t i, T reference) {
        const std::string name = Width > 1 ? column.name + ("/" + std::to_string(k)) : column.name;
        number(name.c_str(), column.strip(k)[i], reference);
    }
    template <class T> void value(const Column<T>& column, std::uint32_t i, T reference) {
        strip(column, 0, i, reference);
    }

    /// Empty if nothing differs.
    const std::string& first() const { return first_; }

private:
    void report(const std::string& column, const std::string& engine, const std::string& reference) {
        if (first_.empty()) first_ = column + " is " + engine + " in the engine and " + reference + " in the reference";
    }
    std::string first_;
};

inline void compare_founder(Difference& difference, const Persons& persons, std::uint32_t i, const Founder& founder) {
    difference.value(persons.lineage_low, i, founder.identity.low);
    difference.value(persons.lineage_high, i, founder.identity.high);
    difference.value(persons.reactivity, i, founder.reactivity);
    difference.value(persons.susceptibility, i, founder.susceptibility);
    difference.strips(persons.mind, 0, i, {founder.q_mute, founder.q_ask, founder.q_amplify, founder.fear});
    difference.value(persons.avoidance, i, founder.avoidance);
    difference.value(persons.anxiety, i, founder.anxiety);
    difference.value(persons.fearfulness, i, founder.fearfulness);
}

inline void compare_figure(Difference& difference, const Nursery& infants, std::uint32_t i, std::uint32_t k,
                           const Figure& figure) {
    difference.strip(infants.role, k, i, figure.founder.role);
    difference.strip(infants.weight, k, i, figure.weight);
    difference.strip(infants.own_context, k, i, figure.own_context);
    difference.strip(infants.context, k, i, figure.context);
    difference.strip(infants.sensitivity, k, i, figure.sensitivity);
    difference.strip(infants.inconsistency, k, i, figure.inconsistency);
    difference.strip(infants.rejection, k, i, figure.rejection);
    difference.strip(infants.frightening, k, i, figure.frightening);
    difference.strip(infants.readiness, k, i, figure.readiness);
    difference.strip(infants.stress_effect, k, i, figure.stress_effect);
    difference.strip(infants.mute_effect, k, i, figure.mute_effect);
    difference.strips(infants.chance_rejected, 3 * k, i, figure.chance_rejected);
    difference.strip(infants.chance_frightened, k, i, figure.chance_frightened);
    difference.strip(infants.stress, k, i, figure.stress);
    difference.strips(infants.chance_noticed, 3 * k, i, figure.chance_noticed);
    difference.strip(infants.chance_mute, k, i, figure.chance_mute);
    difference.strip(infants.chance_ask, k, i, figure.chance_ask);
}

inline void compare_birth(Difference& difference, const Nursery& infants, std::uint32_t i, const Child& child) {
    difference.value(infants.lineage_low, i, child.identity.low);
    difference.value(infants.lineage_high, i, child.identity.high);
    difference.value(infants.reactivity, i, child.reactivity);
    difference.value(infants.susceptibility, i, child.susceptibility);
    difference.value(infants.felt_gain, i, child.felt_gain);
    difference.value(infants.sensitivity_loss, i, child.sensitivity_loss);
    difference.value(infants.rejection_gain, i, child.rejection_gain);
    difference.value(infants.inconsistency_factor, i, child.inconsistency_factor);
    difference.value(infants.fright_shift, i, child.fright_shift);
    difference.value(infants.fright_factor, i, child.fright_factor);
    difference.value(infants.fright_added, i, child.fright_added);
}

inline void compare_learning(Difference& difference, const Nursery& infants, std::uint32_t i, const Child& child) {
    for (std::uint32_t e = 0; e < child.episodes; ++e) {
        difference.strip(infants.bid_to, e, i, child.episode[e].to);
        difference.strip(infants.bid, e, i, child.episode[e].bid);
        difference.strip(infants.answer, e, i, child.episode[e].answer);
        difference.strip(infants.felt, e, i, child.episode[e].felt);
    }
    for (std::uint32_t k = 0; k < child.figures; ++k) {
        difference.strips(infants.expectation, 3 * k, i, child.figure[k].expectation);
        difference.strip(infants.fear, k, i, child.figure[k].fear);
        difference.strip(infants.formed, k, i, child.figure[k].formed);
    }
    difference.strips(infants.general_expectation, 0, i, child.general_expectation);
    difference.value(infants.general_fear, i, child.general_fear);
    difference.value(infants.unsoothed, i, child.unsoothed);
    difference.value(infants.tone, i, child.tone);
}

/// The first column, in the order in which a day fills them, in which row i differs from the child; empty if none does.
/// Columns of figures that the child does not have are not looked at.
inline std::string difference_between(const World& world, std::uint32_t i, const Child& child) {
    const Nursery& infants = world.nursery;
    Difference difference;
    compare_birth(difference, infants, i, child);
    for (std::uint32_t k = 0; k < figures_at_most; ++k)
        difference.number("has_figure", std::uint32_t{infants.has_figure(i, k)}, std::uint32_t{k < child.figures});
    if (!difference.first().empty()) return difference.first();
    difference.value(infants.shared_context, i, child.shared_context);
    difference.value(infants.plasticity_of_age, i, child.plasticity_of_age);
    difference.value(infants.log_plasticity, i, child.log_plasticity);
    difference.value(infants.plasticity, i, child.plasticity);
    difference.value(infants.bond_plasticity, i, child.bond_plasticity);
    for (std::uint32_t k = 0; k < child.figures; ++k) {
        compare_founder(difference, world.persons, infants.figure.strip(k)[i], child.figure[k].founder);
        compare_figure(difference, infants, i, k, child.figure[k]);
    }
    compare_learning(difference, infants, i, child);
    return difference.first();
}

} // namespace dyad::inline DYAD_KERNEL::reference
