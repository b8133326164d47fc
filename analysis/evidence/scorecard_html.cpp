// The scorecard as one page that needs no other file: no script, no network, and the same bytes from the same card.
#include "analysis/evidence/scorecard.hpp"

#include "analysis/evidence/forest_plot.hpp"
#include "analysis/evidence/markup.hpp"
#include "analysis/evidence/scorecard_parts.hpp"
#include "analysis/evidence/scorecard_style.hpp"
#include "analysis/evidence/wording.hpp"
#include "sim/words.hpp"

namespace dyad {

namespace {

std::string section(const char* name, const char* title, const std::string& content) {
    if (content.empty()) return {};
    return "<section aria-labelledby=\"" + std::string(name) + "\">\n<h2 id=\"" + name + "\">" + title + "</h2>\n" + content + "</section>\n";
}

/// What the page is and how it was made.
std::string opening(const Scorecard& card) {
    return "<header>\n<h1>Dyad beside what was published about attachment</h1>\n"
           "<p>Dyad simulates how people become attached and what becomes of it in a whole life. Each published finding below was put to "
           "simulated people as a study of its own, with the same instruments at the same ages. This page shows what was published, what "
           "Dyad finds, and where the two part. A model that agrees is not thereby right.</p>\n"
           "<dl class=\"run\"><dt>Made by</dt><dd><code>" +
           escaped(card.command) + "</code></dd><dt>Version</dt><dd>" + escaped(card.version) + "</dd><dt>Simulated</dt><dd>" +
           counted(card.seeds, "seed", "seeds") + " from " + std::to_string(card.first_seed) + " on, " + grouped(card.families) +
           (card.seeds == 1 ? " families" : " families each") + "</dd><dt>Findings</dt><dd>" + grouped(card.rows.size()) + "</dd></dl>\n" +
           "</header>\n";
}

std::string contents(const Scorecard& card) {
    std::string html = "<nav aria-label=\"Contents\">";
    const auto link = [&](const std::string& name, const std::string& title) {
        html += "<a href=\"#" + name + "\">" + escaped(title) + "</a>\n";
    };
    link("agreement", "How much agrees");
    for (const std::string& domain : domains_of(card)) link(anchor("domain", domain), capital(domain));
    link("directions", "Directions");
    link("reasons", "Misses, and why");
    link("open", "What chance leaves open");
    link("all", "All findings");
    link("verdicts", "How verdicts are made");
    link("limits", "What this page must not be used for");
    link("sources", "Sources");
    return html + "</nav>\n";
}

std::string plots(const Scorecard& card) {
    std::string html = "<section aria-labelledby=\"plots\">\n<h2 id=\"plots\">Published beside simulated</h2>\n" + forest_legend() + "</section>\n";
    for (const std::string& domain : domains_of(card)) {
        std::string drawn = plots_part(card, domain);
        if (drawn.empty()) drawn = "<p>Only directions; see below.</p>\n";
        html += section(anchor("domain", domain).c_str(), escaped(capital(domain)).c_str(), drawn);
    }
    return html;
}

constexpr const char* how_verdicts_are_made =
    "<ul class=\"plain\">\n"
    "<li><strong>z</strong> is (simulated - published) / √(SE² + τ²): SE is the published number's sampling error, τ the spread between "
    "studies, the source's or else the usual one of such numbers.</li>\n"
    "<li><strong>agrees</strong>: inside the 95 % prediction interval of a new study, that is within 1.96; <strong>near</strong>: within "
    "1.5 of that interval, 2.94; <strong>misses</strong>: beyond; <strong>unknown</strong>: the study could not be done, or the published "
    "value was withheld.</li>\n"
    "<li><strong>Directions</strong>, where only a sign was published or is trusted, are scored apart. They agree if the sign is the same "
    "beyond Monte-Carlo error, are near if it is the same but not beyond it, and else miss.</li>\n"
    "<li><strong>Intervals</strong> of Dyad are 95 %, by Student's t over the seeds.</li>\n"
    "<li><strong>Uses</strong>: <em>fit</em> findings may be calibrated on, <em>holdout</em> findings are never read by a calibration, "
    "<em>challenge</em> findings are disputed, weakly checked or known to be missed, and count for nothing.</li>\n"
    "<li><strong>Checked</strong> says how a published number was verified: <em>read</em> in the source or its abstract, in <em>part</em> "
    "or in words only, or from <em>memory</em> of the literature with high, moderate or low confidence.</li>\n</ul>\n";

constexpr const char* limits =
    "<p>This page says how a theory agrees with what was found in groups. It makes no statement about any individual. It is no diagnosis "
    "and no advice, no forecast of any child's life, and no ground for a decision about custody, treatment or blame. Correlations of "
    "groups leave most of what becomes of a person open.</p>\n";

} // namespace

std::string scorecard_as_html(const Scorecard& card, const Evidence& evidence) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Dyad beside published findings</title>\n<style>" +
           std::string(scorecard_style) + "</style>\n</head>\n<body>\n" + opening(card) + contents(card) + "<main>\n" +
           section("agreement", "How much agrees", tallies_part(card)) + plots(card) +
           section("directions", "Directions", directions_part(card)) +
           section("reasons", "What does not agree, and why that is believed to be so", reasons_part(card)) +
           section("open", "What Monte-Carlo error leaves open", monte_carlo_part(card)) +
           section("lost", "Lost since the last release", lost_part(card)) +
           section("mechanisms", "Which finding needs which mechanism", mechanisms_part(card, evidence)) +
           section("all", "All findings", all_findings_part(card, evidence)) +
           section("verdicts", "How verdicts are made", how_verdicts_are_made) +
           section("limits", "What this page must not be used for", limits) +
           section("sources", "Sources", sources_part(card, evidence)) + "</main>\n</body>\n</html>\n";
}

} // namespace dyad
