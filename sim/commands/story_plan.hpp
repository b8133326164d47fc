// What `dyad story` is asked for: whose life, of which world, with which twin.
#pragma once

#include "analysis/story/kinds_of_lives.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/run.hpp"
#include "sim/scenario/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dyad {

struct StoryPlan {
    std::optional<Scenario> world, twin; ///< to be lived; no world where a file is read
    std::string file;
    std::optional<double> person;
    const KindOfLife* kind = nullptr;
    std::string change;  ///< the settings of the twin, for people
    std::string out;     ///< empty: no folder
    std::string command; ///< canonical
    bool has_trace = false;
    Manner manner;
};

void add_story_options(OptionList& options);

/// Refuses, all at once, what scenarios refuse, both a file and settings, both a person and a kind, a twin without settings.
Outcome<StoryPlan> story_plan_of(const Arguments& reading);

} // namespace dyad
