// `dyad report`: what a results file says, how sure it is, and what to do next, as one page.
#include "analysis/report/report.hpp"
#include "analysis/evidence/release.hpp"
#include "analysis/sweeps/sensitivity.hpp"
#include "analysis/sweeps/sweep_results.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/numeric_program.hpp"
#include "sim/commands/options.hpp"
#include "sim/commands/run.hpp"
#include "sim/commands/worlds.hpp"
#include "sim/results/durable.hpp"
#include "sim/results/output_path.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace dyad {

namespace {

constexpr CommandHelp report_help{
    "report", "FILE",
    "Writes one page about a results file that answers \"now what?\". Of a sweep it says what was varied and how evenly, whether runs "
    "are enough and how many would be, what each parameter does, which of them matter (by Morris, Sobol' or a plane, as the design "
    "allows), what to do next, with commands that are ready, what the results do not say, and a paragraph for a methods section with "
    "its sources. Of a run and of twins it says less.\n\n"
    "The page needs no network and no other file, and is the same bytes for the same results. Figures have their numbers in a table "
    "below them.",
    "dyad sweep baseline --vary adversity.level=0..1:5 --replicates 10\n"
    "dyad report baseline_sweep.h5                        writes baseline_sweep.html\n"
    "dyad report baseline.h5 --out page.html --force"};

/// What the scorecard of the last release says of the model.
Outcome<Done> add_scorecard(ReportNotes& notes) {
    const auto released = built_in_evidence("released.toml");
    if (!released) return released.refusals();
    const auto release = read_release("analysis/evidence/released.toml", *released);
    if (!release) return release.refusals();
    const auto evidence = evidence_of("", Reads::everything);
    if (!evidence) return evidence.refusals();
    notes.release = release->version;
    for (const Finding& finding : evidence->findings) {
        ++notes.findings;
        const bool agrees = std::find(release->agreed.begin(), release->agreed.end(), finding.id) != release->agreed.end();
        notes.agree += agrees;
        if (!agrees) notes.missed.emplace_back(finding.id, finding.sentence);
    }
    return Done{};
}

Outcome<ReportNotes> notes_for(const std::string& path) {
    ReportNotes notes;
    // Without the folder, so that the page does not change with where the file lies.
    notes.path = std::filesystem::path(path).filename().string();
    for (const Declaration& declaration : declarations()) {
        const Parameter& parameter = declaration.parameter;
        notes.facts.push_back({std::string(declaration.mechanism) + "." + parameter.name, parameter.source, parameter.low, parameter.high});
    }
    if (const auto added = add_scorecard(notes); !added) return added.refusals();
    return notes;
}

std::string page_beside(const std::string& path) {
    auto page = std::filesystem::path(path);
    return page.replace_extension(".html").filename().string();
}

/// Shares of variance are the other program's to calculate.
bool needs_numeric_program(const ResultsFile& file, const std::string& path) {
    if (can_share_variance()) return false;
    const auto sweep = read_sweep(file, path);
    return sweep && sweep->design.kind == DesignKind::saltelli && sweep->is_of_this_version && sweep->has_common_luck;
}

} // namespace

Exit report_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    OptionList options = option_list();
    options.add_options()("out", valued("FILE"), "where the page goes (default: the file's name with .html, in this folder)")("force", "replace an existing page");
    const Arguments reading = read_arguments(report_help, options, operands, arguments, console);
    if (reading.exit) return *reading.exit;
    const std::string path = reading.text("FILE");
    if (path.empty()) return refuse(console, "which results file to report on is missing, as in `dyad report baseline_sweep.h5`");
    const std::string out = reading.has("out") ? reading.text("out") : page_beside(path);
    if (const auto free = check_output(out, reading.has("force"), std::span(&path, 1)); !free) return refuse(console, free.refusals());
    const auto place = place_of_output(out, reading.has("force"));
    if (!place) return refuse(console, place.refusals());
    const auto file = ResultsFile::open(path);
    if (!file) return refuse(console, file.refusals(), Exit::failed);
    if (needs_numeric_program(*file, path)) become_numeric_program("report", arguments); // comes back where there is none
    const auto notes = notes_for(path);
    if (!notes) return refuse(console, notes.refusals(), Exit::failed);
    const auto page = report_of(*file, *notes);
    if (!page) return refuse(console, page.refusals());
    if (const auto written = write_text_file(*place, *page, reading.has("force") ? Existing::replaced : Existing::kept); !written) return refuse(console, written.refusals(), Exit::failed);
    console.out << "The report is in " << out << "; open it in a browser.\n";
    return Exit::done;
}

} // namespace dyad
