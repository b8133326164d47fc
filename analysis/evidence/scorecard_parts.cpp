// What agrees, what does not and why, what chance leaves open, what needs which mechanism, and who found it.
#include "analysis/evidence/scorecard_parts.hpp"

#include "analysis/evidence/markup.hpp"
#include "analysis/evidence/wording.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dyad {

namespace {

constexpr double bar_width = 360.0;

std::size_t count_of(const Tally& tally, Verdict verdict) {
    switch (verdict) {
    case Verdict::agrees: return tally.agree;
    case Verdict::near: return tally.near;
    case Verdict::misses: return tally.miss;
    case Verdict::unknown: break;
    }
    return tally.unknown;
}

/// Colours alone would not do on grey paper: near misses are dotted, misses striped, the unknown left empty.
std::string segment(Verdict verdict, double from, double to, std::size_t count) {
    const std::string box = "x=\"" + px(from) + "\" width=\"" + px(to - from) + "\" y=\"1\" height=\"28\"";
    const std::string fill = verdict == Verdict::unknown ? "#fff" : std::string(colour_of(verdict));
    std::string svg = "<rect " + box + " fill=\"" + fill + "\"/>";
    if (verdict == Verdict::near) svg += "<rect " + box + " fill=\"url(#dots)\"/>";
    if (verdict == Verdict::misses) svg += "<rect " + box + " fill=\"url(#stripes)\"/>";
    svg += "<rect " + box + " fill=\"none\" stroke=\"#1b1b1b\"/>";
    const std::string number = std::to_string(count);
    const double middle = (from + to) / 2.0, half = 4.5 * static_cast<double>(number.size()) + 3.0;
    if (to - from < 2.0 * half) return svg; // the list below has it in any case
    if (verdict != Verdict::agrees)
        svg += "<rect x=\"" + px(middle - half) + "\" width=\"" + px(2.0 * half) + "\" y=\"6\" height=\"18\" rx=\"3\" fill=\"#fff\"/>";
    return svg + "<text x=\"" + px(middle) + "\" y=\"19.5\"" + (verdict == Verdict::agrees ? "" : " style=\"fill:#1b1b1b\"") + ">" + number +
           "</text>";
}

std::string bar_of(const Tally& tally) {
    std::string svg, counts, words;
    double from = 1.0;
    for (const Verdict verdict : all_verdicts) {
        const std::size_t count = count_of(tally, verdict);
        counts += "<li>" + badge_of(verdict) + " <strong>" + std::to_string(count) + "</strong></li>";
        words += (words.empty() ? "" : ", ") + std::string(name_of(verdict)) + " " + std::to_string(count);
        if (count == 0) continue;
        const double to = from + (bar_width - 2.0) * static_cast<double>(count) / static_cast<double>(tally.findings);
        svg += segment(verdict, from, to, count);
        from = to;
    }
    const std::string title = "Numbers: " + words;
    return "<svg viewBox=\"0 0 360 30\" preserveAspectRatio=\"xMinYMid meet\" role=\"img\" aria-label=\"" + title + "\"><title>" + title +
           "</title>" + svg + "</svg>\n<ul>" + counts + "</ul>\n";
}

std::string tally_part(const char* title, const char* meaning, const Tally& tally) {
    std::array<char, 32> studies{};
    std::snprintf(studies.data(), studies.size(), "%.1f of %zu", tally.studies_agree, tally.studies);
    std::string html = "<section><h3>" + std::string(title) + "</h3><p>" + meaning + "</p>\n";
    if (tally.findings == 0 && tally.directions == 0) return html + "<p>None.</p></section>\n";
    if (tally.studies > 0)
        html += "<p><strong>" + std::string(studies.data()) + " studies agree</strong> (" + percent(tally.share_of_studies()) + "). Their " +
                counted(tally.findings, "number", "numbers") + ":</p>\n";
    if (tally.findings > 0) html += bar_of(tally);
    if (tally.directions > 0)
        html += "<p>Apart from these, " + std::to_string(tally.directions_agree) + " of " + counted(tally.directions, "direction", "directions") +
                (tally.directions == 1 ? " agrees" : " agree") + " beyond Monte-Carlo error.</p>\n";
    return html + "</section>\n";
}

/// Holdouts that calibration could not move by way of a fitted finding.
std::string apart_part(const Scorecard& card) {
    const Tally& apart = card.holdout_apart;
    if (!has_holdouts_asked_by_fits(card)) return {};
    std::array<char, 32> studies{};
    std::snprintf(studies.data(), studies.size(), "%.1f of %zu", apart.studies_agree, apart.studies);
    return "<p>Some of the findings held out ask Dyad for the same number as a fitted finding of another study, which fitting that one moves. "
           "Without them " +
           std::string(studies.data()) + " studies agree" + (apart.studies > 0 ? " (" + percent(apart.share_of_studies()) + ")" : "") + ", by " +
           std::to_string(apart.agree) + " of " + counted(apart.findings, "number", "numbers") + ", and " + std::to_string(apart.directions_agree) +
           " of " + counted(apart.directions, "direction", "directions") + ".</p>\n";
}

std::string explained(const std::string& title, const std::vector<const Assessed*>& rows) {
    if (rows.empty()) return {};
    std::string html = "<h3>" + title + "</h3>\n<ol class=\"why\">\n";
    for (const Assessed* row : rows) {
        const std::string expected = prediction_words(*row);
        std::string numbers = "Published " + published_words(*row->finding) + "; Dyad " + simulated_words(*row);
        if (!expected.empty()) numbers += "; a new study is expected in " + expected;
        if (has_z(*row)) numbers += "; z\u00a0" + z_with_error(*row);
        html += "<li><p>" + badge_of(row->verdict) + " <strong>" + escaped(told_sentence(*row->finding)) + "</strong> <small>" +
                link_to(*row->finding) + ", " + std::string(name_of(row->finding->use)) + "</small></p><p>" + escaped(numbers) +
                ".</p><p class=\"reason\">" + escaped(reason_words(*row)) + "</p></li>\n";
    }
    return html + "</ol>\n";
}

std::string links_to(const std::vector<const Assessed*>& rows) {
    std::string html;
    for (const Assessed* row : rows) html += (html.empty() ? "" : ", ") + link_to(*row->finding);
    return html;
}

/// A DOI as the end of an address; old ones hold characters that addresses may not.
std::string doi_address(std::string_view doi) {
    std::string address = "https://doi.org/";
    for (const char c : doi) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-._~/:;()").find(c) != std::string_view::npos;
        std::array<char, 4> coded{};
        std::snprintf(coded.data(), coded.size(), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        address += plain ? std::string(1, c) : coded.data();
    }
    return address;
}

} // namespace

