// Living the worlds that studies look at, one seed after another, and doing the studies.
#pragma once

#include "analysis/evidence/findings_file.hpp"
#include "analysis/evidence/scorecard.hpp"
#include "sim/commands/run.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dyad {

/// The instruments, and the fields of /observed and /latent, that findings may speak of.
EvidenceVocabulary evidence_vocabulary();

/// The file of findings that was built into the program, or another one.
Outcome<Evidence> evidence_of(const std::string& file, Reads reads);

/// Settings that hold only from one month of a run to another, over all others.
struct LaterSettings {
    std::vector<std::string> settings;
    std::uint32_t from = 0, until = 0xffffffffu; ///< months: [from, until)
};

/// One life of every world: which luck, how many families, and what is set beyond the worlds' own settings.
struct WorldRequest {
    std::uint32_t seed = 1, families = 1000; ///< of the world `lives`; others have their multiple
    std::vector<std::string> settings;       ///< the world's own win over these
    std::vector<std::string> off;            ///< settings that win over the world's own: a mechanism taken out
    std::optional<Scenario> scenario{};      ///< what all this comes to in the only world, where that is known
    std::string keeps{};                     ///< where the results file of the (last) world is kept; empty: nowhere
    std::optional<LaterSettings> later{};    ///< of a world that is not kept
};

/// The scenario of a world, in which exactly what `findings` look at is recorded. Refuses what scenarios refuse.
Outcome<Scenario> scenario_of(const VirtualWorld& world, const Evidence& evidence, const WorldRequest& request);

/// Refuses the first mistake that any of the worlds that are needed would be refused for.
Outcome<Done> check_worlds(const Evidence& evidence, const WorldRequest& request);

/// One world's life, as the studies look at it. Refuses what the scenario or the model refuses; what was stopped is refused
/// as interrupted.
Outcome<Histories> live_world(const VirtualWorld& world, const Evidence& evidence, const WorldRequest& request, const Manner& manner,
                              unsigned threads, const std::atomic<bool>& stop);

/// A scenario's life with every table of it, in memory. Refuses as `live_in_memory` does.
Outcome<ResultsFile> live_whole(const Scenario& scenario, const Manner& manner, unsigned threads, const std::atomic<bool>& stop);

/// What became of a request. Refused is what the scenario or the model refuses, and what the machine does (no room for a
/// file that is kept); a run that was stopped before its end is interrupted.
struct LivedRequest {
    Outcome<Measured> measured;
    bool is_interrupted = false, is_of_machine = false;
};

/// Lives every world that the findings need, and measures all of them.
LivedRequest measure_world(const Evidence& evidence, const WorldRequest& request, const Manner& manner, unsigned threads, const std::atomic<bool>& stop);

/// How the threads of a manner are used: so many runs at once, each on so many.
struct ThreadsOfRuns {
    unsigned runs = 1, of_each = 1;
};
/// Where files are kept, a library of results that cannot be called from several threads leaves the threads to the runs.
ThreadsOfRuns threads_of_runs(const Manner& manner, bool keeps_files);

/// The same for each of `count` requests, several at once, on the threads of the manner. The numbers do not depend on
/// threads. `done(request, measured)` is called for one at a time, in any order, and says whether to go on. What the machine
/// refuses ends the whole and is refused here. No measurement is made of a request that was stopped by the user.
Outcome<Done> measure_worlds(const Evidence& evidence, std::uint32_t count, const std::function<WorldRequest(std::uint32_t)>& request, const Manner& manner,
                             const std::atomic<bool>& stop, const std::function<bool(std::size_t, Outcome<Measured>)>& done);
Outcome<Done> measure_worlds(const Evidence& evidence, std::span<const WorldRequest> requests, const Manner& manner,
                             const std::atomic<bool>& stop,
                             const std::function<bool(std::size_t, Outcome<Measured>)>& done);

} // namespace dyad
