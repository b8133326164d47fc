// The estimators of virtual studies against R 4.2 on twelve made-up participants, and where they must decline.
#include "analysis/studies/estimators_of_studies.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace dyad;

namespace {

Eigen::VectorXd column(std::initializer_list<double> values) {
    return Eigen::Map<const Eigen::VectorXd>(values.begin(), static_cast<Eigen::Index>(values.size()));
}

// lm(y ~ x + w), glm(g ~ w + x, binomial), t.test, cor of residuals: printed by R with ten digits.
const Eigen::VectorXd x = column({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
const Eigen::VectorXd z = column({2, 1, 4, 3, 5, 9, 7, 6, 8, 12, 10, 11});
const Eigen::VectorXd y = column({1.1, 2.5, 2.0, 4.2, 3.9, 6.5, 6.1, 8.4, 7.7, 10.2, 9.5, 12.9});
const Eigen::VectorXd g = column({0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1});
const Eigen::VectorXd w = column({0.3, -1.2, 2.2, 0.4, 1.9, -0.7, 0.6, 1.5, -0.2, -1.8, 0.9, 0.1});

Eigen::MatrixXd beside(const Eigen::VectorXd& first, const Eigen::VectorXd& second) {
    Eigen::MatrixXd both(first.size(), 2);
    both << first, second;
    return both;
}

} // namespace

TEST_CASE("least squares, logistic regression and standardised slopes are R's") {
    const Fitted line = fit_least_squares(y, beside(x, w));
    CHECK(line.estimate == Approx(0.9641863831).epsilon(1e-9));
    CHECK(line.standard_error == Approx(0.06758136885).epsilon(1e-9));
    CHECK(line.low == Approx(0.8113067055).epsilon(1e-9));
    CHECK(line.p == Approx(1.741697112e-07).epsilon(1e-6));
    const Fitted odds = fit_logistic(g, beside(w, x));
    // R stops once the deviance changes by less than 1e-8 of itself, some 1e-6 before the summit.
    CHECK(odds.estimate == Approx(0.2291311018).epsilon(1e-5));
    CHECK(odds.standard_error == Approx(0.6016170565).epsilon(1e-5));
    CHECK(odds.p == Approx(0.7033080851).epsilon(1e-5));
    const Fitted slope = fit_standardized(y, beside(z, w));
    CHECK(slope.estimate == Approx(0.8967874866).epsilon(1e-9));
    CHECK(slope.standard_error == Approx(0.1514747795).epsilon(1e-9));
}

TEST_CASE("differences of means are R's, by Welch and by the pooled test") {
    const Fitted welch = fit_difference(y, g, false);
    CHECK(welch.estimate == Approx(3.9));
    CHECK(welch.standard_error == Approx(1.825194054).epsilon(1e-9));
    CHECK(welch.low == Approx(-0.1776602735).epsilon(1e-8));
    CHECK(welch.p == Approx(0.05888134).epsilon(1e-6));
    const Fitted d = fit_difference(y, g, true);
    CHECK(d.estimate == Approx(1.233658441).epsilon(1e-9));
    CHECK(d.p == Approx(0.05835287789).epsilon(1e-8));
}

TEST_CASE("a partial correlation is that of residuals, with their degrees of freedom") {
    const Fitted partial = fit_correlation(y, z, w);
    CHECK(partial.estimate == Approx(0.8920149171).epsilon(1e-9));
    CHECK(partial.p == Approx(0.0002233644625).epsilon(1e-7));
    CHECK(partial.low == Approx(0.6283895627).epsilon(1e-8));
    CHECK(partial.high == Approx(0.9718535592).epsilon(1e-8));
}

TEST_CASE("an indirect effect is a b, and its bootstrap is the same for the same chance") {
    const Eigen::MatrixXd all = [] {
        Eigen::MatrixXd cases(12, 3);
        cases << x, w, y; // cause, mediator, outcome
        return cases;
    }();
    const auto effect = [&](std::uint32_t study) { return fit_mediation(all, 500, Chance(1, Purpose("study.bootstrap"), study), Inference::whole); };
    CHECK(effect(1).estimate == Approx(0.01763179871).epsilon(1e-8));
    CHECK(effect(1).low == effect(1).low);
    CHECK(effect(1).low != effect(2).low);
    CHECK(effect(1).low < effect(1).estimate);
    CHECK(effect(1).estimate < effect(1).high);
    CHECK(effect(1).p > 0.05);
    Eigen::MatrixXd constant = all;
    constant.col(1).setConstant(2.0);
    CHECK(fit_mediation(constant, 200, Chance(1, Purpose("study.bootstrap"), 1), Inference::whole).why == "participants do not differ in what it looks at");
}

TEST_CASE("analyses that cannot be done say why") {
    const Eigen::VectorXd same = Eigen::VectorXd::Constant(12, 3.0), two = x.head(2);
    CHECK(fit_correlation(x, same, Eigen::MatrixXd(12, 0)).why == "participants do not differ in what it looks at");
    CHECK(fit_correlation(two, two, Eigen::MatrixXd(2, 0)).why == "too few participants (2) have every score it needs");
    CHECK(fit_difference(y, same, false).why == "what tells the two groups apart must be 0 or 1");
    CHECK(fit_difference(y, Eigen::VectorXd::Zero(12), false).why == "one of the two groups has fewer than two participants");
    CHECK(fit_least_squares(y, beside(x, 2.0 * x)).why == "participants do not differ in what it looks at");
    const Eigen::VectorXd late = (x.array() > 6.5).cast<double>();
    CHECK(fit_logistic(late, x).why.starts_with("one side can be told without error"));
    CHECK(fit_kappa(Eigen::VectorXd::Zero(12), Eigen::VectorXd::Zero(12), 2).why == "participants do not differ in what it looks at");
}
