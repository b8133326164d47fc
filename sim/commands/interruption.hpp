// Ctrl-C, SIGTERM and SIGHUP: the first asks the work to stop at a good place, a second ends the program at once.
#pragma once

#include <atomic>

namespace dyad {

/// Begins to listen; true from the moment the user, or the system, asks the program to stop.
const std::atomic<bool>& listen_for_interruption();

/// As if the program had been asked to stop: another process that works on the same was.
void interrupt();

/// Ends listening: from now on an interruption ends the program at once, with exit code 130 and these words on stderr,
/// which must outlast the program's work. For work that keeps nothing and that nobody needs to wait for.
void end_when_interrupted(const char* last_words);

} // namespace dyad
