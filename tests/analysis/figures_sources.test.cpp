// What figures quote is in the file of findings.
#include "tests/catch.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace {

std::string text_in(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> all_matches(const std::string& text, const std::regex& pattern) {
    std::set<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) found.insert((*match)[1]);
    return found;
}

} // namespace

TEST_CASE("every published number that a figure asks for is a finding with a number") {
    const std::filesystem::path root = DYAD_ROOT;
    const auto known = all_matches(text_in(root / "analysis/evidence/findings.toml"), std::regex("\nid = \"([^\"]+)\""));
    REQUIRE(known.size() > 300);
    std::size_t quoted = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root / "analysis/figures")) {
        for (const std::string& id : all_matches(text_in(entry.path()), std::regex("\"([a-z]\\.[A-Z][A-Za-z0-9_.]*)\""))) {
            INFO(entry.path().filename().string() << ": " << id);
            CHECK(known.contains(id));
            ++quoted;
        }
    }
    CHECK(quoted > 10);
}
