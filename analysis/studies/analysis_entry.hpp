// Reading one analysis of a virtual study from its table.
#pragma once

#include "analysis/evidence/entry.hpp"
#include "analysis/studies/protocol.hpp"

namespace dyad {

/// What the analyses of a protocol may speak of.
ExpressionNames names_of(const StudyProtocol& protocol);

/// Mistakes are noted with the entry.
StudyAnalysis read_analysis(TomlEntry& entry, const ExpressionNames& names, const StudyProtocol& protocol);

} // namespace dyad
