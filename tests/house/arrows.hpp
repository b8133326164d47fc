// The arrows of the house: who may include whom, and what the part that runs in a browser may use.
#pragma once

#include "tests/house/text.hpp"

namespace dyad::house {

/// Arrow 1: the engine includes neither the theory nor the analyses; only the doors do.
Findings engine_knows_theory(const std::vector<SourceFile>& files);

/// Arrow 2: a mechanism includes `world.hpp`, `formulas.hpp`, the engine and itself, and no other mechanism.
Findings mechanisms_know_each_other(const std::vector<SourceFile>& files);

/// Arrow 3: each foreign library is included by one file or folder; a library nobody has named a home for is a finding.
Findings libraries_out_of_place(const std::vector<SourceFile>& files);

/// Arrow 4: what the browser needs uses the standard library only, and of it only what gives the same bits everywhere.
/// It is found by following the includes of the theory, its doors to the native program left out.
Findings unfit_for_the_browser(const std::vector<SourceFile>& files);

/// Arrow 5: the analyses know results files, never the engine or the theory; scenarios hold no code.
Findings analyses_know_the_engine(const std::vector<SourceFile>& files);

/// Our own code throws nothing: errors are values.
Findings exceptions_thrown(const std::vector<SourceFile>& files);

/// Threads are known to `sim/workers.hpp` alone.
Findings threads_out_of_place(const std::vector<SourceFile>& files);

} // namespace dyad::house
