// The report on a results file: one page that says what was done, what came out, how sure it is, and what to do next.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// What is known of a varied key beyond the file.
struct KeyFacts {
    std::string key, source;
    double low = 0.0, high = 0.0; ///< beyond which values are refused
};

/// What a report tells beyond what the file holds.
struct ReportNotes {
    std::string path;            ///< of the file, as commands name it
    std::vector<KeyFacts> facts; ///< of parameters, by key
    std::string release;         ///< the version whose scorecard is told
    std::uint64_t findings = 0, agree = 0;
    std::vector<std::pair<std::string, std::string>> missed; ///< findings that did not agree: id, sentence
};

/// Of a sweep, of twins, or of a run; the same bytes from the same file. Refuses other files, shards, and what cannot be read.
Outcome<std::string> report_of(const ResultsFile& file, const ReportNotes& notes);

} // namespace dyad
