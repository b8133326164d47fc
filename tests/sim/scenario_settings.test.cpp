// What the scenario reader says to settings and texts that people get wrong, and scenarios merged into one text.
#include "sim/scenario/scenario.hpp"

#include "sim/words.hpp"
#include "tests/catch.hpp"
#include "tests/sim/scenario_reading.hpp"

#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace dyad {

using namespace test;

namespace {

const std::string titled = "title = \"T\"\n";

} // namespace

TEST_CASE("a setting that shortens a run below the file's ages is blamed itself, and told what to add") {
    const std::string lines = lines_of(read_one(titled + "[record]\nages = [9, 13, 18]\n", {"run.years=0.75"}));
    CHECK(lines.starts_with("--set run.years=0.75: "));
    CHECK(lines.find("(13, 18)") != std::string::npos);
    CHECK(lines.find("add --set 'record.ages=[9]'") != std::string::npos);
    CHECK(read_one(titled + "[record]\nages = [9, 13, 18]\n", {"run.years=0.75", "record.ages=[9]"}));
    CHECK(lines_of(read_one(titled + "[run]\nyears = 0.75\n[record]\nages = [13]\n")).starts_with("a.toml:5:9: "));
}

TEST_CASE("a setting whose value is none is told what its key wants, and what a shell may have taken away") {
    const auto said = [](const std::string& setting) { return lines_of(read_one(titled, {setting})); };
    CHECK(said("run.seed=three").find("a whole number from 0 to 4294967295") != std::string::npos);
    CHECK(said("plasticity.adult_floor=low").find("a number from 0.002 to 1") != std::string::npos);
    CHECK(said("record.instruments=[strange_situation]")
              .find("`--set 'record.instruments=[\"strange_situation\"]'`") != std::string::npos);
    CHECK(said("record.instruments=strange_situation")
              .find("`--set 'record.instruments=[\"strange_situation\"]'`") != std::string::npos);
    CHECK(said("record.ages=[9,").find("single quotes") != std::string::npos);
}

TEST_CASE("a misspelt title is complained of once") {
    CHECK(lines_of(read_one("titel = 'T'\n")) ==
          "a.toml:1:1: there is no `titel` at the top of a scenario; did you mean `title`?\n");
}

TEST_CASE("titles, questions and expected answers hold no control characters") {
    for (const std::string key : {"title", "question", "expect"}) {
        const std::string others = key == "title" ? "" : titled;
        CHECK_FALSE(read_one(others + key + " = \"red \\u001b[31m\"\n"));
        CHECK_FALSE(read_one(others + key + " = \"bell \\u0007\"\n"));
        CHECK_FALSE(read_one(others + key + " = \"back \\u009b\"\n"));
    }
    CHECK(read_one(titled + "question = \"\"\"\none\ntwo\"\"\"\n"));
    CHECK_FALSE(read_one("title = \"\"\"one\ntwo\"\"\"\n"));
}

TEST_CASE("there are no more families than person numbers for sixty-four persons each") {
    CHECK_FALSE(read_one(titled + "[run]\nfamilies = 67107841\n"));
    CHECK(read_one(titled + "[run]\nfamilies = 67107840\n"));
}

TEST_CASE("a scenario compares with published findings unless it says that it does not") {
    CHECK(accepted(read_one(titled)).compares);
    CHECK(accepted(read_one(titled + "compare = \"published\"\n")).compares);
    CHECK_FALSE(accepted(read_one(titled + "compare = \"none\"\n")).compares);
    CHECK_FALSE(read_one(titled + "compare = \"all\"\n"));
    CHECK_FALSE(read_one(titled + "compare = 1\n"));
}

