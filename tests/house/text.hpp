// The text of the house: its files, read once, and the small tools by which the rules look at them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dyad::house {

/// A file of the source tree, or an invented one that a test shows to a rule.
struct SourceFile {
    std::string path; ///< from the root, with forward slashes: "models/fear.hpp"
    std::string text;
};

/// What is wrong, one sentence each, beginning with "path:line: " or "path: ". A rule that finds nothing is content.
using Findings = std::vector<std::string>;

/// An `#include` line: its line number, and what is included without the quotes.
struct Include {
    int line;
    std::string name;
    bool angled;
};

/// Every text file below the folders of the house, in order of path; builds, corpora and malformed samples left out.
std::vector<SourceFile> read_house(const std::filesystem::path& root);

std::vector<std::string> lines_of(std::string_view text);
std::vector<Include> includes_of(const SourceFile& file);

/// The text with comments and the contents of strings and characters blanked, line numbers kept.
std::string code_of(std::string_view text);

/// The folder of a path, "" at the top; "models/instruments/a.hpp" is in "models/instruments".
std::string folder_of(const std::string& path);
/// The name without folder and without everything from its first dot: "fear".
std::string stem_of(const std::string& path);
bool is_code(const std::string& path); ///< .hpp or .cpp

std::string at(const SourceFile& file, int line, const std::string& sentence);

} // namespace dyad::house
