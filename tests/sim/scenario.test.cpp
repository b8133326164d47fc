// What the scenario reader promises: what it reads, and how files, includes and settings combine.
#include "sim/scenario/scenario.hpp"

#include "tests/catch.hpp"
#include "tests/sim/scenario_reading.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace dyad {

using namespace test;

namespace {

std::uint32_t months_of_run(const std::string& years) {
    return accepted(read_one("title = 'T'\n[run]\nyears = " + years)).months;
}

const std::string titled = "title = \"T\"\n";

} // namespace

TEST_CASE("a scenario with a title alone takes every default") {
    const Scenario scenario = accepted(read_from({{"some/baseline.toml", titled}}, {}, "some/baseline.toml"));
    CHECK(scenario.file == "some/baseline.toml");
    CHECK(scenario.name == "baseline");
    CHECK(scenario.text == titled);
    CHECK(scenario.families == 2000);
    CHECK(scenario.community == 1024);
    CHECK(scenario.months == 18);
    CHECK(scenario.seed == 1);
    CHECK(scenario.record_lives == 0);
    CHECK(scenario.record_ages == std::vector<std::uint32_t>{9, 13, 18});
    CHECK(scenario.record_instruments.size() == test::few_instruments.size());
    CHECK(scenario.values == std::vector<double>{0.06, 1.5, 0.5, 0.2, 0.1, 1});
}

TEST_CASE("a scenario says what it says") {
    const Scenario scenario =
        accepted(read_one("title = 'T'\nquestion = 'Q?'\nexpect = 'E'\n"
                          "[run]\nfamilies = 4_000\nyears = 0.5\nseed = 4294967295\ncommunity = 2e2\n"
                          "[plasticity]\nadult_floor = 1\n[caregiving]\nrejection = -0.0\n"
                          "[observed_sensitivity]\nvisits = 3.0\n"
                          "[record]\nages = [6, 3, 6]\nlives = 7\n"
                          "instruments = ['observed_sensitivity', 'strange_situation']\n"));
    CHECK(scenario.question == "Q?");
    CHECK(scenario.expect == "E");
    CHECK(scenario.families == 4000);
    CHECK(scenario.community == 200);
    CHECK(scenario.months == 6);
    CHECK(scenario.seed == 4294967295u);
    CHECK(scenario.record_lives == 7);
    CHECK(scenario.record_ages == std::vector<std::uint32_t>{3, 6});
    CHECK(scenario.record_instruments == std::vector<std::string>{"strange_situation", "observed_sensitivity"});
    CHECK(scenario.values == std::vector<double>{1, 1.5, 0.5, 0.2, 0, 3});
    CHECK_FALSE(std::signbit(scenario.values[4]));
}

TEST_CASE("years are any whole number of months up to two hundred years") {
    CHECK(months_of_run("0.083333") == 1);
    CHECK(months_of_run("0.4166667") == 5);
    CHECK(months_of_run("1") == 12);
    CHECK(months_of_run("1.5") == 18);
    CHECK_FALSE(read_one(titled + "[run]\nyears = 0.0833"));
    CHECK(months_of_run("60") == 720);
    CHECK(months_of_run("200") == 2400);
    CHECK_FALSE(read_one(titled + "[run]\nyears = 1.5834"));
    CHECK_FALSE(read_one(titled + "[run]\nyears = 200.0833333"));
    CHECK_FALSE(read_one(titled + "[run]\nyears = 1e300"));
}

TEST_CASE("a short run is looked at when it is old enough and not later") {
    CHECK(accepted(read_one(titled + "[run]\nyears = 1")).record_ages == std::vector<std::uint32_t>{9});
    CHECK(accepted(read_one(titled + "[run]\nyears = 0.5")).record_ages.empty());
}

