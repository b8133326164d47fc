// Rows of psychotherapy: the same persons with therapy at 40 and without it.
#include "analysis/score/protocol.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <map>

namespace dyad {

namespace {

using namespace protocol;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// For everyone in the main run the same person's place in the twin run, found by lineage.
std::vector<std::uint32_t> places_in(const Histories& twin, const Histories& main) {
    std::map<std::uint64_t, std::uint32_t> by_lineage;
    for (std::uint32_t k = 0; k < twin.persons().size(); ++k) by_lineage.emplace(twin.persons()[k].lineage, k);
    std::vector<std::uint32_t> places(main.persons().size(), Histories::none);
    for (std::size_t k = 0; k < places.size(); ++k)
        if (const auto found = by_lineage.find(main.persons()[k].lineage); found != by_lineage.end())
            places[k] = found->second;
    return places;
}

Series laid_beside(const std::vector<std::uint32_t>& places, const Series& twin) {
    Series beside{twin.what, std::vector<double>(places.size(), unknown)};
    for (std::size_t k = 0; k < places.size(); ++k)
        if (places[k] != Histories::none) beside.values[k] = twin.values[places[k]];
    return beside;
}

/// What therapy spares those who were given it, in their standard deviations at 40 without it. The runs differ a little
/// before therapy, because parents and partners may have been given it as well; so the difference at 40, when people
/// are looked at in the month before theirs begins, is taken off.
struct Treatment {
    const Histories& main;
    const Histories& twin;
    std::vector<std::uint32_t> places;
    Series treated; ///< 1 where given therapy by 41, 0 where not, in generation 1

    Measurement effect_on(std::string_view field, unsigned age) const {
        const auto spared = [&](unsigned when) {
            Series difference = main.score(field, when);
            const Series with_therapy = laid_beside(places, twin.score(field, when));
            for (std::size_t k = 0; k < difference.values.size(); ++k)
                difference.values[k] =
                    treated.values[k] == 1.0 ? difference.values[k] - with_therapy.values[k] : unknown;
            return difference;
        };
        Series gain = spared(age), at_40 = main.score(field, years_40);
        const Series earlier = spared(years_40);
        for (std::size_t k = 0; k < gain.values.size(); ++k) {
            gain.values[k] -= earlier.values[k];
            if (treated.values[k] != 1.0) at_40.values[k] = unknown;
        }
        const Measurement mean = mean_of(gain), deviation = deviation_of(at_40);
        return ratio_of(mean, deviation);
    }
};

} // namespace

void measure_therapy(const Histories& main, const Histories& therapy, Measurements& rows) {
    Treatment treatment{main, therapy, places_in(therapy, main), {}};
    treatment.treated =
        main.in_generation(1, laid_beside(treatment.places, therapy.score("psychotherapies", years_41)));
    for (double& begun : treatment.treated.values)
        if (std::isfinite(begun)) begun = begun > 0.0 ? 1.0 : 0.0;
    rows["treated"] = mean_of(treatment.treated);
    const bool known = rows["treated"].why.empty();
    const auto row = [&](std::string_view id, std::string_view field, unsigned age) {
        rows[id] = known ? treatment.effect_on(field, age) : rows["treated"];
    };
    row("thX", "ecr_anxiety", years_41);
    row("thA", "ecr_avoidance", years_41);
    row("thX6", "ecr_anxiety", years_46);
    row("thA6", "ecr_avoidance", years_46);
}

} // namespace dyad
