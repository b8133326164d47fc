// Temperament: inborn reactivity, and susceptibility, "for better and for worse".
#pragma once

#include "models/world.hpp"
#include "sim/math.hpp"
#include "sim/process.hpp"

namespace dyad::inline DYAD_KERNEL {

/// Reactivity rho is standard normal; a child's is h times the mean of its parents' plus N(0, 1 - h²/2), so that
/// the spread stays 1.
/// Susceptibility theta = exp(sigma z - sigma²/2) with z correlated with rho (Slagt et al. 2016: negative emotionality
/// in infancy marks susceptibility); theta^gamma widens what is felt around what is innately expected, in infancy:
/// gain = min(ceiling, theta^gamma). Afterwards only `felt_after_infancy` of it is left: 1 + left (gain - 1).
/// Founders and staff are drawn from the same population. Identical twins share the first-born's temperament.
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
    Parameter felt_after_infancy{"felt_after_infancy", "-", "share", 0, 0, 1,
                                 "how much of that widening is left after infancy", "assumed: none, as in the trial"};
    Parameter heritability{"heritability", "h_rho", "-", 1, 0, 1,
                           "how much of its parents' mean reactivity a child inherits", "assumed: polygenic, additive"};

    void step(World& world, const Entry& entry, const Draw& draw) const {
        Persons& persons = world.persons;
        Society& society = world.society;
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            const std::uint32_t person = society.person[i];
            if (society.nursery_row[i] == nobody) { // the others inherited, at birth
                const Words words = draw({society.lineage_low[i], society.lineage_high[i]}, 0, 0, Purpose("temperament"));
                settle(persons, person, normal(words.a), normal(words.b));
            }
            society.reactivity[i] = persons.reactivity[person];
            society.susceptibility[i] = persons.susceptibility[person];
            society.felt_gain[i] = 1.0f + felt_after_infancy * (gain_of(persons.susceptibility[person]) - 1.0f);
        }
    }

    void step(World& world, const Birth& birth, const Draw& draw) const {
        Persons& persons = world.persons;
        Nursery& infants = world.nursery;
        for (std::uint32_t i = birth.first; i < birth.last; ++i) {
            const std::uint32_t child = infants.person[i], twin = persons.co_twin[child];
            if (persons.identical[child] == 1 && twin < child) { // the first-born of the two has been here before
                persons.reactivity[child] = persons.reactivity[twin];
                persons.susceptibility[child] = persons.susceptibility[twin];
            } else inherit(persons, child, {infants.lineage_low[i], infants.lineage_high[i]}, draw);
            infants.reactivity[i] = persons.reactivity[child];
            infants.susceptibility[i] = persons.susceptibility[child];
            infants.felt_gain[i] = gain_of(persons.susceptibility[child]);
        }
    }

private:
    float gain_of(float susceptibility) const { return at_most(pow(susceptibility, felt_exponent), felt_ceiling); }

    void inherit(Persons& persons, std::uint32_t child, Identity identity, const Draw& draw) const {
        const Words words = draw(identity, 0, 0, Purpose("temperament"));
        const float h = heritability, own = std::sqrt(1.0f - 0.5f * h * h); // the spread stays 1
        const float reactivity = h * inherited(persons, child, normal(words.d), normal(words.c)) + own * normal(words.a);
        settle(persons, child, reactivity, normal(words.b));
    }

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
