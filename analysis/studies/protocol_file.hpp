// Reading the protocol of a virtual study from TOML.
#pragma once

#include "analysis/evidence/findings_file.hpp"
#include "analysis/studies/protocol.hpp"
#include "sim/refusal.hpp"

#include <string>
#include <string_view>

namespace dyad {

/// Refuses, all at once and with file, line and column: text that is not TOML; unknown keys, instruments, fields, measures,
/// waves and classes; names given twice or that cannot stand in tables; shares outside 0 to 1; waves that are not in the
/// order of their ages; a loss that follows two things or nothing; analyses that lack what they need.
Outcome<StudyProtocol> read_protocol(const std::string& path, const std::string& name, std::string_view text, const EvidenceVocabulary& vocabulary);

} // namespace dyad
