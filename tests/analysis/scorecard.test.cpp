// From measurements to verdicts.
#include "analysis/evidence/scorecard.hpp"
#include "analysis/evidence/prediction.hpp"
#include "analysis/evidence/release.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace dyad;

namespace {

Finding finding_of(std::string id, Statistic statistic, double value, double n, Use use = Use::fit) {
    Finding finding;
    finding.id = std::move(id);
    finding.source = finding.id.substr(0, 4);
    finding.statistic = statistic;
    finding.use = use;
    finding.n = n;
    finding.published = Published{value};
    return finding;
}

Measurement measured(double value) {
    Measurement measurement;
    measurement.value = value;
    measurement.n = 100;
    return measurement;
}

Assessed assessed(const Finding& finding, std::vector<double> values) {
    Evidence evidence;
    evidence.findings = {finding};
    std::vector<Measured> seeds;
    for (const double value : values) seeds.push_back({measured(value)});
    Assessed row = scorecard_of(evidence, seeds).rows.front();
    row.finding = nullptr;
    return row;
}

} // namespace

TEST_CASE("the standard error is that of the statistic, or the published interval's") {
    const Finding r = finding_of("i.S1", Statistic::r, 0.6, 65);
    CHECK(standard_error(r, *r.published) == Approx(0.64 / 8.0));
    const Finding d = finding_of("i.S2", Statistic::d, 0.4, 100);
    CHECK(standard_error(d, *d.published) == Approx(std::sqrt(0.04 + 0.0008)));
    const Finding share = finding_of("i.S3", Statistic::share, 0.2, 400);
    CHECK(standard_error(share, *share.published) == Approx(0.02));
    const Finding none = finding_of("i.S4", Statistic::share, 0.0, 50); // nobody of 50
    CHECK(standard_error(none, *none.published) == Approx(std::sqrt(0.02 * 0.98 / 50.0)));
    Finding interval = r;
    interval.published = Published{0.25, 0.22, 0.28};
    CHECK(standard_error(interval, *interval.published) == Approx(0.06 / 3.919928));
    CHECK(prediction_deviation(interval, *interval.published) == Approx(std::hypot(0.06 / 3.919928, 0.08)));
    interval.published->tau = 0.1;
    CHECK(prediction_deviation(interval, *interval.published) == Approx(std::hypot(0.06 / 3.919928, 0.1)));
}

TEST_CASE("a finding agrees inside the prediction interval, is near within one and a half of it, and else misses") {
    CHECK(verdict_of(1.95) == Verdict::agrees);
    CHECK(verdict_of(-1.97) == Verdict::near);
    CHECK(verdict_of(2.93) == Verdict::near);
    CHECK(verdict_of(-2.95) == Verdict::misses);
    CHECK(verdict_of(std::nan("")) == Verdict::unknown);
    Finding finding = finding_of("i.S1", Statistic::r, 0.2, 1e9);
    const Assessed row = assessed(finding, {0.27, 0.29});
    CHECK(row.simulated.value == Approx(0.28));
    CHECK(row.z == Approx(1.0));
    CHECK(row.low == Approx(0.2 - 1.959964 * 0.08));
    CHECK(row.verdict == Verdict::agrees);
}

TEST_CASE("Monte-Carlo error says whether the verdict stands") {
    const Finding finding = finding_of("i.S1", Statistic::r, 0.2, 1e9);
    // Two seeds: the interval is 12.7 standard errors of the mean, here .0127 or .16 of the scale of z.
    const Assessed close = assessed(finding, {0.349, 0.351});
    CHECK(close.z == Approx(1.875));
    CHECK(close.z_error == Approx(12.706 * 0.001 / 0.08).epsilon(0.001));
    CHECK_FALSE(close.certain);
    CHECK(assessed(finding, {0.249, 0.251}).certain);
    CHECK_FALSE(assessed(finding, {0.25}).certain); // one seed says nothing of chance
}

TEST_CASE("of a direction only the sign counts, and only beyond Monte-Carlo error") {
    const Finding up = finding_of("i.S1", Statistic::direction, 1.0, 50), down = finding_of("i.S1", Statistic::direction, -1.0, 50);
    CHECK(assessed(up, {0.30, 0.31}).verdict == Verdict::agrees);
    CHECK(assessed(down, {0.30, 0.31}).verdict == Verdict::misses);
    CHECK(assessed(down, {-0.30, -0.31}).verdict == Verdict::agrees);
    CHECK(assessed(up, {0.30, -0.10}).verdict == Verdict::near);
}