TEST_CASE("other numbers in a scenario are what settings behind all others would have made") {
    const std::string text = titled + "[run]\nfamilies = 30\n[caregiving]\nrejection = 0.3\n[observed_sensitivity]\nvisits = 3\n";
    const Scenario base = accepted(read_one(text, {"plasticity.adult_floor=0.50", "run.seed=4"}));
    using Numbers = std::vector<std::pair<std::string, double>>;
    for (const Numbers& numbers : {Numbers{}, Numbers{{"run.seed", 7}}, Numbers{{"run.families", 1}, {"caregiving.rejection", -0.0}},
                                   Numbers{{"plasticity.adult_floor", 1e-2}, {"observed_sensitivity.visits", 20}, {"run.seed", 4294967295.0}}}) {
        Settings settings{"plasticity.adult_floor=0.50", "run.seed=4"};
        for (const auto& [key, number] : numbers) settings.push_back(key + "=" + shortest(number));
        const Scenario read = accepted(read_one(text, settings));
        const auto changed = with_numbers(base, numbers, few_words());
        REQUIRE(changed);
        CHECK(changed->settings == read.settings);
        CHECK(changed->values == read.values);
        CHECK(std::tuple(changed->families, changed->seed, changed->text, changed->months) == std::tuple(read.families, read.seed, read.text, read.months));
    }
    for (const std::pair<std::string, double>& wrong : Numbers{{"plasticity.adult_floor", 1.5}, {"observed_sensitivity.visits", 2.5}, {"run.seed", -1}, {"run.families", 0}, {"run.years", 2}, {"caregiving.sensitivty", 1}, {"caregiving.rejection", std::nan("")}})
        CHECK_FALSE(with_numbers(base, Numbers{wrong}, few_words()));
    auto objecting = few_words();
    objecting.impossible = [](const Scenario& scenario) { return scenario.values[4] < 0 ? std::vector<Objection>{{{}, "no"}} : std::vector<Objection>{}; };
    CHECK(with_numbers(base, Numbers{{"caregiving.rejection", 0.5}}, objecting));
    CHECK_FALSE(with_numbers(base, Numbers{{"caregiving.rejection", -0.5}}, objecting));
}

TEST_CASE("a scenario merged into one text reads to the same values without its includes and settings") {
    const Files files{{"in/a.toml", "# Question: which?\n\n" + titled +
                                        "include = ['b.toml', 'more/c.toml']\n[run]\nseed = 1\n"},
                      {"in/b.toml", "title = 'B'\nquestion = 'B \"b\"'\ncompare = 'none'\n[run]\nseed = 2\ncommunity = 2\n"},
                      {"in/more/c.toml", "include = '../d.toml'\n[run]\nfamilies = 3\n[caregiving]\nrejection = 1e-7\n"},
                      {"in/d.toml", "[run]\nfamilies = 4\nyears = 1\n[record]\ninstruments = ['strange_situation']\n"}};
    const Scenario first = accepted(read_from(files, {"record.ages=[6, 9]", "run.seed=9"}, "in/a.toml"));
    const auto text = merged_text(first.name, first.text, first.includes, first.settings);
    REQUIRE(text);
    CHECK(text->starts_with("# Question: which?\n\ntitle = \"T\"\nquestion = "));
    const Scenario again = accepted(read_one(*text));
    CHECK(again.includes.empty());
    CHECK(again.settings.empty());
    CHECK(again.values == first.values);
    CHECK(again.record_ages == first.record_ages);
    CHECK(again.record_instruments == first.record_instruments);
    CHECK(std::tuple(again.title, again.question, again.compares, again.families, again.community, again.months) ==
          std::tuple(first.title, first.question, first.compares, first.families, first.community, first.months));
    CHECK(again.seed == 9);
    CHECK_FALSE(merged_text("a", "include = 'a.toml'\n", first.includes, {}));
    CHECK_FALSE(merged_text("a", "include = 'gone.toml'\n", {}, {}));
    CHECK_FALSE(merged_text("a", "include = 'b.toml'\n", std::vector<std::pair<std::string, std::string>>{{"b.toml", "include = 'b.toml'\n"}}, {}));
}

} // namespace dyad
