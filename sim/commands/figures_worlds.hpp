// Living the worlds of figures, each once, and reading off them what the figures say.
#pragma once

#include "analysis/figures/figure.hpp"
#include "sim/commands/figures_plan.hpp"

#include <atomic>
#include <string>
#include <vector>

namespace dyad {

struct MadeFigure {
    const PlannedFigure* planned = nullptr;
    FigureContent content;
};

/// Which figures could be made, in the order of the plan, and why others could not: too little in the results.
struct MadeFigures {
    std::vector<MadeFigure> made;
    std::vector<Refusal> unmade;
};

/// What the model or the machine refuses is refused; what was stopped, as interrupted. Figures do not depend on threads.
Outcome<MadeFigures> make_figures(const FiguresPlan& plan, const std::atomic<bool>& stop);

} // namespace dyad