TEST_CASE("a long run is looked at in infancy, at school and through adult life, as far as it reaches") {
    using Ages = std::vector<std::uint32_t>;
    CHECK(accepted(read_one(titled + "[run]\nyears = 6")).record_ages == Ages{9, 13, 18, 72});
    CHECK(accepted(read_one(titled + "[run]\nyears = 34")).record_ages == Ages{9, 13, 18, 72, 216, 300});
    CHECK(accepted(read_one(titled + "[run]\nyears = 60")).record_ages == Ages{9, 13, 18, 72, 216, 300, 420, 600});
}

TEST_CASE("ages in months and in years are one list of ages, and either alone replaces what is usual") {
    using Ages = std::vector<std::uint32_t>;
    const std::string lived = titled + "[run]\nyears = 60\n[record]\n";
    CHECK(accepted(read_one(lived + "years = [25, 18, 1.5, 0.75]")).record_ages == Ages{9, 18, 216, 300});
    CHECK(accepted(read_one(lived + "ages = [18, 9]")).record_ages == Ages{9, 18});
    CHECK(accepted(read_one(lived + "ages = [18, 13]\nyears = [60, 1.5]")).record_ages == Ages{13, 18, 720});
    CHECK(accepted(read_one(lived + "years = []")).record_ages.empty());
    CHECK(accepted(read_one(lived, {"record.years=[40, 1.4166667,18]"})).settings[0].second == "[1.4166667, 18, 40]");
}

TEST_CASE("values that cannot stand together are refused where one of them was given") {
    Vocabulary words = test::few_words();
    words.impossible = [](const Scenario& scenario) -> std::vector<Objection> {
        if (scenario.values[2] + scenario.values[3] <= 1) return {};
        return {{{"caregiving.sensitivity", "caregiving.inconsistency"}, "they add up to more than 1; lower one"}};
    };
    const auto said = [&](const std::string& text, const Settings& settings = {}) {
        return lines_of(read_scenario("a.toml", settings, words, [&](const std::string&) -> Outcome<std::string> {
            return text;
        }));
    };
    const std::string why = "they add up to more than 1; lower one\n";
    CHECK(said(titled).empty());
    CHECK(said(titled + "[caregiving]\nsensitivity = 0.9\ninconsistency = 0.9\n") == "a.toml:3:15: " + why);
    CHECK(said(titled + "[caregiving]\ninconsistency = 0.9\n") == "a.toml:3:17: " + why); // the other is a default
    CHECK(said(titled, {"caregiving.sensitivity=1"}) == "--set caregiving.sensitivity=1: " + why);
    CHECK(said("[caregiving]\ninconsistency = 0.9\n").find(why) == std::string::npos); // first what is wrong by itself
}

TEST_CASE("line ends of Windows and a byte order mark change nothing") {
    const Scenario scenario = accepted(read_one("\xEF\xBB\xBFtitle = \"T\"\r\n[run]\r\nseed = 5\r\n"));
    CHECK(scenario.title == "T");
    CHECK(scenario.seed == 5);
}

TEST_CASE("the including file wins over what it includes, and later includes over earlier ones") {
    const Files files{{"in/a.toml", titled + "include = ['b.toml', 'more/c.toml']\n[run]\nseed = 1\n"},
                      {"in/b.toml", "title = 'B'\nquestion = 'B'\n[run]\nseed = 2\nfamilies = 2\ncommunity = 2\n"},
                      {"in/more/c.toml", "include = '../d.toml'\n[run]\nseed = 3\nfamilies = 3\n"},
                      {"in/d.toml", "[run]\nseed = 4\nfamilies = 4\nyears = 1\n"}};
    const Scenario scenario = accepted(read_from(files, {}, "in/a.toml"));
    CHECK(scenario.title == "T");
    CHECK(scenario.question == "B");
    CHECK(scenario.seed == 1);
    CHECK(scenario.families == 3);
    CHECK(scenario.community == 2);
    CHECK(scenario.months == 12);
    REQUIRE(scenario.includes.size() == 3);
    CHECK(scenario.includes[0].first == "b.toml");
    CHECK(scenario.includes[1].first == "more/c.toml");
    CHECK(scenario.includes[2] == std::pair<std::string, std::string>{"d.toml", files.at("in/d.toml")});
}

