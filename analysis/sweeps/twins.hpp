// Twins: the same persons in a scenario and in its changed self, and what the change does to each of them.
#pragma once

#include "analysis/evidence/histories.hpp"
#include "analysis/statistics.hpp"
#include "analysis/sweeps/outcomes.hpp"
#include "sim/results/results.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace dyad {

/// A person looked at in both worlds. People are the same by lineage; who lives in one world only has no twin.
struct TwinPair {
    std::uint64_t lineage = 0;
    std::uint32_t seed = 0, generation = 0;
    std::size_t outcome = 0;
    double at = 0.0; ///< years of the run after which the change begins
    long born = 0;   ///< month of the run, below 0 before it
    bool is_woman = false;
    double susceptibility = 1.0, reactivity = 0.0;
    double as_it_is = 0.0, changed = 0.0;

    double effect() const { return changed - as_it_is; }
    /// The person's age in years when the change begins; below 0, how long before its birth.
    double age() const { return at - static_cast<double>(born) / 12.0; }
};

/// What a change that begins at one time does to one outcome in one generation.
struct TwinSummary {
    std::size_t outcome = 0;
    std::uint32_t generation = 0;
    double at = 0.0; ///< years
    std::uint64_t persons = 0;
    double as_it_is = 0.0, changed = 0.0; ///< means
    Estimate effect;                      ///< mean effect; interval by Student's t over seeds, none from fewer than three
    double deviation = 0.0;               ///< standard deviation of the effects of single persons
    double higher = 0.0, lower = 0.0;     ///< shares of persons whose value the change raises or lowers
    /// How much smaller the variance of the mean effect is than between two independent populations of the same size,
    /// told from the spread of single persons as if these were independent.
    double gain = 0.0;
    Estimate with_susceptibility, with_reactivity, with_middle; ///< correlation of the effect with these; the mean of both values
};

class Twins {
public:
    explicit Twins(std::vector<SweepOutcome> outcomes) : outcomes_(std::move(outcomes)) {}

    /// The pairs of one seed, by outcome and then as the register of the first world has them. Conditions of an outcome are
    /// asked of the world as it is; a condition on the generation is left out, since effects are told by generation.
    std::vector<TwinPair> pairs(std::uint32_t seed, double at, const Histories& as_it_is, const Histories& changed) const;
    void add(const std::vector<TwinPair>& pairs);
    std::vector<TwinSummary> summaries() const;
    const std::vector<SweepOutcome>& outcomes() const { return outcomes_; }

private:
    struct Group {
        Comoments moments{6}; ///< as it is, changed, effect, susceptibility, reactivity, mean of both
        std::uint64_t higher = 0, lower = 0;
        std::map<std::uint32_t, Comoments> by_seed;
    };
    std::vector<SweepOutcome> outcomes_;
    std::map<std::tuple<std::size_t, std::uint32_t, double>, Group> groups_; ///< by outcome, generation, time of the change
};

/// Whether an outcome is one of single persons (a mean or a share), so that it has effects on single persons.
bool is_of_persons(const SweepOutcome& outcome);

/// The field that says of which outcome a row speaks.
Field outcome_field(const std::vector<SweepOutcome>& outcomes);

/// /outcomes, /twins (a row for each pair) and /effects (a row for each outcome, generation and time of the change).
std::vector<FrameFormat> twin_tables(const std::vector<SweepOutcome>& outcomes);
Frame outcomes_frame(const std::vector<SweepOutcome>& outcomes);
Frame twins_frame(const std::vector<TwinPair>& pairs);
Frame effects_frame(const std::vector<TwinSummary>& summaries);

} // namespace dyad
