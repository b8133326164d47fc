// Outputs of commands that are interrupted: nothing half written, and nothing that stays.
#include "tests/catch.hpp"

#include "sim/commands/command.hpp"
#include "sim/commands/interruption.hpp"
#include "tests/temporary_folder.hpp"

#include <array>
#include <csignal>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace dyad;

namespace {

Exit dyad_ends(const std::vector<std::string>& words) {
    std::ostringstream out, err;
    Console console{out, err};
    return dyad_program(words, console);
}

} // namespace

TEST_CASE("an export that is interrupted by any of the three signals ends with 130 and leaves no file") {
    const TemporaryFolder folder;
    std::ofstream(folder / "tiny.toml") << "title = \"Tiny\"\n[run]\nfamilies = 5\n";
    REQUIRE(dyad_ends({"run", folder / "tiny.toml", "--out", folder / "tiny.h5", "--quiet"}) == Exit::done);
    for (const int signal_number : std::array{SIGINT, SIGTERM, SIGHUP}) {
        const auto child = ::fork();
        if (child == 0) {
            std::signal(signal_number, SIG_DFL); // whoever runs the tests may ignore it
            listen_for_interruption();
            std::raise(signal_number);
            const auto exit = dyad_ends({"export", folder / "tiny.h5", "--table", "persons", "--csv", folder / "x.csv"});
            ::_exit(static_cast<int>(exit));
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == static_cast<int>(Exit::interrupted));
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        CHECK(entry.path().filename().string().starts_with("tiny."));
}