std::string tallies_part(const Scorecard& card) {
    return "<svg width=\"0\" height=\"0\" style=\"position:absolute\" aria-hidden=\"true\"><defs>"
           "<pattern id=\"dots\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><circle cx=\"4\" cy=\"4\" r=\"1.3\" fill=\"#1b1b1b\"/></pattern>"
           "<pattern id=\"stripes\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
           "<path d=\"M2 0V8\" stroke=\"#fff\" stroke-width=\"2\"/></pattern></defs></svg>\n<div class=\"tallies\">\n" +
           tally_part("Fit", "Parameters may be calibrated on these.", card.fit) +
           tally_part("Held out", "No calibration reads these.", card.holdout) +
           tally_part("Challenges", "Disputed, weakly checked or known to be missed; they count for nothing.", card.challenge) + "</div>\n" +
           "<p>Studies are counted, not numbers: a study with several numbers counts once, by the share of them that agree.</p>\n" +
           apart_part(card);
}

std::string reasons_part(const Scorecard& card) {
    const std::string html =
        explained("Misses", rows_where(card, [](const Assessed& row) { return row.verdict == Verdict::misses; })) +
        explained("Near misses", rows_where(card, [](const Assessed& row) { return row.verdict == Verdict::near; })) +
        explained("No verdict", rows_where(card, [](const Assessed& row) { return row.verdict == Verdict::unknown; }));
    return html.empty() ? "<p>Every finding agrees.</p>\n" : html;
}

