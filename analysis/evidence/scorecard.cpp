// From the measurements of several seeds to verdicts, and from verdicts to tallies.
#include "analysis/evidence/scorecard.hpp"

#include "analysis/evidence/prediction.hpp"
#include "analysis/statistics.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace dyad {

namespace {

constexpr double bound = 1.959964, wide = 1.5 * bound;

Simulated simulated_over(std::span<const Measured> seeds, std::size_t finding, IntervalOf interval) {
    Simulated simulated;
    Comoments moments(1);
    Eigen::VectorXd value(1);
    for (const Measured& seed : seeds) {
        const Measurement& one = seed[finding];
        if (one.why.empty() && std::isfinite(one.value)) {
            value[0] = one.value;
            moments.add(value);
            simulated.n += one.n;
        } else if (simulated.why.empty()) {
            simulated.why = one.why;
        }
    }
    simulated.seeds = moments.cases();
    if (simulated.seeds == 0) return simulated;
    simulated.why.clear();
    simulated.value = moments.mean(0);
    if (simulated.seeds < 2) return simulated;
    const double count = static_cast<double>(simulated.seeds);
    const boost::math::students_t student(count - 1.0);
    const double half = interval == IntervalOf::one_run
                            ? bound * moments.standard_deviation(0)
                            : boost::math::quantile(student, 0.975) * moments.standard_deviation(0) / std::sqrt(count);
    simulated.low = simulated.value - half;
    simulated.high = simulated.value + half;
    return simulated;
}

void assess_direction(Assessed& row, double published) {
    const double towards = row.simulated.value * published;
    row.z = row.simulated.value;
    row.z_error = (row.simulated.high - row.simulated.low) / 2.0;
    const bool told = std::isfinite(row.z_error) && std::fabs(row.z) > row.z_error;
    row.verdict = towards <= 0.0 ? Verdict::misses : told ? Verdict::agrees
                                                          : Verdict::near;
    row.certain = told;
}

void assess(Assessed& row) {
    const Finding& finding = *row.finding;
    if (row.simulated.seeds == 0 || !finding.published) return;
    const Published& published = *finding.published;
    if (finding.statistic == Statistic::direction) return assess_direction(row, published.value);
    const double deviation = prediction_deviation(finding, published);
    row.low = published.value - bound * deviation;
    row.high = published.value + bound * deviation;
    row.z = (row.simulated.value - published.value) / deviation;
    row.z_error = (row.simulated.high - row.simulated.low) / 2.0 / deviation;
    row.verdict = verdict_of(row.z);
    row.certain = is_certain(row.z, row.z_error);
}

/// A study's findings of one use, counted.
struct Counted {
    std::size_t all = 0, agree = 0;
};

template <class Counts> Tally tally_of(const std::vector<Assessed>& rows, Counts counts) {
    Tally tally;
    std::map<std::string_view, Counted> studies;
    for (const Assessed& row : rows) {
        if (!counts(*row.finding)) continue;
        const bool agrees = row.verdict == Verdict::agrees;
        if (row.finding->statistic == Statistic::direction) {
            ++tally.directions;
            tally.directions_agree += agrees;
            continue;
        }
        ++tally.findings;
        tally.agree += agrees;
        tally.near += row.verdict == Verdict::near;
        tally.miss += row.verdict == Verdict::misses;
        tally.unknown += row.verdict == Verdict::unknown;
        Counted& study = studies[row.finding->counted_as()];
        ++study.all;
        study.agree += agrees;
    }
    tally.studies = studies.size();
    for (const auto& [name, study] : studies)
        tally.studies_agree += static_cast<double>(study.agree) / static_cast<double>(study.all);
    return tally;
}

} // namespace

Verdict verdict_of(double z) {
    const double size = std::fabs(z);
    return std::isnan(size) ? Verdict::unknown : size <= bound ? Verdict::agrees
                                             : size <= wide    ? Verdict::near
                                                               : Verdict::misses;
}

bool is_certain(double z, double z_error) {
    if (!std::isfinite(z_error)) return false;
    const double size = std::fabs(z);
    return std::fabs(size - bound) > z_error && std::fabs(size - wide) > z_error;
}

Scorecard scorecard_of(const Evidence& evidence, std::span<const Measured> seeds,
                       IntervalOf interval) {
    Scorecard card;
    card.seeds = seeds.size();
    card.interval = interval;
    for (std::size_t k = 0; k < evidence.findings.size(); ++k) {
        Assessed row;
        row.finding = &evidence.findings[k];
        row.simulated = simulated_over(seeds, k, interval);
        assess(row);
        card.rows.push_back(std::move(row));
    }
    const auto of_use = [](Use use) { return [use](const Finding& finding) { return finding.use == use; }; };
    card.fit = tally_of(card.rows, of_use(Use::fit));
    card.holdout = tally_of(card.rows, of_use(Use::holdout));
    card.holdout_apart = tally_of(card.rows, [](const Finding& finding) { return finding.use == Use::holdout && !finding.asked_by_fit; });
    card.challenge = tally_of(card.rows, of_use(Use::challenge));
    return card;
}

} // namespace dyad
