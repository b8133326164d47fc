// `dyad export --format`: tables of a results file as a folder of files that other programs read with their labels.
#pragma once

#include "sim/commands/command.hpp"

#include "analysis/export/plan.hpp"

#include <span>
#include <string>

namespace dyad {

struct FolderRequest {
    std::string file, to;
    ExportFormat format;
    std::vector<std::size_t> tables;
    bool force = false;
};

/// Writes the tables, a codebook and loaders for R and Python; the folder is there whole or not at all. With `force` an
/// export that is there is replaced file by file, and files that none of ours wrote stay as they are.
Exit export_to_folder(const ResultsFile& file, const FolderRequest& request, Console& console);

} // namespace dyad
