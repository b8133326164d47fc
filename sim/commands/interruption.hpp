// Ctrl-C and SIGTERM: the first asks the run to stop between two communities, a second ends the program at once.
#pragma once

#include <atomic>

namespace dyad {

/// Begins to listen; true from the moment the user, or the system, asks the program to stop.
const std::atomic<bool>& listen_for_interruption();

} // namespace dyad
