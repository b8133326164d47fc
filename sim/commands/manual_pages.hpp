// Manual pages in roff, written from what commands say of themselves.
#pragma once

#include <string>
#include <vector>

namespace dyad {

struct ManualPage {
    std::string name, text; ///< "dyad-run", and its source
};

/// `dyad` itself, then its commands in the order of its help.
std::vector<ManualPage> manual_pages();

} // namespace dyad
