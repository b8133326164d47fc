// The manners of the house, rule by rule.
#include "tests/house/style.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>

namespace dyad::house {

namespace {

constexpr std::size_t longest = 300;

/// Files that may be longer, each with its reason.
struct Exception {
    const char* path;
    const char* reason;
};
constexpr std::array exceptions{
    Exception{"models/ODD.md", "one document by the ODD protocol, with generated tables"},
    Exception{"analysis/evidence/findings.toml", "a list of published findings, one entry each"},
    Exception{"analysis/evidence/README.md", "a table of the same findings, generated"},
    Exception{"analysis/evidence/predictive.csv", "what the posterior says of each of them, a row each"},
    Exception{"analysis/explorer/package-lock.json", "written by npm"},
};

} // namespace

Findings long_files(const std::vector<SourceFile>& files) {
    Findings findings;
    for (const auto& file : files) {
        const auto allowed = [&](const Exception& exception) { return file.path == exception.path; };
        const auto length = lines_of(file.text).size();
        const bool is_binary = file.path.ends_with(".h5"); // of calibrations: no lines
        if (!is_binary && length > longest && std::none_of(exceptions.begin(), exceptions.end(), allowed))
            findings.push_back(at(file, 0, std::to_string(length) + " lines are more than 300; split it by subject"));
    }
    return findings;
}

Findings silent_first_lines(const std::vector<SourceFile>& files) {
    static const std::regex sentence("// [A-Z0-9`].*[a-z].*[.!?]");
    Findings findings;
    for (const auto& file : files) {
        if (!is_code(file.path)) continue;
        const auto lines = lines_of(file.text);
        if (lines.empty() || !std::regex_match(lines.front(), sentence))
            findings.push_back(at(file, 1, "the first line must be a `//` sentence that says what the file is"));
    }
    return findings;
}

Findings vague_type_names(const std::vector<SourceFile>& files) {
    static const std::regex pattern(
        R"(\b(class|struct|enum|union|concept|using|typename)\s+(class\s+)?(\w*(Manager|Handler|Helper|Utils?|Base|Impl|Data|Info))\b)");
    Findings findings;
    for (const auto& file : files) {
        if (!is_code(file.path)) continue;
        const auto lines = lines_of(code_of(file.text));
        for (std::size_t k = 0; k < lines.size(); ++k) {
            std::smatch match;
            if (std::regex_search(lines[k], match, pattern))
                findings.push_back(at(file, int(k) + 1, match.str(3) + " does not say what it is"));
        }
    }
    return findings;
}

Findings types_named_twice(const std::vector<SourceFile>& files) {
    static const std::regex opens(R"(^(inline )?namespace\s*([^{]*?)\s*\{.*)"), closes(R"(^\} // namespace.*)");
    static const std::regex defines(R"(^(template <.*> )?(struct|class|enum class|enum|union)\s+(\[\[.*\]\]\s*)?(\w+)(\s+final)?\s*(:[^:].*)?\{.*)");
    std::map<std::string, std::string> homes;
    Findings findings;
    for (const auto& file : files) {
        if (!is_code(file.path)) continue;
        std::vector<std::string> open; // namespaces stand at the left margin, one line each, and so do their ends
        const auto lines = lines_of(code_of(file.text)), told = lines_of(file.text);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            std::smatch match;
            if (std::regex_match(lines[k], match, opens)) open.push_back(match.str(2));
            else if (std::regex_match(told[k], closes) && !open.empty()) open.pop_back();
            if (open.empty() || !std::regex_match(lines[k], match, defines)) continue;
            if (std::find(open.begin(), open.end(), "") != open.end()) continue; // this file's own
            std::string name;
            for (const auto& space : open) name += space + "::";
            const auto [home, is_new] = homes.emplace(name + match.str(4), file.path);
            if (!is_new && !match.str(4).empty())
                findings.push_back(at(file, int(k) + 1, home->first + " is also a type of " + home->second + "; rename one"));
        }
    }
    return findings;
}

Findings awkward_test_names(const std::vector<SourceFile>& files) {
    static const std::regex test_case(R"rx((TEST_CASE|SCENARIO)\(\s*("[^"\n]*"\s*)+)rx");
    Findings findings;
    for (const auto& file : files) {
        if (!file.path.ends_with(".test.cpp")) continue;
        for (std::sregex_iterator match(file.text.begin(), file.text.end(), test_case), end; match != end; ++match)
            if (match->str().find_first_of(";[]\\") != std::string::npos)
                findings.push_back(at(file, 0, match->str() + " holds one of ; [ ] \\ and would not be run by ctest"));
    }
    return findings;
}

Findings classes_named_in_the_theory(const std::vector<SourceFile>& files) {
    // Words are bounded by anything but letters, so that `is_secure` counts and `securely` does not.
    static const std::regex pattern(
        "(^|[^a-z])(avoidant|secure|insecure|security|insecurity|resistant|ambivalent|disorgani[sz]ed|disorgani[sz]ation|"
        "dismissing|preoccupied|unresolved|autonomous|class [abcd])($|[^a-z])",
        std::regex::icase);
    Findings findings;
    for (const auto& file : files) {
        if (!file.path.starts_with("models/") || file.path.starts_with("models/instruments/") || !is_code(file.path)) continue;
        const auto lines = lines_of(file.text);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            std::smatch match;
            if (std::regex_search(lines[k], match, pattern))
                findings.push_back(at(file, int(k) + 1, "the theory must not speak of \"" + match.str(2) + "\": classes are read off behaviour by instruments"));
        }
    }
    return findings;
}

Findings strangers_at_the_top(const std::vector<std::string>& names) {
    constexpr std::array allowed{"CMakeLists.txt", "sim", "models", "scenarios", "analysis", "tests", "README.md",
                                 "CMakePresets.json", "LICENSE", "CITATION.cff", "CHANGELOG.md", "dyad"};
    constexpr std::array ignored{"build", "results", "CMakeUserPresets.json"}; // in .gitignore: made by tools and runs
    Findings findings;
    for (const auto& name : names)
        if (!name.starts_with('.') && std::find(allowed.begin(), allowed.end(), name) == allowed.end() &&
            std::find(ignored.begin(), ignored.end(), name) == ignored.end())
            findings.push_back(name + ": does not belong at the top level");
    return findings;
}

} // namespace dyad::house
