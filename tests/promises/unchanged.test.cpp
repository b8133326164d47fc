// What older versions computed: the results of every scenario, held fast by a fingerprint of its first families.
#include "tests/catch.hpp"

#include "models/catalogue.hpp"
#include "sim/results/checksum.hpp"
#include "sim/scenario/scenario.hpp"

#include <filesystem>
#include <fstream>
#include <map>

using namespace dyad;

namespace {

/// A fingerprint of every number that 200 families of the scenario leave behind; the table of parameters is left out, since
/// it holds texts.
std::string fingerprint(const std::filesystem::path& file) {
    const std::string settings[] = {"run.families=200"};
    const auto scenario = read_scenario(file.string(), settings, vocabulary());
    INFO(file.string() << ": " << (scenario ? "" : scenario.refusals().front().sentence));
    REQUIRE(scenario);
    const auto frames = population_of(*scenario).live(0);
    Checksum checksum;
    for (std::size_t table = 1; table < frames.size(); ++table)
        for (std::size_t field = 0; field < frames[table].fields(); ++field) checksum.add(frames[table].column(field));
    return checksum.hex();
}

} // namespace

TEST_CASE("every scenario still gives the numbers that this version first gave") {
    // One line per scenario: its name and its fingerprint. A line changes only together with an entry in CHANGELOG.md that
    // says which numbers changed, and why.
    const std::filesystem::path root = DYAD_ROOT;
    std::map<std::string, std::string> known;
    std::ifstream lines(root / "tests/promises/fingerprints.txt");
    for (std::string name, print; lines >> name >> print;) known[name] = print;
    std::size_t seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root / "scenarios")) {
        const std::string name = entry.path().stem().string(), now = fingerprint(entry.path());
        INFO(name << " " << now);
        CHECK(known[name] == now);
        ++seen;
    }
    CHECK(seen == known.size());
}
