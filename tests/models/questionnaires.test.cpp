// Questionnaires, the stressor and childhood needs: closed forms of what they read, and domains that do not apply.
#include "tests/catch.hpp"
#include "tests/models/subjects.hpp"

#include <cmath>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t many = 20000, at_25 = 300;

enum Ecr : std::size_t {
    anxiety,
    avoidance,
    anxiety_mother,
    avoidance_mother,
    anxiety_father,
    avoidance_father,
    anxiety_friend,
    avoidance_friend,
    anxiety_partner,
    avoidance_partner
};

CloseRelationships exact_questions() {
    CloseRelationships questions;
    questions.error.value = 0;
    return questions;
}

EmotionRegulation exact_stressor() {
    EmotionRegulation stressor;
    stressor.difficulty_error.value = stressor.recording_error.value = stressor.timing_error.value = 0;
    return stressor;
}

/// A model whose avoidance, anxiety and fear lie so many standard deviations above the norm.
Expectations model_at(float its_avoidance, float its_anxiety, float its_fear) {
    const auto at = [](const Norm& norm, float z) { return norm.mean + z * norm.sd; };
    const float q_ask = 0.6f, q_mute = q_ask + at(instrument_norms.avoidance, its_avoidance);
    return {q_mute, q_ask, 0.25f * q_mute + 0.75f * q_ask + at(instrument_norms.anxiety, its_anxiety),
            at(instrument_norms.fear, its_fear)};
}

template <class I> auto scores_of(const I& instrument, const Subject& subject, std::uint32_t age = at_25) {
    return instrument.observe(subject, 0, age, Draw{}).scores;
}

} // namespace

TEST_CASE("at the norm people report 3.6 and 2.9, and each reading moves the scale that it is said to move") {
    Hall hall(1, model_at(0, 0, 0));
    const auto report = [&] { return scores_of(exact_questions(), hall.adult(0)); };
    CHECK(report()[anxiety] == Approx(3.6).epsilon(1e-5));
    CHECK(report()[avoidance] == Approx(2.9).epsilon(1e-5));
    hall.set_general(0, model_at(1, -2, 0));
    CHECK(report()[anxiety] == Approx(3.6 - 2 * 1.1).epsilon(1e-4));
    CHECK(report()[avoidance] == Approx(2.9 + 1.2).epsilon(1e-4));
    hall.set_general(0, model_at(0, 0, 1));
    CHECK(report()[anxiety] == Approx(3.6 + 0.4 * 1.1).epsilon(1e-4));
    CHECK(report()[avoidance] == Approx(2.9 + 0.2 * 1.2).epsilon(1e-4));
    hall.set_general(0, model_at(0, 0, 0));
    hall.adults.tone[0] = instrument_norms.tone.mean + instrument_norms.tone.sd, hall.adults.reactivity[0] = 1;
    CHECK(report()[anxiety] == Approx(3.6 + (0.3399 + 0.3745) * 1.1).epsilon(1e-4));
    CHECK(report()[avoidance] == Approx(2.9).epsilon(1e-5));
    CHECK(scores_of(exact_questions(), hall.adult(0), 720)[anxiety] == Approx(3.6 + (0.3399 + 0.4 * 0.3745) * 1.1).epsilon(1e-4));
}

