// What tests of scenarios share: scenarios read from texts instead of files, under the small vocabulary.
#pragma once

#include "sim/scenario/scenario.hpp"
#include "tests/catch.hpp"
#include "tests/sim/scenario_vocabulary.hpp"

#include <map>
#include <string>
#include <vector>

namespace dyad::test {

using Files = std::map<std::string, std::string>;
using Settings = std::vector<std::string>;

inline Outcome<Scenario> read_from(const Files& files, const Settings& settings = {}, const std::string& path = "a.toml") {
    return read_scenario(path, settings, few_words(), [&](const std::string& name) -> Outcome<std::string> {
        const auto file = files.find(name);
        if (file == files.end()) return Refusal{name, 0, 0, "there is no such file"};
        return file->second;
    });
}

inline Outcome<Scenario> read_one(const std::string& text, const Settings& settings = {}) {
    return read_from({{"a.toml", text}}, settings);
}

inline std::string lines_of(const Outcome<Scenario>& outcome) {
    std::string lines;
    if (!outcome)
        for (const Refusal& refusal : outcome.refusals()) lines += text_of(refusal) + "\n";
    return lines;
}

inline Scenario accepted(const Outcome<Scenario>& outcome) {
    INFO(lines_of(outcome));
    REQUIRE(outcome);
    return *outcome;
}

} // namespace dyad::test
