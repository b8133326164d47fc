// The honest page: its numbers are renewed between two marks, and nothing else of it is touched.
#include "analysis/evidence/page.hpp"
#include "tests/catch.hpp"

using namespace dyad;

namespace {

Evidence two_findings() {
    Evidence evidence;
    evidence.mechanisms = {{"learning", "what is learned", {"x=0"}, 1}};
    for (const char* id : {"i.A1", "i.A2"}) {
        Finding finding;
        finding.id = finding.source = id;
        finding.sentence = std::string("Something of ") + id + " was found.";
        finding.statistic = Statistic::r;
        finding.use = Use::fit;
        finding.domain = "infancy";
        finding.n = 1e6;
        finding.published = Published{0.2};
        evidence.findings.push_back(finding);
    }
    evidence.findings[1].why = "because it must be so.";
    return evidence;
}

Scorecard card_of(const Evidence& evidence) {
    Measurement agrees, misses;
    agrees.value = 0.25, misses.value = 0.7;
    const std::vector<Measured> seeds(3, Measured{agrees, misses});
    Scorecard card = scorecard_of(evidence, seeds);
    card.command = "dyad evidence";
    card.version = "1.2.3";
    card.tried_mechanisms = true;
    card.rows[0].needs = {"learning"};
    return card;
}

} // namespace

TEST_CASE("the page has every finding, the misses with their reasons, and what each mechanism is needed for") {
    const Evidence evidence = two_findings();
    const std::string made = page_of(card_of(evidence), evidence);
    CHECK(made.find("| i.A1 | Something of i.A1 was found. | fit | .20") != std::string::npos);
    CHECK(made.find("**i.A2** (fit, misses)") != std::string::npos);
    CHECK(made.find("because it must be so.") != std::string::npos);
    CHECK(made.find("| learning | what is learned | i.A1 |") != std::string::npos);
    CHECK(made.find("| fit | 2 | 50.0 % | 2 | 1 | 0 | 1 |") != std::string::npos);
}

TEST_CASE("the honest page is renewed between its marks, and refused without them") {
    const Evidence evidence = two_findings();
    const std::string made = page_of(card_of(evidence), evidence);
    const std::string page = "before\n" + std::string(page_begins) + "\nFORMERLY\n" + std::string(page_ends) + "\nafter\n";
    const auto renewed = page_renewed("README.md", page, made);
    REQUIRE(renewed);
    CHECK(renewed->find("FORMERLY") == std::string::npos);
    CHECK(renewed->starts_with("before\n"));
    CHECK(renewed->ends_with("\nafter\n"));
    CHECK(*page_renewed("README.md", *renewed, made) == *renewed);
    const auto refused = page_renewed("README.md", "no marks", made);
    REQUIRE_FALSE(refused);
    CHECK(refused.refusals().front().file == "README.md");
}
