// The mutable objects outside main's scope: a signal handler can reach nothing else.
#include "sim/commands/interruption.hpp"

#include "sim/commands/command.hpp"

#include <cstring>
#include <signal.h>
#include <unistd.h>

namespace dyad {

namespace {

std::atomic<bool> interrupted{false};
std::atomic<const char*> words_at_the_end{nullptr};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<const char*>::is_always_lock_free,
              "only lock-free atomics may be touched by a signal handler");

extern "C" void on_signal(int) { interrupted = true; }

extern "C" void on_signal_at_the_end(int) {
    const char* words = words_at_the_end;
    const auto written = ::write(STDERR_FILENO, words, std::strlen(words));
    ::_exit(written < 0 ? static_cast<int>(Exit::failed) : static_cast<int>(Exit::interrupted));
}

/// What the caller ignores stays ignored, as with nohup. Afterwards the default action is back, so that a second Ctrl-C
/// ends the program; what is finished stays whole.
void handle_by(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESETHAND | SA_RESTART;
    for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        if (sigaction(signal_number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signal_number, &action, nullptr);
    }
}

} // namespace

const std::atomic<bool>& listen_for_interruption() {
    handle_by(on_signal);
    return interrupted;
}

void interrupt() { interrupted = true; }

void end_when_interrupted(const char* last_words) {
    words_at_the_end = last_words;
    handle_by(on_signal_at_the_end);
}

} // namespace dyad