std::string monte_carlo_part(const Scorecard& card) {
    std::string html = "<p>Simulated people are a sample too. Their number makes each z uncertain by the amount that stands behind ± in the "
                       "table of all findings";
    const double middle = median_z_error(card);
    html += middle == middle ? "; in the middle row by " + value_words(Statistic::d, middle) + ", where to agree is to lie within 1.96.</p>\n"
                             : "; from a single seed it is not known.</p>\n";
    const auto open = rows_where(card, is_open);
    if (open.empty()) return html + "<p>Every verdict would be the same anywhere within it.</p>\n";
    html += "<p>It leaves " + counted(open.size(), "verdict", "verdicts") + " open, marked ~; more seeds or families would tell.</p>\n"
                                                                            "<table class=\"fold\"><thead><tr><th scope=\"col\">finding</th><th scope=\"col\">z ± Monte-Carlo error</th>"
                                                                            "<th scope=\"col\">verdict</th><th scope=\"col\">could be</th></tr></thead>\n<tbody>\n";
    for (const Assessed* row : open)
        html += "<tr><th scope=\"row\">" + escaped(told_sentence(*row->finding)) + " <small>" + link_to(*row->finding) + "</small></th>" +
                number_cell("z", has_z(*row) ? z_with_error(*row) : "") + "<td class=\"verdict\">" + badge_of(row->verdict) + "</td>" +
                cell("could be", possible_verdicts(*row)) + "</tr>\n";
    return html + "</tbody></table>\n";
}

std::string lost_part(const Scorecard& card) {
    const auto lost = rows_where(card, [](const Assessed& row) { return row.lost; });
    const auto doubtful = rows_where(card, [](const Assessed& row) { return row.doubtful; });
    const std::string unsure = doubtful.empty() ? "" : "<p>Agreed then, in a larger run; this one is too small to tell whether they still do: " + links_to(doubtful) + ".</p>\n";
    return (lost.empty() ? "<p>Nothing that agreed then was lost.</p>\n"
                         : "<p>Agreed then and no longer do, marked !: " + links_to(lost) + ".</p>\n") +
           unsure;
}

std::string mechanisms_part(const Scorecard& card, const Evidence& evidence) {
    if (!card.tried_mechanisms) return {};
    std::string html = "<table class=\"fold\"><thead><tr><th scope=\"col\">mechanism</th><th scope=\"col\">what it says</th>"
                       "<th scope=\"col\">findings that no longer agree without it</th></tr></thead>\n<tbody>\n";
    for (const Ablation& mechanism : evidence.mechanisms) {
        const auto costs = rows_needing(card, mechanism.name);
        html += "<tr><th scope=\"row\"><strong>" + escaped(mechanism.name) + "</strong></th>" + cell("says", escaped(mechanism.meaning)) +
                cell("costs", std::to_string(costs.size()) + (costs.empty() ? "" : ": " + links_to(costs))) + "</tr>\n";
    }
    const auto put_in = rows_where(card, [](const Assessed& row) { return row.put_in; });
    return html + "</tbody></table>\n<p>" +
           (put_in.empty() ? "No finding agrees whichever mechanism is off."
                           : "These agree whichever mechanism is off, so that instruments put them in and they say nothing for the theory: " +
                                 links_to(put_in) + ".") +
           "</p>\n";
}

std::string sources_part(const Scorecard& card, const Evidence& evidence) {
    std::string html = "<ul class=\"plain sources\">\n";
    for (const Source& source : evidence.sources) {
        const auto cites = [&](const Assessed& row) { return row.finding->source == source.name; };
        if (std::none_of(card.rows.begin(), card.rows.end(), cites)) continue;
        html += "<li id=\"" + anchor("s", source.name) + "\">" + escaped(source.reference);
        if (!source.doi.empty()) html += " <a href=\"" + escaped(doi_address(source.doi)) + "\">doi:" + escaped(source.doi) + "</a>";
        html += "</li>\n";
    }
    return html + "</ul>\n";
}

} // namespace dyad
