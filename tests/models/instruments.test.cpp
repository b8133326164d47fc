// Instruments: what they read off a child whose state is known, how they err, and that they only look.
#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

#include <algorithm>
#include <cstdio>

using namespace dyad;
using namespace dyad::test;

namespace {

/// Children whose policy towards their main figure is given, and who have no fear.
struct Room {
    World world;
    Nursery& infants = world.nursery;

    Room(std::uint32_t children, float to_mute, float to_ask) {
        infants.resize(children);
        infants.with_slot[0] = children;
        for (std::uint32_t i = 0; i < children; ++i) {
            infants.lineage_low[i] = i;
            infants.chance_mute.strip()[i] = to_mute;
            infants.chance_ask.strip()[i] = to_ask;
            infants.expectation.strip(ask)[i] = 0.6f; // nobody is helpless
            infants.formed.strip()[i] = 1;            // everybody is attached
        }
    }
};

StrangeSituation without_noise() {
    StrangeSituation procedure;
    procedure.day_noise.value = 0;
    procedure.coding_error.value = 0;
    return procedure;
}

enum Scored : std::size_t {
    its_class,
    forced,
    security,
    avoidance,
    resistance,
    disorganization
};

void check_class(float to_mute, float to_ask, float expected) {
    const Room room(50, to_mute, to_ask);
    for (std::uint32_t i = 0; i < 50; ++i) {
        const auto reading = without_noise().observe(room.world, i, 0, 13, Draw{});
        REQUIRE(reading.missing == Missing::none);
        CHECK(reading.scores[its_class] == expected);
        CHECK(reading.scores[forced] == expected);
    }
}

constexpr std::uint32_t many = 20000;

/// Correlation of an instrument's first score at two ages, the state being the same: its retest reliability.
template <class I>
double retest_of(const I& instrument, const World& world, std::uint32_t one_age = 13, std::uint32_t other_age = 14) {
    Numbers first, second;
    for (std::uint32_t i = 0; i < many; ++i) {
        first.push_back(instrument.observe(world, i, 0, one_age, Draw{}).scores[0]);
        second.push_back(instrument.observe(world, i, 0, other_age, Draw{}).scores[0]);
    }
    return correlation_of(first, second);
}

/// What k parallel measurements are worth, each of which has reliability r.
double spearman_brown(double r, double k) { return k * r / (1 + (k - 1) * r); }

} // namespace

TEST_CASE("whoever only mutes is classified A, whoever only asks B, whoever only amplifies C") {
    check_class(1, 0, 1);
    check_class(0, 1, 2);
    check_class(0, 0, 3);
}

TEST_CASE("the scales of the Strange Situation run from 1 to 7 with the share of muted and of amplified intervals") {
    const auto reading_of = [](float to_mute, float to_ask) {
        const Room room(1, to_mute, to_ask);
        return without_noise().observe(room.world, 0, 0, 13, Draw{}).scores;
    };
    CHECK(reading_of(1, 0)[avoidance] == 7);
    CHECK(reading_of(1, 0)[resistance] == 1);
    CHECK(reading_of(0, 0)[resistance] == 7);
    CHECK(reading_of(0, 1)[avoidance] == 1);
    CHECK(reading_of(0, 1)[security] == Approx(5 + 2 * (7 - 1) / 2.0));
    CHECK(reading_of(1, 0)[security] == Approx(5 + 2 * (1 - 4) / 2.0));
}

TEST_CASE("a child who is afraid of its figure is classified D, and forced into the class of its behaviour") {
    Room room(1, 0, 1);
    const auto calm = without_noise().observe(room.world, 0, 0, 13, Draw{});
    CHECK(calm.scores[its_class] == 2);
    CHECK(calm.scores[disorganization] == Approx(1 + 8 / (1 + std::exp(0.48 / 0.1145))).epsilon(1e-5));
    room.infants.fear.strip()[0] = 0.8f;
    const auto afraid = without_noise().observe(room.world, 0, 0, 13, Draw{});
    CHECK(afraid.scores[its_class] == 4);
    CHECK(afraid.scores[forced] == 2);
    CHECK(afraid.scores[disorganization] == Approx(1 + 8 / (1 + std::exp(-(0.8 - 0.48) / 0.1145))).epsilon(1e-5));
}

TEST_CASE("a child who expects nothing of asking and amplifying is helpless, and that shows as disorganization") {
    Room room(1, 1, 0);
    room.infants.expectation.strip(ask)[0] = room.infants.expectation.strip(amplify)[0] = -0.3f;
    const auto reading = without_noise().observe(room.world, 0, 0, 13, Draw{});
    CHECK(reading.scores[disorganization] ==
          Approx(1 + 8 / (1 + std::exp(-(3 * (0.1485 + 0.3) - 0.48) / 0.1145))).epsilon(1e-5));
}

