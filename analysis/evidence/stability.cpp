// Fitting the two curves, and the studies they rest on.
#include "analysis/evidence/stability.hpp"

#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <boost/math/tools/minima.hpp>

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

/// The best curve of a given rate: weighted least squares in fall and, where it is free, floor.
Curve curve_of_rate(double rate, bool has_floor, std::span<const double> years, std::span<const double> r,
                    std::span<const double> errors) {
    const auto n = static_cast<Eigen::Index>(years.size());
    Eigen::MatrixXd design(n, has_floor ? 2 : 1);
    Eigen::VectorXd outcome(n);
    for (Eigen::Index k = 0; k < n; ++k) {
        const auto at = static_cast<std::size_t>(k);
        design(k, 0) = std::exp(-rate * years[at]) / errors[at];
        if (has_floor) design(k, 1) = 1.0 / errors[at];
        outcome[k] = r[at] / errors[at];
    }
    const Eigen::VectorXd best = design.colPivHouseholderQr().solve(outcome);
    Curve curve{has_floor ? best[1] : 0.0, best[0], rate, (outcome - design * best).squaredNorm()};
    if (curve.floor < 0.0) return curve_of_rate(rate, false, years, r, errors);
    return curve;
}

Curve fit(bool has_floor, std::span<const double> years, std::span<const double> r, std::span<const double> errors) {
    const auto squares = [&](double log_rate) {
        return curve_of_rate(std::exp(log_rate), has_floor, years, r, errors).squares;
    };
    // The sum of squares can have two valleys; the lowest of a coarse grid says in which one to look.
    constexpr double low = -6.9, high = 2.3, step = 0.2;
    double start = low;
    for (double log_rate = low; log_rate <= high; log_rate += step)
        if (squares(log_rate) < squares(start)) start = log_rate;
    const auto found = boost::math::tools::brent_find_minima(squares, std::max(low, start - step),
                                                             std::min(high, start + step), 30);
    return curve_of_rate(std::exp(found.first), has_floor, years, r, errors);
}

std::string id_of(std::string_view world, std::string_view measure, int years) {
    return std::string(world) + "." + std::string(measure) + "." + std::to_string(years);
}

/// Means over the seeds, all or all but one, and their standard errors.
void take_means(StabilityCurve& curve, std::span<const Measured> seeds, std::size_t first, std::size_t without) {
    curve.years.clear(), curve.r.clear(), curve.errors.clear();
    for (std::size_t k = 0; k < stability::years.size(); ++k) {
        Comoments moments(1);
        Eigen::VectorXd value(1);
        for (std::size_t seed = 0; seed < seeds.size(); ++seed) {
            const Measurement& one = seeds[seed][first + k];
            value[0] = one.value;
            if (seed != without && one.why.empty()) moments.add(value);
        }
        if (moments.cases() < 2) continue;
        curve.years.push_back(stability::years[k]);
        curve.r.push_back(moments.mean(0));
        curve.errors.push_back(
            std::max(1e-4, moments.standard_deviation(0) / std::sqrt(static_cast<double>(moments.cases()))));
    }
}

} // namespace

double Curve::at(double years) const { return floor + fall * std::exp(-rate * years); }

Curve fit_prototype(std::span<const double> years, std::span<const double> r, std::span<const double> errors) {
    return fit(true, years, r, errors);
}

Curve fit_revisionist(std::span<const double> years, std::span<const double> r, std::span<const double> errors) {
    return fit(false, years, r, errors);
}

std::string_view StabilityCurve::verdict() const {
    const bool floor_above_zero = prototype.floor - 1.96 * floor_error > 0.0;
    if (advantage() > 2.0 && floor_above_zero) return "prototype";
    if (advantage() <= 0.0 && prototype.floor + 1.96 * floor_error < 0.5 * r.front()) return "revisionist";
    return "not told apart";
}

Evidence stability_studies(const Evidence& evidence, const EvidenceVocabulary& vocabulary) {
    Evidence studies = evidence;
    studies.findings.clear();
    for (const std::string_view world : stability::worlds)
        for (const std::string_view measure : stability::measures)
            for (const int years : stability::years) {
                Finding finding;
                finding.id = id_of(world, measure, years);
                finding.instruments = {measure.starts_with("ecr") ? "close_relationships" : "adult_interview"};
                finding.study.world = world;
                finding.study.estimator = Estimator::correlation;
                const auto seen_at = [&](int age) {
                    return *read_series(std::string(measure) + " at " + std::to_string(age) + " years", vocabulary.fields);
                };
                finding.study.of = seen_at(25);
                finding.study.with = seen_at(25 + years);
                finding.study.who = {*read_series("generation 1", vocabulary.fields)};
                studies.findings.push_back(std::move(finding));
            }
    return studies;
}

std::vector<StabilityCurve> stability_curves(std::span<const Measured> seeds) {
    std::vector<StabilityCurve> curves;
    std::size_t first = 0;
    for (const std::string_view world : stability::worlds)
        for (const std::string_view measure : stability::measures) {
            StabilityCurve curve{world, measure, {}, {}, {}, {}, {}, 0.0};
            Comoments floors(1);
            for (std::size_t without = 0; without < seeds.size(); ++without) {
                take_means(curve, seeds, first, without);
                floors.add(Eigen::VectorXd::Constant(1, fit_prototype(curve.years, curve.r, curve.errors).floor));
            }
            take_means(curve, seeds, first, seeds.size());
            curve.prototype = fit_prototype(curve.years, curve.r, curve.errors);
            curve.revisionist = fit_revisionist(curve.years, curve.r, curve.errors);
            const double n = static_cast<double>(seeds.size());
            curve.floor_error = floors.standard_deviation(0) * (n - 1.0) / std::sqrt(n);
            curves.push_back(std::move(curve));
            first += stability::years.size();
        }
    return curves;
}

std::string text_of(std::span<const StabilityCurve> curves) {
    std::string text = "Stability from 25 on: r after 1, 5, 10 and 25 years; the floor of the prototype curve; its advantage over the\n"
                       "revisionist curve (Akaike's criterion); which one fits\n";
    for (const StabilityCurve& curve : curves) {
        text += left(curve.world, 11) + left(curve.measure, 15);
        for (const double years : {1.0, 5.0, 10.0, 25.0}) {
            const auto found = std::find(curve.years.begin(), curve.years.end(), years);
            text += right(found == curve.years.end()
                              ? "n/a"
                              : correlation_in_words(curve.r[static_cast<std::size_t>(found - curve.years.begin())]),
                          6);
        }
        const double half = 1.96 * curve.floor_error;
        text += right(correlation_in_words(curve.prototype.floor), 7) + " (" +
                correlation_in_words(curve.prototype.floor - half) + " to " +
                correlation_in_words(curve.prototype.floor + half) + ")" +
                right(shortest(static_cast<float>(std::round(curve.advantage() * 10.0) / 10.0)), 9) + "  " +
                std::string(curve.verdict()) + "\n";
    }
    return text;
}

} // namespace dyad
