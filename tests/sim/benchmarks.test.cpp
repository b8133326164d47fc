// What is told of benchmarks: options, medians, both forms, the comparison with a baseline. Times are made up; nothing is measured.
#include "tests/benchmarks/options.hpp"
#include "tests/benchmarks/ratios.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

#include <fstream>
#include <stdexcept>

namespace dyad {

namespace {

const Ratios pairs{{"work: plain", "work: fast"}, {"work: plain", "work: faster"}, {"arithmetic", "program: run"}};
const Times times{{"work: plain", {30, 10, 20}}, {"work: fast", {4, 5}}, {"arithmetic", {8}}};

std::string refusal_of(const std::string& text) {
    const TemporaryFolder folder;
    std::ofstream(folder / "baseline.json") << text;
    try {
        baseline_from(folder / "baseline.json");
    } catch (const std::runtime_error& problem) {
        return problem.what();
    }
    return "";
}

} // namespace

TEST_CASE("a ratio is that of medians, its range that of single runs, and only of benchmarks that were both timed") {
    const auto ratios = ratios_of(times, pairs);
    REQUIRE(ratios.size() == 1);
    CHECK(ratios[0].name == "work: fast over plain");
    CHECK(ratios[0].median == 20 / 4.5);
    CHECK(ratios[0].least == 10 / 5.0);
    CHECK(ratios[0].most == 30 / 4.0);
    CHECK(ratios[0].runs == 2);
    CHECK(alone(times, pairs) == std::vector<std::string>{"arithmetic"});
}

TEST_CASE("what lies more than the tolerance below the baseline is slower, and what a baseline lacks is not compared") {
    const Ratio ratio{"work", 1.0, 0.9, 1.1, 5};
    CHECK_FALSE(is_slower(ratio, {}));
    CHECK_FALSE(is_slower(ratio, {{"other", 9.0}}));
    CHECK_FALSE(is_slower(ratio, {{"work", 1.17}}));
    CHECK(is_slower(ratio, {{"work", 1.18}}));
    CHECK(ratios_in_words({ratio}, {{"work", 1.18}}) == "    1.00  (0.90 to 1.10)      1.18  work   SLOWER\n");
    CHECK(ratios_in_words({ratio}, {}) == "    1.00  (0.90 to 1.10)         -  work\n");
}

TEST_CASE("what is written as JSON is a baseline, and nothing else is") {
    const TemporaryFolder folder;
    const std::string name = folder / "baseline.json";
    std::ofstream(name) << ratios_in_json(ratios_of(times, pairs), {"one", "g++", "-O2", 2});
    CHECK(baseline_from(name) == Baseline{{"work: fast over plain", 4.444}});
    CHECK_THROWS_AS(baseline_from(folder / "other.json"), std::runtime_error);
    for (const char* text : {"", "{", "[1, 2]", "{}", R"({"ratios": []})", R"({"ratios": [1]})", R"({"ratios": [{"name": "work"}]})",
                             R"({"ratios": [{"name": 1, "median": 2}]})"}) {
        INFO(text);
        CHECK(refusal_of(text).find("is no baseline") != std::string::npos);
    }
}

TEST_CASE("options of the benchmarks are told from those of the library, and those that want a file refuse to go without") {
    const BenchOptions options = options_of({"--json", "a.json", "--benchmark_filter=--json", "--baseline=b.json", "-h"});
    CHECK(options.json == "a.json");
    CHECK(options.baseline == "b.json");
    CHECK(options.help);
    CHECK(options.others == std::vector<std::string>{"--benchmark_filter=--json"});
    CHECK(options.refusal == "");
    CHECK(options_of({}).refusal == "");
    CHECK(options_of({"--benchmark_list_tests"}).lists);
    CHECK_FALSE(options_of({"--benchmark_list_tests=false"}).lists);
    for (const std::vector<std::string>& words : {std::vector<std::string>{"--json"}, {"--baseline"}, {"--json="}, {"--json", "--help"}, {"--json", "a", "--json"}, {"--benchmark_format=json"}, {"--benchmark_report_aggregates_only=true"}}) {
        INFO(words.front());
        CHECK(options_of(words).refusal != "");
    }
}

} // namespace dyad
