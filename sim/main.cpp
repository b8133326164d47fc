// Door 1: the command line. What it offers stands in sim/commands.
#include "sim/commands/command.hpp"
#include "sim/memory.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>

namespace {

/// Foreign libraries throw; what none of our borders caught ends here as a sentence.
dyad::Exit guarded(std::span<const std::string> arguments, dyad::Console& console) {
    try {
        return dyad::dyad_program(arguments, console);
    } catch (const std::bad_alloc&) {
        return dyad::refuse(console,
                            "the memory is used up, so that the command was stopped; close other programs or ask "
                            "for fewer families or threads",
                            dyad::Exit::failed);
    } catch (const std::exception& error) {
        return dyad::refuse(console,
                            std::string("the command was stopped by an error inside the program (") + error.what() +
                                "); please report it with the command you gave",
                            dyad::Exit::failed);
    }
}

} // namespace

int main(int count, char** words) {
    dyad::keep_memory();
    // A reader that has seen enough (`| head`) is no error: writing then fails quietly instead of killing the program.
    std::signal(SIGPIPE, SIG_IGN);
    // Nor is a limit on the size of files (`ulimit -f`) one that should kill: it is told as a full disk is.
    std::signal(SIGXFSZ, SIG_IGN);
    const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
    dyad::Console console{std::cout, std::cerr};
    errno = 0;
    dyad::Exit exit = guarded(arguments, console);
    std::cout.flush();
    if (!std::cout && errno != EPIPE && exit == dyad::Exit::done)
        exit = dyad::refuse(console,
                            std::string("standard output could not be written (") + std::strerror(errno) +
                                "), so that what was shown is not whole; make room there and repeat the command",
                            dyad::Exit::failed);
    return static_cast<int>(exit);
}
