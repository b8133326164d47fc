// The scorecard as one page that needs no other file.
#include "analysis/evidence/forest_plot.hpp"
#include "analysis/evidence/numbers.hpp"
#include "analysis/evidence/scorecard.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dyad {

namespace {

constexpr const char* style = R"(
body { font: 15px/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 1040px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { margin-top: 2.4rem; border-bottom: 1px solid #ccc; } h3 { margin-bottom: .3rem; }
code { background: #f3f3f3; padding: .1em .3em; overflow-wrap: anywhere; }
svg { width: 100%; height: auto; display: block; font: 11px system-ui, sans-serif; }
.plot { overflow-x: auto; } .plot svg { min-width: 860px; }
svg .id { font-weight: 600; } svg .h { font-weight: 600; } svg .t { text-anchor: middle; fill: #444; } svg .n { font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: 13px; } th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid #e3e3e3; }
.wide { overflow-x: auto; } .bar { display: flex; height: 26px; max-width: 640px; border: 1px solid #666; } .bar span { color: #fff; padding: 0 .4rem; white-space: nowrap; overflow: hidden; line-height: 26px; font-size: 13px; }
.agrees { background: #0072B2; } .near { background: #E69F00; color: #000 !important; } .misses { background: repeating-linear-gradient(45deg, #D55E00, #D55E00 6px, #b84f00 6px, #b84f00 12px); } .unknown { background: #777; }
@media print { body { max-width: none; margin: 0; } h2 { break-after: avoid; } .plot svg { min-width: 0; } }
)";

std::string paragraph(const std::string& text) { return "<p>" + text + "</p>\n"; }

std::string bar(const char* name, const Tally& tally) {
    if (tally.findings == 0) return {};
    const auto part = [&](const char* kind, std::size_t count) {
        if (count == 0) return std::string();
        return "<span class=\"" + std::string(kind) + "\" style=\"flex:" + std::to_string(count) + "\">" + std::to_string(count) + " " +
               kind + "</span>";
    };
    return "<h3>" + std::string(name) + "</h3><div class=\"bar\">" + part("agrees", tally.agree) + part("near", tally.near) +
           part("misses", tally.miss) + part("unknown", tally.unknown) + "</div>\n" +
           paragraph(std::to_string(tally.findings) + " numbers of " + counted(tally.studies, "study", "studies") + ", of which " +
                     percent(tally.share_of_studies()) + " agree, a study with several numbers counting once by the share of them. " +
                     (tally.directions > 0 ? std::to_string(tally.directions_agree) + " of " +
                                                 std::to_string(tally.directions) + " directions are the same beyond chance."
                                           : ""));
}

/// Kinds of numbers that share an axis.
struct Kind {
    const char* axis;
    std::array<Statistic, 3> statistics;
};
constexpr std::array kinds{
    Kind{"correlation (r, kappa, heritability)", {Statistic::r, Statistic::kappa, Statistic::heritability}},
    Kind{"difference in standard deviations (d)", {Statistic::d, Statistic::d, Statistic::d}},
    Kind{"share of persons", {Statistic::share, Statistic::share, Statistic::share}}};

std::string plots(const Scorecard& card, const std::string& domain) {
    std::string html;
    for (const Kind& kind : kinds) {
        std::vector<const Assessed*> rows;
        for (const Assessed& row : card.rows)
            if (row.finding->domain == domain &&
                std::find(kind.statistics.begin(), kind.statistics.end(), row.finding->statistic) != kind.statistics.end())
                rows.push_back(&row);
        if (!rows.empty()) html += "<div class=\"plot\">" + forest_plot(rows, kind.axis) + "</div>\n";
    }
    return html;
}

std::string directions(const Scorecard& card) {
    const auto rows = rows_that(card, [](const Assessed& row) { return row.finding->statistic == Statistic::direction; });
    if (rows.empty()) return {};
    std::string html = "<h2>Directions</h2>\n<div class=\"wide\"><table><tr><th>id</th><th>finding</th><th>use</th><th>published</th>"
                       "<th>Dyad</th><th>verdict</th></tr>\n";
    for (const Assessed* row : rows)
        html += "<tr><td>" + escaped(row->finding->id) + "</td><td>" + escaped(row->finding->sentence) + "</td><td>" +
                std::string(name_of(row->finding->use)) + "</td><td>" +
                (!row->finding->published ? "withheld" : row->finding->published->value > 0 ? "&#8593; positive"
                                                                                            : "&#8595; negative") +
                "</td><td>" + escaped(simulated_in_brief(*row)) + "</td><td>" + std::string(name_of(row->verdict)) + "</td></tr>\n";
    return html + "</table></div>\n";
}

std::string misses(const Scorecard& card) {
    const auto rows = rows_that(card, [](const Assessed& row) { return row.verdict != Verdict::agrees; });
    std::string html = "<h2>What does not agree, and why that is believed to be so</h2>\n<ul>\n";
    for (const Assessed* row : rows) {
        const Finding& finding = *row->finding;
        html += "<li><strong>" + escaped(finding.id) + "</strong> (" + std::string(name_of(finding.use)) + ", " +
                std::string(name_of(row->verdict)) + "): " + escaped(finding.sentence) + " Dyad: " + escaped(simulated_in_brief(*row)) +
                ". " +
                escaped(row->simulated.seeds == 0 ? "Why: " + row->simulated.why + "."
                        : finding.why.empty()     ? std::string("Why is not known.")
                                                  : finding.why) +
                "</li>\n";
    }
    return html + "</ul>\n";
}

std::string whole_table(const Scorecard& card) {
    std::string html = "<h2>All findings</h2>\n<div class=\"wide\"><table><tr><th>id</th><th>finding</th><th>use</th><th>statistic</th>"
                       "<th>published</th><th>new study, 95 %</th><th>Dyad</th><th>z &#177; Monte Carlo</th><th>verdict</th></tr>\n";
    for (const Assessed& row : card.rows) {
        const Finding& finding = *row.finding;
        const bool direction = finding.statistic == Statistic::direction;
        html += "<tr><td>" + escaped(finding.id) + "</td><td>" + escaped(finding.sentence) + "<br><small>" + escaped(finding.measured) +
                "; " + escaped(finding.population) + "; checked: " + std::string(name_of(finding.checked)) + "</small></td><td>" +
                std::string(name_of(finding.use)) + "</td><td>" + std::string(name_of(finding.statistic)) + "</td><td>" +
                escaped(published_in_brief(finding)) + "</td><td>" + interval_in_brief(row.low, row.high) + "</td><td>" +
                escaped(simulated_in_brief(row)) + "</td><td>" +
                (direction ? "" : in_brief(row.z, 1) + " &#177; " + in_brief(row.z_error, 1)) + "</td><td>" +
                std::string(name_of(row.verdict)) + (row.simulated.seeds > 0 && !row.certain ? " ~" : "") + "</td></tr>\n";
    }
    return html + "</table></div>\n";
}

std::string sources(const Scorecard& card, const Evidence& evidence) {
    std::string html = "<h2>Sources</h2>\n<ul>\n";
    for (const Source& source : evidence.sources) {
        const bool used = std::any_of(card.rows.begin(), card.rows.end(),
                                      [&](const Assessed& row) { return row.finding->source == source.name; });
        if (!used) continue;
        html += "<li>" + escaped(source.reference);
        if (!source.doi.empty()) {
            const std::string doi = escaped(source.doi);
            html += " <a href=\"https://doi.org/" + doi + "\">" + doi + "</a>";
        }
        html += "</li>\n";
    }
    return html + "</ul>\n";
}

} // namespace

std::string scorecard_as_html(const Scorecard& card, const Evidence& evidence) {
    std::string html = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                       "content=\"width=device-width, initial-scale=1\">\n<title>Dyad: the scorecard</title>\n<style>" +
                       std::string(style) + "</style>\n</head>\n<body>\n<h1>Dyad and what was published about attachment</h1>\n";
    html += paragraph("Each published finding is put to simulated people as a virtual study, by the same instruments at the same ages. "
                      "A finding <em>agrees</em> if Dyad lies inside the 95 % prediction interval of a new study, &#177;1.96 "
                      "&#8730;(SE&#178; + &#964;&#178;) about the published value; it is <em>near</em> within 1.5 of that, and <em>misses</em> "
                      "beyond. To agree does not make a model right.");
    html += paragraph("Made by <code>" + escaped(card.command) + "</code>, version " + escaped(card.version) + ": " +
                      counted(card.seeds, "seed", "seeds") + " of " + grouped(card.families) + " families each.");
    html += "<h2>How many agree</h2>\n" + bar("Fit: parameters were chosen with these in view", card.fit) +
            bar("Held out: never used to choose anything", card.holdout) +
            bar("Challenges: disputed, weakly checked, or known to be missed", card.challenge);
    html += "<h2>Published beside simulated</h2>\n<div class=\"plot\">" + forest_legend() + "</div>\n";
    for (const char* domain : {"infancy", "adulthood", "change", "transmission"})
        if (const std::string drawn = plots(card, domain); !drawn.empty()) html += "<h3>" + std::string(domain) + "</h3>\n" + drawn;
    html += directions(card) + misses(card) + whole_table(card) + sources(card, evidence);
    html += "<h2>What this page must not be used for</h2>\n" +
            paragraph("It says how far a theory agrees with what was found in groups. It makes no statement about any individual, and is "
                      "no diagnosis.");
    return html + "</body>\n</html>\n";
}

} // namespace dyad
