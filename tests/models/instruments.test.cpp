// Instruments of childhood: what they read off a child whose state is known, how they err, and why a score is missing.
#include "tests/models/lives.hpp"
#include "tests/models/subjects.hpp"

#include <algorithm>

using namespace dyad;
using namespace dyad::test;

namespace {

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
        const auto reading = without_noise().observe(room.child(i), 0, 13, Draw{});
        REQUIRE(reading.missing == Missing::none);
        CHECK(reading.scores[its_class] == expected);
        CHECK(reading.scores[forced] == expected);
    }
}

constexpr std::uint32_t many = 20000;

/// The retest of an instrument's first score in a room, with the main figure, at two neighbouring ages.
template <class I> double retest_in(const Room& room, const I& instrument) {
    return retest_of(
        instrument, many, [&](std::uint32_t i) { return room.child(i); }, 13, 14);
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
        return without_noise().observe(room.child(0), 0, 13, Draw{}).scores;
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
    const auto calm = without_noise().observe(room.child(0), 0, 13, Draw{});
    CHECK(calm.scores[its_class] == 2);
    CHECK(calm.scores[disorganization] == Approx(1 + 8 / (1 + std::exp(0.48 / 0.1145))).epsilon(1e-5));
    room.infants.fear.strip()[0] = 0.8f;
    const auto afraid = without_noise().observe(room.child(0), 0, 13, Draw{});
    CHECK(afraid.scores[its_class] == 4);
    CHECK(afraid.scores[forced] == 2);
    CHECK(afraid.scores[disorganization] == Approx(1 + 8 / (1 + std::exp(-(0.8 - 0.48) / 0.1145))).epsilon(1e-5));
}

TEST_CASE("a child who expects nothing of asking and amplifying is helpless, and that shows as disorganization if asked for") {
    Room room(1, 1, 0);
    room.infants.expectation.strip(ask)[0] = room.infants.expectation.strip(amplify)[0] = -0.3f;
    auto procedure = without_noise();
    procedure.helpless_weight.value = 3; // off by default
    const auto reading = procedure.observe(room.child(0), 0, 13, Draw{});
    CHECK(reading.scores[disorganization] ==
          Approx(1 + 8 / (1 + std::exp(-(3 * (0.1485 + 0.3) - 0.48) / 0.1145))).epsilon(1e-5));
}

