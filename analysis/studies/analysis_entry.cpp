// Which expressions an analysis needs, and how many waves.
#include "analysis/studies/analysis_entry.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dyad {

namespace {

const std::vector<std::string> kinds{"mean", "mean_difference", "standardized_difference", "correlation", "partial_correlation", "regression",
                                     "logistic_regression", "kappa", "ancova", "mediation", "cross_lagged"};

/// What each kind looks at beside `of`.
struct Wants {
    bool with = false, by = false, given = false;
};

Wants wants_of(AnalysisKind kind) {
    switch (kind) {
    case AnalysisKind::mean: return {};
    case AnalysisKind::mean_difference:
    case AnalysisKind::standardized_difference: return {.by = true};
    case AnalysisKind::correlation:
    case AnalysisKind::kappa:
    case AnalysisKind::regression:
    case AnalysisKind::logistic_regression:
    case AnalysisKind::cross_lagged: return {.with = true};
    case AnalysisKind::partial_correlation:
    case AnalysisKind::mediation: return {.with = true, .given = true};
    case AnalysisKind::ancova: return {.by = true, .given = true};
    }
    return {};
}

Expression expression_of(TomlEntry& entry, std::string_view key, const std::string& text, const ExpressionNames& names) {
    if (text.empty()) return {};
    auto expression = read_expression(text, names);
    if (expression) return std::move(*expression);
    entry.refuse(key, expression.refusals().front().sentence);
    return {};
}

/// The fewest waves after which an expression has a value.
std::size_t waves_for(const Expression& expression, const StudyProtocol& protocol) {
    std::size_t waves = 0;
    for (const Quantity& term : expression.terms) {
        if (term.special != Quantity::Special::none || protocol.measures[term.measure].waves.empty()) continue;
        waves = std::max(waves, 1 + (term.when == Quantity::When::wave ? term.wave : protocol.measures[term.measure].waves.front()));
    }
    return waves;
}

/// The later of two measures on both earlier ones: two waves are named, and each measure stands at both.
void read_cross_lagged(StudyAnalysis& analysis, TomlEntry& entry, const ExpressionNames& names) {
    const std::string of = entry.text("of"), with = entry.text("with"), from = entry.text("from"), to = entry.text("to");
    if (of.empty() || with.empty() || from.empty() || to.empty()) return;
    analysis.of = expression_of(entry, "of", of + " at " + to, names);
    analysis.with = expression_of(entry, "with", with + " at " + from, names);
    analysis.given.push_back(expression_of(entry, "of", of + " at " + from, names));
}

void read_others(StudyAnalysis& analysis, TomlEntry& entry, const ExpressionNames& names) {
    const Wants wants = wants_of(analysis.kind);
    const std::string kind = name_of(analysis.kind);
    analysis.of = expression_of(entry, "of", entry.text("of"), names);
    analysis.with = expression_of(entry, "with", entry.text("with", wants.with), names);
    analysis.by = expression_of(entry, "by", entry.text("by", wants.by), names);
    if (!wants.with && !analysis.with.empty()) entry.refuse("with", "a " + kind + " has no `with`");
    if (!wants.by && !analysis.by.empty()) entry.refuse("by", "a " + kind + " has no `by`");
    const bool is_adjusted = analysis.kind == AnalysisKind::regression || analysis.kind == AnalysisKind::logistic_regression;
    if (!wants.given && !is_adjusted && entry.find("given")) entry.refuse("given", "a " + kind + " takes nothing into account; take `given` out, or choose partial_correlation, regression or ancova");
    if (wants.given && !entry.find("given")) entry.refuse("given", "a " + kind + " needs `given`, a list: " + (analysis.kind == AnalysisKind::mediation ? "the mediator, then covariates" : "what is taken into account"));
    for (const std::string& text : entry.texts("given")) analysis.given.push_back(expression_of(entry, "given", text, names));
}

void check_classes(const StudyAnalysis& analysis, TomlEntry& entry, const StudyProtocol& protocol) {
    const auto is_class_term = [&](const Quantity& term) { return term.special == Quantity::Special::none && term.label < 0 && !protocol.measures[term.measure].labels.empty(); };
    const auto is_class = [&](const Expression& expression) { return std::any_of(expression.terms.begin(), expression.terms.end(), is_class_term); };
    const auto is_plain = [](const Expression& expression) { return expression.terms.size() == 1 && expression.terms.front().sign > 0.0 && expression.cut == Expression::Cut::none; };
    const bool wants_classes = analysis.kind == AnalysisKind::kappa;
    const auto check = [&](std::string_view key, const Expression& expression) {
        if (!expression.empty() && !wants_classes && is_class(expression)) {
            const StudyMeasure& measure = protocol.measures[std::find_if(expression.terms.begin(), expression.terms.end(), is_class_term)->measure];
            std::string better = expression.text; // the class stands behind the measure's name
            better.insert(better.find(measure.name) + measure.name.size(), " " + measure.labels.front());
            entry.refuse(key, "`" + expression.text + "` is a classification, which has no mean; name one of its classes, as in `" + better + "`");
        }
        if (!expression.empty() && wants_classes && (!is_class(expression) || !is_plain(expression)))
            entry.refuse(key, "a kappa compares two classifications, and `" + expression.text + "` is none as it stands; name a measure of classes, alone");
    };
    check("of", analysis.of);
    check("with", analysis.with);
    check("by", analysis.by);
    for (const Expression& given : analysis.given) check("given", given);
    if (!wants_classes || analysis.of.empty() || analysis.with.empty() || !is_class(analysis.of) || !is_class(analysis.with)) return;
    if (protocol.measures[analysis.of.terms.front().measure].labels != protocol.measures[analysis.with.terms.front().measure].labels)
        entry.refuse("with", "a kappa compares two classifications by the same classes");
}

} // namespace

std::string name_of(AnalysisKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

ExpressionNames names_of(const StudyProtocol& protocol) {
    ExpressionNames names;
    for (const StudyMeasure& measure : protocol.measures) names.measures.push_back({measure.name, measure.labels, measure.waves, measure.second_coder > 0.0});
    for (const StudyWave& wave : protocol.waves) names.waves.push_back(wave.name);
    names.has_arms = !protocol.arm.settings.empty();
    return names;
}

StudyAnalysis read_analysis(TomlEntry& entry, const ExpressionNames& names, const StudyProtocol& protocol) {
    StudyAnalysis analysis;
    analysis.name = entry.text("name");
    entry.called("the analysis " + analysis.name);
    analysis.kind = static_cast<AnalysisKind>(entry.choice("estimate", kinds));
    if (analysis.kind == AnalysisKind::cross_lagged) read_cross_lagged(analysis, entry, names);
    else read_others(analysis, entry, names);
    if (const auto resamples = entry.number("resamples")) {
        const bool sound = *resamples >= 100 && *resamples <= 10000 && *resamples == std::floor(*resamples);
        if (analysis.kind != AnalysisKind::mediation) entry.refuse("resamples", "only a mediation is bootstrapped; take it out");
        else if (!sound) entry.refuse("resamples", "it must be a whole number from 100 to 10,000");
        else analysis.resamples = static_cast<unsigned>(*resamples);
    }
    check_classes(analysis, entry, protocol);
    for (const Expression* expression : {&analysis.of, &analysis.with, &analysis.by}) analysis.needs_waves = std::max(analysis.needs_waves, waves_for(*expression, protocol));
    for (const Expression& given : analysis.given) analysis.needs_waves = std::max(analysis.needs_waves, waves_for(given, protocol));
    return analysis;
}

} // namespace dyad
