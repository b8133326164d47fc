// The file of findings: what it may hold, and the sentence with file and line for everything else.
#include "analysis/evidence/findings_file.hpp"
#include "tests/catch.hpp"

#include <string>

using namespace dyad;

namespace {

const EvidenceVocabulary known{{"strange_situation", "observed_sensitivity"},
                               {{"ssp_class", {"A", "B", "C", "D"}}, {"sensitivity_observed", {}}}};

const std::string sources = "[[source]]\nname = \"madigan2024\"\nreference = \"Madigan 2024\"\ndoi = \"10.1037/x\"\n"
                            "[[world]]\nname = \"lives\"\nmeaning = \"ordinary lives\"\nscenario = \"protocol\"\n";

/// A sound finding, with one line replaced or (where `line` is empty) taken out.
std::string finding_with(const std::string& key = {}, const std::string& line = {}) {
    std::string text = sources + "[[finding]]\n";
    const std::pair<const char*, const char*> lines[] = {
        {"id", "id = \"i.S1\""},
        {"sentence", "sentence = \"Sensitive care goes with security.\""},
        {"statistic", "statistic = \"r\""},
        {"value", "value = 0.25"},
        {"interval", "interval = [0.22, 0.28]"},
        {"n", "n = 22914"},
        {"population", "population = \"all\""},
        {"measured", "measured = \"mixed\""},
        {"instruments", "instruments = [\"strange_situation\", \"observed_sensitivity\"]"},
        {"source", "source = \"madigan2024\""},
        {"checked", "checked = \"read\""},
        {"use", "use = \"fit\""},
        {"domain", "domain = \"infancy\""},
        {"study", "study = { world = \"lives\", estimate = \"correlation\", of = \"ssp_class B at 13 months\", "
                  "with = \"sensitivity_observed at 9 months\" }"}};
    for (const auto& [name, sound] : lines) text += (name == key ? line : std::string(sound)) + "\n";
    return text + (key == "more" ? line + "\n" : "");
}

void refused(const std::string& key, const std::string& line, const std::string& because, unsigned at = 0) {
    const auto evidence = read_evidence("findings.toml", finding_with(key, line), known);
    INFO(line);
    REQUIRE_FALSE(evidence);
    INFO(text_of(evidence.refusals().front()));
    CHECK(evidence.refusals().front().file == "findings.toml");
    CHECK(evidence.refusals().front().line > 0);
    if (at > 0) CHECK(evidence.refusals().front().line == at);
    CHECK(evidence.refusals().front().sentence.find(because) != std::string::npos);
}

} // namespace

TEST_CASE("a sound finding is read with all it says") {
    const auto evidence = read_evidence("findings.toml", finding_with(), known);
    REQUIRE(evidence);
    REQUIRE(evidence->findings.size() == 1);
    const Finding& finding = evidence->findings.front();
    CHECK(finding.id == "i.S1");
    CHECK(finding.statistic == Statistic::r);
    CHECK(finding.use == Use::fit);
    REQUIRE(finding.published);
    CHECK(finding.published->value == 0.25);
    CHECK(finding.published->high == 0.28);
    CHECK(finding.study.estimator == Estimator::correlation);
    CHECK(finding.study.with.text == "sensitivity_observed at 9 months");
    CHECK(evidence->sources.front().doi == "10.1037/x");
}

TEST_CASE("a wrong statistic, instrument, interval or id is refused with file and line") {
    refused("statistic", "statistic = \"rho\"", "`rho` is no statistic", 12);
    refused("statistic", "statistic = \"share\"", "its statistic is share, which its estimate does not give");
    refused("instruments", "instruments = [\"strange_situatoin\"]", "did you mean `strange_situation`?", 18);
    refused("interval", "interval = [0.26, 0.28]", "does not hold the value", 14);
    refused("interval", "interval = [0.22]", "must be two numbers");
    refused("id", "id = \"S1\"", "an id is `i.` (infancy) or `a.` (adult)", 10);
    const auto twice = finding_with() + finding_with().substr(sources.size());
    const auto evidence = read_evidence("findings.toml", twice, known);
    REQUIRE_FALSE(evidence);
    CHECK(evidence.refusals().front().sentence.find("this id was given before") != std::string::npos);
    CHECK(evidence.refusals().front().line == 25);
}

