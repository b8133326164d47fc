// The command line without a process: words in, what is said and the exit code out.
#pragma once

#include "sim/commands/command.hpp"
#include "tests/temporary_folder.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace dyad::command_line {

struct Said {
    Exit exit;
    std::string out, err;
};

inline Said dyad_says(const std::vector<std::string>& words) {
    std::ostringstream out, err;
    Console console{out, err};
    const Exit exit = dyad_program(words, console);
    return {exit, out.str(), err.str()};
}

inline void write_text(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A folder with a scenario that includes another file, and a finished run of 12 families of it.
class SmallRun {
public:
    SmallRun() {
        write_text(folder_ / "common.toml", "[run]\nfamilies = 12\n");
        write_text(folder_ / "tiny.toml", "title = \"Tiny\"\nquestion = \"Does it run?\"\ninclude = \"common.toml\"\n");
        run_ = dyad_says({"run", folder_ / "tiny.toml", "--out", file(), "--quiet", "--json", "--threads", "2"});
    }
    std::string file() const { return folder_ / "tiny.h5"; }
    std::string operator/(const std::string& name) const { return folder_ / name; }
    const Said& run() const { return run_; }

private:
    TemporaryFolder folder_;
    Said run_;
};

} // namespace dyad::command_line
