// From expressions and a sheet to complete cases, and to the estimator.
#include "analysis/studies/analysis_fit.hpp"

#include "analysis/studies/estimators_of_studies.hpp"

#include <cmath>

namespace dyad {

namespace {

/// A quantity with the columns it is read from.
struct ReadTerm {
    const Quantity* quantity;
    std::vector<std::size_t> columns;
};

ReadTerm read_term(const Quantity& quantity, const StudyProtocol& protocol, const StudyPool& pool, std::size_t held) {
    ReadTerm term{&quantity, {}};
    if (quantity.special != Quantity::Special::none) return term;
    const auto& waves = protocol.measures[quantity.measure].waves;
    if (waves.empty()) term.columns.push_back(pool.column_of(quantity.measure, 0));
    for (const std::size_t wave : waves) {
        if (wave >= held) break;
        if (quantity.when == Quantity::When::wave && wave != quantity.wave) continue;
        if (quantity.when == Quantity::When::last) term.columns.clear();
        term.columns.push_back(pool.column_of(quantity.measure, wave));
        if (quantity.when == Quantity::When::first) break;
    }
    return term;
}

double value_of(const ReadTerm& term, const StudySheet& sheet, std::size_t participant) {
    if (term.quantity->special == Quantity::Special::arm) return sheet.in_arm[participant] ? 1.0 : 0.0;
    double sum = 0.0, count = 0.0;
    for (const std::size_t column : term.columns) {
        const auto& scores = term.quantity->by_second_coder ? sheet.columns[column].second : sheet.columns[column].scores;
        const double score = scores[participant];
        if (!std::isfinite(score)) continue;
        sum += term.quantity->label < 0 ? score : score == term.quantity->label ? 1.0
                                                                                : 0.0;
        count += 1.0;
    }
    return count > 0.0 ? sum / count : Fitted::unknown;
}

Eigen::VectorXd values_of_expression(const Expression& expression, const StudyProtocol& protocol, const StudyPool& pool, const StudySheet& sheet) {
    Eigen::VectorXd values = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(sheet.participants()));
    for (const Quantity& quantity : expression.terms) {
        const ReadTerm term = read_term(quantity, protocol, pool, sheet.held);
        for (std::size_t k = 0; k < sheet.participants(); ++k) values[static_cast<Eigen::Index>(k)] += quantity.sign * value_of(term, sheet, k);
    }
    if (expression.cut != Expression::Cut::none)
        for (double& value : values)
            if (std::isfinite(value)) value = (expression.cut == Expression::Cut::above ? value > expression.at : value < expression.at) ? 1.0 : 0.0;
    return values;
}

/// Rows in which every expression has a value.
Eigen::MatrixXd complete_cases(const std::vector<const Expression*>& expressions, const StudyProtocol& protocol, const StudyPool& pool, const StudySheet& sheet) {
    Eigen::MatrixXd all(static_cast<Eigen::Index>(sheet.participants()), static_cast<Eigen::Index>(expressions.size()));
    for (std::size_t k = 0; k < expressions.size(); ++k) all.col(static_cast<Eigen::Index>(k)) = values_of_expression(*expressions[k], protocol, pool, sheet);
    Eigen::Index kept = 0;
    for (Eigen::Index row = 0; row < all.rows(); ++row)
        if (all.row(row).allFinite()) all.row(kept++) = all.row(row);
    return all.topRows(kept);
}

} // namespace

Fitted fit(const StudyAnalysis& analysis, const StudyProtocol& protocol, const StudyPool& pool, const StudySheet& sheet, std::uint32_t seed, std::uint32_t study,
           Inference inference) {
    // `of` comes first, then what it is compared with or explained by, then what is taken into account.
    std::vector<const Expression*> expressions{&analysis.of};
    for (const Expression* expression : {&analysis.with, &analysis.by})
        if (!expression->empty()) expressions.push_back(expression);
    for (const Expression& given : analysis.given) expressions.push_back(&given);
    const Eigen::MatrixXd cases = complete_cases(expressions, protocol, pool, sheet);
    const Eigen::Index others = cases.cols() - 1;
    const auto of = cases.col(0);
    switch (analysis.kind) {
    case AnalysisKind::mean: return fit_mean(of);
    case AnalysisKind::mean_difference: return fit_difference(of, cases.col(1), false);
    case AnalysisKind::standardized_difference: return fit_difference(of, cases.col(1), true);
    case AnalysisKind::correlation:
    case AnalysisKind::partial_correlation: return fit_correlation(of, cases.col(1), cases.rightCols(others - 1));
    case AnalysisKind::regression:
    case AnalysisKind::ancova: return fit_least_squares(of, cases.rightCols(others));
    case AnalysisKind::logistic_regression: return fit_logistic(of, cases.rightCols(others));
    case AnalysisKind::kappa: return fit_kappa(of, cases.col(1), static_cast<Eigen::Index>(protocol.measures[analysis.of.terms.front().measure].labels.size()));
    case AnalysisKind::cross_lagged: return fit_standardized(of, cases.rightCols(others));
    case AnalysisKind::mediation: {
        Eigen::MatrixXd all(cases.rows(), cases.cols()); // cause, mediator, outcome, covariates
        all << cases.col(1), cases.col(2), of, cases.rightCols(others - 2);
        return fit_mediation(all, analysis.resamples, Chance(seed, Purpose("study.bootstrap"), study), inference);
    }
    }
    return {};
}

bool has_truth(const StudyAnalysis& analysis, const StudyProtocol& protocol) {
    const auto is_told = [&](const Expression& expression) {
        for (const Quantity& term : expression.terms) {
            if (term.special != Quantity::Special::none) continue;
            const StudyMeasure& measure = protocol.measures[term.measure];
            if (term.by_second_coder || !measure.labels.empty() || (measure.truth.empty() && !measure.waves.empty())) return false;
        }
        return expression.cut == Expression::Cut::none;
    };
    bool told = is_told(analysis.of) && is_told(analysis.with) && is_told(analysis.by);
    for (const Expression& given : analysis.given) told = told && is_told(given);
    return told;
}

} // namespace dyad
