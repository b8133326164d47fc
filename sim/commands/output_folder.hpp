// Folders that a command fills with files of its own: new ones, or those of an earlier call, which are replaced and nothing else.
#pragma once

#include "sim/refusal.hpp"

#include <span>
#include <string>
#include <vector>

namespace dyad {

/// What a command's folders are known by: one of them holds a list (JSON) of its files.
struct FolderKind {
    std::string thing;              ///< "an export"
    std::string made_by;            ///< "dyad export", as the list has it
    std::vector<std::string> lists; ///< where the list may be: "codebook.json"
};

/// Where a folder goes, and which files there are an earlier call's.
struct OutputFolder {
    std::string path;
    bool is_there = false;
    std::vector<std::string> ours{};
};

/// The files that a list names, if `made_by` made it. Names that would lead out of the folder are left out.
std::vector<std::string> files_listed(const std::string& json, const std::string& made_by);

/// Refuses a folder that is there, unless forced; forced, one that holds files and no list of ours.
Outcome<OutputFolder> output_folder(const std::string& to, bool force, const FolderKind& kind);

/// Refuses to replace files that no earlier call wrote, and the files that are being read.
Outcome<Done> check_files(const OutputFolder& folder, const FolderKind& kind, std::span<const std::string> names, std::span<const std::string> inputs);

} // namespace dyad
