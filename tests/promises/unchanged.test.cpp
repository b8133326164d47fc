// What older versions computed: the results of every scenario, held fast by a fingerprint of its first families.
#include "tests/catch.hpp"

#include "models/catalogue.hpp"
#include "sim/scenario.hpp"

#include <xxhash.h>

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
    REQUIRE(scenario);
    const auto frames = population_of(*scenario).live(0);
    XXH3_state_t* state = XXH3_createState();
    XXH3_64bits_reset(state);
    for (std::size_t table = 1; table < frames.size(); ++table)
        for (std::size_t field = 0; field < frames[table].fields(); ++field)
            XXH3_64bits_update(state, frames[table].column(field).data(), frames[table].column(field).size());
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(XXH3_64bits_digest(state)));
    XXH3_freeState(state);
    return text;
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
