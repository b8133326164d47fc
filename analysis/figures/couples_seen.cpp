// Reading couples and counting their styles.
#include "analysis/figures/couples_seen.hpp"

#include "analysis/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

std::vector<CoupleSeen> couples_seen_at_35(const Histories& lives) {
    constexpr unsigned seen = 420, watched = 540;
    const Series style = lives.code("self_assessment_style", seen), satisfaction = lives.score("satisfaction", seen), anxiety = lives.score("ecr_anxiety", seen), avoidance = lives.score("ecr_avoidance", seen);
    std::vector<CoupleSeen> couples;
    for (const Histories::Love& love : lives.loves()) {
        const std::array partners{love.a, love.b};
        const auto is_told = [&](std::uint32_t person) {
            return lives.persons()[person].generation == 1 && std::isfinite(style.values[person] + satisfaction.values[person] + anxiety.values[person] + avoidance.values[person]);
        };
        if (!is_told(love.a) || !is_told(love.b) || !lives.watched_until(love.a, watched) || !lives.watched_until(love.b, watched)) continue;
        const long first = std::min(lives.last_month_before(love.a, seen), lives.last_month_before(love.b, seen));
        const long last = std::max(lives.last_month_before(love.a, seen), lives.last_month_before(love.b, seen));
        if (love.start > first || love.end <= last) continue;
        CoupleSeen couple;
        for (std::size_t p = 0; p < 2; ++p) {
            couple.style[p] = static_cast<std::size_t>(style.values[partners[p]]);
            couple.satisfaction[p] = satisfaction.values[partners[p]];
            couple.anxiety[p] = anxiety.values[partners[p]];
            couple.avoidance[p] = avoidance.values[partners[p]];
        }
        if (love.parted) couple.years_to_parting = static_cast<double>(love.end - last) / 12.0;
        couples.push_back(couple);
    }
    return couples;
}

Estimate observed_over_expected(const std::vector<CoupleSeen>& couples, std::size_t first, std::size_t second) {
    std::array<double, self_assessed_styles.size()> partners{};
    std::uint64_t together = 0;
    for (const CoupleSeen& couple : couples) {
        ++partners[couple.style[0]], ++partners[couple.style[1]];
        together += (couple.style[0] == first && couple.style[1] == second) || (couple.style[0] == second && couple.style[1] == first);
    }
    const double all = 2.0 * static_cast<double>(couples.size());
    const double expected = (first == second ? 1.0 : 2.0) * partners[first] * partners[second] / (all * all);
    if (!(expected > 0.0)) return {};
    const Estimate share = share_of(together, couples.size());
    return {share.value / expected, share.low / expected, share.high / expected, together};
}

Estimate correlation_over_partners(const std::vector<CoupleSeen>& couples, OfPartner first, OfPartner second) {
    Comoments both(2);
    for (const CoupleSeen& couple : couples)
        for (std::size_t p = 0; p < 2; ++p) both.add(Eigen::Vector2d(first(couple, p), second(couple, p)));
    return correlation_of(both.correlation(0, 1).value, couples.size());
}

} // namespace dyad
