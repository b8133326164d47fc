// The command line as a user meets it: what is said where, and with which exit code.
#include "tests/catch.hpp"

#include "tests/sim/command_line.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

using namespace dyad;
using namespace dyad::command_line;

TEST_CASE("dyad alone shows a short help with three examples") {
    const Said said = dyad_says({});
    CHECK(said.exit == Exit::done);
    CHECK(said.err.empty());
    const std::string examples = said.out.substr(said.out.find("Examples:"));
    CHECK(std::count(examples.begin(), examples.end(), '\n') == 7); // and two lines on help and the front door
    for (const Command& command : commands()) CHECK(holds(said.out, std::string(command.name)));
}

TEST_CASE("every command explains itself, with examples, in lines of at most 96 columns") {
    for (const Command& command : commands()) {
        const Said said = dyad_says({std::string(command.name), "--help"});
        INFO(command.name);
        CHECK(said.exit == Exit::done);
        CHECK(holds(said.out, "Usage: dyad"));
        CHECK(holds(said.out, "Examples:"));
        std::istringstream lines(said.out);
        for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 96);
        CHECK(dyad_says({"help", std::string(command.name)}).out == said.out);
    }
}

TEST_CASE("a misspelt command or option is refused with the nearest name, and abbreviations are not guessed") {
    CHECK(holds(dyad_says({"rum"}).err, "did you mean `dyad run`?"));
    CHECK(dyad_says({"rum"}).exit == Exit::refused);
    const Said option = dyad_says({"run", "baseline", "--familes", "300"});
    CHECK(option.exit == Exit::refused);
    CHECK(holds(option.err, "did you mean `--families`?"));
    CHECK(dyad_says({"run", "baseline", "--fam", "300"}).exit == Exit::refused);
    CHECK(dyad_says({"run", "baseline", "--fam", "300"}).out.empty());
}

TEST_CASE("wrong usage is refused with exit code 2 and one sentence on stderr") {
    const std::vector<std::vector<std::string>> wrong{
        {"run"},
        {"run", "baseline", "other"},
        {"run", "no_such_scenario_anywhere"},
        {"run", "baseline", "--seed"},
        {"run", "baseline", "--seed", "1", "--seed", "2"},
        {"run", "baseline", "--force=yes"},
        {"run", "baseline", "--threads", "0"},
        {"run", "baseline", "--instruction-set", "z80"},
        {"run", "baseline", "--seed", "one"},
        {"run", "baseline", "--set", "plasticity.adult_flor=0.1"},
        {"params", "no_such_mechanism_anywhere"},
        {"export"},
        {"replay"},
        {"info"},
    };
    for (const auto& words : wrong) {
        const Said said = dyad_says(words);
        INFO(words.back() << ": " << said.err);
        CHECK(said.exit == Exit::refused);
        CHECK(said.out.empty());
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
    }
}

TEST_CASE("everything that is wrong with a run is said at once") {
    const Said said =
        dyad_says({"run", "baseline", "--threads", "none", "--seed", "x", "--families", "0", "--set", "a.b=1"});
    CHECK(said.exit == Exit::refused);
    CHECK(std::count(said.err.begin(), said.err.end(), '\n') >= 4);
    for (const char* place : {"--threads none: ", "--seed x: ", "--families 0: ", "--set a.b=1: "})
        CHECK(holds(said.err, place));
}

TEST_CASE("params lists every parameter, as JSON with all that is declared") {
    const Said said = dyad_says({"params", "--json"});
    const auto all = nlohmann::json::parse(said.out);
    REQUIRE(all.size() > 10);
    for (const auto& one : all) {
        for (const char* key : {"name", "value", "unit", "low", "high", "meaning", "source"}) CHECK(one.contains(key));
        const std::string name = one["name"];
        CHECK(name.find('.') != std::string::npos);
        CHECK(one["low"].get<double>() <= one["value"].get<double>());
        CHECK(holds(dyad_says({"params", name}).out, "source"));
    }
    CHECK(holds(dyad_says({"params", "adult_floor"}).err, "did you mean `plasticity.adult_floor`?"));
}

