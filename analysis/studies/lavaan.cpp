// Expressions as columns of a data frame, analyses as models.
#include "analysis/studies/lavaan.hpp"

#include "analysis/studies/table_fields.hpp"

namespace dyad {

namespace {

std::string r_text(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

/// The column of a measure at a wave, or of one of its classes as 0 and 1, in R.
std::string r_score(const StudyProtocol& protocol, const Quantity& term, std::size_t wave) {
    const StudyMeasure& measure = protocol.measures[term.measure];
    std::string column = "data$" + measure.name;
    if (!measure.waves.empty()) column += "_" + protocol.waves[wave].name;
    if (term.by_second_coder) column += "_second";
    if (term.label < 0 && !measure.labels.empty()) { // a class that nobody has is a class all the same
        std::string levels;
        for (const std::string& label : measure.labels) levels += (levels.empty() ? "" : ", ") + r_text(label);
        return "factor(" + column + ", levels = c(" + levels + "))";
    }
    return term.label < 0 ? column : "as.numeric(" + column + " == " + r_text(measure.labels[static_cast<std::size_t>(term.label)]) + ")";
}

std::string r_term(const StudyProtocol& protocol, std::size_t held, const Quantity& term) {
    if (term.special == Quantity::Special::arm) return "as.numeric(data$arm == \"treatment\")";
    std::vector<std::size_t> waves = protocol.measures[term.measure].waves;
    std::erase_if(waves, [&](std::size_t wave) { return wave >= held; });
    if (waves.empty()) return r_score(protocol, term, 0);
    if (term.when == Quantity::When::wave) return r_score(protocol, term, term.wave);
    if (term.when == Quantity::When::first) return r_score(protocol, term, waves.front());
    if (term.when == Quantity::When::last) return r_score(protocol, term, waves.back());
    std::string all;
    for (const std::size_t wave : waves) all += (all.empty() ? "" : ", ") + r_score(protocol, term, wave);
    return "rowMeans(cbind(" + all + "), na.rm = TRUE)";
}

std::string r_expression(const StudyProtocol& protocol, std::size_t held, const Expression& expression) {
    std::string text;
    for (const Quantity& term : expression.terms) text += (text.empty() ? (term.sign < 0.0 ? "-" : "") : term.sign < 0.0 ? " - "
                                                                                                                         : " + ") +
                                                          r_term(protocol, held, term);
    if (expression.cut == Expression::Cut::none) return text;
    char at[32];
    std::snprintf(at, sizeof at, "%.9g", expression.at);
    return "as.numeric((" + text + ")" + (expression.cut == Expression::Cut::above ? " > " : " < ") + at + ")";
}

/// Names of the covariates: all of `given` from the one of this index on.
std::string covariates(const StudyAnalysis& analysis, std::size_t from, const std::string& before) {
    std::string text;
    for (std::size_t k = from; k < analysis.given.size(); ++k) text += before + "given" + std::to_string(k + 1);
    return text;
}

/// The model in lavaan's words; empty where lavaan is not the tool.
std::string model_of(const StudyAnalysis& analysis) {
    switch (analysis.kind) {
    case AnalysisKind::correlation: return "of ~~ with";
    case AnalysisKind::partial_correlation: return "of ~ given1" + covariates(analysis, 1, " + ") + "\nwith ~ given1" + covariates(analysis, 1, " + ") + "\nof ~~ with";
    case AnalysisKind::regression: return "of ~ slope * with" + covariates(analysis, 0, " + ");
    case AnalysisKind::cross_lagged: return "of ~ path * with" + covariates(analysis, 0, " + ");
    case AnalysisKind::mean_difference:
    case AnalysisKind::standardized_difference: return "of ~ difference * by";
    case AnalysisKind::ancova: return "of ~ difference * by" + covariates(analysis, 0, " + ");
    case AnalysisKind::mediation: return "given1 ~ a * with" + covariates(analysis, 1, " + ") + "\nof ~ b * given1 + with" + covariates(analysis, 1, " + ") + "\nindirect := a * b";
    case AnalysisKind::mean:
    case AnalysisKind::logistic_regression:
    case AnalysisKind::kappa: return {};
    }
    return {};
}

std::string without_lavaan(const StudyAnalysis& analysis) {
    if (analysis.kind == AnalysisKind::mean) return "print(t.test(frame$of))\n";
    if (analysis.kind == AnalysisKind::logistic_regression) return "print(summary(glm(of ~ with" + covariates(analysis, 0, " + ") + ", family = binomial, data = frame)))\n";
    return "counts <- table(frame$of, frame$with)\nshares <- counts / sum(counts)\nby_chance <- sum(rowSums(shares) * colSums(shares))\ncat(\"kappa\", (sum(diag(shares)) - by_chance) / (1 - by_chance), \"\\n\")\n";
}

} // namespace

std::string lavaan_script(const StudyProtocol& protocol, std::size_t held, const std::string& csv, const std::string& command) {
    std::string text = "# " + protocol.title + ": its analyses with lavaan, missing scores by full information maximum likelihood.\n# Made by: " + command +
                       "\n# Wants R with the package lavaan, and the data beside it: dyad export STUDY.h5 --table study --csv " + csv +
                       "\n\nlibrary(lavaan)\ndata <- read.csv(" + r_text(csv) + ", na.strings = \"\", colClasses = \"character\")\ndata[] <- lapply(data, function(column) {\n    number <- suppressWarnings(as.numeric(column))\n    if (all(is.na(number) == is.na(column))) number else column\n})\n";
    for (const StudyAnalysis& analysis : protocol.analyses) {
        if (analysis.needs_waves > held) continue;
        text += "\n# ---- " + analysis.name + ": " + name_of(analysis.kind) + " of " + text_of_analysis(analysis) + "\ncat(\"\\n" + analysis.name + "\\n\")\nframe <- data.frame(of = " + r_expression(protocol, held, analysis.of);
        if (!analysis.with.empty()) text += ",\n    with = " + r_expression(protocol, held, analysis.with);
        if (!analysis.by.empty()) text += ",\n    by = " + r_expression(protocol, held, analysis.by);
        for (std::size_t k = 0; k < analysis.given.size(); ++k) text += ",\n    given" + std::to_string(k + 1) + " = " + r_expression(protocol, held, analysis.given[k]);
        text += ")\n";
        const std::string model = model_of(analysis);
        text += model.empty() ? "try({\n" + without_lavaan(analysis) + "})\n"
                              : "try({\nfitted <- sem(" + r_text(model) + ", data = frame, missing = \"fiml\", fixed.x = FALSE)\nprint(standardizedSolution(fitted), nd = 3)\nprint(parameterEstimates(fitted), nd = 3)\n})\n";
    }
    return text;
}

} // namespace dyad