TEST_CASE("most of what is reported is the partner or the last one, else the closest friend, else the general model") {
    Hall hall(1, model_at(0, 0, 0));
    hall.set_towards(0, partner_slot, model_at(1, 1, 0));
    CHECK(scores_of(exact_questions(), hall.adult(0))[avoidance] == Approx(2.9).epsilon(1e-4));
    hall.adults.partner[0] = 0, hall.adults.unions[0] = 1;
    CHECK(scores_of(exact_questions(), hall.adult(0))[avoidance] == Approx(2.9 + 0.72 * 1.2).epsilon(1e-4));
    CHECK(scores_of(exact_questions(), hall.adult(0))[anxiety] == Approx(3.6 + 0.72 * 1.1).epsilon(1e-4));
    CHECK(scores_of(exact_questions(), hall.adult(0))[avoidance_partner] == Approx(2.9 + 1.2).epsilon(1e-4));
    hall.adults.partner[0] = nobody; // parted, and still thinking of the last one
    CHECK(scores_of(exact_questions(), hall.adult(0))[avoidance] == Approx(2.9 + 0.72 * 1.2).epsilon(1e-4));
    CHECK(std::isnan(scores_of(exact_questions(), hall.adult(0))[avoidance_partner]));
    hall.adults.unions[0] = 0, hall.adults.friends.strip(0)[0] = 0; // never had a partner: the closest friend
    hall.set_towards(0, friend_slot, model_at(-1, 0, 0));
    CHECK(scores_of(exact_questions(), hall.adult(0))[avoidance] == Approx(2.9 - 0.72 * 1.2).epsilon(1e-4));
}

TEST_CASE("questions of somebody whom a person does not have do not apply, and an adoptive mother is a mother") {
    Hall hall(2);
    const auto alone = scores_of(exact_questions(), hall.adult(0));
    for (const std::size_t domain : {anxiety_mother, avoidance_father, anxiety_friend, avoidance_partner})
        CHECK(std::isnan(alone[domain]));
    CHECK_FALSE(std::isnan(alone[anxiety]));
    hall.world.persons.sex[1] = female;
    hall.adults.role.strip(1)[0] = adoptive_parent, hall.adults.figure.strip(1)[0] = 1;
    hall.set_towards(0, 1, model_at(2, 0, 0));
    const auto adopted = scores_of(exact_questions(), hall.adult(0));
    CHECK(adopted[avoidance_mother] == Approx(2.9 + 2 * 1.2).epsilon(1e-4));
    CHECK(std::isnan(adopted[avoidance_father]));
    hall.adults.role.strip(0)[0] = staff, hall.adults.figure.strip(0)[0] = 1;
    CHECK(hall.adult(0).parent_slot(female) == 1); // staff of an institution are no parents
    hall.adults.role.strip(2)[0] = mother;
    CHECK(hall.adult(0).parent_slot(female) == 2);
}

TEST_CASE("the retest of anxiety and avoidance is what the declared error leaves of the spread") {
    Hall hall(many);
    CloseRelationships wide; // scales so flat that nobody is clipped
    wide.anxiety_spread.value = wide.avoidance_spread.value = 0.3, wide.avoidance_mean.value = 4;
    for (std::uint32_t i = 0; i < many; ++i) {
        const Words words = Draw{}({i, 0}, 0, 0, Purpose("test.spread"));
        hall.set_general(i, model_at(normal(words.a), normal(words.b), 0));
    }
    const double expected = 1 / (1 + 0.8 * 0.8);
    for (const std::size_t scale : {anxiety, avoidance})
        CHECK(retest_of(
                  wide, many, [&](std::uint32_t i) { return hall.adult(i); }, 300, 312, scale) ==
              Approx(expected).margin(4 * error_of_correlation(expected, many)));
}

TEST_CASE("arousal under the stressor falls as its closed form says") {
    Hall hall(1, {-9, 0.55f, -9, 0}); // only asks, and expects to be answered six times in ten
    hall.adults.tone[0] = 0.25f;
    const EmotionRegulation stressor = exact_stressor();
    const auto scores = scores_of(stressor, hall.adult(0));
    const double kept = 1 - (0.02 + 0.08 * 0.6);
    double area = 0;
    int minutes = 0;
    for (double arousal = 0.75; arousal > 0.5; arousal = 0.25 + (arousal - 0.25) * kept)
        area += arousal - 0.5, ++minutes;
    CHECK(scores[0] == Approx(area).epsilon(1e-4));
    CHECK(scores[1] == Approx(0.5).epsilon(1e-6));
    CHECK(scores[2] == minutes);
    CHECK(scores[3] == Approx(0.25 / std::pow(kept, 20)).epsilon(1e-4));
}