TEST_CASE("a run writes its file and its summary as JSON") {
    const SmallRun small;
    REQUIRE(small.run().err.empty());
    REQUIRE(small.run().exit == Exit::done);
    const auto summary = nlohmann::json::parse(small.run().out);
    CHECK(summary["families"] == 12);
    CHECK(summary["children"] == 12);
    CHECK(summary["title"] == "Tiny");
    CHECK(summary["classes"].size() == 4);
    CHECK(summary["links"].size() == 9);
    const auto info = nlohmann::json::parse(dyad_says({"info", small.file(), "--json"}).out);
    CHECK(info["digest"] == summary["digest"]);
    CHECK(info["command"] == "dyad run tiny --families 12 --seed 1");
}

TEST_CASE("an existing output is kept unless --force is given") {
    const SmallRun small;
    const std::string before = text_of_file(small.file());
    const Said refused = dyad_says({"run", small / "tiny.toml", "--out", small.file(), "--quiet", "--seed", "2"});
    CHECK(refused.exit == Exit::refused);
    CHECK(holds(refused.err, "--force"));
    CHECK(text_of_file(small.file()) == before);
    CHECK(dyad_says({"run", small / "tiny.toml", "--out", small.file(), "--quiet", "--seed", "2", "--force"}).exit ==
          Exit::done);
    CHECK(text_of_file(small.file()) != before);
}

TEST_CASE("however a question is typed, the file has the same bytes") {
    const SmallRun small;
    const std::string other = small / "other.h5";
    REQUIRE(dyad_says({"run", small / "tiny.toml", "--out", other, "--quiet", "--threads", "1", "--seed", "1", "--set",
                       "run.families=12"})
                .exit == Exit::done);
    CHECK(text_of_file(other) == text_of_file(small.file()));
}

TEST_CASE("a dry run says what it would take and leaves nothing behind") {
    const SmallRun small;
    const Said said = dyad_says(
        {"run", small / "tiny.toml", "--out", small / "never.h5", "--dry-run", "--json", "--families", "5000"});
    REQUIRE(said.exit == Exit::done);
    const auto forecast = nlohmann::json::parse(said.out);
    CHECK(forecast["communities"] == 5);
    CHECK(forecast["persons"].get<double>() >= 5000);
    for (const char* key : {"seconds", "file_bytes", "memory_bytes"}) CHECK(forecast[key].get<double>() > 0);
    CHECK_FALSE(std::filesystem::exists(small / "never.h5"));
    CHECK_FALSE(std::filesystem::exists(small / "never.h5.part"));
}

TEST_CASE("replay remakes a file byte for byte from what it holds, when its scenario is gone") {
    const SmallRun small;
    std::filesystem::remove(small / "tiny.toml");
    std::filesystem::remove(small / "common.toml");
    const Said verified = dyad_says({"replay", small.file(), "--verify"});
    INFO(verified.err);
    CHECK(verified.exit == Exit::done);
    CHECK(holds(verified.out, "byte for byte"));
    REQUIRE(dyad_says({"replay", small.file(), "--out", small / "again.h5", "--quiet"}).exit == Exit::done);
    CHECK(text_of_file(small / "again.h5") == text_of_file(small.file()));
}

TEST_CASE("export writes a table and its codebook, and refuses to overwrite either") {
    const SmallRun small;
    const std::string csv = small / "observed.csv";
    REQUIRE(dyad_says({"export", small.file(), "--table", "observed", "--csv", csv}).exit == Exit::done);
    CHECK(text_of_file(csv) == dyad_says({"export", small.file(), "--table", "observed", "--csv", "-"}).out);
    CHECK(holds(text_of_file(small / "observed.codebook.csv"), "name,label,unit,codes\nperson,"));
    CHECK(dyad_says({"export", small.file(), "--table", "observed", "--csv", csv}).exit == Exit::refused);
    CHECK(dyad_says({"export", small.file(), "--table", "observed", "--csv", csv, "--force"}).exit == Exit::done);
    CHECK(
        holds(dyad_says({"export", small.file(), "--table", "obsrved", "--csv", "-"}).err, "did you mean `observed`?"));
    CHECK(dyad_says({"export", small.file(), "--table", "observed", "--csv", small / "no/such/folder.csv"}).exit ==
          Exit::refused);
}
