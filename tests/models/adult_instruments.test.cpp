// Instruments from school age on: what they read off a person whose state is known, how they err, that they only look.
#include "tests/catch.hpp"
#include "tests/models/subjects.hpp"

#include "models/signalling.hpp"
#include "sim/recorder.hpp"

#include <cmath>
#include <set>
#include <string>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t many = 20000, at_30 = 360;
constexpr Expectations mutes{0.9f, 0, 0, 0}, asks{0, 0.9f, 0, 0}, amplifies{0, 0, 0.9f, 0};

template <class I> auto scores_of(const I& instrument, const Subject& subject, std::uint32_t age = at_30) {
    return instrument.observe(subject, 0, age, Draw{}).scores;
}

AdultInterview exact_interview() {
    AdultInterview interview;
    interview.day_noise.value = interview.coding_error.value = interview.coherence_error.value = 0;
    return interview;
}

/// Scores of many people who are alike, in whom only errors differ.
template <class I> Numbers scores_of_alike(const I& instrument, const Hall& hall, std::size_t score) {
    Numbers all;
    for (std::uint32_t i = 0; i < many; ++i) all.push_back(scores_of(instrument, hall.adult(i))[score]);
    return all;
}

void check_errors(const Numbers& scores, double truth, double error) {
    CHECK(mean_of(scores) == Approx(truth).margin(4 * error / std::sqrt(many)));
    CHECK(variance_of(scores) == Approx(error * error).margin(4 * error * error * std::sqrt(2.0 / many)));
}

} // namespace

TEST_CASE("all instruments together leave every byte of the world as it was, and given twice give the same") {
    Crowd crowd(200);
    const std::vector<std::byte> before = bytes_of(crowd.world);
    const auto fields = fields_of(Battery{}, figure_suffixes);
    bool chosen[std::tuple_size_v<Battery>];
    std::fill(std::begin(chosen), std::end(chosen), true);
    const auto battery_at = [&](std::uint32_t age, const Draw& draw) {
        Frame frame(fields.size());
        for_each_subject(crowd.world, [&](const Subject& subject) {
            CHECK(put_battery(frame, 0, Battery{}, chosen, subject, age, draw) == fields.size());
            frame.end_row();
        });
        std::vector<std::vector<std::byte>> all;
        for (std::size_t field = 0; field < fields.size(); ++field)
            all.emplace_back(frame.column(field).begin(), frame.column(field).end());
        return all;
    };
    const auto once = battery_at(at_30, Draw{});
    CHECK(once == battery_at(at_30, Draw{}));
    CHECK(bytes_of(crowd.world) == before);
    const auto later = battery_at(at_30 + 1, Draw{}), other_seed = battery_at(at_30, Draw{2, 0});
    for (std::size_t field = 0; field < fields.size(); ++field)
        if (fields[field].name == "ecr_anxiety" || fields[field].name == "need_self" || fields[field].name == "trust") {
            CHECK(once[field] != later[field]);
            CHECK(once[field] != other_seed[field]);
        }
}

TEST_CASE("no two scores share a name, every instrument has an error that is declared, and its ages are in order") {
    std::set<std::string> names;
    for (const Field& field : fields_of(Battery{}, figure_suffixes)) CHECK(names.insert(field.name).second);
    for (const Field& field : state_fields()) CHECK(names.insert(field.name).second);
    const auto see = []<class I>(const I& instrument) {
        STATIC_REQUIRE(Instrument<I, Subject>);
        CHECK(I::youngest <= I::oldest);
        bool errs = false;
        for (const Parameter& parameter : parameters_of(instrument)) {
            const std::string name = parameter.name;
            errs = errs || name.find("error") != std::string::npos || name.find("noise") != std::string::npos;
            INFO(I::name << "." << name);
            CHECK(parameter.value >= parameter.low);
            CHECK(parameter.value <= parameter.high);
            CHECK(std::string(parameter.source).size() > 0);
        }
        CHECK(errs);
    };
    std::apply([&](const auto&... instrument) { (see(instrument), ...); }, Battery{});
}

