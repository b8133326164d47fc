// Scenarios and findings as they were when the program was built, for a program that has left its source tree.
#pragma once

#include "sim/refusal.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// A file: "baseline.toml", and its text verbatim.
struct BuiltInText {
    std::string_view file;
    std::string_view text;
};

/// Every scenario of the source tree, every TOML file of analysis/evidence, analysis/sweeps and
/// analysis/studies, and every loader that exports
/// write beside their data, by name; written by sim/commands/built_in_texts.cmake at build time.
std::span<const BuiltInText> built_in_scenarios();
std::span<const BuiltInText> built_in_findings();
std::span<const BuiltInText> built_in_sweeps();
std::span<const BuiltInText> built_in_studies();
std::span<const BuiltInText> built_in_loaders();

/// The text of a file of analysis/evidence; refuses names that were not there.
Outcome<std::string> built_in_evidence(std::string_view file);

/// The text of analysis/sweeps/outcomes.toml.
Outcome<std::string> built_in_outcomes();

/// Stands where a folder's name would in the paths of built-in scenarios.
inline constexpr std::string_view built_in_folder = "(built in)";

/// "(built in)/baseline.toml" and so on, for every built-in scenario.
std::vector<std::string> built_in_paths();

/// The text of a built-in scenario if the path is that of one, else of the file on the disk; refuses as
/// `read_text_file` does.
Outcome<std::string> read_scenario_text(const std::string& path);

} // namespace dyad
