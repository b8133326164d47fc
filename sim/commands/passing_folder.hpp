// A folder of its own for files that nobody is to keep.
#pragma once

#include "sim/results/durable.hpp"

#include <string>

namespace dyad {

/// Made below the system's temporary folder, removed with everything in it when this goes. Locked for as long, so that
/// folders of killed processes can be told from those at work: making one removes them.
class PassingFolder {
public:
    PassingFolder();
    ~PassingFolder();
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;

    const std::string& path() const { return path_; } ///< empty if none could be made

private:
    std::string path_;
    Descriptor lock_;
};

} // namespace dyad
