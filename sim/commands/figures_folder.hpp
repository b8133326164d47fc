// The folder of figures: pictures drawn out of sight, then everything seen at once.
#pragma once

#include "sim/commands/command.hpp"
#include "sim/commands/figures_worlds.hpp"
#include "sim/commands/output_folder.hpp"

#include <atomic>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// A file's name and its bytes.
using FileBytes = std::pair<std::string, std::string>;

/// Draws the scripts among `files` (STEM.gp, beside their tables): STEM.svg by gnuplot, with the words of its figure in it, then
/// STEM.png (twice as fine) and STEM.pdf of that. Adds them to the files. Returns what is missing because a program is not
/// there, in one sentence, or nothing. Refuses what a program refuses.
struct Picture {
    std::string stem;
    const FigureContent* content = nullptr;
};
Outcome<std::string> draw_pictures(const std::vector<Picture>& pictures, std::vector<FileBytes>& files, unsigned threads, const std::atomic<bool>& stop);

/// Writes all files into the folder, durable and seen all at once; files of an earlier call that are not among them go.
Outcome<Done> write_folder(const OutputFolder& folder, const std::vector<FileBytes>& files);

} // namespace dyad