TEST_CASE("what is scored is what is played: both reunions, weighted, give the scales") {
    const Room room(500, 0.3f, 0.4f);
    const StrangeSituation procedure;
    std::size_t figures_absent = 0;
    for (std::uint32_t i = 0; i < 500; ++i) {
        const auto episodes = procedure.play(room.child(i), 0, 13, Draw{});
        const auto reading = procedure.observe(room.child(i), 0, 13, Draw{});
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

// Visits are parallel once today's stress, which the first visit shares with the day, is taken out of the world.
TEST_CASE("more home visits are worth what Spearman and Brown say") {
    Room room(many, 0, 1);
    for (std::uint32_t i = 0; i < many; ++i) {
        const float readiness = 1 + 0.8f * normal(Draw{}({i, 0}, 0, 0, Purpose("test.readiness")).a);
        room.infants.readiness.strip()[i] = readiness;
        room.infants.chance_noticed.strip(ask)[i] = sigmoid(readiness);
    }
    ObservedSensitivity visits;
    const double one = retest_in(room, visits), error = error_of_correlation(one, many);
    CHECK(one > 0.1);
    for (const double count : {2.0, 5.0, 20.0}) {
        visits.visits.value = count;
        const double measured = retest_in(room, visits), expected = spearman_brown(one, count);
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
    CHECK(visit.observe(room.child(0), 0, 9, Draw{}).scores[0] ==
          Approx(helpful).margin(4 * std::sqrt(helpful * (1 - helpful) / 480)));
}

TEST_CASE("without noise and error the Q-Sort is asking less muting less amplifying, up to what can be told from 1") {
    AttachmentQSort sort;
    sort.day_noise.value = 0, sort.observer_error.value = 0;
    const auto sorted = [&](float to_mute, float to_ask) {
        const Room room(1, to_mute, to_ask);
        return sort.observe(room.child(0), 0, 13, Draw{}).scores[0];
    };
    CHECK(sorted(0.2f, 0.7f) == Approx(0.7 - 0.2 - 0.1).margin(1e-5));
    CHECK(sorted(0, 1) == Approx(0.95).margin(1e-5));
    CHECK(sorted(1, 0) == Approx(-0.95).margin(1e-5));
}

TEST_CASE("the observer of the Q-Sort errs on Fisher's z by what is declared, and no scores pile up at the ends") {
    const Room room(many, 0.3f, 0.6f);
    AttachmentQSort sort;
    sort.day_noise.value = 0;
    Numbers on_z;
    for (std::uint32_t i = 0; i < many; ++i) {
        const double score = sort.observe(room.child(i), 0, 13, Draw{}).scores[0];
        REQUIRE(std::fabs(score) < 1);
        on_z.push_back(std::atanh(score));
    }
    const double error = 1.25, seen = std::atanh(0.6 - 0.3 - 0.1);
    CHECK(mean_of(on_z) == Approx(seen).margin(4 * error / std::sqrt(many)));
    CHECK(variance_of(on_z) == Approx(error * error).margin(4 * error * error * std::sqrt(2.0 / many)));
}

TEST_CASE("the Q-Sort's retest falls with the observer's error and the day's noise") {
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
    const double as_given = retest_in(room, sort), with_less_error = retest_in(room, sharp);
    CHECK(with_less_error > as_given + 0.1);
    CHECK(retest_in(room, noisy) < as_given);
    CHECK(retest_in(room, patient) > retest_in(room, hasty) + 0.1);
}

TEST_CASE("rated frightening behaviour is the logarithm of the true chance and the rater's error") {
    Room room(many, 0, 1);
    for (std::uint32_t i = 0; i < many; ++i) room.infants.frightening.strip()[i] = 0.02f;
    FrighteningBehaviour exact;
    exact.rating_error.value = 0;
    CHECK(exact.observe(room.child(0), 0, 13, Draw{}).scores[0] == Approx(std::log(0.02)).epsilon(1e-6));
    Numbers errors;
    for (std::uint32_t i = 0; i < many; ++i)
        errors.push_back(FrighteningBehaviour{}.observe(room.child(i), 0, 13, Draw{}).scores[0] - std::log(0.02));
    CHECK(mean_of(errors) == Approx(0).margin(4 * 0.8 / std::sqrt(many)));
    CHECK(variance_of(errors) == Approx(0.64).margin(4 * 0.64 * std::sqrt(2.0 / many)));
    room.infants.frightening.strip()[0] = 0;
    CHECK(std::isfinite(exact.observe(room.child(0), 0, 13, Draw{}).scores[0]));
}

TEST_CASE("a child who has hardly formed an attachment cannot be coded, and the rating of formation sees it") {
    Room room(2, 0.3f, 0.4f);
    room.infants.formed.strip()[0] = 0.29f;
    room.infants.formed.strip()[1] = 0.31f; // the cut is at .3
    CHECK(StrangeSituation{}.observe(room.child(0), 0, 13, Draw{}).missing == Missing::not_codable);
    CHECK(StrangeSituation{}.observe(room.child(1), 0, 13, Draw{}).missing == Missing::none);
    AttachmentFormation exact;
    exact.rating_error.value = 0;
    CHECK(exact.observe(room.child(1), 0, 13, Draw{}).scores[0] == Approx(1 + 4 * 0.31));
}

TEST_CASE("at six years a child in the society is played with as its policy of the month says") {
    Hall hall(1);
    hall.adults.role.strip(0)[0] = mother;
    hall.adults.chance_mute.strip(0)[0] = 1;
    hall.set_towards(0, 0, {0.6f, 0.6f, 0, 0});
    const auto reading = without_noise().observe(hall.adult(0), 0, 72, Draw{});
    CHECK(reading.missing == Missing::none); // who has grown out of infancy is attached
    CHECK(reading.scores[its_class] == 1);
    CHECK(reading.scores[avoidance] == 7);
}

TEST_CASE("what needs a day of care is not given to somebody who no longer lives in days") {
    const Hall hall(1);
    CHECK(ObservedSensitivity{}.observe(hall.adult(0), 0, 18, Draw{}).missing == Missing::not_given);
    CHECK(FrighteningBehaviour{}.observe(hall.adult(0), 0, 18, Draw{}).missing == Missing::not_given);
}

TEST_CASE("the tables say why a score is missing: too young, not chosen, no such figure") {
    Scenario scenario = scenario_of(60, {{"households.second_share", 0.5}}, {9, 13});
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