TEST_CASE("what is scored is what is played: both reunions, weighted, give the scales") {
    const Room room(500, 0.3f, 0.4f);
    const StrangeSituation procedure;
    std::size_t figures_absent = 0;
    for (std::uint32_t i = 0; i < 500; ++i) {
        const auto episodes = procedure.play(room.world, i, 0, 13, Draw{});
        const auto reading = procedure.observe(room.world, i, 0, 13, Draw{});
        REQUIRE(episodes[4].reunion);
        REQUIRE(episodes[7].reunion);
        CHECK(reading.scores[avoidance] ==
              Approx(1 + 6 * (0.4 * episodes[4].muted + 0.6 * episodes[7].muted) / 6).epsilon(1e-5));
        CHECK(reading.scores[resistance] ==
              Approx(1 + 6 * (0.4 * episodes[4].amplified + 0.6 * episodes[7].amplified) / 6).epsilon(1e-5));
        for (const auto& episode : episodes) {
            CHECK(episode.muted + episode.asked + episode.amplified == 6);
            figures_absent += !episode.figure_present;
        }
    }
    CHECK(figures_absent == 3 * 500);
}

TEST_CASE("an instrument given twice gives the same, and at another age or with another figure something else") {
    Lifecourse processes;
    World world;
    live_through(world, 200, processes, 13);
    const auto differs = [&](const auto& instrument) {
        int by_age = 0, by_seed = 0;
        for (std::uint32_t i = 0; i < 200; ++i) {
            const auto once = instrument.observe(world, i, 0, 13, Draw{}),
                       again = instrument.observe(world, i, 0, 13, Draw{});
            CHECK(once.scores == again.scores);
            by_age += once.scores != instrument.observe(world, i, 0, 14, Draw{}).scores;
            by_seed += once.scores != instrument.observe(world, i, 0, 13, Draw{2, 0}).scores;
        }
        return by_age > 100 && by_seed > 100;
    };
    CHECK(std::apply([&](const auto&... instrument) { return (differs(instrument) && ...); }, Battery{}));
    World other_figure;
    live_through(other_figure, 1, processes, 1);
    Nursery& infants = other_figure.nursery;
    infants.with_slot[1] = 1;
    for (const std::size_t k : {0u, 1u}) infants.frightening.strip(k)[0] = 0.01f;
    const FrighteningBehaviour rating;
    CHECK(rating.observe(other_figure, 0, 0, 13, Draw{}).scores !=
          rating.observe(other_figure, 0, 1, 13, Draw{}).scores);
}

TEST_CASE("instruments leave every byte of the world as it was") {
    World world;
    live_through(world, 100, Lifecourse{}, 13);
    std::vector<std::vector<std::byte>> before;
    for (AnyColumn* const column : world.nursery.columns())
        before.emplace_back(column->bytes().begin(), column->bytes().end());
    const auto give = [&](const auto& instrument) {
        STATIC_REQUIRE(Instrument<std::remove_cvref_t<decltype(instrument)>, World>);
        for (std::uint32_t i = 0; i < 100; ++i) static_cast<void>(instrument.observe(world, i, 0, 13, Draw{}));
    };
    std::apply([&](const auto&... instrument) { (give(instrument), ...); }, Battery{});
    for (std::size_t k = 0; k < before.size(); ++k)
        CHECK(std::ranges::equal(before[k], world.nursery.columns()[k]->bytes()));
}

// Visits are parallel once today's stress, which the first visit shares with the day, is taken out of the world.
TEST_CASE("more home visits are worth what Spearman and Brown say") {
    Room room(many, 0, 1);
    for (std::uint32_t i = 0; i < many; ++i) {
        const float readiness = 1 + 0.8f * normal(Draw{}({i, 0}, 0, 0, Purpose("test.readiness")).a);
        room.infants.readiness.strip()[i] = readiness;
        room.infants.chance_noticed.strip(ask)[i] = sigmoid(readiness);
    }
    ObservedSensitivity visits;
    const double one = retest_of(visits, room.world), error = error_of_correlation(one, many);
    CHECK(one > 0.1);
    for (const double count : {2.0, 5.0, 20.0}) {
        visits.visits.value = count;
        const double measured = retest_of(visits, room.world), expected = spearman_brown(one, count);
        // The formula multiplies the error of the single visit's reliability by its slope k / (1 + (k-1) r)².
        const double slope = count / std::pow(1 + (count - 1) * one, 2);
        INFO(count << " visits: one visit " << one);
        CHECK(measured == Approx(expected).margin(4 * std::hypot(slope * error, error_of_correlation(expected, many))));
        CHECK(measured > one);
    }
}

TEST_CASE("a long visit without a coder's error sees the share of bids that are answered helpfully") {
    Room room(1, 0, 1);
    room.infants.chance_noticed.strip(ask)[0] = 0.7f, room.infants.chance_rejected.strip(ask)[0] = 0.4f;
    ObservedSensitivity visit;
    visit.coder_error.value = 0, visit.visit_minutes.value = 480, visit.bids_per_hour.value = 60;
    const double helpful = 0.7 * (1 - 0.5 * 0.4);
    CHECK(visit.observe(room.world, 0, 0, 9, Draw{}).scores[0] ==
          Approx(helpful).margin(4 * std::sqrt(helpful * (1 - helpful) / 480)));
}