TEST_CASE("studies are counted, not numbers, and directions apart") {
    Evidence evidence;
    evidence.findings = {finding_of("i.S1.A", Statistic::share, 0.2, 1e6), finding_of("i.S1.B", Statistic::share, 0.2, 1e6),
                         finding_of("i.S2", Statistic::share, 0.2, 1e6), finding_of("i.S3", Statistic::direction, 1, 10),
                         finding_of("i.S4", Statistic::r, 0.2, 100, Use::holdout)};
    const std::vector<Measured> seeds(2, Measured{measured(0.2), measured(0.9), measured(0.2), measured(0.1), {}});
    const Scorecard card = scorecard_of(evidence, seeds);
    CHECK(card.fit.findings == 3);
    CHECK(card.fit.agree == 2);
    CHECK(card.fit.miss == 1);
    CHECK(card.fit.studies == 2);
    CHECK(card.fit.studies_agree == Approx(1.5));
    CHECK(card.fit.share_of_studies() == Approx(0.75));
    CHECK(card.fit.directions == 1);
    CHECK(card.fit.directions_agree == 1);
    CHECK(card.holdout.unknown == 1);
}

TEST_CASE("what agreed at the last release and no longer does is lost") {
    Evidence evidence;
    evidence.findings = {finding_of("i.S1", Statistic::share, 0.2, 1e6), finding_of("i.S2", Statistic::share, 0.2, 1e6)};
    const std::vector<Measured> seeds(2, Measured{measured(0.2), measured(0.9)});
    Scorecard card = scorecard_of(evidence, seeds);
    card.version = "9.9";
    card.command = "dyad evidence";
    card.families = 300;
    hold_against_release(card, {"9.8", "dyad evidence", 2, 300, {"i.S1", "i.S2", "i.S3"}});
    CHECK_FALSE(card.rows[0].lost);
    CHECK(card.rows[1].lost);
    CHECK(no_longer_there(evidence, {"9.8", "dyad evidence", 2, 300, {"i.S1", "i.S3"}}) == std::vector<std::string>{"i.S3"});
    const auto release = read_release("released.toml", release_text(card));
    REQUIRE(release);
    CHECK(release->version == "9.9");
    CHECK(release->seeds == 2);
    CHECK(release->families == 300);
    CHECK(release->agreed == std::vector<std::string>{"i.S1"});
    const auto broken = read_release("released.toml", "version = 1\n");
    REQUIRE_FALSE(broken);
    CHECK(broken.refusals().front().file == "released.toml");
}

TEST_CASE("a run smaller than the release's loses only what cannot agree any more") {
    Evidence evidence;
    evidence.findings = {finding_of("i.S1", Statistic::r, 0.2, 1e9), finding_of("i.S2", Statistic::direction, 1.0, 50)};
    const auto against = [&](std::vector<double> values, double direction, std::uint32_t released_seeds) {
        std::vector<Measured> seeds;
        for (const double value : values) seeds.push_back({measured(value), measured(direction * value)});
        Scorecard card = scorecard_of(evidence, seeds);
        card.families = 300;
        hold_against_release(card, {"9.8", "", released_seeds, 300, {"i.S1", "i.S2"}});
        return card.rows;
    };
    const auto one = against({0.9}, -1.0, 8); // one seed says nothing of chance
    CHECK(one[0].verdict == Verdict::misses);
    CHECK_FALSE(one[0].lost);
    CHECK(one[0].doubtful);
    CHECK_FALSE(one[1].lost);
    CHECK(one[1].doubtful);
    const auto sure = against({0.9, 0.9001}, -1.0, 8); // nowhere within its interval would it agree
    CHECK(sure[0].lost);
    CHECK(sure[1].lost);
    CHECK_FALSE(sure[0].doubtful);
    const auto wide = against({0.3, 0.42}, 1.0, 8); // z 2.0, give or take 9.5
    CHECK(wide[0].doubtful);
    CHECK(against({0.3, 0.42}, 1.0, 2)[0].lost); // as large as the release's run: the verdict counts
}

TEST_CASE("holdouts that a fitted finding asks for as well are counted apart") {
    Evidence evidence;
    evidence.findings = {finding_of("i.S1", Statistic::r, 0.2, 100), finding_of("i.S2", Statistic::r, 0.2, 100, Use::holdout),
                         finding_of("i.S3", Statistic::r, 0.9, 1e6, Use::holdout)};
    evidence.findings[1].asked_by_fit = true;
    const Scorecard card = scorecard_of(evidence, std::vector<Measured>(2, Measured{measured(0.2), measured(0.2), measured(0.2)}));
    CHECK(card.holdout.agree == 1);
    CHECK(card.holdout.studies_agree == Approx(1.0));
    CHECK(card.holdout_apart.findings == 1);
    CHECK(card.holdout_apart.agree == 0);
}

TEST_CASE("under draws of a posterior the interval is that of a run, and does not shrink with their number") {
    Evidence evidence;
    evidence.findings = {finding_of("i.S1", Statistic::r, 0.2, 1e6)};
    std::vector<Measured> draws;
    for (int k = 0; k < 100; ++k) draws.push_back({measured(k % 2 == 0 ? 0.1 : 0.3)});
    const Scorecard card = scorecard_of(evidence, draws, IntervalOf::one_run);
    CHECK(card.rows[0].simulated.value == Approx(0.2));
    CHECK(card.rows[0].simulated.high == Approx(0.2 + 1.959964 * 0.1 * std::sqrt(100.0 / 99.0)));
    CHECK(scorecard_of(evidence, draws).rows[0].simulated.high < 0.23);
}
