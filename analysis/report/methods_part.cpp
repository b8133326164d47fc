// Of every report: limits, a paragraph for a methods section with its sources, and how the page was made.
#include "analysis/report/html.hpp"
#include "analysis/report/sweep_page.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <set>

namespace dyad {

namespace {

constexpr const char* morris1991 = "Morris, M. D. (1991). Factorial sampling plans for preliminary computational experiments. Technometrics, 33(2), 161–174.";
constexpr const char* campolongo2007 = "Campolongo, F., Cariboni, J., & Saltelli, A. (2007). An effective screening design for sensitivity analysis of large models. Environmental Modelling & Software, 22(10), 1509–1518.";
constexpr const char* sobol1993 = "Sobol', I. M. (1993). Sensitivity estimates for nonlinear mathematical models. Mathematical Modelling and Computational Experiment, 1, 407–414.";
constexpr const char* saltelli2010 = "Saltelli, A., Annoni, P., Azzini, I., Campolongo, F., Ratto, M., & Tarantola, S. (2010). Variance based sensitivity analysis of model output: Design and estimator for the total sensitivity index. Computer Physics Communications, 181(2), 259–270.";
constexpr const char* martinez2011 = "Martinez, J.-M. (2011). Analyse de sensibilité globale par décomposition de la variance. GdR Ondes & Mascot-Num, Institut Henri Poincaré, Paris.";
constexpr const char* saltelli2008 = "Saltelli, A., Ratto, M., Andres, T., Campolongo, F., Cariboni, J., Gatelli, D., Saisana, M., & Tarantola, S. (2008). Global sensitivity analysis: The primer. Wiley.";
constexpr const char* mckay1979 = "McKay, M. D., Beckman, R. J., & Conover, W. J. (1979). A comparison of three methods for selecting values of input variables in the analysis of output from a computer code. Technometrics, 21(2), 239–245.";
constexpr const char* joe2008 = "Joe, S., & Kuo, F. Y. (2008). Constructing Sobol' sequences with better two-dimensional projections. SIAM Journal on Scientific Computing, 30(5), 2635–2654.";
constexpr const char* hickernell1998 = "Hickernell, F. J. (1998). A generalized discrepancy and quadrature error bound. Mathematics of Computation, 67(221), 299–322.";
constexpr const char* chow1965 = "Chow, Y. S., & Robbins, H. (1965). On the asymptotic theory of fixed-width sequential confidence intervals for the mean. Annals of Mathematical Statistics, 36(2), 457–462.";
constexpr const char* salmon2011 = "Salmon, J. K., Moraes, M. A., Dror, R. O., & Shaw, D. E. (2011). Parallel random numbers: As easy as 1, 2, 3. Proceedings of SC11. https://doi.org/10.1145/2063384.2063405";

std::string dyad_itself(const std::string& version) { return "Dyad contributors (2026). Dyad: An agent-based simulation of attachment development (version " + version + ") [Computer software]. Described by the ODD protocol in models/ODD.md."; }

/// How the design is called in a methods section, and what is cited for it.
std::pair<std::string, std::vector<std::string>> design_in_methods(const SweepResults& sweep) {
    switch (sweep.design.kind) {
    case DesignKind::grid: return {"a full factorial design", {}};
    case DesignKind::one_at_a_time: return {"a one-at-a-time design", {}};
    case DesignKind::latin_hypercube: return {"a Latin hypercube design (McKay et al., 1979)", {mckay1979, hickernell1998}};
    case DesignKind::sobol: return {"a digitally shifted Sobol' sequence (Joe & Kuo, 2008)", {joe2008, hickernell1998}};
    case DesignKind::morris: return {std::to_string(sweep.design.points) + " Morris trajectories on four levels (Morris, 1991)", {morris1991, campolongo2007}};
    case DesignKind::saltelli: return {"Saltelli's design with " + std::to_string(sweep.design.points) + " base points (Saltelli et al., 2010)", {sobol1993, saltelli2010, martinez2011}};
    case DesignKind::random: return {"points drawn at random", {hickernell1998}};
    case DesignKind::table: break;
    }
    return {"a given list of points", {}};
}

std::string analysis_in_methods(const SweepStudy& study, std::vector<std::string>& sources) {
    switch (study.sweep.design.kind) {
    case DesignKind::morris: return "Parameters were screened by the mean absolute elementary effect, μ* (Campolongo et al., 2007), with 95 % intervals by Student's t over trajectories.";
    case DesignKind::saltelli: return "First-order and total Sobol' indices (Sobol', 1993) were estimated by Martinez' (2011) estimator, with asymptotic 95 % intervals.";
    case DesignKind::one_at_a_time: return "Effects are differences between the last and the first value of a parameter, paired by seed, with 95 % intervals by Student's t over replicates.";
    default: break;
    }
    if (std::none_of(study.outcomes.begin(), study.outcomes.end(), [](const OutcomeStudy& of) { return of.plane.has_value(); })) return "Main effects are means at each value, with 95 % intervals by Student's t.";
    sources.emplace_back(saltelli2008);
    return "Main effects were summarized by standardized regression coefficients (Saltelli et al., 2008), with 95 % intervals by Student's t.";
}

std::string sources_list(std::vector<std::string> sources) {
    std::sort(sources.begin(), sources.end());
    std::vector<std::string> items;
    for (const std::string& source : sources) items.push_back(escaped(source));
    return "<h3>Sources</h3>\n" + list_of(items);
}

} // namespace

std::string limits_of_the_model(const ReportNotes& notes) {
    std::string html = paragraph("What is told here is told of the model. It holds of people as far as the model does, which is put to the test by the scorecard (`dyad evidence`): of " + grouped(notes.findings) +
                                 " published findings, " + grouped(notes.agree) + " agreed with it at release " + notes.release + ", and " + grouped(notes.missed.size()) + " did not or not surely.");
    ReportTable table{"Findings that did not agree at release " + notes.release, {"finding", "what was published"}, {}};
    for (const auto& [id, sentence] : notes.missed) table.rows.push_back({id, sentence});
    html += fold("Which findings the model does not agree with", as_html(table));
    return html + paragraph("Nothing here is about any single person. It is no diagnosis, no advice, no forecast of a child's life, and no ground for a decision about custody, treatment or blame.");
}

std::string limits_part(const SweepStudy& study) {
    const std::size_t intervals = study.outcomes.size() * study.axes();
    std::vector<std::string> items{
        escaped("It is told of the ranges that were swept, with everything else as the scenario has it. A parameter that does little here may do much elsewhere."),
        escaped("Intervals tell Monte-Carlo error and the spread of the design, not how sure the theory is."),
        escaped("There are " + grouped(intervals) + " pairs of an outcome and a parameter; of as many intervals of 95 % about " + grouped(static_cast<std::uint64_t>(static_cast<double>(intervals) * 0.05 + 0.5)) + " miss by chance alone.")};
    if (study.sweep.replicates < 2) items.push_back(escaped("With one run at each point, effects and chance are told apart only as far as the design repeats itself."));
    std::string html = list_of(items);
    if (!study.failed.empty()) {
        ReportTable table{"Runs that failed", {"why", "to make it again"}, {}};
        for (std::size_t k = 0; k < std::min<std::size_t>(study.failed.size(), 50); ++k) table.rows.push_back({study.failed[k].reason, study.failed[k].command});
        html += paragraph(counted(study.failed.size(), "run", "runs") + " of " + grouped(study.runs) + " failed and " + (study.failed.size() == 1 ? "is" : "are") + " missing from every number." + (study.failed.size() > 50 ? " The first 50:" : "")) + as_html(table);
    }
    return html + limits_of_the_model(study.notes);
}

std::string methods_part(const SweepStudy& study) {
    const SweepResults& sweep = study.sweep;
    auto [design, sources] = design_in_methods(sweep);
    std::string keys;
    for (std::size_t axis = 0; axis < study.axes(); ++axis) keys += (axis == 0 ? "" : axis + 1 == study.axes() ? " and "
                                                                                                               : ", ") +
                                                                    axis_as_text(sweep.design.axes[axis]);
    if (sweep.design.kind == DesignKind::table) keys = listed_keys(sweep.keys);
    std::string outcomes;
    for (std::size_t k = 0; k < sweep.outcomes.size(); ++k) outcomes += (k == 0 ? "" : "; ") + sweep.labels[k];
    std::string families = "as many families as it asks for";
    for (const auto& [key, value] : study.header.settings)
        if (key == "run.families") families = value + " families";
    std::string text = "The scenario “" + study.header.scenario_name + "” of Dyad (version " + study.header.version + ", commit " + study.header.commit + "), an agent-based model of attachment development, was simulated " + grouped(study.runs) +
                       " times with " + families + " each, over " + design + " of " + counted(sweep.points, "point", "points") + " in " + counted(study.axes(), "parameter", "parameters") + " (" + keys + "), with " +
                       counted(sweep.replicates, "replicate", "replicates") + " at each point and " + (sweep.has_common_luck ? "common random numbers across points" : "independent random numbers") + " (Salmon et al., 2011). Outcomes: " + outcomes + ". ";
    text += analysis_in_methods(study, sources);
    if (study.header.command.find(" --until ") != std::string::npos) {
        text += " Replicates were added until intervals had a fixed width (Chow & Robbins, 1965).";
        sources.emplace_back(chow1965);
    }
    if (!study.failed.empty()) text += " " + counted(study.failed.size(), "run", "runs") + " failed and were left out.";
    sources.emplace_back(salmon2011);
    sources.push_back(dyad_itself(study.header.version));
    std::set<std::string> of_parameters;
    for (std::size_t axis = 0; axis < study.axes(); ++axis)
        if (const KeyFacts* facts = study.facts_of(axis)) of_parameters.insert(code(facts->key) + ": " + escaped(facts->source));
    std::string html = paragraph(text) + sources_list(sources);
    if (!of_parameters.empty()) html += "<h3>Where the parameters' usual values come from</h3>\n" + list_of({of_parameters.begin(), of_parameters.end()});
    return html;
}

std::string provenance(const ResultsHeader& header, const std::string& digest, const ReportNotes& notes) {
    std::string html = paragraph("The file, made again:") + command_line(header.command) + paragraph("This page:") + command_line("dyad report " + shell_quoted(notes.path)) + "<dl>";
    const auto entry = [&](const char* what, const std::string& text) { html += "<dt>" + std::string(what) + "</dt><dd>" + code(text) + "</dd>"; };
    entry("Version", header.version);
    entry("Commit", header.commit);
    entry("First seed", std::to_string(header.seed));
    entry("Digest", digest);
    return html + "</dl>\n";
}

} // namespace dyad
