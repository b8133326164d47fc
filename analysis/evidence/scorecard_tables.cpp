// The page's findings: as forest plots by domain and scale, directions with arrows, and all in one table.
#include "analysis/evidence/scorecard_parts.hpp"

#include "analysis/evidence/forest_plot.hpp"
#include "analysis/evidence/markup.hpp"
#include "analysis/evidence/wording.hpp"
#include "sim/words.hpp"

#include <cmath>

namespace dyad {

namespace {

using Rows = std::vector<const Assessed*>;

Rows rows_on(const Scorecard& card, const std::string& domain, Scale scale) {
    Rows rows;
    for (const Assessed* row : rows_where(card, [](const Assessed&) { return true; }))
        if (row->finding->domain == domain && scale_of(row->finding->statistic) == scale) rows.push_back(row);
    return rows;
}

std::string head(std::initializer_list<const char*> columns) {
    std::string html = "<thead><tr>";
    for (const char* column : columns) html += "<th scope=\"col\">" + std::string(column) + "</th>";
    return html + "</tr></thead>\n<tbody>\n";
}

/// The sentence, its id, and other small print, which is markup.
std::string row_head(const Finding& finding, const std::string& small_print) {
    return "<th scope=\"row\">" + escaped(told_sentence(finding)) + "<small>" + small_print + "</small></th>";
}

std::string verdict_cell(const Assessed& row) { return "<td class=\"verdict\">" + badge_of(row) + "</td>"; }

std::string points_table(const Rows& rows) {
    std::string html = "<table class=\"fold\"><caption>Means and spreads, in points of their scales</caption>\n" +
                       head({"finding", "statistic", "published", "new study, 95 %", "Dyad", "z", "verdict"});
    for (const Assessed* row : rows)
        html += "<tr>" + row_head(*row->finding, link_to(*row->finding) + ", " + std::string(name_of(row->finding->use))) +
                cell("", std::string(name_of(row->finding->statistic))) + number_cell("published", escaped(published_words(*row->finding))) +
                number_cell("new study", prediction_words(*row)) + number_cell("Dyad", escaped(simulated_words(*row))) +
                number_cell("z", has_z(*row) ? z_words(*row) : "") + verdict_cell(*row) + "</tr>\n";
    return html + "</tbody></table>\n";
}

std::string published_arrow(const Finding& finding) {
    if (!finding.published) return "withheld";
    return finding.published->value > 0.0 ? "↑ positive" : "↓ negative";
}

std::string simulated_arrow(const Assessed& row) {
    const double value = row.simulated.value;
    if (!std::isfinite(value)) return "-";
    return std::string(value > 0.0 ? "↑ " : value < 0.0 ? "↓ "
                                                        : "") +
           escaped(simulated_words(row));
}

std::string source_link(const Finding& finding, const Evidence& evidence) {
    const std::string name = escaped(finding.source);
    return source_of(finding, evidence) ? "<a href=\"#" + anchor("s", finding.source) + "\">" + name + "</a>" : name;
}

/// Where the number comes from and what stands for its measures.
std::string small_print(const Finding& finding, const Evidence& evidence) {
    std::string text = escaped(finding.id);
    for (const std::string* part : {&finding.measured, &finding.population, &finding.ages})
        if (!part->empty()) text += " · " + escaped(*part);
    if (finding.k) text += " · " + counted(static_cast<std::uint64_t>(*finding.k), "study", "studies");
    if (finding.n) text += " · " + counted(static_cast<std::uint64_t>(*finding.n), "person", "persons");
    return text + " · " + source_link(finding, evidence) + " · checked: " + std::string(name_of(finding.checked));
}

} // namespace

std::string plots_part(const Scorecard& card, const std::string& domain) {
    struct Kind {
        Scale scale;
        const char *title, *axis;
    };
    std::string html;
    for (const Kind& kind : {Kind{Scale::correlation, "Correlations, kappa, heritability", "correlation"},
                             Kind{Scale::deviations, "Differences and changes (d)", "difference in standard deviations"},
                             Kind{Scale::share, "Shares", "share of persons"}})
        if (const Rows rows = rows_on(card, domain, kind.scale); !rows.empty()) html += forest_plot(rows, kind.title, kind.axis);
    if (const Rows rows = rows_on(card, domain, Scale::points); !rows.empty()) html += points_table(rows);
    return html;
}

std::string directions_part(const Scorecard& card) {
    std::string html;
    for (const std::string& domain : domains_of(card)) {
        const Rows rows = rows_on(card, domain, Scale::direction);
        if (rows.empty()) continue;
        html += "<table class=\"fold\"><caption>" + escaped(capital(domain)) + "</caption>\n" + head({"finding", "use", "published", "Dyad", "verdict"});
        for (const Assessed* row : rows)
            html += "<tr>" + row_head(*row->finding, link_to(*row->finding)) + cell("", std::string(name_of(row->finding->use))) +
                    number_cell("published", published_arrow(*row->finding)) + number_cell("Dyad", simulated_arrow(*row)) +
                    verdict_cell(*row) + "</tr>\n";
        html += "</tbody></table>\n";
    }
    return html;
}

std::string all_findings_part(const Scorecard& card, const Evidence& evidence) {
    std::string html = "<table class=\"fold\">" + head({"finding", "use", "statistic", "published", "new study, 95 %", "Dyad", "cases", "z", "verdict"});
    for (const Assessed* row : rows_where(card, [](const Assessed&) { return true; })) {
        const Finding& finding = *row->finding;
        html += "<tr id=\"" + anchor("f", finding.id) + "\">" + row_head(finding, small_print(finding, evidence)) +
                cell("", std::string(name_of(finding.use))) + cell("", std::string(name_of(finding.statistic))) +
                number_cell("published", escaped(published_words(finding))) + number_cell("new study", prediction_words(*row)) +
                number_cell("Dyad", escaped(simulated_words(*row))) + number_cell("cases", grouped(row->simulated.n)) +
                number_cell("z", has_z(*row) ? z_with_error(*row) : "") + verdict_cell(*row) + "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

} // namespace dyad