TEST_CASE("who expects answers recovers before who mutes, who mutes before who amplifies, and calm widens the window") {
    const auto of = [](const Expectations& model, float tone = 0.25f) {
        Hall hall(1, model);
        hall.adults.tone[0] = tone;
        return scores_of(exact_stressor(), hall.adult(0));
    };
    const auto asking = of({0, 0.9f, 0, 0}), muting = of({0.9f, 0, 0, 0}), amplifying = of({0, 0, 0.9f, 0});
    for (const std::size_t score : {0u, 2u}) {
        CHECK(asking[score] < muting[score]);
        CHECK(muting[score] < amplifying[score]);
    }
    CHECK(asking[3] > muting[3]);
    CHECK(muting[3] > amplifying[3]);
    CHECK(of({0, 0.9f, 0, 0}, 0.4f)[3] < asking[3]);
    CHECK(of({0, 0.9f, 0, 0}, 0.6f)[3] == 0); // whoever begins above the window tolerates nothing
}

TEST_CASE("core needs are shares of bids: met, not rejected, not muted, limited, answered alike") {
    Hall hall(2);
    const float bids[] = {200, 600, 200}, met[] = {50, 450, 100}, rejected[] = {50, 60, 80};
    for (std::size_t s = 0; s < strategies; ++s) {
        hall.adults.childhood_bids.strip(s)[0] = bids[s], hall.adults.childhood_met.strip(s)[0] = met[s];
        hall.adults.childhood_rejected.strip(s)[0] = rejected[s];
    }
    CoreNeedsInventory exact;
    exact.recall_error.value = 0;
    const auto needs = scores_of(exact, hall.adult(0));
    CHECK(needs[0] == Approx(600.0 / 1000));
    CHECK(needs[1] == Approx(1 - 60.0 / 600));
    CHECK(needs[2] == Approx(1 - 200.0 / 1000));
    CHECK(needs[3] == Approx(80.0 / 200));
    CHECK(needs[4] == Approx((200 * 0.25 + 600 * 0.25 + 200 * 0.0) / 1000));
    for (const float need : scores_of(exact, hall.adult(1))) CHECK(std::isnan(need)); // no childhood was lived
    hall.adults.childhood_bids.strip(amplify)[0] = 0;
    CHECK(std::isnan(scores_of(exact, hall.adult(0))[3]));
}

TEST_CASE("the true state of a person names what is known where they live, and is silent about the rest") {
    Crowd crowd(3);
    crowd.adults.partner[0] = nobody;
    const auto fields = state_fields();
    Frame frame(fields.size());
    for_each_subject(crowd.world, [&](const Subject& subject) {
        CHECK(put_state(frame, 0, subject, 360) == fields.size());
        frame.end_row();
    });
    const auto value = [&](const std::string& name, std::size_t row) {
        for (std::size_t field = 0; field < fields.size(); ++field)
            if (fields[field].name == name) return frame.value<float>(field, row);
        FAIL("no field " << name);
        return 0.0f;
    };
    CHECK(value("partnered", 0) == 0);
    CHECK(value("partnered", 1) == 1);
    CHECK(std::isnan(value("q_ask_partner", 0)));
    CHECK(value("q_ask_partner", 1) == crowd.adult(1).expectation(partner_slot, ask));
    CHECK(value("q_mute_friend", 2) == crowd.adult(2).expectation(friend_slot, mute));
    CHECK(value("felt_value_father", 2) == crowd.adult(2).felt_value(1));
    CHECK(std::isnan(value("q_ask_other", 1)));
    CHECK(std::isnan(value("responsiveness", 1)));
    CHECK(value("formed", 1) == 1);
    CHECK(value("mind_ask", 1) == crowd.adult(1).mind(ask));
    CHECK(value("worth", 1) == crowd.adults.worth[1]);
}