TEST_CASE("whatever else cannot be is refused in one sentence") {
    refused("value", "value = 1.25", "no r can have this value");
    refused("value", "", "`value` is missing");
    refused("source", "source = \"madigan2023\"", "there is no [[source]] named `madigan2023`");
    refused("checked", "checked = \"memory-low\"", "weak memory only");
    refused("use", "use = \"holdout\"\nstarting = true", "it can be no holdout");
    refused("use", "use = \"challenge\"", "must say in `why`");
    refused("domain", "domain = \"childhood\"", "it must be infancy, adulthood, change or transmission");
    refused("sentence", "sentence = \"\"", "`sentence` must be a text in quotes, and not empty");
    refused("more", "colour = \"red\"", "`colour` is no key of such an entry");
    refused("study", "", "`study` is missing");
    refused("study", "study = { world = \"mars\", estimate = \"share\", of = \"ssp_class B at 13 months\" }",
            "its statistic is r");
    refused("study",
            "study = { world = \"mars\", estimate = \"correlation\", of = \"ssp_class B at 13 months\", "
            "with = \"sensitivity_observed at 9 months\" }",
            "there is no [[world]] named `mars`");
    refused("study", "study = { world = \"lives\", estimate = \"correlation\", of = \"ssp_class B at 13 months\" }",
            "needs `with` as well");
    refused("study",
            "study = { world = \"lives\", estimate = \"correlation\", of = \"ssp_klass B at 13 months\", "
            "with = \"sensitivity_observed at 9 months\" }",
            "did you mean `ssp_class`?");
}

TEST_CASE("a finding whose exactness nothing tells is refused") {
    std::string text = finding_with("interval", "");
    text.erase(text.find("n = 22914\n"), 10);
    const auto evidence = read_evidence("findings.toml", text, known);
    REQUIRE_FALSE(evidence);
    CHECK(evidence.refusals().front().sentence.find("neither `interval` nor `n`") != std::string::npos);
}

TEST_CASE("a holdout whose study a fitted finding asks too is known") {
    std::string second = finding_with("id", "id = \"i.S2\"").substr(sources.size());
    second.replace(second.find("\"fit\""), 5, "\"holdout\"");
    const auto both = read_evidence("findings.toml", finding_with() + second, known);
    REQUIRE(both);
    CHECK_FALSE(both->findings[0].asked_by_fit);
    CHECK(both->findings[1].asked_by_fit);
    second.replace(second.find("at 9 months"), 11, "at 8 months");
    const auto other = read_evidence("findings.toml", finding_with() + second, known);
    REQUIRE(other);
    CHECK_FALSE(other->findings[1].asked_by_fit);
}

TEST_CASE("of a text that is no TOML the place is told") {
    const auto evidence = read_evidence("findings.toml", "[[finding]]\nid = \n", known);
    REQUIRE_FALSE(evidence);
    CHECK(evidence.refusals().front().file == "findings.toml");
    CHECK(evidence.refusals().front().line == 2);
}

TEST_CASE("for calibration the published number of a holdout is not looked at, whatever stands there") {
    const std::string holdout = finding_with("use", "use = \"holdout\"");
    const auto without = read_evidence("findings.toml", holdout, known, Reads::fit_only);
    REQUIRE(without);
    CHECK_FALSE(without->findings.front().published);
    std::string poisoned = holdout;
    poisoned.replace(poisoned.find("value = 0.25"), 12, "value = \"look away\"");
    const auto still = read_evidence("findings.toml", poisoned, known, Reads::fit_only);
    REQUIRE(still);
    CHECK_FALSE(still->findings.front().published);
    CHECK_FALSE(read_evidence("findings.toml", poisoned, known, Reads::everything));
    REQUIRE(read_evidence("findings.toml", finding_with(), known, Reads::fit_only)->findings.front().published);
}
