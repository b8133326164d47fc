// The program carries its scenarios: each text is that of the file, and where no folder is there they are found by name.
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/catch.hpp"

#include <filesystem>
#include <map>

using namespace dyad;

namespace fs = std::filesystem;

TEST_CASE("the scenarios within the program are those of the source tree, byte for byte") {
    std::map<std::string, std::string> there, carried;
    for (const auto& entry : fs::directory_iterator(fs::path(DYAD_ROOT) / "scenarios")) {
        const auto text = read_text_file(entry.path().string());
        REQUIRE(text);
        there[entry.path().filename().string()] = *text;
    }
    for (const auto& scenario : built_in_scenarios()) carried[std::string(scenario.file)] = scenario.text;
    CHECK(there.size() >= 8);
    CHECK(carried == there);
}

TEST_CASE("a scenario within the program finds what it includes, and is the same question as its file") {
    for (const std::string& path : built_in_paths()) {
        INFO(path);
        const auto carried = read_scenario(path, {}, vocabulary(), read_scenario_text);
        const auto file = fs::path(DYAD_ROOT) / "scenarios" / fs::path(path).filename();
        const auto there = read_scenario(file.string(), {}, vocabulary());
        REQUIRE(carried);
        REQUIRE(there);
        CHECK(carried->name == there->name);
        CHECK(carried->values == there->values);
        CHECK(carried->includes == there->includes);
    }
}

TEST_CASE("a path that is no scenario within the program is looked for on the disk") {
    CHECK_FALSE(read_scenario_text(std::string(built_in_folder) + "/no_such_scenario.toml"));
    const auto text = read_scenario_text(std::string(DYAD_ROOT) + "/scenarios/baseline.toml");
    REQUIRE(text);
    CHECK(text->find("title") != std::string::npos);
}
