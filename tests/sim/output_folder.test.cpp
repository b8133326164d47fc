// Which files of a folder a command may replace.
#include "sim/commands/output_folder.hpp"
#include "tests/catch.hpp"

using namespace dyad;

TEST_CASE("a list says which files of a folder are a command's, and never names one outside it") {
    CHECK(files_listed(R"({"made_by": "dyad export", "files": ["a.csv", "data/b.csv", "../c", "/etc/d", "data/../../e", 7, ""]})", "dyad export") ==
          std::vector<std::string>{"a.csv", "data/b.csv"});
    CHECK(files_listed(R"({"made_by": "somebody", "files": ["a.csv"]})", "dyad export").empty());
    CHECK(files_listed("no JSON", "dyad export").empty());
    CHECK(files_listed("[1]", "dyad export").empty());
}
