// The file of findings: TOML in, checked evidence out, refused whole with every mistake at once.
#pragma once

#include "analysis/evidence/finding.hpp"
#include "sim/refusal.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// What findings may speak of: Dyad's instruments by name, and every field of /observed and /latent.
struct EvidenceVocabulary {
    std::vector<std::string> instruments;
    std::vector<SeenField> fields;
};

/// Whose published numbers are read.
enum class Reads {
    everything,
    fit_only ///< of findings that are not `fit` the keys value, interval and tau are not even looked at: for calibration
};

/// Refuses, with file, line and column: text that is not TOML; unknown keys, words, instruments, sources, worlds and
/// fields; ids that are malformed or given twice; numbers that their statistic cannot have; an interval that does not
/// hold its value; a finding with neither interval nor number of cases; a `fit` that was checked from weak memory only; a
/// `holdout` on which starting values were tuned; a challenge that does not say why.
Outcome<Evidence> read_evidence(const std::string& path, std::string_view text, const EvidenceVocabulary& vocabulary,
                                Reads reads = Reads::everything);

} // namespace dyad
