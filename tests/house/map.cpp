// Reading the README's map of the house.
#include "tests/house/map.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <utility>

namespace dyad::house {

namespace {

std::vector<std::string> lines_of_the_map(const std::string& readme) {
    std::vector<std::string> block;
    bool under_heading = false, inside = false;
    for (const auto& line : lines_of(readme)) {
        if (line.starts_with("## ") && !inside) under_heading = line == "## The house";
        else if (under_heading && line.starts_with("```")) {
            if (inside) break;
            inside = true;
        } else if (inside) block.push_back(line);
    }
    return block;
}

/// Whether a path is the one named on the map, where a name may end in ".*".
bool is_named(const std::string& name, const std::string& path) {
    if (!name.ends_with(".*")) return name == path;
    return path.starts_with(name.substr(0, name.size() - 1)) && path.find('/', name.size()) == std::string::npos;
}

bool is_source(const std::string& path) { return is_code(path) || path.ends_with(".toml"); }

} // namespace

std::vector<std::string> paths_on_the_map(const std::string& readme) {
    static const std::regex entry(R"(^( {0,8})([A-Za-z0-9_.*/-]+(, [A-Za-z0-9_.*/-]+)*)(  .*)?$)");
    std::vector<std::string> paths;
    std::vector<std::pair<std::size_t, std::string>> folders; // indentation and path of the folders we are in
    for (const auto& line : lines_of_the_map(readme)) {
        std::smatch match;
        if (!std::regex_match(line, match, entry)) continue;
        const auto indentation = std::size_t(match.length(1));
        while (!folders.empty() && folders.back().first >= indentation) folders.pop_back();
        const auto above = folders.empty() ? std::string{} : folders.back().second;
        auto names = match.str(2);
        while (!names.empty()) {
            const auto comma = names.find(", ");
            paths.push_back(above + names.substr(0, comma));
            names = comma == std::string::npos ? "" : names.substr(comma + 2);
        }
        if (paths.back().ends_with('/')) folders.emplace_back(indentation, paths.back());
    }
    return paths;
}

Findings map_and_house_differ(const std::string& readme, const std::vector<SourceFile>& files) {
    const auto named = paths_on_the_map(readme);
    if (named.empty()) return {"README.md: no map of the house in a code block under \"## The house\""};
    std::set<std::string> there; // every file, and every folder with a slash behind it
    std::set<std::string> to_be_named;
    for (const auto& file : files) {
        there.insert(file.path);
        for (auto folder = folder_of(file.path); !folder.empty(); folder = folder_of(folder)) there.insert(folder + "/");
        if (is_source(file.path)) to_be_named.insert(folder_of(file.path) + "/");
        if (is_code(file.path) && file.path.starts_with("models/")) to_be_named.insert(file.path);
    }
    Findings findings;
    for (const auto& name : named)
        if (name.find('/') != std::string::npos &&
            std::none_of(there.begin(), there.end(), [&](const auto& path) { return is_named(name, path); }))
            findings.push_back("README.md: the map names " + name + ", which does not exist");
    for (const auto& path : to_be_named)
        if (std::none_of(named.begin(), named.end(), [&](const auto& name) { return is_named(name, path); }))
            findings.push_back("README.md: the map leaves out " + path);
    return findings;
}

} // namespace dyad::house
