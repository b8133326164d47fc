// Rows of couples: likeness, satisfaction, who parts, and what parting does.
#include "analysis/score/protocol.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <set>

namespace dyad {

namespace {

using namespace protocol;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// The love in which a person of generation 1 lives together with somebody at 30, if the next five years were watched
/// and the couple was not ended by a death in them.
std::optional<std::size_t> lasting_couple_at_30(const Histories& lives, std::uint32_t person) {
    const auto love = lives.love_at(person, years_30);
    if (lives.persons()[person].generation != 1 || !love || !lives.watched_until(person, years_35)) return std::nullopt;
    const auto& couple = lives.loves()[*love];
    const bool bereaved = !couple.parted && couple.end <= lives.last_month_before(person, years_35);
    return couple.committed <= lives.last_month_before(person, years_30) && !bereaved ? love : std::nullopt;
}

/// 1 for those of these couples who part within five years, 0 for the others.
Series parted_within_5_years(const Histories& lives) {
    Series parted{"a couple at 30 that is watched to 35", std::vector<double>(lives.persons().size(), unknown)};
    for (std::uint32_t k = 0; k < parted.values.size(); ++k)
        if (const auto love = lasting_couple_at_30(lives, k))
            parted.values[k] = lives.loves()[*love].end <= lives.last_month_before(k, years_35);
    return parted;
}

/// The same share with each couple counted once, though both may be of generation 1.
Measurement share_of_couples_parted(const Histories& lives) {
    std::set<std::size_t> counted;
    Series parted = parted_within_5_years(lives);
    for (std::uint32_t k = 0; k < parted.values.size(); ++k)
        if (const auto love = lasting_couple_at_30(lives, k); love && !counted.insert(*love).second)
            parted.values[k] = unknown;
    return mean_of(parted);
}

/// 1 for those of generation 1 who lost a partner by parting between 25 and 26, 0 for those who kept theirs.
Series parted_between_25_and_26(const Histories& lives) {
    Series parted{"a partner at 25", std::vector<double>(lives.persons().size(), unknown)};
    for (std::uint32_t k = 0; k < parted.values.size(); ++k) {
        const auto love = lives.love_at(k, years_25);
        if (lives.persons()[k].generation != 1 || !love || !lives.watched_until(k, years_26)) continue;
        const auto& couple = lives.loves()[*love];
        if (couple.end > lives.last_month_before(k, years_26)) parted.values[k] = 0.0;
        else if (couple.parted) parted.values[k] = 1.0;
    }
    return parted;
}

/// How much more a score rose from 25 to `age` in those who parted than in those who did not, in its standard
/// deviations at 25.
Measurement effect_of_parting(const Histories& lives, std::string_view field, unsigned age) {
    const Series before = lives.in_generation(1, lives.score(field, years_25)), after = lives.score(field, age);
    const Series parted = parted_between_25_and_26(lives);
    Series lost{"a parting between 25 and 26 and " + after.what, before.values};
    Series kept{"the same partner at 25 and 26 and " + after.what, before.values};
    for (std::size_t k = 0; k < before.values.size(); ++k) {
        const double change = after.values[k] - before.values[k];
        lost.values[k] = parted.values[k] == 1.0 ? change : unknown;
        kept.values[k] = parted.values[k] == 0.0 ? change : unknown;
    }
    const Measurement of_lost = mean_of(lost), of_kept = mean_of(kept), deviation = deviation_of(before);
    for (const Measurement* one : {&of_lost, &of_kept, &deviation})
        if (!one->why.empty()) return *one;
    Measurement effect;
    effect.value = (of_lost.value - of_kept.value) / deviation.value;
    effect.n = of_lost.n;
    return effect;
}

} // namespace

void measure_couples(const Histories& main, Measurements& rows) {
    // Each partner at their own 30, which the younger may reach years later; founders who reach it in the run are
    // partners too.
    const Series anxiety = main.score("ecr_anxiety", years_30), avoidance = main.score("ecr_avoidance", years_30);
    const Series own_anxiety = main.in_generation(1, anxiety), own_avoidance = main.in_generation(1, avoidance);
    const Series partner_anxiety = main.of_partner(years_30, anxiety);
    const Series partner_avoidance = main.of_partner(years_30, avoidance);
    rows["pcX"] = correlation_of(own_anxiety, partner_anxiety);
    rows["pcA"] = correlation_of(own_avoidance, partner_avoidance);

    const Series satisfaction = main.in_generation(1, main.score("satisfaction", years_30));
    rows["satX"] = correlation_of(own_anxiety, satisfaction);
    rows["satA"] = correlation_of(own_avoidance, satisfaction);
    rows["satPX"] = correlation_of(partner_anxiety, satisfaction);
    rows["satPA"] = correlation_of(partner_avoidance, satisfaction);

    const Series parted = parted_within_5_years(main);
    rows["brX"] = correlation_of(own_anxiety, parted);
    rows["brA"] = correlation_of(own_avoidance, parted);
    rows["br5y"] = share_of_couples_parted(main);
    rows["partnered30"] = mean_of(main.in_generation(1, main.partnered(years_30)));
    rows["evX1"] = effect_of_parting(main, "ecr_anxiety", years_26);
    rows["evX4"] = effect_of_parting(main, "ecr_anxiety", years_29);
}

} // namespace dyad