TEST_CASE("the dead and those who have left the nursery never become subjects") {
    Hall hall(3);
    hall.adults.alive[1] = 0;
    hall.world.persons.death_month[1] = 5;
    hall.world.nursery.resize(2);
    hall.world.persons.append(1);
    hall.world.persons.death_month[3] = never, hall.world.persons.society_row[3] = nobody;
    hall.world.nursery.person[0] = 0; // already in the society
    hall.world.nursery.person[1] = 3;
    std::vector<std::pair<bool, std::uint32_t>> seen;
    for_each_subject(hall.world, [&](const Subject& subject) { seen.emplace_back(subject.in_nursery, subject.row); });
    CHECK((seen == std::vector<std::pair<bool, std::uint32_t>>{{true, 1}, {false, 0}, {false, 2}}));
}

TEST_CASE("the policy that instruments suppose is that of signalling") {
    const Signalling signalling;
    const Conduct conduct;
    CHECK(conduct.choice_sharpness.value == signalling.choice_sharpness.value);
    CHECK(conduct.fear_inhibits.value == signalling.fear_inhibits.value);
    CHECK(conduct.reactivity_amplifies.value == signalling.reactivity_amplifies.value);
    CHECK(conduct.tone_amplifies.value == signalling.tone_amplifies.value);
    CHECK(conduct.usual_tone.value == signalling.usual_tone.value);
    CHECK(conduct.maturation.value == signalling.maturation.value);
    CHECK(conduct.maturation_age.value == signalling.maturation_age.value);
    Hall hall(1);
    hall.adults.reactivity[0] = 1;
    CHECK(conduct.felt_reactivity(hall.adult(0), 25 * 12) == 1);
    CHECK(conduct.felt_reactivity(hall.adult(0), 60 * 12) == Approx(1 - conduct.maturation.value)); // 35 years later
}

TEST_CASE("a mind that mutes is dismissing, one that amplifies preoccupied, one that asks autonomous and coherent") {
    const auto of = [](const Expectations& mind) {
        Hall hall(1);
        hall.set_mind(0, mind);
        return scores_of(exact_interview(), hall.adult(0));
    };
    CHECK(of(asks)[0] == 1);
    CHECK(of(mutes)[0] == 2);
    CHECK(of(amplifies)[0] == 3);
    CHECK(of(asks)[2] == 9);
    CHECK(of(mutes)[2] == 1);
}

TEST_CASE("fear in the state of mind is unresolved, and forced into the class of the answers") {
    Hall hall(1);
    for (const float fear : {0.0f, 0.3f, 0.6f}) {
        hall.set_mind(0, {0, 1.5f, 0, fear});
        const auto scores = scores_of(exact_interview(), hall.adult(0));
        CHECK(scores[3] == Approx(1 + 8 / (1 + std::exp(-(fear - AdultInterview{}.fear_shows) / 0.1145))).epsilon(1e-5));
        CHECK(scores[0] == (fear >= AdultInterview{}.fear_shows ? 4 : 1));
        CHECK(scores[1] == 1);
    }
}

TEST_CASE("the share of interviews coded dismissing is the chance that five of twenty answers are muted") {
    AdultInterview interview = exact_interview();
    interview.conduct.choice_sharpness.value = 1;
    Hall hall(many); // the mute share alone can reach the cut: amplifying is ruled out
    const double p = 0.25;
    for (std::uint32_t i = 0; i < many; ++i)
        hall.set_mind(i, {static_cast<float>(std::log(p / (1 - p))), 0, -30, 0});
    double below = 0, chance = std::pow(1 - p, 20); // of none; a cut of .22 of 20 is reached by 5
    for (int k = 0; k < 5; ++k) below += chance, chance *= (20 - k) / (k + 1.0) * p / (1 - p);
    const double expected = 1 - below;
    double dismissing = 0;
    for (std::uint32_t i = 0; i < many; ++i) dismissing += scores_of(interview, hall.adult(i))[1] == 2;
    CHECK(dismissing / many == Approx(expected).margin(4 * std::sqrt(expected * (1 - expected) / many)));
}

TEST_CASE("coherence is coded from the share of direct answers with the error declared") {
    AdultInterview interview = exact_interview();
    interview.coherence_error.value = 0.2;
    Hall hall(many);
    for (std::uint32_t i = 0; i < many; ++i) hall.set_mind(i, {-9, 0, -9, 0});
    Numbers below = scores_of_alike(interview, hall, 2); // all answers are direct, at the end of the scale: 9 or less
    double at_end = 0;
    for (const double score : below) at_end += score == 9;
    CHECK(at_end / many == Approx(0.5).margin(4 * 0.5 / std::sqrt(many)));
}