TEST_CASE("a scenario can be read again from its stored texts alone") {
    const Files files{{"deep/er/a.toml", titled + "include = 'x/b.toml'\n"},
                      {"deep/er/x/b.toml", "include = ['../../c.toml']\n"},
                      {"deep/er/../c.toml", "[run]\nseed = 77\n"}};
    const Scenario first = accepted(read_from(files, {"run.families=9"}, "deep/er/a.toml"));
    Files stored(first.includes.begin(), first.includes.end());
    stored.emplace(first.name + ".toml", first.text);
    Settings settings;
    for (const auto& [key, value] : first.settings) settings.push_back(key + "=" + value);
    const Scenario again = accepted(read_from(stored, settings, first.name + ".toml"));
    CHECK(again.seed == 77);
    CHECK(again.families == 9);
    CHECK(again.includes == first.includes);
}

TEST_CASE("a file may be included along several branches, and a wide lattice of includes is read once each") {
    Files files{{"a.toml", titled + "include = ['0.toml', '0.toml']\n"}};
    for (int k = 0; k < 14; ++k) {
        const std::string next = std::to_string(k + 1) + ".toml";
        files[std::to_string(k) + ".toml"] = "include = ['" + next + "', '" + next + "', '" + next + "']\n";
    }
    files["14.toml"] = "[run]\nseed = 14\n";
    const Scenario scenario = accepted(read_from(files));
    CHECK(scenario.seed == 14);
    CHECK(scenario.includes.size() == 15);
}

TEST_CASE("an endless chain of includes is refused") {
    int readings = 0;
    const auto endless = [&](const std::string& name) -> Outcome<std::string> {
        ++readings;
        return "title = 'T'\ninclude = 'x" + name + "'\n";
    };
    const auto outcome = read_scenario("a.toml", {}, test::few_words(), endless);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.refusals().size() == 1);
    CHECK(readings == 17); // the scenario and sixteen includes
    CHECK(lines_of(outcome).find("a chain of includes, which may be 16 long") != std::string::npos);
}

TEST_CASE("settings win over files, the last one for a key wins, and they are kept sorted as normal TOML") {
    const Scenario scenario =
        accepted(read_one(titled + "[run]\nseed = 3\n[plasticity]\nadult_floor = 0.5\n",
                          {"run.seed=4", "plasticity.adult_floor = 1e-1", "run.seed=0x10", "plasticity.early_decay=2",
                           "observed_sensitivity.visits=2.0", "record.ages=[ 13.0,9, 9 ]", "run.years=1.4999999",
                           "record.instruments=['observed_sensitivity']"}));
    CHECK(scenario.seed == 16);
    CHECK(scenario.values[0] == 0.1);
    const std::vector<std::pair<std::string, std::string>> normal{{"observed_sensitivity.visits", "2"},
                                                                  {"plasticity.adult_floor", "0.1"},
                                                                  {"plasticity.early_decay", "2.0"},
                                                                  {"record.ages", "[9, 13]"},
                                                                  {"record.instruments", "[\"observed_sensitivity\"]"},
                                                                  {"run.seed", "16"},
                                                                  {"run.years", "1.5"}};
    CHECK(scenario.settings == normal);
}

TEST_CASE("a setting cannot smuggle in a second key, nor one that belongs to files alone") {
    CHECK_FALSE(read_one(titled, {"run.seed=1\nw = 2"}));
    CHECK_FALSE(read_one(titled, {"run.seed=1\n[run]\nfamilies = 3"}));
    for (const std::string top : {"title", "question", "include"}) {
        CHECK_FALSE(read_one(titled, {top + "='b.toml'"}));
        CHECK_FALSE(read_one(titled, {"." + top + "='b.toml'"}));
    }
    CHECK(lines_of(read_one(titled, {"run.seed=\x1b[31m\n7"})).find('\x1b') == std::string::npos);
}

