// What the command line tells before, after and instead of a run.
#include "tests/catch.hpp"

#include "sim/words.hpp"
#include "tests/sim/command_line.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>

using namespace dyad;
using namespace dyad::command_line;

namespace {

/// DYAD_SCENARIOS for as long as it lives.
class ScenariosFolder {
public:
    explicit ScenariosFolder(const std::string& folder) {
        const char* before = std::getenv("DYAD_SCENARIOS");
        if (before != nullptr) kept_ = before;
        setenv("DYAD_SCENARIOS", folder.c_str(), 1);
    }
    ~ScenariosFolder() {
        if (kept_) setenv("DYAD_SCENARIOS", kept_->c_str(), 1);
        else unsetenv("DYAD_SCENARIOS");
    }
    ScenariosFolder(const ScenariosFolder&) = delete;

private:
    std::optional<std::string> kept_;
};

} // namespace

TEST_CASE("scenarios lists every file of its folder, a broken one with its fault") {
    const TemporaryFolder folder;
    write_text(folder / "good.toml", "title = \"Good\"\nquestion = \"Why?\"\n");
    write_text(folder / "bad.toml", "title = 3\n");
    const ScenariosFolder scenarios(folder.path());
    const Said said = dyad_says({"scenarios"});
    CHECK(said.exit == Exit::done);
    CHECK(said.err.empty());
    CHECK(holds(said.out, "good   Good\n       Why?\n"));
    CHECK(holds(said.out, "bad    cannot be run:\n"));
    CHECK(holds(said.out, "bad.toml:1:9:"));
    const auto all = nlohmann::json::parse(dyad_says({"scenarios", "--json"}).out);
    REQUIRE(all.size() == 2);
    CHECK(all[0].contains("fault"));
    CHECK(all[1]["title"] == "Good");
    CHECK(holds(dyad_says({"run", "goof"}).err, "did you mean `good`?"));
}

TEST_CASE("an empty scenarios folder is said to be empty") {
    const TemporaryFolder folder;
    const ScenariosFolder scenarios(folder.path());
    CHECK(holds(dyad_says({"scenarios"}).out, "There are no scenarios"));
    CHECK(dyad_says({"scenarios"}).exit == Exit::done);
}

TEST_CASE("an empty name and a dash are refused with exit code 2 and one sentence") {
    const std::vector<std::vector<std::string>> wrong{{"run", "baseline", "--out", ""}, {"run", "baseline", "--out", "-"}, {"info", ""}, {"export", ""}, {"run", ""}, {"info", "-"}};
    for (const auto& words : wrong) {
        const Said said = dyad_says(words);
        INFO(words[0] << ": " << said.err);
        CHECK(said.exit == Exit::refused);
        CHECK(said.out.empty());
        CHECK(std::count(said.err.begin(), said.err.end(), '\n') == 1);
    }
}

TEST_CASE("an input that is not there is wrong usage for every command, and so is an output folder") {
    const SmallRun small;
    const std::string gone = small / "gone.h5", nowhere = small / "no/such/x";
    const std::vector<std::vector<std::string>> wrong{
        {"info", gone},
        {"export", gone, "--table", "care", "--csv", "-"},
        {"replay", gone, "--verify"},
        {"run", small / "gone.toml"},
        {"run", small / "tiny.toml", "--out", nowhere},
        {"run", small / "tiny.toml", "--out", nowhere, "--dry-run"},
        {"run", small / "tiny.toml", "--out", small.file(), "--dry-run"},
        {"replay", small.file(), "--out", nowhere},
    };
    for (const auto& words : wrong) {
        const Said said = dyad_says(words);
        INFO(words[0] << ": " << said.err);
        CHECK(said.exit == Exit::refused);
        CHECK(said.out.empty());
    }
}

TEST_CASE("options that exclude each other are refused, not ignored") {
    const SmallRun small;
    CHECK(dyad_says({"info", small.file(), "--json", "--scenario"}).exit == Exit::refused);
    CHECK(dyad_says({"info", small.file(), "--table", "care", "--scenario"}).exit == Exit::refused);
    CHECK(dyad_says({"params", "--json", "--markdown"}).exit == Exit::refused);
}

TEST_CASE("help tells baseline's own number of families, and every example's parameter exists") {
    const auto all = nlohmann::json::parse(dyad_says({"scenarios", "--json"}).out);
    const auto baseline = std::find_if(all.begin(), all.end(), [](const auto& one) { return one["name"] == "baseline"; });
    REQUIRE(baseline != all.end());
    const std::string families = grouped((*baseline)["families"].get<std::uint64_t>()) + " families";
    CHECK(holds(dyad_says({}).out, families));
    CHECK(holds(dyad_says({"run", "--help"}).out, families));
    CHECK(holds(dyad_says({"--help"}).out, "./dyad demo"));
    CHECK(dyad_says({"params", "caregiving.sensitivity"}).exit == Exit::done);
}

TEST_CASE("version can be asked for in the usual ways") {
    for (const char* word : {"--version", "-v", "version"}) CHECK(dyad_says({word}).out.starts_with("dyad 0."));
}

TEST_CASE("info tells how to make the file again, and its scenario runs by itself with the same results") {
    const SmallRun small;
    CHECK(holds(dyad_says({"info", small.file()}).out, "again     dyad replay " + small.file() + " --out again.h5\n"));
    const std::string alone = small / "alone.toml";
    write_text(alone, dyad_says({"info", small.file(), "--scenario"}).out);
    std::filesystem::remove(small / "common.toml");
    const std::string again = small / "alone.h5";
    const Said said = dyad_says({"run", alone, "--out", again, "--quiet"});
    INFO(said.err);
    REQUIRE(said.exit == Exit::done);
    const std::vector<std::string> csv{"export", "", "--table", "observed", "--csv", "-"};
    auto one = csv, two = csv;
    one[1] = small.file();
    two[1] = again;
    CHECK(dyad_says(one).out == dyad_says(two).out);
}

TEST_CASE("a dry run foretells the file's size within a quarter") {
    const SmallRun small;
    for (const char* families : {"700", "1500", "5000"}) {
        const std::string out = small / (std::string("size") + families + ".h5");
        const std::vector<std::string> words{"run", "baseline", "--families", families, "--out", out};
        auto dry = words, real = words;
        dry.insert(dry.end(), {"--dry-run", "--json", "--threads", "64"});
        real.emplace_back("--quiet");
        const auto forecast = nlohmann::json::parse(dyad_says(dry).out);
        REQUIRE(dyad_says(real).exit == Exit::done);
        const auto size = static_cast<double>(std::filesystem::file_size(out));
        INFO(families);
        CHECK(forecast["file_bytes"].get<double>() > 0.75 * size);
        CHECK(forecast["file_bytes"].get<double>() < 1.25 * size);
        CHECK(forecast["threads"] == forecast["communities"]);
    }
    CHECK(dyad_says({"run", "baseline", "--out", small / "x.h5", "--dry-run", "--quiet"}).out.empty());
}