TEST_CASE("felt value of the partner and an error make satisfaction, and singles have none") {
    Hall hall(many);
    CHECK(std::isnan(scores_of(Satisfaction{}, hall.adult(0))[0]));
    for (std::uint32_t i = 0; i < many; ++i)
        hall.adults.partner[i] = (i + 1) % many, hall.adults.felt_value.strip(partner_slot)[i] = 0.5f;
    check_errors(scores_of_alike(Satisfaction{}, hall, 0), 0.5, 1.1 * 0.15);
}

TEST_CASE("self-esteem is the standardised self-concept and an error, with the retest that follows") {
    Crowd crowd(many);
    Numbers worth;
    for (std::uint32_t i = 0; i < many; ++i) worth.push_back(crowd.adults.worth[i]);
    const double spread = variance_of(worth) / (instrument_norms.worth.sd * instrument_norms.worth.sd);
    const double error = SelfEsteem{}.error.value, expected = spread / (spread + error * error);
    const double retest = retest_of(
        SelfEsteem{}, many, [&](std::uint32_t i) { return crowd.adult(i); }, 360, 361);
    CHECK(1 / (1 + error * error) == Approx(0.8)); // where the spread of worth is the norm's
    CHECK(retest == Approx(expected).margin(4 * error_of_correlation(expected, many)));
}

TEST_CASE("trust follows the expected answer and the chance to ask, and stays on its scale") {
    Trust exact;
    exact.error.value = 0;
    const auto of = [&](const Expectations& model) {
        Hall hall(1, model);
        return scores_of(exact, hall.adult(0))[0];
    };
    CHECK(of({0, 0.95f, -9, 0}) == Approx(7).margin(1e-3));
    CHECK(of({3, -0.5f, -9, 0}) == Approx(1).margin(1e-3));
    CHECK(of({0.1f, 0.6f, 0.1f, 0}) > of({0.1f, 0.4f, 0.1f, 0}) + 0.5f);
    CHECK(of({0.1f, 0.6f, 0.1f, 0.8f}) < of({0.1f, 0.6f, 0.1f, 0}));
}

TEST_CASE("prosociality rates the chance that a friend's bid is noticed and not rejected") {
    Hall hall(many);
    const double p = 1 / (1 + std::exp(-2.0 / 1.5)) * (1 - 1 / (1 + std::exp(2.8)));
    check_errors(scores_of_alike(Prosociality{}, hall, 0), 1 + 6 * p, 0.6);
    Prosociality exact;
    exact.rating_error.value = 0;
    hall.adults.equal_sensitivity[0] = -2, hall.adults.equal_rejection[1] = 2;
    for (const std::uint32_t unhelpful : {0u, 1u})
        CHECK(scores_of(exact, hall.adult(unhelpful))[0] < scores_of(exact, hall.adult(2))[0] - 0.5f);
}

TEST_CASE("the short self-assessment gives its words by two cuts, and hardly gives the same one twice") {
    SelfAssessment exact;
    exact.item_error.value = 0;
    const auto style = [&](float avoidance, float anxiety) { // in SD of the norm
        const float q_mute = instrument_norms.avoidance.mean + avoidance * instrument_norms.avoidance.sd;
        const float q_amplify = 0.25f * q_mute + instrument_norms.anxiety.mean + anxiety * instrument_norms.anxiety.sd;
        Hall hall(1, {q_mute, 0, q_amplify, 0});
        return scores_of(exact, hall.adult(0))[0];
    };
    CHECK(style(-1, -1) == 1);
    CHECK(style(-1, 1) == 2);
    CHECK(style(1, -1) == 3);
    CHECK(style(1, 1) == 4);
    Crowd crowd(many);
    Numbers first, second;
    for (std::uint32_t i = 0; i < many; ++i) {
        first.push_back(scores_of(SelfAssessment{}, crowd.adult(i), 360)[0]);
        second.push_back(scores_of(SelfAssessment{}, crowd.adult(i), 361)[0]);
    }
    const double kappa = kappa_of(first, second, 4);
    CHECK(kappa > 0.1);
    CHECK(kappa < 0.6);
}
