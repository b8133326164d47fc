// What `dyad twins` says of the worlds it has lived, in tables and sentences.
#pragma once

#include "analysis/sweeps/windows.hpp"
#include "sim/commands/twins_plan.hpp"

#include <string>
#include <vector>

namespace dyad {

/// All that came of the worlds.
struct TwinsFound {
    std::vector<TwinSummary> effects;
    std::vector<WindowRow> windows; ///< none unless changes at several ages were tried
    std::vector<HalfGone> halves;
    std::vector<FosterEffects> fostered; ///< none unless newborns were exchanged
};

/// The report, with the name of the results file.
std::string twins_text(const TwinsPlan& plan, const TwinsFound& found, const std::string& out);

} // namespace dyad
