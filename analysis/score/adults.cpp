// Rows of adult self-report: its links with interview and temperament, with each other, and over the years.
#include "analysis/score/protocol.hpp"

#include <cstddef>

namespace dyad {

namespace {

using namespace protocol;

/// Security by self-report: low anxiety and low avoidance alike, each in its own standard deviations.
Series reported_security(const Series& anxiety, const Series& avoidance) {
    const double of_anxiety = deviation_of(anxiety).value, of_avoidance = deviation_of(avoidance).value;
    Series security{"ECR security at 30 years", anxiety.values};
    for (std::size_t k = 0; k < security.values.size(); ++k)
        security.values[k] = -anxiety.values[k] / of_anxiety - avoidance.values[k] / of_avoidance;
    return security;
}

} // namespace

void measure_adults(const Histories& main, Measurements& rows) {
    const auto anxiety = [&](unsigned age) { return main.in_generation(1, main.score("ecr_anxiety", age)); };
    const auto avoidance = [&](unsigned age) { return main.in_generation(1, main.score("ecr_avoidance", age)); };
    const Series autonomous = main.in_generation(1, main.is("aai_class_3way", "F", years_30));
    rows["AAI_ECR"] = correlation_of(autonomous, reported_security(anxiety(years_30), avoidance(years_30)));
    rows["AAI_ECRx"] = correlation_of(autonomous, anxiety(years_30));
    rows["AAI_ECRa"] = correlation_of(autonomous, avoidance(years_30));
    rows["rho_ecrX"] = correlation_of(main.reactivity(), anxiety(years_25));

    const Series with_partner = main.in_generation(1, main.score("ecr_avoidance_partner", years_25));
    rows["xd_partner_friend"] = correlation_of(with_partner, main.score("ecr_avoidance_friend", years_25));
    rows["xd_partner_mother"] = correlation_of(with_partner, main.score("ecr_avoidance_mother", years_25));

    rows["ecr1x"] = correlation_of(anxiety(years_25), anxiety(years_26));
    rows["ecr1a"] = correlation_of(avoidance(years_25), avoidance(years_26));
    rows["ecr10x"] = correlation_of(anxiety(years_25), anxiety(years_35));
    rows["ecr10a"] = correlation_of(avoidance(years_25), avoidance(years_35));
    rows["ecr25x"] = correlation_of(anxiety(years_25), anxiety(years_50));
    rows["ecrAX"] = correlation_of(anxiety(years_25), avoidance(years_25));
    rows["dAnx20_55"] = change_of(anxiety(years_20), anxiety(years_55));
    rows["dAvo20_55"] = change_of(avoidance(years_20), avoidance(years_55));
}

} // namespace dyad
