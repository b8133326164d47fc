// Impossible life courses: each is refused in one sentence that names the keys, and possible ones beside it are not.
#include "models/life_checks.hpp"
#include "models/catalogue.hpp"
#include "tests/catch.hpp"

#include <string>
#include <vector>

using namespace dyad;

namespace {

/// What a scenario of these settings is told, each refusal in a line of its own.
std::string told(const std::vector<std::string>& settings) {
    const std::string text = "title = 'T'\n[run]\nfamilies = 20\nyears = 60\n[record]\nages = [9]\n";
    const ReadText read = [&](const std::string&) -> Outcome<std::string> { return text; };
    const auto outcome = read_scenario("a.toml", settings, vocabulary(), read);
    std::string lines;
    if (!outcome)
        for (const Refusal& refusal : outcome.refusals()) lines += text_of(refusal) + "\n";
    return lines;
}

bool is_refused(const std::vector<std::string>& settings, const std::string& because) {
    const std::string lines = told(settings);
    INFO(lines);
    const bool in_one_sentence = !lines.empty() && lines.find('\n') == lines.size() - 1;
    CHECK(in_one_sentence);
    CHECK(lines.starts_with("--set "));
    CHECK(lines.find("; ") != std::string::npos); // and what to do
    return lines.find(because) != std::string::npos;
}

} // namespace

TEST_CASE("every parameter of which the checks speak is declared") {
    Scenario scenario;
    scenario.months = 1;
    scenario.families = 2;
    for (const Declaration& declaration : declarations()) scenario.values.push_back(declaration.parameter.high);
    const auto found = impossible_lives(scenario, declarations());
    CHECK(found.size() == 13); // all but mothers, the referred, the market and what high values do not offend
    for (const Objection& objection : found)
        for (const std::string& key : objection.keys) {
            bool known = key.starts_with("run.");
            for (const Declaration& declaration : declarations())
                known = known || key == std::string(declaration.mechanism) + "." + declaration.parameter.name;
            INFO(key);
            CHECK(known);
        }
}

TEST_CASE("the defaults live") { CHECK(told({}).empty()); }

TEST_CASE("a market of one is refused once somebody grows up in it") {
    CHECK(is_refused({"run.families=1"}, "nobody outside the family"));
    CHECK(is_refused({"run.community=1"}, "nobody outside the family"));
    CHECK(is_refused({"run.families=21", "run.community=10"}, "left alone in the last community"));
    CHECK(told({"run.families=1", "run.years=16"}).empty());
    CHECK(told({"run.families=2"}).empty());
}

TEST_CASE("a child older than its mother is refused") {
    CHECK(is_refused({"parenthood.youngest=40", "parenthood.oldest=35"}, "too old for a child before"));
    CHECK(told({"parenthood.youngest=34", "parenthood.oldest=35"}).empty());
}

TEST_CASE("what would be given after the end of the run is refused, and at its last month it is not") {
    CHECK(is_refused({"placement.share=0.1", "placement.age=2", "run.years=2"}, "no child would ever be placed"));
    CHECK(told({"placement.share=0.1", "placement.age=2", "run.years=2.0833333"}).empty());
    CHECK(told({"placement.share=0", "placement.age=2", "run.years=2"}).empty());
    for (const std::string what : {"psychotherapy", "somatic_therapy", "mentoring"}) {
        CHECK(is_refused({what + ".given_share=0.1", what + ".given_age=80", "run.years=38"}, "nobody in it"));
        CHECK(told({what + ".given_share=0.1", what + ".given_age=79", "run.years=38"}).empty()); // founders reach it
    }
    const std::pair<const char*, const char*> others[] = {{"partnership.given", "would be given a partner"},
                                                          {"partnership.parted", "would be parted from"},
                                                          {"partnership.divorce", "see its parents part"},
                                                          {"mortality.bereaved", "lose its father"}};
    for (const auto& [what, said] : others)
        CHECK(is_refused({std::string(what) + "_share=0.1", std::string(what) + "_age=17", "run.years=17"}, said));
    CHECK(is_refused({"placement.share=0.1", "placement.from_institution=1"}, "there are none"));
    CHECK(is_refused({"parent_training.share=0.1", "parent_training.duration=0"}, "nobody anything"));
    CHECK(is_refused({"family_events.illness_share=0.7", "family_events.job_loss_share=0.7"}, "add up to 1.4"));
    CHECK(is_refused({"parent_training.share=1", "parent_training.age=12", "run.years=1"}, "no parent"));
}

TEST_CASE("therapy before birth is refused") {
    CHECK(is_refused({"psychotherapy.given_age=-1"}, "outside the range in which it has a meaning"));
    CHECK(is_refused({"psychotherapy.given_age=-1"}, "from 18 to 90 years"));
}

TEST_CASE("shares that do not add up are refused") {
    CHECK(is_refused({"parenthood.two_share=0.9"}, "add up to"));
    CHECK(is_refused({"parenthood.identical_share=0.6", "parenthood.fraternal_share=0.5"}, "add up to 1.1"));
    CHECK(told({"parenthood.identical_share=0.5", "parenthood.fraternal_share=0.5"}).empty());
    CHECK(is_refused({"attachment_figures.shared_custody=0.6", "attachment_figures.other_custody=0.5"}, "add up to 1.1"));
    CHECK(told({"attachment_figures.shared_custody=0.5", "attachment_figures.other_custody=0.5"}).empty());
}

TEST_CASE("ranges alone see to it that neither the second nor the third figure gets more bids than the main one") {
    double lowest_main = 0, highest_third = 1;
    for (const Declaration& declaration : declarations()) {
        if (declaration.mechanism != std::string_view("attachment_figures")) continue;
        if (declaration.parameter.name == std::string_view("main_weight")) lowest_main = declaration.parameter.low;
        if (declaration.parameter.name == std::string_view("third_weight")) highest_third = declaration.parameter.high;
    }
    CHECK(lowest_main >= 1 - lowest_main);
    CHECK(lowest_main * (1 - highest_third) >= highest_third);
    CHECK(is_refused({"attachment_figures.main_weight=0.4"}, "from 0.5 to 1"));
    CHECK(told({"attachment_figures.main_weight=0.5", "attachment_figures.third_weight=0.33"}).empty());
}

TEST_CASE("therapy for those referred is refused where nobody is referred") {
    for (const std::string what : {"psychotherapy", "somatic_therapy"}) {
        CHECK(is_refused({what + ".given_share=1", what + ".neediest_share=0"}, "nobody would be treated"));
        CHECK(told({what + ".given_share=1", what + ".neediest_share=0.01"}).empty());
        CHECK(told({what + ".neediest_share=0"}).empty());
    }
}
