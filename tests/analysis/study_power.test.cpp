// Repeated studies against closed forms, and what missing scores do to them.
#include "analysis/studies/power.hpp"
#include "analysis/studies/study_tables.hpp"
#include "analysis/studies/telling_apart.hpp"
#include "tests/analysis/made_up_pool.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::array<std::size_t, 1> first_analysis{0};
const std::string correlate = "[[analysis]]\nname = \"r\"\nestimate = \"correlation\"\nof = \"y\"\nwith = \"x\"\n";

double critical_t(double freedom) { return boost::math::quantile(boost::math::students_t_distribution<double>(freedom), 0.975); }

/// Two-sided power of a t test with a noncentrality.
double power_of_t(double freedom, double away) {
    const boost::math::non_central_t_distribution<double> t(freedom, away);
    return boost::math::cdf(boost::math::complement(t, critical_t(freedom))) + boost::math::cdf(t, -critical_t(freedom));
}

/// Exact power of the test of a correlation of normal scores: given the spread of x, t is noncentral; the spread is chi-squared.
double power_of_correlation(double r, unsigned n) {
    const boost::math::chi_squared_distribution<double> spread(n - 1.0);
    constexpr int steps = 400;
    double sum = 0.0;
    for (int k = 0; k < steps; ++k) sum += power_of_t(n - 2.0, r / std::sqrt(1.0 - r * r) * std::sqrt(boost::math::quantile(spread, (k + 0.5) / steps)));
    return sum / steps;
}

PowerSummary repeated(const StudyProtocol& protocol, const StudyPool& pool, std::uint32_t participants, std::uint32_t studies, unsigned threads = 2) {
    const Fieldwork fieldwork(protocol, pool);
    const auto fits = repeat_studies(protocol, pool, fieldwork, first_analysis, {participants, protocol.waves.size()}, {studies, 3, threads});
    return summary_of(fits.front(), population_values(protocol, pool, fieldwork, protocol.waves.size()).front().with_instruments);
}

double standard_error(double share, double n) { return std::sqrt(share * (1.0 - share) / n); }

} // namespace

TEST_CASE("power for a correlation is the closed form's within two Monte-Carlo errors") {
    const StudyProtocol protocol = made_up_protocol(made_up_head() + correlate);
    const StudyPool pool = made_up_pool(protocol, 20000, 0.25);
    const double r = population_values(protocol, pool, Fieldwork(protocol, pool), 2).front().with_instruments; // that of these 20,000
    for (const unsigned n : {60U, 120U}) {
        const PowerSummary summary = repeated(protocol, pool, n, 6000);
        const double exact = power_of_correlation(r, n);
        CHECK(std::fabs(summary.power.value - exact) < 2.0 * standard_error(exact, 6000.0));
        CHECK(std::fabs(summary.coverage.value - 0.95) < 3.0 * standard_error(0.95, 6000.0));
    }
}

TEST_CASE("power for a mean difference is the closed form's within two Monte-Carlo errors") {
    const StudyProtocol protocol = made_up_protocol(made_up_head() + "[intervention]\nset = [\"parent_training.share=1\"]\n" +
                                                    "[[analysis]]\nname = \"d\"\nestimate = \"standardized_difference\"\nof = \"y\"\nby = \"arm\"\n");
    const StudyPool pool = made_up_pool(protocol, 20000, 0.0, 0.5);
    const PowerSummary summary = repeated(protocol, pool, 100, 6000);
    // Of the pool's own spread: its standard deviation is 1 give or take a half per cent.
    const double exact = power_of_t(98.0, summary.population * std::sqrt(25.0));
    CHECK(summary.population == Approx(0.5).margin(0.01));
    CHECK(std::fabs(summary.power.value - exact) < 2.0 * standard_error(exact, 6000.0));
}