TEST_CASE("without noise and error the Q-Sort is asking less muting less amplifying") {
    const Room room(1, 0.2f, 0.7f);
    AttachmentQSort sort;
    sort.day_noise.value = 0, sort.observer_error.value = 0;
    CHECK(sort.observe(room.world, 0, 0, 13, Draw{}).scores[0] == Approx(0.7 - 0.2 - 0.1).margin(1e-5));
}

TEST_CASE("the Q-Sort's retest falls with the observer's error and the day's noise, and stays within its scale") {
    Room room(many, 0, 0);
    for (std::uint32_t i = 0; i < many; ++i) {
        const Words words = Draw{}({i, 0}, 0, 0, Purpose("test.policy"));
        const Policy policy = policy_of(normal(words.a), 1 + normal(words.b), normal(words.c));
        room.infants.chance_mute.strip()[i] = policy.mute, room.infants.chance_ask.strip()[i] = policy.ask;
    }
    AttachmentQSort sort, sharp, noisy, patient;
    sharp.observer_error.value = 0.2, noisy.day_noise.value = 3;
    patient.visits.value = 20, patient.observer_error.value = 0.2, patient.day_noise.value = 3;
    AttachmentQSort hasty = patient;
    hasty.visits.value = 1;
    const double as_given = retest_of(sort, room.world), with_less_error = retest_of(sharp, room.world);
    CHECK(with_less_error > as_given + 0.1);
    CHECK(retest_of(noisy, room.world) < as_given);
    CHECK(retest_of(patient, room.world) > retest_of(hasty, room.world) + 0.1);
    float widest = 0;
    for (std::uint32_t i = 0; i < many; ++i)
        widest = std::max(widest, std::fabs(sort.observe(room.world, i, 0, 13, Draw{}).scores[0]));
    CHECK(widest == 1);
}

TEST_CASE("rated frightening behaviour is the logarithm of the true chance and the rater's error") {
    Room room(many, 0, 1);
    for (std::uint32_t i = 0; i < many; ++i) room.infants.frightening.strip()[i] = 0.02f;
    FrighteningBehaviour exact;
    exact.rating_error.value = 0;
    CHECK(exact.observe(room.world, 0, 0, 13, Draw{}).scores[0] == Approx(std::log(0.02)).epsilon(1e-6));
    Numbers errors;
    for (std::uint32_t i = 0; i < many; ++i)
        errors.push_back(FrighteningBehaviour{}.observe(room.world, i, 0, 13, Draw{}).scores[0] - std::log(0.02));
    CHECK(mean_of(errors) == Approx(0).margin(4 * 0.8 / std::sqrt(many)));
    CHECK(variance_of(errors) == Approx(0.64).margin(4 * 0.64 * std::sqrt(2.0 / many)));
    room.infants.frightening.strip()[0] = 0;
    CHECK(std::isfinite(exact.observe(room.world, 0, 0, 13, Draw{}).scores[0]));
}

TEST_CASE("the tables say why a score is missing: too young, not chosen, no such figure") {
    Scenario scenario = scenario_of(60, {{"attachment_figures.second_share", 0.5}}, {9, 13});
    scenario.record_instruments = {"strange_situation", "observed_sensitivity"};
    const Lived lived(scenario);
    const auto reasons = [&](const char* field, int wave) {
        const Numbers all = lived.numbers(in_observed, field, wave);
        return std::pair{*std::ranges::min_element(all), *std::ranges::max_element(all)};
    };
    CHECK(reasons("ssp_class_missing", 0) == std::pair{1.0, 1.0}); // nine months is too young
    CHECK(reasons("ssp_class_missing", 1) == std::pair{0.0, 0.0});
    CHECK(reasons("aqs_security_missing", 1) == std::pair{1.0, 1.0});     // not chosen
    CHECK(reasons("ssp_class_father_missing", 1) == std::pair{0.0, 4.0}); // half have no second figure
    CHECK(reasons("sensitivity_observed_other_missing", 1).second == 4.0);
}

TEST_CASE("a child who has hardly formed an attachment cannot be coded, and the rating of formation sees it") {
    Room room(2, 0.3f, 0.4f);
    room.infants.formed.strip()[0] = 0.29f;
    room.infants.formed.strip()[1] = 0.31f; // the cut is at .3
    CHECK(StrangeSituation{}.observe(room.world, 0, 0, 13, Draw{}).missing == Missing::not_codable);
    CHECK(StrangeSituation{}.observe(room.world, 1, 0, 13, Draw{}).missing == Missing::none);
    AttachmentFormation exact;
    exact.rating_error.value = 0;
    CHECK(exact.observe(room.world, 1, 0, 13, Draw{}).scores[0] == Approx(1 + 4 * 0.31));
}
