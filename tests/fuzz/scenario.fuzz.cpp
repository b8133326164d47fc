// Any bytes as a scenario: the first line as a setting, all of them as the scenario's text, nothing from the disk.
#include "tests/sim/scenario_vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const std::vector<std::string> settings{text.substr(0, text.find('\n'))};
    const dyad::ReadText read = [&](const std::string& path) -> dyad::Outcome<std::string> {
        if (path == "a.toml") return text;
        if (path == "b.toml") return std::string("[run]\nseed = 2\n");
        return dyad::Refusal{path, 0, 0, "there is no such file"};
    };
    for (const bool with_setting : {false, true}) {
        const auto outcome = dyad::read_scenario(
            "a.toml", std::vector(settings.begin(), settings.begin() + with_setting), dyad::test::few_words(), read);
        if (outcome ? outcome->title.empty() : outcome.refusals().empty()) std::abort();
    }
    return 0;
}