TEST_CASE("scores missing completely at random leave a mean where it is, and those lost by their own state do not") {
    const std::string mean = "[[analysis]]\nname = \"m\"\nestimate = \"mean\"\nof = \"y\"\n";
    const StudyProtocol at_random = made_up_protocol(made_up_head() + "[[attrition]]\nrate = 0.3\n" + mean);
    const StudyPool pool = made_up_pool(at_random, 20000, 0.3);
    const PowerSummary unbiased = repeated(at_random, pool, 200, 2000);
    CHECK(std::fabs(unbiased.bias.value) < 3.0 * unbiased.bias.error);
    CHECK(unbiased.mean_n == Approx(140.0).margin(1.0));
    // Whoever stands high is lost: the mean of those left is too low, by what Gauss-Hermite integration gives.
    const StudyProtocol by_state = made_up_protocol(made_up_head() + "[[attrition]]\nrate = 0.3\nlatent = \"y at 2 years\"\nslope = 1.0\n" + mean);
    const StudyPool same = made_up_pool(by_state, 20000, 0.3);
    const PowerSummary biased = repeated(by_state, same, 200, 2000);
    double intercept = -5.0, kept = 1.0, sum = 0.0;
    for (double step = 4.0; step > 1e-9; step /= 2.0) { // the intercept at which 30 % are lost, and the mean of those kept
        kept = sum = 0.0;
        const double tried = intercept + step;
        for (const float z : same.untreated.columns[1].scores.front()) {
            const double stays = 1.0 / (1.0 + std::exp(tried + z));
            kept += stays;
            sum += stays * z;
        }
        if (kept > 0.7 * 20000.0) intercept = tried;
    }
    const double expected = sum / kept - same.untreated.columns[1].mean;
    CHECK(expected < -0.2);
    CHECK(std::fabs(biased.bias.value - expected) < 3.0 * biased.bias.error);
}

TEST_CASE("losses that follow what was observed bias a mean, and an analysis that takes that into account is not biased") {
    const std::string loss = "[[attrition]]\nrate = 0.3\nobserved = \"x\"\nslope = 1.5\n";
    const StudyProtocol plain = made_up_protocol(made_up_head() + loss + "[[analysis]]\nname = \"m\"\nestimate = \"mean\"\nof = \"y\"\n");
    const StudyPool pool = made_up_pool(plain, 20000, 0.6);
    const PowerSummary mean = repeated(plain, pool, 200, 1000);
    CHECK(mean.bias.value < -5.0 * mean.bias.error);
    const StudyProtocol adjusted = made_up_protocol(made_up_head() + loss + "[[analysis]]\nname = \"slope\"\nestimate = \"regression\"\nof = \"y\"\nwith = \"x\"\n");
    const PowerSummary slope = repeated(adjusted, pool, 200, 1000);
    CHECK(std::fabs(slope.bias.value) < 3.0 * slope.bias.error);
}

TEST_CASE("two coders agree as the protocol says, and planned missingness leaves its share") {
    const StudyProtocol protocol = made_up_protocol(made_up_head() + "[[measure]]\nname = \"kind\"\nof = \"kind\"\nwaves = [\"first\"]\nsecond_coder = 1.0\nagreement = 0.7\ngiven_to = 0.5\n" +
                                                    "[[analysis]]\nname = \"k\"\nestimate = \"kappa\"\nof = \"kind\"\nwith = \"kind by second coder\"\n");
    const StudyPool pool = made_up_pool(protocol, 9000, 0.0);
    const PowerSummary kappa = repeated(protocol, pool, 400, 1000);
    CHECK(std::fabs(kappa.mean.value - 0.7) < 0.01); // a kappa is biased by some thousandths at 200 cases
    CHECK(std::fabs(kappa.mean_n - 200.0) < 3.0 * std::sqrt(400.0 * 0.25 / 1000.0));
}

TEST_CASE("two coders who agree by chance alone are told from chance in five of a hundred studies") {
    const StudyProtocol protocol = made_up_protocol(made_up_head() + "[[measure]]\nname = \"kind\"\nof = \"kind\"\nwaves = [\"first\"]\nsecond_coder = 1.0\nagreement = 0\n" +
                                                    "[[analysis]]\nname = \"k\"\nestimate = \"kappa\"\nof = \"kind\"\nwith = \"kind by second coder\"\n");
    const PowerSummary kappa = repeated(protocol, made_up_pool(protocol, 9000, 0.0), 200, 4000);
    CHECK(std::fabs(kappa.power.value - 0.05) < 3.0 * standard_error(0.05, 4000.0));
}

