// Putting a report's page together, by what the file is of.
#include "analysis/report/report.hpp"

#include "analysis/report/html.hpp"
#include "analysis/report/report_style.hpp"
#include "analysis/report/run_page.hpp"
#include "analysis/report/sweep_page.hpp"
#include "analysis/rows.hpp"
#include "sim/words.hpp"

namespace dyad {

namespace {

struct ReportPart {
    const char *name, *title;
    std::string content;
};

std::string page_of(const std::string& title, const std::string& opening, const std::vector<ReportPart>& parts) {
    std::string links, sections;
    for (const ReportPart& part : parts) {
        if (part.content.empty()) continue;
        links += "<a href=\"#" + std::string(part.name) + "\">" + escaped(part.title) + "</a>\n";
        sections += section(part.name, part.title, part.content);
    }
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(title) + "</title>\n<style>" + report_style +
           chart_style() + "</style>\n</head>\n<body>\n<header>\n<h1>" + escaped(title) + "</h1>\n" + opening + "</header>\n<nav aria-label=\"Contents\">\n" + links + "</nav>\n<main>\n" + sections + "</main>\n</body>\n</html>\n";
}

Outcome<std::string> page_of_sweep(const ResultsFile& file, const ReportNotes& notes) {
    const auto study = study_of_sweep(file, notes);
    if (!study) return study.refusals();
    return page_of("A sweep of " + study->header.scenario_name,
                   paragraph(counted(study->runs, "run", "runs") + " over " + counted(study->axes(), "parameter", "parameters") + ", and what came of them: what was done, how sure it is, what matters, and what to do next.") + sweep_in_short(*study),
                   {{"design", "What was done", design_part(*study)},
                    {"convergence", "Whether runs are enough", convergence_part(*study)},
                    {"effects", "What each parameter does", effects_part(*study)},
                    {"sensitivity", "What matters", sensitivity_part(*study)},
                    {"next", "What to do next", next_part(*study)},
                    {"limits", "What this does not say", limits_part(*study)},
                    {"methods", "For a methods section", methods_part(*study)},
                    {"made", "How it was made", provenance(study->header, study->digest, notes)}});
}

Outcome<std::string> page_of_twins(const ResultsFile& file, const ReportNotes& notes) {
    const auto effects = twins_part(file);
    if (!effects) return effects.refusals();
    return page_of("Twins of " + file.header().scenario_name, paragraph("A scenario lived twice, as it is and changed, by the same people with the same luck; an effect is what the change made of a person."),
                   {{"effects", "What the change does", *effects}, {"next", "What to do next", twins_next_part(file, notes)}, {"limits", "What this does not say", limits_of_the_model(notes)}, {"made", "How it was made", provenance(file.header(), file.digest(), notes)}});
}

Outcome<std::string> page_of_run(const ResultsFile& file, const ReportNotes& notes) {
    const auto content = run_part(file);
    if (!content) return content.refusals();
    return page_of("A run of " + file.header().scenario_name, paragraph("One population, simulated once: what it holds, what came out, and what to do next."),
                   {{"holds", "What the file holds", tables_part(file)}, {"came-out", "What came out", *content}, {"next", "What to do next", run_next_part(file, notes)}, {"limits", "What this does not say", limits_of_the_model(notes)}, {"made", "How it was made", provenance(file.header(), file.digest(), notes)}});
}

} // namespace

Outcome<std::string> report_of(const ResultsFile& file, const ReportNotes& notes) {
    if (table_named(file, "sweep")) return page_of_sweep(file, notes);
    if (table_named(file, "twins") && table_named(file, "effects")) return page_of_twins(file, notes);
    if (table_named(file, "persons")) return page_of_run(file, notes);
    return Refusal{notes.path, 0, 0, "it holds neither a sweep nor twins nor persons, so that there is nothing to report on; `dyad info` says what it holds"};
}

} // namespace dyad
