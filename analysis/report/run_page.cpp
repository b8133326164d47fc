// Reporting on runs and twins.
#include "analysis/report/run_page.hpp"

#include "analysis/account.hpp"
#include "analysis/charts/chart_scale.hpp"
#include "analysis/charts/interval_chart.hpp"
#include "analysis/report/html.hpp"
#include "analysis/rows.hpp"
#include "analysis/summary.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace dyad {

namespace {

std::string classes_of(const Summary& summary) {
    if (!summary.class_month) return {};
    IntervalChart chart;
    chart.title = "Classes of the Strange Situation at " + std::to_string(*summary.class_month) + " months";
    chart.axis = "Share of the children who could be classified (0 to 1)";
    constexpr std::array names{"A, avoidant", "B, secure", "C, resistant", "D, disorganized"};
    ReportTable numbers{chart.title, {"class", "share (95 % interval)", "children"}, {}};
    for (std::size_t k = 0; k < names.size(); ++k) {
        chart.rows.push_back({names[k], {summary.classes[k]}});
        numbers.rows.push_back({names[k], with_interval(summary.classes[k]), grouped(summary.classes[k].n)});
    }
    return figures("classes", {{draw(chart), "Wilson's intervals, as for independent children; siblings and twins are not quite."}}, numbers);
}

std::string links_of(const Summary& summary) {
    if (summary.links.empty()) return {};
    IntervalChart chart;
    chart.title = "What goes with what";
    chart.axis = "Correlation or agreement (−1 to 1)";
    ReportTable numbers{chart.title, {"association", "statistic", "here (95 % interval)"}, {}};
    for (const Link& link : summary.links) {
        chart.rows.push_back({link.label, {link.simulated}});
        numbers.rows.push_back({link.label, link.statistic, with_interval(link.simulated)});
    }
    return figures("links", {{draw(chart), ""}}, numbers);
}

/// The texts of a small table's field.
std::vector<std::string> texts_of(const ResultsFile& file, std::string_view table, std::string_view field) {
    const auto index = table_named(file, table);
    const auto column = index ? field_named(file.tables()[*index], field) : std::nullopt;
    if (!column) return {};
    const auto frame = file.read_field(*index, *column, 0, file.rows(*index));
    return frame ? texts_in(*frame, 0) : std::vector<std::string>{};
}

struct GenerationRow {
    double generation = 0.0, persons = 0.0, deviation = 0.0, higher = 0.0, lower = 0.0;
    Estimate effect;
};

} // namespace

std::string tables_part(const ResultsFile& file) {
    ReportTable table{"Tables", {"table", "rows", "a row is"}, {}};
    for (std::size_t k = 0; k < file.tables().size(); ++k) table.rows.push_back({file.tables()[k].name, grouped(file.rows(k)), file.tables()[k].label});
    ReportTable settings{"What was set", {"key", "value"}, {}};
    for (const auto& [key, value] : file.header().settings) settings.rows.push_back({key, value});
    return as_html(table) + (settings.rows.empty() ? "" : as_html(settings));
}

Outcome<std::string> run_part(const ResultsFile& file) {
    const auto summary = summarise(file);
    if (!summary) return summary.refusals();
    const auto account = account_of(file);
    if (!account) return account.refusals();
    std::string html = classes_of(*summary) + links_of(*summary);
    if (!account->sections.empty()) html += "<h3>Whole lives</h3>\n<pre tabindex=\"0\"><code>" + escaped(text_of(*account)) + "</code></pre>\n";
    return html.empty() ? paragraph("Nobody was looked at by an instrument whose scores this report tells; `dyad export` writes every table.") : html;
}

std::string run_next_part(const ResultsFile& file, const ReportNotes& notes) {
    const std::string& scenario = file.header().scenario_name;
    const auto item = [](const char* title, const char* why, const std::string& command) { return "<h3>" + std::string(title) + "</h3>\n" + paragraph(why) + command_line(command); };
    return item("See how much is chance", "One seed is one history. Ten show how far another could lie from it.", "dyad sweep " + shell_quoted(scenario) + " --vary adversity.level=0,0.5 --replicates 10\ndyad report " + shell_quoted(scenario + "_sweep.h5")) +
           item("Change one thing", "The same people under a changed scenario: effects person by person, freed of most of their chance.", "dyad twins " + shell_quoted(scenario) + " --set caregiving.sensitivity=2") +
           item("Take the tables to your own tools", "Every score with its label and unit, and a codebook beside it.", "dyad export " + shell_quoted(notes.path) + " --table observed --csv observed.csv");
}

Outcome<std::string> twins_part(const ResultsFile& file) {
    constexpr std::array<std::string_view, 9> fields{"outcome", "generation", "persons", "effect", "low", "high", "deviation", "higher", "lower"};
    std::map<std::size_t, std::vector<GenerationRow>> outcomes;
    RowCursor row(file, "effects", fields);
    for (; !row.at_end(); row.next())
        outcomes[static_cast<std::size_t>(std::max(1.0, row[0])) - 1].push_back({row[1], row[2], row[6], row[7], row[8], {row[3], row[4], row[5], static_cast<std::uint64_t>(std::max(0.0, row[2]))}});
    if (row.failure()) return *row.failure();
    const auto names = texts_of(file, "outcomes", "name"), labels = texts_of(file, "outcomes", "label"), units = texts_of(file, "outcomes", "unit");
    std::vector<ReportFigure> drawn;
    ReportTable numbers{"What the change does", {"outcome", "generation", "persons", "mean effect (95 % interval)", "SD of single persons' effects", "raised", "lowered"}, {}};
    for (const auto& [outcome, rows] : outcomes) {
        const std::string name = outcome < names.size() ? names[outcome] : "outcome " + std::to_string(outcome + 1);
        IntervalChart chart;
        chart.title = name;
        chart.axis = "Mean effect of the change" + (outcome < units.size() && units[outcome] != "-" ? " (" + units[outcome] + ")" : std::string());
        for (const GenerationRow& one : rows) {
            chart.rows.push_back({"generation " + chart_number(one.generation), {one.effect}});
            numbers.rows.push_back({name, chart_number(one.generation), grouped(one.effect.n), with_interval(one.effect), chart_number(one.deviation), percent(one.higher), percent(one.lower)});
        }
        drawn.push_back({draw(chart), outcome < labels.size() ? labels[outcome] : ""});
    }
    if (drawn.empty()) return paragraph("Nobody who lived in both worlds was looked at.");
    return paragraph("Mean effects, with 95 % intervals by Student's t over seeds. Around a mean effect single persons differ: the table says by how much, and how many a change raised or lowered.") + figures("twins", drawn, {}) + as_html(numbers);
}

std::string twins_next_part(const ResultsFile& file, const ReportNotes& notes) {
    return paragraph("More seeds (--seeds) make the intervals narrower. Each person's effect, with susceptibility and reactivity beside it, is in the table of twins:") +
           command_line("dyad export " + shell_quoted(notes.path) + " --table twins --csv twins.csv\n" + file.header().command);
}

} // namespace dyad