TEST_CASE("repeated studies are the same at any number of threads, and smaller ones the beginning of larger ones") {
    const StudyProtocol protocol = made_up_protocol(made_up_head() + "[[attrition]]\nrate = 0.2\n" + correlate);
    const StudyPool pool = made_up_pool(protocol, 5000, 0.3);
    CHECK(repeated(protocol, pool, 80, 200, 1).mean.value == repeated(protocol, pool, 80, 200, 4).mean.value);
    const Fieldwork fieldwork(protocol, pool);
    StudySheet small, large;
    fieldwork.carry_out(3, 5, 50, 2, Sampling::from_everybody, small);
    fieldwork.carry_out(3, 5, 90, 2, Sampling::from_everybody, large);
    for (std::size_t k = 0; k < 50; ++k) {
        CHECK(small.person[k] == large.person[k]);
        CHECK(small.left_before[k] == large.left_before[k]);
    }
    StudySheet different;
    fieldwork.carry_out(3, 5, 5000, 2, Sampling::different, different);
    std::vector<std::uint32_t> persons = different.person;
    std::sort(persons.begin(), persons.end());
    CHECK(std::adjacent_find(persons.begin(), persons.end()) == persons.end());
}

TEST_CASE("the number of participants for a power of .8 is the closed form's") {
    const StudyProtocol protocol = made_up_protocol(made_up_head() + correlate);
    const StudyPool pool = made_up_pool(protocol, 20000, 0.3);
    const Fieldwork fieldwork(protocol, pool);
    const double r = population_values(protocol, pool, fieldwork, 2).front().with_instruments;
    unsigned exact = 4;
    while (power_of_correlation(r, exact) < 0.8) ++exact;
    const NeededParticipants needed = needed_for(0.8, protocol, pool, fieldwork, 0, {3000, 3, 2});
    REQUIRE(needed.found == NeededParticipants::Found::yes);
    CHECK(needed.low - 1.0 <= exact);
    CHECK(exact <= needed.high + 1.0);
    CHECK(needed.reached.low < 0.8);
    CHECK(0.8 < needed.reached.high);
}

TEST_CASE("theories that predict the same are told apart no better than by guessing, and others as well as their estimates lie apart") {
    const StudyProtocol protocol = made_up_protocol(made_up_head() + correlate);
    const auto fits_at = [&](double r, std::uint32_t seed) {
        const StudyPool pool = made_up_pool(protocol, 20000, r);
        return repeat_studies(protocol, pool, Fieldwork(protocol, pool), first_analysis, {103, 2}, {2000, seed, 2});
    };
    const Estimate same = told_apart({fits_at(0.3, 1), fits_at(0.3, 2)}, first_analysis);
    CHECK(std::fabs(same.value - 0.5) < 3.0 * standard_error(0.5, 2000.0));
    // Fisher's z of the two lies 1 over the root of 100 wide: half their distance is cut off on each side.
    const Estimate apart = told_apart({fits_at(0.1, 1), fits_at(0.4, 2)}, first_analysis);
    const double half = 0.5 * (std::atanh(0.4) - std::atanh(0.1)) * 10.0;
    CHECK(apart.value == Approx(0.5 * std::erfc(-half / std::sqrt(2.0))).margin(0.03));
}

TEST_CASE("waves that are not held were not given, and what is lost before a wave has dropped out") {
    const StudyProtocol protocol = made_up_protocol(made_up_head() + "[[attrition]]\nrate = 0.3\n" + correlate);
    const StudyPool pool = made_up_pool(protocol, 2000, 0.3);
    StudySheet whole, first;
    const Fieldwork fieldwork(protocol, pool);
    fieldwork.carry_out(3, 1, 200, 2, Sampling::from_everybody, whole);
    fieldwork.carry_out(3, 1, 200, 1, Sampling::from_everybody, first);
    const std::size_t y = pool.column_of(1, 1);
    for (std::size_t k = 0; k < 200; ++k) {
        const bool lost = whole.left_before[k] == 1;
        CHECK(whole.columns[y].missing[k] == static_cast<std::uint8_t>(lost ? Missing::dropped_out : Missing::none));
        CHECK(first.columns[y].missing[k] == static_cast<std::uint8_t>(Missing::not_given));
        CHECK(first.left_before[k] == 2);
        CHECK(first.ages[1][k] == 0);
    }
}
