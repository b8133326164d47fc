// Temperament: inborn reactivity, and susceptibility, "for better and for worse".
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Reactivity rho is standard normal; a child's is h times the mean of its parents' plus N(0, 1 - h²/2), so that
/// the spread stays 1.
/// Susceptibility theta = exp(sigma z - sigma²/2) with z correlated with rho (Slagt et al. 2016: negative emotionality in
/// infancy marks susceptibility); theta^gamma widens what is felt around what is innately expected.
struct Temperament {
    static constexpr std::string_view name = "temperament";
    static constexpr std::string_view meaning = "inborn reactivity and susceptibility to experience";

    Parameter susceptibility_spread{"susceptibility_spread", "sigma_theta", "log", 0.4, 0, 1,
                                    "spread of susceptibility (log-normal)", "assumed; swept 0.2 to 0.7"};
    Parameter reactive_susceptible{"reactive_susceptible", "c_theta", "r", 0.3, 0, 0.95,
                                   "correlation of susceptibility with reactivity",
                                   "assumed; direction from Slagt et al. 2016, 10.1037/bul0000061"};
    Parameter felt_exponent{"felt_exponent", "gamma_theta", "-", 0.7, 0, 1,
                            "how far susceptibility also widens felt outcomes", "assumed"};
    Parameter felt_ceiling{"felt_ceiling", "-", "-", 2.5, 1, 5, "the most that felt outcomes are widened", "assumed"};
    Parameter heritability{"heritability", "h_rho", "-", 1, 0, 1,
                           "how much of its parents' mean reactivity a child inherits", "assumed: polygenic, additive"};

    void step(World& world, const Founding&, const Draw& draw) const {
        Persons& persons = world.persons;
        for (std::size_t i = 0; i < persons.rows(); ++i) {
            if (persons.role[i] == no_role) continue; // children inherit, at birth
            const Words words = draw({persons.lineage_low[i], persons.lineage_high[i]}, 0, 0, Purpose("temperament"));
            settle(persons, i, normal(words.a), normal(words.b));
        }
    }

    void step(World& world, const Birth& birth, const Draw& draw) const {
        Persons& persons = world.persons;
        Nursery& infants = world.nursery;
        for (std::uint32_t i = birth.first; i < birth.last; ++i) {
            const std::uint32_t child = infants.person[i];
            const Words words = draw({infants.lineage_low[i], infants.lineage_high[i]}, 0, 0, Purpose("temperament"));
            const float h = heritability, own = std::sqrt(1.0f - 0.5f * h * h); // the spread stays 1
            const float reactivity = h * inherited(persons, child, normal(words.d), normal(words.c)) + own * normal(words.a);
            settle(persons, child, reactivity, normal(words.b));
            infants.reactivity[i] = persons.reactivity[child];
            infants.susceptibility[i] = persons.susceptibility[child];
            infants.felt_gain[i] = at_most(pow(persons.susceptibility[child], felt_exponent), felt_ceiling);
        }
    }

private:
    /// The mean of both parents; in place of an unknown one stands a stranger of the same population.
    static float inherited(const Persons& persons, std::uint32_t child, float for_mother, float for_father) {
        const std::uint32_t mothers = persons.mother[child], fathers = persons.father[child];
        const float from_mother = mothers == nobody ? for_mother : persons.reactivity[mothers];
        const float from_father = fathers == nobody ? for_father : persons.reactivity[fathers];
        return 0.5f * (from_mother + from_father);
    }

    void settle(Persons& persons, std::size_t i, float reactivity, float own) const {
        const float shared = reactive_susceptible, spread = susceptibility_spread;
        const float z = shared * reactivity + std::sqrt(1.0f - shared * shared) * own;
        persons.reactivity[i] = reactivity;
        persons.susceptibility[i] = exp(spread * z - 0.5f * spread * spread);
    }
};

} // namespace dyad::inline DYAD_KERNEL
