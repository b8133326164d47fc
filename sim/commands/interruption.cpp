// The one mutable object outside main's scope: a signal handler can reach nothing else.
#include "sim/commands/interruption.hpp"

#include <signal.h>

namespace dyad {

namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "only lock-free atomics may be touched by a signal handler");

extern "C" void on_signal(int) { interrupted = true; }

} // namespace

const std::atomic<bool>& listen_for_interruption() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    // Afterwards the default action is back, so that a second Ctrl-C ends the program; finished communities stay whole.
    action.sa_flags = SA_RESETHAND | SA_RESTART;
    for (const int signal_number : {SIGINT, SIGTERM}) {
        struct sigaction before {};
        // What the caller ignores stays ignored, as with nohup.
        if (sigaction(signal_number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signal_number, &action, nullptr);
    }
    return interrupted;
}

} // namespace dyad
