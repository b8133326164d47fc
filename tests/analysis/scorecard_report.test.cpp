// What the scorecard says of a few findings whose numbers are known: on the terminal, to programs, and as a page.
#include "analysis/evidence/forest_plot.hpp"
#include "analysis/evidence/numbers.hpp"
#include "analysis/evidence/page.hpp"
#include "analysis/evidence/scorecard.hpp"
#include "tests/catch.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <regex>

using namespace dyad;

namespace {

Finding finding_of(const char* id, Statistic statistic, double value, Use use = Use::fit) {
    Finding finding;
    finding.id = id;
    finding.sentence = std::string("What <") + id + "> says & means.";
    finding.statistic = statistic;
    finding.use = use;
    finding.domain = "infancy";
    finding.measured = "Strange Situation";
    finding.population = "ordinary families";
    finding.source = "somebody2000";
    finding.n = 1e6;
    finding.published = Published{value};
    return finding;
}

Measurement measured(double value) {
    Measurement measurement;
    measurement.value = value;
    measurement.n = 100;
    return measurement;
}

/// One that agrees, one that is near, one that misses, a direction, one that could not be told, one that is withheld.
Evidence six_findings() {
    Evidence evidence;
    evidence.sources = {{"somebody2000", "Somebody & Other 2000", "10.1000/example", 1}};
    evidence.mechanisms = {{"learning", "what is learned", {"x=0"}, 1}};
    evidence.findings = {finding_of("i.A1", Statistic::r, 0.20), finding_of("i.A2", Statistic::r, 0.20),
                         finding_of("i.A3", Statistic::r, 0.20, Use::holdout), finding_of("i.A4", Statistic::direction, 1),
                         finding_of("i.A5", Statistic::share, 0.30), finding_of("i.A6", Statistic::share, 0.123456)};
    evidence.findings[2].why = "because of <reasons>";
    evidence.findings[5].published.reset();
    return evidence;
}

Scorecard card_of(const Evidence& evidence) {
    Measurement none;
    none.why = "nobody in the file has it";
    const auto seed = [&](double shift) {
        return Measured{measured(0.25 + shift), measured(0.40 + shift), measured(0.60 + shift), measured(0.5 + shift), none,
                        measured(0.4)};
    };
    const std::vector<Measured> seeds{seed(0.001), seed(-0.001), seed(0.0)};
    Scorecard card = scorecard_of(evidence, seeds, std::vector<std::string>{"i.A1", "i.A2"});
    card.command = "dyad evidence --set a=<b>";
    card.version = "1.2.3";
    card.families = 1000;
    return card;
}

std::size_t times(const std::string& text, const std::string& word) {
    std::size_t count = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

} // namespace

TEST_CASE("numbers are printed as the field prints them") {
    CHECK(in_brief(0.284) == ".28");
    CHECK(in_brief(-0.07) == "-.07");
    CHECK(in_brief(-0.001) == ".00");
    CHECK(in_brief(12.345, 1) == "12.3");
    CHECK(in_brief(std::nan("")) == "n/a");
    CHECK(interval_in_brief(0.2, 0.3) == "[.20, .30]");
    CHECK(interval_in_brief(std::nan(""), 0.3).empty());
    CHECK(listed_and({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("the terminal's table names every finding, what is missed and why, what was lost, and withholds what was withheld") {
    const Evidence evidence = six_findings();
    const std::string text = text_of(card_of(evidence), evidence);
    for (const Finding& finding : evidence.findings) CHECK(text.find(finding.id) != std::string::npos);
    CHECK(text.find("because of <reasons>") != std::string::npos);
    CHECK(text.find("nobody in the file has it") != std::string::npos);
    CHECK(text.find("! agreed at the last release and no longer agree: i.A2.") != std::string::npos);
    CHECK(text.find("withheld") != std::string::npos);
    CHECK(text.find("12346") == std::string::npos);
    std::size_t longest = 0, at = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; at = end + 1, end = text.find('\n', at))
        longest = std::max(longest, end - at);
    CHECK(longest <= 110);
}

TEST_CASE("programs are given every number, null for what is none, and the tallies") {
    const Evidence evidence = six_findings();
    const auto json = nlohmann::json::parse(scorecard_as_json(card_of(evidence), evidence));
    REQUIRE(json["findings"].size() == 6);
    const auto& first = json["findings"][0];
    CHECK(first["id"] == "i.A1");
    CHECK(first["use"] == "fit");
    CHECK(first["published"] == 0.2);
    CHECK(first["simulated"] == 0.25);
    CHECK(first["z"].get<double>() == Approx(0.05 / std::hypot(0.08, 0.96e-3)).epsilon(1e-4));
    CHECK(first["verdict"] == "agrees");
    CHECK(first["doi"] == "10.1000/example");
    CHECK(json["findings"][1]["verdict"] == "near");
    CHECK(json["findings"][1]["lost"] == true);
    CHECK(json["findings"][2]["verdict"] == "misses");
    CHECK(json["findings"][3]["z"].is_null());
    CHECK(json["findings"][4]["simulated"].is_null());
    CHECK(json["findings"][4]["why"] == "nobody in the file has it");
    CHECK(json["findings"][5]["published"].is_null());
    CHECK(json["holdout"]["miss"] == 1);
    CHECK(json["fit"]["directions_that_agree"] == 1);
}

TEST_CASE("the page stands alone, with all findings, and nothing in it is taken for markup") {
    const Evidence evidence = six_findings();
    const std::string html = scorecard_as_html(card_of(evidence), evidence);
    for (const Finding& finding : evidence.findings) CHECK(html.find(finding.id) != std::string::npos);
    CHECK(html.find("<i.A1>") == std::string::npos);
    CHECK(html.find("What &lt;i.A1&gt; says &amp; means.") != std::string::npos);
    CHECK(html.find("--set a=&lt;b&gt;") != std::string::npos);
    CHECK(html.find("because of &lt;reasons&gt;") != std::string::npos);
    CHECK(times(html, "http") == times(html, "https://doi.org/10.1000/example")); // no other address
    CHECK(times(html, "src=") == 0);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(times(html, "<svg") >= 2);
    CHECK(times(html, "<svg") == times(html, "aria-label"));
    CHECK(scorecard_as_html(card_of(evidence), evidence) == html);
}

TEST_CASE("in the plot marks stand where their values are, each verdict with a shape of its own") {
    const Evidence evidence = six_findings();
    const Scorecard card = card_of(evidence);
    const std::vector<const Assessed*> rows{&card.rows[0], &card.rows[1], &card.rows[2]};
    const PlotAxis axis = axis_for(rows);
    CHECK(axis.low <= 0.0);
    CHECK(axis.high >= 0.6);
    const std::string svg = forest_plot(rows, "correlation");
    std::smatch circle;
    REQUIRE(std::regex_search(svg, circle, std::regex("<circle cx=\"([0-9.]+)\"")));
    CHECK(std::stod(circle[1]) == Approx(axis.at(0.25)).margin(0.5));
    CHECK(times(svg, "<circle") == 1);
    CHECK(times(svg, "l6 6l-6 6l-6 -6z") == 1); // a diamond
    CHECK(times(svg, "l6 11h-12z") == 1);       // a triangle
    CHECK(times(svg, "fill=\"#fff\" stroke=\"#222\"") == 3);
}

TEST_CASE("the honest page is renewed between its marks, and refused without them") {
    const Evidence evidence = six_findings();
    const std::string made = page_of(card_of(evidence), evidence);
    CHECK(made.find("| i.A1 |") != std::string::npos);
    CHECK(made.find("because of <reasons>") != std::string::npos);
    const std::string page = "before\n" + std::string(page_begins) + "\nFORMERLY\n" + std::string(page_ends) + "\nafter\n";
    const auto renewed = page_renewed("README.md", page, made);
    REQUIRE(renewed);
    CHECK(renewed->find("FORMERLY") == std::string::npos);
    CHECK(renewed->starts_with("before\n"));
    CHECK(renewed->ends_with("\nafter\n"));
    CHECK(*page_renewed("README.md", *renewed, made) == *renewed);
    CHECK_FALSE(page_renewed("README.md", "no marks", made));
}
