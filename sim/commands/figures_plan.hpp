// What `dyad figures` is asked for: which figures, on which canvases, of which worlds.
#pragma once

#include "analysis/figures/figure.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/run.hpp"
#include "sim/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace dyad {

/// A world to be lived, once for all figures that look at it.
struct PlannedWorld {
    std::string key; ///< what makes it this world and no other
    Scenario scenario;
};

struct PlannedFigure {
    const Figure* figure = nullptr;
    std::vector<FigureWorld> worlds;
    std::vector<std::size_t> lived; ///< places among the plan's worlds; empty where files are drawn from
    std::string again;              ///< canonical: the command that makes this figure
};

struct FiguresPlan {
    std::vector<PlannedFigure> figures;
    std::vector<const Canvas*> canvases;
    std::vector<PlannedWorld> worlds;
    std::vector<std::string> files;    ///< to draw from, in place of worlds
    std::vector<std::string> settings; ///< of the user
    std::uint32_t seed = 1;
    std::string out;
    Manner manner;

    bool wants_scorecard() const;
    /// The user's settings that reach the scorecard's worlds: all but those of the run, which it chooses itself.
    std::vector<std::string> settings_of_scorecard() const;
};

void add_figures_options(OptionList& options);

/// Refuses, all at once, unknown figures and canvases (naming the nearest), settings that scenarios refuse, files that are
/// fewer or more than a figure looks at, and figures that live worlds of their own where files are given.
Outcome<FiguresPlan> figures_plan_of(const Arguments& reading);

} // namespace dyad
