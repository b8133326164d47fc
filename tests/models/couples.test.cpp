// Couples in communities of any size: people meet by sampled acquaintance, so that their statistics stay flat.
#include "models/kernel.hpp"
#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

#include <cstdio>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t years = 40, families = 20480; ///< in all communities together

/// Of persons born in the run: whether they lived with a partner on their 30th birthday; of the couples they make then, the
/// scores of both; and of those who moved together at least five years before the end, who parted within five years.
struct Couples {
    Numbers partnered, parted, avoidance[2], anxiety[2];

    void look(const World& world, std::uint32_t lived) {
        const Society& s = world.society;
        for (std::uint32_t i = 0; i < s.rows(); ++i) {
            const bool is_thirty = lived - s.birth_month[i] == 30 * months_per_year;
            if (!s.alive[i] || !is_thirty || world.persons.origin[s.person[i]] != born_here) continue;
            const std::uint32_t j = world.persons.living_row(s.partner[i]);
            const bool together = j != nobody && s.committed_since[i] != never;
            partnered.push_back(together);
            if (!together) continue;
            for (const auto& [half, row] : {std::pair{0, i}, {1, j}})
                avoidance[half].push_back(s.self_avoidance[row]), anxiety[half].push_back(s.self_anxiety[row]);
        }
    }
    /// Once, at the end. Founding couples, together from the first month, are left out.
    void look_back(const World& world) {
        constexpr std::uint32_t five = 5 * months_per_year, latest = years * months_per_year - five;
        for (const Ended& bond : world.ended)
            if (bond.bond == love && bond.committed != never && bond.from > 0 && bond.committed <= latest)
                parted.push_back(bond.how == by_parting && bond.to - bond.committed < five);
        const Society& s = world.society;
        for (std::uint32_t i = 0; i < s.rows(); ++i)
            if (s.alive[i] && s.partner[i] != nobody && s.partner[i] > s.person[i] && s.committed_since[i] != never &&
                s.partner_since[i] > 0 && s.committed_since[i] <= latest)
                parted.push_back(0);
    }
};

/// Statistics of each community: what happens to one person happens to another too, so that communities are the units.
struct Statistics {
    Numbers partnered, parted, avoidance, anxiety;
};

Statistics statistics_of(std::uint32_t families_each) {
    const Scenario scenario = scenario_of(1);
    const auto processes = with_values(Lifecourse{}, scenario.values);
    const auto one_month = [&](World& world, const Month& month) {
        runnable_kernels().back().pass_month(scenario.values, world, month, 1, 0);
    };
    Statistics all;
    for (std::uint32_t community = 0; community < families / families_each; ++community) {
        World world;
        world.community = 1000 * families_each + community; // other people than in communities of other sizes
        world.families = families_each;
        Couples couples;
        live(processes, world, years * months_per_year, Draw{}, one_month,
             [&](const World& now, std::uint32_t lived) { couples.look(now, lived); });
        couples.look_back(world);
        REQUIRE(couples.avoidance[0].size() > 50);
        all.partnered.push_back(mean_of(couples.partnered)), all.parted.push_back(mean_of(couples.parted));
        all.avoidance.push_back(correlation_of(couples.avoidance[0], couples.avoidance[1]));
        all.anxiety.push_back(correlation_of(couples.anxiety[0], couples.anxiety[1]));
    }
    return all;
}

/// The difference lies within three of its standard errors.
void check_flat(const char* what, const Numbers& few, const Numbers& many) {
    const double difference = mean_of(many) - mean_of(few);
    const double error = std::hypot(error_of_mean(few), error_of_mean(many));
    std::printf("%-40s %6.3f among 200, %6.3f among 1,024 families, difference %6.3f, standard error %.3f\n", what,
                mean_of(few), mean_of(many), difference, error);
    INFO(what);
    CHECK(std::fabs(difference) < 3 * error);
    CHECK(error < 0.015); // so that something would be seen
}

} // namespace

TEST_CASE("couples' statistics are the same in communities of 200 families and of 1,024", "[science]") {
    const Statistics few = statistics_of(200), many = statistics_of(1024);
    check_flat("share who live with a partner at 30", few.partnered, many.partnered);
    check_flat("share who part within five years", few.parted, many.parted);
    check_flat("r of partners' avoidance", few.avoidance, many.avoidance);
    check_flat("r of partners' anxiety", few.anxiety, many.anxiety);
}
