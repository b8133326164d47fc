// The scorecard's three reports: nothing is left out, nothing withheld is told, and marks lie where their numbers say.
#include "tests/catch.hpp"

#include "analysis/evidence/forest_plot.hpp"
#include "analysis/evidence/scorecard.hpp"
#include "sim/words.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <regex>

using namespace dyad;
using Json = nlohmann::json;

namespace {

constexpr double deviation = 0.1;

/// A card and what it points into.
struct Example {
    Evidence evidence;
    Scorecard card;

    const Assessed& row(std::string_view id) const {
        for (const Assessed& one : card.rows)
            if (one.finding->id == id) return one;
        return card.rows.front();
    }
};

Finding finding_of(std::string id, Statistic statistic, double value, Use use, std::string domain) {
    Finding finding;
    finding.id = std::move(id);
    finding.sentence = "What " + finding.id + " found.";
    finding.statistic = statistic;
    finding.use = use;
    finding.domain = std::move(domain);
    finding.source = "smith2001";
    finding.published = Published{value};
    return finding;
}

Assessed assessed(const Finding& finding, double z, Verdict verdict, double z_error = 0.1) {
    Assessed row;
    row.finding = &finding;
    row.verdict = verdict;
    const double published = finding.published ? finding.published->value : 0.0;
    row.low = published - 1.959964 * deviation;
    row.high = published + 1.959964 * deviation;
    row.z = z;
    row.z_error = z_error;
    row.certain = z_error < 0.2;
    row.simulated = {published + z * deviation, published + (z - z_error) * deviation, published + (z + z_error) * deviation, 4321, 5, ""};
    return row;
}

/// One row of each verdict and of each kind of number, one withheld, one whose study could not be done.
Example example() {
    Example made;
    std::vector<Finding>& findings = made.evidence.findings;
    findings = {finding_of("i.agrees", Statistic::r, 0.25, Use::fit, "infancy"),
                finding_of("i.near", Statistic::kappa, 0.31, Use::holdout, "infancy"),
                finding_of("i.misses", Statistic::r, -0.4, Use::holdout, "infancy"),
                finding_of("a.d", Statistic::d, -1.2, Use::fit, "adulthood"),
                finding_of("a.share", Statistic::share, 0.147, Use::challenge, "adulthood"),
                finding_of("a.mean", Statistic::mean, 3.56, Use::fit, "adulthood"),
                finding_of("c.unknown", Statistic::share, 0.5, Use::holdout, "change"),
                finding_of("c.withheld", Statistic::r, 0.0, Use::holdout, "change"),
                finding_of("t.direction", Statistic::direction, -1.0, Use::fit, "transmission"),
                finding_of("t.withheld", Statistic::direction, 1.0, Use::holdout, "transmission"),
                finding_of("o.elsewhere", Statistic::r, 0.1, Use::fit, "a domain of its own")};
    findings[0].published->low = 0.22;
    findings[0].published->high = 0.28;
    findings[2].sentence = "Fear & \"care\" <b>correlate</b>, it's said.";
    findings[2].why = "Fear is <learned> too fast";
    findings[7].published.reset();
    findings[7].sentence = "At 18 months, 77.71 % did, r .7772, or 10 to 77.73 %.";
    findings[7].why = "It should be .7774.";
    findings[9].published.reset();
    findings[9].sentence = "Mothers of twins sang more.";
    made.evidence.sources = {{"smith2001", "Smith & Smith 2001, <i>Journal</i> 1:1-2", "10.1002/(SICI)1097<1::AID>3.0"},
                             {"unused", "Nobody 1999", "10.1/unused"}};
    made.evidence.mechanisms = {{"learning", "what follows a bid is learned", {}}};
    Scorecard& card = made.card;
    card.rows = {assessed(findings[0], 0.8, Verdict::agrees), assessed(findings[1], -2.4, Verdict::near, 0.6),
                 assessed(findings[2], 4.5, Verdict::misses), assessed(findings[3], 1.1, Verdict::agrees),
                 assessed(findings[4], -0.7, Verdict::agrees), assessed(findings[5], 1.5, Verdict::agrees),
                 assessed(findings[6], NAN, Verdict::unknown), assessed(findings[7], 0.3, Verdict::unknown),
                 assessed(findings[8], 0.5, Verdict::misses), assessed(findings[9], NAN, Verdict::unknown),
                 assessed(findings[10], 0.0, Verdict::agrees)};
    card.rows[2].lost = true;
    card.rows[0].needs = {"learning"};
    card.rows[3].put_in = true;
    card.rows[6].simulated = {};
    card.rows[6].simulated.why = "too few couples <last>";
    card.rows[7].low = 0.7775;
    card.rows[7].high = 0.7776;
    card.rows[7].z = 7.7777;
    card.rows[7].z_error = 7.7778;
    card.fit = {3, 3, 0, 0, 0, 2, 1.5, 1, 0};
    card.holdout = {4, 0, 1, 1, 2, 1, 0.25, 0, 0};
    card.challenge = {1, 1, 0, 0, 0, 1, 1.0, 0, 0};
    card.seeds = 5;
    card.families = 4000;
    card.command = "dyad evidence --html <page>";
    card.version = "0.3.0";
    card.seconds = 98765.0;
    card.tried_mechanisms = true;
    return made;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What is drawn of a finding.
std::string drawing_of(const std::string& html, const std::string& id) {
    const std::size_t begin = html.find("class=\"drawn\"", html.find("<span><a href=\"#f-" + id + "\""));
    return html.substr(begin, html.find("</svg>", begin) - begin);
}

/// The first number that a pattern's one group finds.
double number_in(const std::string& text, const std::string& pattern) {
    std::smatch match;
    return std::regex_search(text, match, std::regex(pattern)) ? std::stod(match[1]) : NAN;
}

Json finding_in(const std::string& json, std::string_view id) {
    const Json all = Json::parse(json);
    for (const Json& one : all["findings"])
        if (one["id"] == id) return one;
    return nullptr;
}

} // namespace

TEST_CASE("every finding stands in the table, in the JSON and on the page, whatever its domain") {
    const Example made = example();
    const std::string text = text_of(made.card, made.evidence), json = scorecard_as_json(made.card, made.evidence),
                      html = scorecard_as_html(made.card, made.evidence);
    for (const Finding& finding : made.evidence.findings) {
        INFO(finding.id);
        CHECK(holds(text, "\n" + finding.id + " "));
        CHECK(finding_in(json, finding.id)["statistic"] == name_of(finding.statistic));
        CHECK(holds(html, "<tr id=\"f-" + finding.id + "\">"));
    }
    CHECK(Json::parse(json)["findings"].size() == made.evidence.findings.size());
}

TEST_CASE("the JSON of a finding has what was published, what was simulated and the verdict") {
    const Example made = example();
    const std::string json = scorecard_as_json(made.card, made.evidence);
    const Json agrees = finding_in(json, "i.agrees"), misses = finding_in(json, "i.misses");
    CHECK(agrees["use"] == "fit");
    CHECK(agrees["published"] == 0.25);
    CHECK(agrees["published_interval"] == Json::array({0.22, 0.28}));
    CHECK(agrees["simulated"] == 0.33);
    CHECK(agrees["z"] == 0.8);
    CHECK(agrees["z_error"] == 0.1);
    CHECK(agrees["verdict"] == "agrees");
    CHECK(agrees["certain"] == true);
    CHECK(agrees["n"] == 4321);
    CHECK(agrees["needs"] == Json::array({"learning"}));
    CHECK(agrees["prediction_interval"][0].get<double>() == Approx(0.0540036));
    CHECK(agrees["doi"] == "10.1002/(SICI)1097<1::AID>3.0");
    CHECK(agrees["checked"] == "memory-low");
    CHECK(misses["lost"] == true);
    CHECK(misses["why"] == "Fear is <learned> too fast");
    CHECK(finding_in(json, "a.d")["put_in"] == true);
    CHECK(finding_in(json, "t.direction")["z"].is_null());
    const Json all = Json::parse(json);
    CHECK(all["holdout"]["studies_agree"] == 0.25);
    CHECK(all["fit"]["directions"] == 1);
    CHECK(all["mechanisms"][0]["costs"] == Json::array({"i.agrees"}));
    CHECK(all["seeds"] == 5);
    CHECK(all["version"] == "0.3.0");
}

TEST_CASE("what was not tried is not told as nothing found") {
    Example made = example();
    made.card.tried_mechanisms = false;
    const std::string json = scorecard_as_json(made.card, made.evidence);
    CHECK(finding_in(json, "i.near")["needs"].is_null());
    CHECK(Json::parse(json)["mechanisms"].is_null());
    CHECK_FALSE(holds(scorecard_as_html(made.card, made.evidence), "id=\"mechanisms\""));
}

TEST_CASE("what is written about a finding cannot become markup") {
    const Example made = example();
    const std::string html = scorecard_as_html(made.card, made.evidence);
    CHECK(holds(html, "Fear &amp; &quot;care&quot; &lt;b&gt;correlate&lt;/b&gt;, it&#39;s said."));
    for (const char* raw : {"<b>", "<learned>", "<i>", "<last>", "<page>", "\"care\"", "1097<1", "it's said"}) {
        INFO(raw);
        CHECK_FALSE(holds(html, raw));
    }
}

TEST_CASE("the page asks for nothing from elsewhere, its only addresses are those of DOIs") {
    const Example made = example();
    const std::string html = scorecard_as_html(made.card, made.evidence);
    const std::regex asks("(href|src|srcset|xlink:href|action|data)=\"([^\"]*)\"");
    std::size_t dois = 0;
    for (std::sregex_iterator match(html.begin(), html.end(), asks), end; match != end; ++match) {
        const std::string address = (*match)[2];
        if (address.starts_with("#")) {
            INFO(address);
            CHECK(holds(html, "id=\"" + address.substr(1) + "\""));
        } else {
            CHECK(address == "https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0");
            ++dois;
        }
    }
    CHECK(dois == 1); // a source that no finding cites is not listed
    for (const char* other : {"<script", "<link", "<img", "@import", "@font-face", "http://", "url(h", "url(/"}) {
        INFO(other);
        CHECK_FALSE(holds(html, other));
    }
}

TEST_CASE("in the plots a mark lies z deviations from the published value, within half a pixel") {
    const Example made = example();
    const std::string html = scorecard_as_html(made.card, made.evidence);
    for (const char* id : {"i.agrees", "a.d", "o.elsewhere", "i.near", "i.misses"}) {
        INFO(id);
        const std::string drawing = drawing_of(html, id);
        const double square = number_in(drawing, "<rect x=\"([0-9.-]+)\"[^>]*width=\"8\"") + 4.0;
        const double circle = number_in(drawing, "<circle cx=\"([0-9.-]+)\"");
        const double mark = std::isnan(circle) ? number_in(drawing, "<path d=\"M([0-9.-]+) 18\\.0l6 ") : circle;
        const double band = number_in(drawing, "width=\"([0-9.-]+)\" height=\"28.0\"");
        CHECK(std::fabs(mark - square - made.row(id).z * band / (2.0 * 1.959964)) < 0.5);
        CHECK(std::isnan(circle) == (made.row(id).verdict != Verdict::agrees));
    }
}

TEST_CASE("an axis holds zero and every interval, and its ticks are where their numbers are") {
    const Example made = example();
    const std::array rows{&made.row("i.agrees"), &made.row("i.misses")};
    const PlotAxis axis = axis_for(rows);
    CHECK(axis.low() <= made.row("i.misses").low);
    CHECK(axis.high() >= made.row("i.agrees").high);
    Assessed vague = made.row("a.share");
    vague.simulated = {0.1, -5.0, 5.0, 20, 2, ""};
    const std::array<const Assessed*, 1> vague_rows{&vague};
    CHECK(axis_for(vague_rows).low() == 0.0);
    CHECK(axis_for(vague_rows).high() == Approx(1.0));
    const std::string plot = forest_plot(rows, "Title", "correlation");
    const double zero = number_in(plot, "<text x=\"([0-9.]+)\" y=\"29\" class=\"tick\">0</text>");
    const double tenths = number_in(plot, "<text x=\"([0-9.]+)\" y=\"29\" class=\"tick\">-\\.4</text>");
    const double circle = number_in(plot, "<circle cx=\"([0-9.]+)\"");
    CHECK(std::fabs(zero + (zero - tenths) / 0.4 * 0.33 - circle) < 0.5);
}

TEST_CASE("a study that could not be done says why") {
    const Example made = example();
    CHECK(holds(text_of(made.card, made.evidence), "Could not be studied: too few couples <last>."));
    CHECK(holds(scorecard_as_html(made.card, made.evidence), "Could not be studied: too few couples &lt;last&gt;."));
    const Json unknown = finding_in(scorecard_as_json(made.card, made.evidence), "c.unknown");
    CHECK(unknown["why"] == "too few couples <last>");
    CHECK(unknown["simulated"].is_null());
}

TEST_CASE("a withheld value is told nowhere, nor what would give it away") {
    const Example made = example();
    const std::string text = text_of(made.card, made.evidence), json = scorecard_as_json(made.card, made.evidence),
                      html = scorecard_as_html(made.card, made.evidence);
    for (const std::string& report : {text, json, html})
        for (const char* part : {"77.7", ".777", "7.77", "+7.78", ".78", "sang more"}) {
            INFO(part);
            CHECK_FALSE(holds(report, part));
        }
    CHECK(holds(text, "withheld"));
    CHECK(holds(html, "At 18 months, ... did, r ..., or ...."));
    CHECK_FALSE(holds(drawing_of(html, "c.withheld"), "width=\"8\""));
    CHECK(finding_in(json, "c.withheld")["published"].is_null());
}

TEST_CASE("the table fits a terminal of 100 columns and tells misses, open verdicts and losses") {
    const Example made = example();
    const std::string text = text_of(made.card, made.evidence);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        CHECK(columns_of(text.substr(begin, end - begin)) <= 100);
        begin = end + 1;
    }
    CHECK(holds(text, ".25 [.22, .28]"));
    CHECK(holds(text, "near ~\n"));
    CHECK(holds(text, "misses !\n"));
    CHECK(holds(text, "~ i.near: z -2.40 ± .60, agrees or near or misses"));
    CHECK(holds(text, "no longer do: i.misses."));
    CHECK(holds(text, "Fear is <learned> too fast."));
    CHECK(holds(text, "learning    1: i.agrees"));
}

TEST_CASE("the same card gives the same page, however long it took") {
    Example made = example();
    const std::string page = scorecard_as_html(made.card, made.evidence);
    made.card.seconds = 1.0;
    CHECK(scorecard_as_html(made.card, made.evidence) == page);
}
