// What `dyad twins` is asked to do: which worlds, changed in what and from when on, and which numbers are compared.
#pragma once

#include "analysis/evidence/findings_file.hpp"
#include "analysis/sweeps/cross_fostering.hpp"
#include "analysis/sweeps/outcomes.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/worlds.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dyad {

struct TwinsPlan {
    Scenario base;
    Evidence evidence;
    std::vector<SweepOutcome> outcomes;
    std::vector<std::string> both, change;
    std::vector<std::uint32_t> at{0};         ///< months of the run from which the change holds, ascending; a world for each
    std::optional<std::uint32_t> lasts;       ///< months for which it holds; else to the end
    std::optional<MotherKind> cross_fostered; ///< the change is an exchange of newborns
    std::uint32_t seeds = 4;
    std::string command; ///< canonical

    /// Whether the change does not simply hold from the beginning to the end.
    bool is_forked() const { return at != std::vector<std::uint32_t>{0} || lasts; }
    /// Whether the effects of changes at several ages are held against each other.
    bool has_windows() const { return at.size() > 1; }
    /// How the world as it is (0) and each changed one is asked for.
    WorldRequest world(std::uint32_t seed, std::size_t which) const;
};

void add_twins_options(OptionList& options);

/// Refuses what scenarios refuse; no change at all; other people in one world; ages that are none, and changes of what acts
/// only before them; outcomes of no single persons.
Outcome<TwinsPlan> twins_plan_of(const Arguments& reading);

} // namespace dyad