TEST_CASE("a setting may bring an age within the run or put it beyond its end") {
    CHECK(read_one(titled + "[record]\nages = [18]\n"));
    CHECK_FALSE(read_one(titled + "[record]\nages = [18]\n", {"run.years=1"}));
    CHECK(read_one(titled + "[run]\nyears = 0.5\n[record]\nages = [18]\n", {"run.years=1.5"}));
}

TEST_CASE("the bounds of a parameter are within its range") {
    CHECK(read_one(titled, {"plasticity.adult_floor=0.002"}));
    CHECK(read_one(titled, {"plasticity.adult_floor=1"}));
    CHECK_FALSE(read_one(titled, {"plasticity.adult_floor=0.0019999"}));
    CHECK_FALSE(read_one(titled, {"plasticity.adult_floor=1.0000001"}));
}

TEST_CASE("every error of file, includes and settings is reported at once, in the order of its place") {
    const auto outcome = read_from({{"a.toml", titled + "include = 'b.toml'\n[run]\nseed = -1\nspeed = 2\n"},
                                    {"b.toml", "[plasticity]\nadult_floor = 3\n"}},
                                   {"run.families=0"});
    REQUIRE_FALSE(outcome);
    REQUIRE(outcome.refusals().size() == 4);
    CHECK(text_of(outcome.refusals()[0]).starts_with("a.toml:4:8: "));
    CHECK(text_of(outcome.refusals()[1]).starts_with("a.toml:5:1: "));
    CHECK(text_of(outcome.refusals()[2]).starts_with("b.toml:2:15: "));
    CHECK(text_of(outcome.refusals()[3]).starts_with("--set run.families=0: "));
}

TEST_CASE("nesting that would exhaust the stack is refused before it is parsed") {
    const auto repeated = [](const std::string& piece, int times) {
        std::string text;
        for (int k = 0; k < times; ++k) text += piece;
        return text;
    };
    for (const std::string& deep :
         {repeated("a.", 300000) + "a = 1", "a = " + repeated("[", 500000), "a = " + repeated("{a=", 200000),
          "[" + repeated("a .\t", 200000) + "a]", "a = '''x''''' \na" + repeated(".'a'", 200000) + " = 1",
          "a = ['''x'''', " + repeated("[", 300), "a = [\"x\\\"\", " + repeated("[", 300)}) {
        const auto outcome = read_one(deep);
        REQUIRE_FALSE(outcome);
        CHECK(lines_of(outcome).find("nested too deeply") != std::string::npos);
    }
}

TEST_CASE("brackets and dots in texts and comments are not taken for nesting") {
    const std::string many(400, '['), dots(400, '.');
    const std::string long_line(100000, 'x');
    CHECK(read_one("title = \"" + many + "\\\"" + dots + "\" # " + many + dots + "\nquestion = '''\n" + many + "'" +
                   dots + "''''\nexpect = \"\"\"" + many + "\\\"\"\"\"\" # \"" + long_line + "\n[run]\nseed = 3"));
    CHECK(read_one("title = 'naïve — “quoted” 🙂' # naïve\n"));
}

TEST_CASE("the nearest name is found within a third of the word's length") {
    const std::vector<std::string> names{"families", "years", "seed"};
    CHECK(nearest_name("familes", names) == "families");
    CHECK(nearest_name("fmailies", names) == "families");
    CHECK(nearest_name("saad", names) == "seed");
    CHECK(nearest_name("abdc", std::vector<std::string>{"abxy", "abcd"}) ==
          "abcd"); // exchanged neighbours are one edit
    CHECK_FALSE(nearest_name("sxxd_", names));
    CHECK_FALSE(nearest_name("community", names));
    CHECK_FALSE(nearest_name("", names));
    CHECK_FALSE(nearest_name(std::string(1000000, 'y'), names));
}

} // namespace dyad
