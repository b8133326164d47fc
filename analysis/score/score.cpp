// Gathering seeds into rows, and rows into the sums by which versions of the theory are compared.
#include "analysis/score/score.hpp"

#include "analysis/statistics.hpp"

#include <cmath>

namespace dyad {

namespace {

OverSeeds over_seeds(std::string_view id, std::span<const Measurements> seeds) {
    OverSeeds result;
    Comoments moments(1);
    Eigen::VectorXd value(1);
    for (const Measurements& seed : seeds) {
        const auto found = seed.find(id);
        if (found != seed.end() && std::isfinite(found->second.value)) {
            value[0] = found->second.value;
            moments.add(value);
            result.n += found->second.n;
        } else if (result.why.empty()) {
            result.why = found == seed.end() ? "no run of the protocol measures it" : found->second.why;
        }
    }
    result.seeds = moments.cases();
    if (result.seeds > 0) result.mean = moments.mean(0);
    if (result.seeds > 1) result.sd = moments.standard_deviation(0);
    return result;
}

} // namespace

bool ScoredRow::got_worse() const { return known() && std::fabs(z) > std::fabs(row.trial_z) + 1.0; }

Score score_of(std::span<const Measurements> seeds) {
    Score score;
    score.seeds = seeds.size();
    for (const ScoreRow& row : score_rows) {
        ScoredRow scored{row, over_seeds(row.id, seeds)};
        if (scored.known()) {
            scored.z = (scored.obtained.mean - row.target) / row.tolerance;
            ++score.known;
            score.within_one += std::fabs(scored.z) <= 1.0;
            score.within_two += std::fabs(scored.z) <= 2.0;
            score.trial_within_one += std::fabs(row.trial_z) <= 1.0;
            score.trial_within_two += std::fabs(row.trial_z) <= 2.0;
            score.squares += scored.z * scored.z;
            score.trial_squares += row.trial_z * row.trial_z;
        }
        score.rows.push_back(std::move(scored));
    }
    for (std::size_t k = 0; k < unscored_rows.size(); ++k)
        score.unscored[k] = over_seeds(unscored_rows[k].id, seeds);
    return score;
}

} // namespace dyad
