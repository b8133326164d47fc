// Malformed scenarios on disk, each beside the exact refusals it must meet, and other paths that are no scenario.
#include "sim/scenario/scenario.hpp"

#include "tests/catch.hpp"
#include "tests/sim/scenario_vocabulary.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace dyad {
namespace {

namespace fs = std::filesystem;

const fs::path malformed = fs::path(DYAD_ROOT) / "tests/scenarios/malformed";

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Lines of `NAME.settings`, if the case has them: the settings with which `NAME.toml` is read.
std::vector<std::string> settings_of(const std::string& name) {
    std::vector<std::string> settings;
    std::ifstream file(malformed / (name + ".settings"));
    for (std::string line; std::getline(file, line);) settings.push_back(line);
    return settings;
}

/// A folder of its own that is gone after the test.
struct Scratch {
    fs::path path = fs::temp_directory_path() / ("dyad-scenario-test-" + std::to_string(getpid()));
    Scratch() { fs::create_directory(path); }
    ~Scratch() { fs::remove_all(path); }
};

std::string why_not(const fs::path& path) {
    const auto text = read_text_file(path.string());
    return text ? "" : text_of(text.refusals().front());
}

} // namespace

TEST_CASE("each malformed scenario meets exactly its refusals") {
    const ReadText read = [](const std::string& path) { return read_text_file((malformed / path).string()); };
    int cases = 0;
    std::set<std::string> judged;
    for (const auto& entry : fs::directory_iterator(malformed)) {
        if (entry.path().extension() != ".expected") continue;
        const std::string name = entry.path().stem().string();
        INFO(name);
        const auto outcome = read_scenario(name + ".toml", settings_of(name), test::few_words(), read);
        REQUIRE_FALSE(outcome);
        std::string lines;
        for (const Refusal& refusal : outcome.refusals()) lines += text_of(refusal) + "\n";
        CHECK(lines == content_of(entry.path()));
        judged.insert(name);
        ++cases;
    }
    CHECK(cases >= 40);
    for (const auto& entry : fs::directory_iterator(malformed)) {
        INFO(entry.path());
        if (entry.path().extension() == ".toml") CHECK(judged.contains(entry.path().stem().string()));
    }
}

TEST_CASE("what is no readable file of at most one MiB is refused with its reason") {
    const Scratch scratch;
    const fs::path file = scratch.path / "file.toml", pipe = scratch.path / "pipe";
    std::ofstream(file) << std::string(1 << 20, '#');
    CHECK(why_not(file).empty());
    std::ofstream(file, std::ios::app) << "#";
    CHECK(why_not(file).find("larger than 1 MiB") != std::string::npos);
    CHECK(why_not(scratch.path).find("this is a folder") != std::string::npos);
    CHECK(why_not(scratch.path / "fiel.toml").find("did you mean `file.toml`") != std::string::npos);
    CHECK(why_not(file / "below.toml").find(": ") != std::string::npos);
    CHECK(why_not("").find("no such file") != std::string::npos);
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(why_not(pipe).find("a device or a pipe") != std::string::npos);
    CHECK(why_not("/dev/zero").find("a device or a pipe") != std::string::npos);
}

TEST_CASE("a file without the right to read it is refused") {
    if (geteuid() == 0) {
        WARN("not tried: root may read every file");
        return;
    }
    const Scratch scratch;
    const fs::path file = scratch.path / "locked.toml";
    std::ofstream(file) << "title = 'T'\n";
    fs::permissions(file, fs::perms::none);
    CHECK(why_not(file).find("the right to read") != std::string::npos);
}

} // namespace dyad
