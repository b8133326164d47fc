// The loaders that an export writes beside its data: patterns of R and Python filled in for these tables.
#pragma once

#include "analysis/export/plan.hpp"

#include <string>

namespace dyad {

/// Where things are, as seen from the loader.
struct LoaderPlaces {
    std::string to_root;  ///< from the loader to the folder of the export: "." or ".."
    std::string codebook; ///< from the folder of the export: "codebook.json"
};

/// A file of analysis/export/loaders with its marks filled in: @DICTIONARY@ (what an R loader knows of each field), @TABLE@
/// and @FIELD@ (an example), @TO_ROOT@ and @CODEBOOK@.
std::string loader_from(std::string pattern, const ResultsFile& file, const ExportPlan& plan, const LoaderPlaces& places);

} // namespace dyad
