// Finished communities on disk: what a stopped run keeps, so that the same command continues where it was.
#pragma once

#include "sim/frame.hpp"
#include "sim/refusal.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dyad {

/// The folder `OUT.part/DIGEST/`, one file for each finished community and the command that continues the run, and
/// `OUT.part/lock`, held (flock) while this is open. The digest stands for version, parameters and seed: parts of another
/// run are never mixed in.
///
/// A process killed at any moment leaves whole parts and temporary files, which the next `open` removes.
class Parts {
public:
    /// Refuses when another process works on the same output (naming its process id) or the folder cannot be made.
    /// The command is kept beside the parts as `command.txt`, unless it is empty.
    static Outcome<Parts> open(const std::string& out, const std::string& digest,
                               const std::vector<FrameFormat>& tables, const std::string& command = "");
    Parts(Parts&&) noexcept;
    ~Parts();

    /// Whether the community's part is there, of this run and of the right size. Cheap: reads its first bytes only, so
    /// that a part with a flipped bit counts as there until `load` refuses it.
    bool has(std::uint32_t community) const;
    /// Written under a temporary name, fsynced, then renamed: never half there. Safe to call from several threads at
    /// once for different communities. Refuses frames that do not fit the tables, and when the disk is full.
    Outcome<Done> save(std::uint32_t community, const std::vector<Frame>& frames) const;
    /// One frame for each table. Refuses a part that is absent or damaged (its checksum is verified); the caller then
    /// lives the community again and saves it over the damaged one.
    Outcome<std::vector<Frame>> load(std::uint32_t community) const;
    /// Removes this run's parts, and `OUT.part` if nothing else is in it. Nothing can be saved afterwards.
    void remove();
    /// Removes this run's folder if it holds no part, and `OUT.part` if nothing else is in it.
    void remove_if_empty();

private:
    struct Folder;
    explicit Parts(std::unique_ptr<Folder> folder);
    std::unique_ptr<Folder> folder_;
};

/// What another run has left in `OUT.part/`: its folder, and the command that continues it as far as it is known.
struct LeftParts {
    std::string folder, command;
};

/// In the order of the folders' names.
std::vector<LeftParts> parts_left_at(const std::string& out);

} // namespace dyad
