// Outcomes: named numbers that a sweep keeps of each run.
#pragma once

#include "analysis/evidence/findings_file.hpp"
#include "analysis/evidence/study.hpp"
#include "sim/refusal.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dyad {

struct SweepOutcome {
    std::string name, label, unit;
    double years = 0.0;                   ///< how long a run must be for it
    bool is_usual = false;                ///< kept where none is chosen
    std::vector<std::string> instruments; ///< that must be given for it
    Study study;                          ///< of the one world that a run is
    unsigned line = 0;
};

/// The world of every outcome's study.
inline constexpr std::string_view world_of_runs = "run";

/// Refuses, with file, line and column: text that is not TOML; unknown keys, instruments and fields; names given twice.
Outcome<std::vector<SweepOutcome>> read_outcomes(const std::string& path, std::string_view text, const EvidenceVocabulary& vocabulary);

/// Those named, in the order of `all`, or without names the usual ones that a run of so many months is long enough for.
/// Refuses unknown names, naming the nearest, and outcomes for which the run is too short.
Outcome<std::vector<SweepOutcome>> chosen_outcomes(const std::vector<SweepOutcome>& all, const std::vector<std::string>& names,
                                                   unsigned months);

/// A study as one text, the same for equal studies: "share of ssp_class B at 13 months, who generation 1".
std::string study_text(const Study& study);

/// The outcomes as findings about a world of that scenario, so that whoever measures findings measures them.
Evidence as_evidence(const std::vector<SweepOutcome>& outcomes, const std::string& scenario);

} // namespace dyad
