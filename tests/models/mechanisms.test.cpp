// Mechanisms of a day against numbers worked out by hand: bids, answers, learning, fear, arousal, plasticity.
#include "tests/models/lives.hpp"
#include "tests/moments.hpp"

using namespace dyad;
using namespace dyad::test;

namespace {

/// A nursery of this many children with one figure each, and nothing yet in any column. The figure of child i is person i,
/// who stands in row i of the society and is as caregivers are on the mean.
struct Empty {
    World world;
    Nursery& infants = world.nursery;
    std::uint32_t count;

    explicit Empty(std::uint32_t children = 1, std::uint32_t figures = 1) : count(children) {
        world.families = children;
        world.persons.resize(2 * std::size_t{children});
        world.society.resize(children);
        infants.resize(children);
        for (std::uint32_t k = 0; k < figures; ++k) infants.with_slot[k] = children;
        infants.episodes = 1;
        for (std::uint32_t i = 0; i < children; ++i) {
            infants.lineage_low[i] = i;
            infants.person[i] = children + i, infants.placed_with[i] = nobody;
            for (std::uint32_t k = 0; k < figures; ++k) {
                infants.figure.strip(k)[i] = i;
                infants.role.strip(k)[i] = mother;
                infants.own_inconsistency.strip(k)[i] = 1;
            }
            infants.weight.strip(0)[i] = 1;
            infants.felt_gain[i] = 1;
            infants.bond_plasticity[i] = 1;
            infants.inconsistency_factor[i] = infants.fright_factor[i] = 1;
            world.society.person[i] = i;
            world.society.alive[i] = 1;
            world.persons.society_row[i] = i;
            world.persons.death_month[i] = world.persons.death_month[children + i] = never;
            world.persons.society_row[children + i] = nobody;
        }
    }
    template <class P> void day(const P& process, std::uint32_t day = 0) {
        process.step(world, Day{day, 0, count}, Draw{});
    }
    template <class P> void month(const P& process, std::uint32_t month = 0) {
        process.step(world, Month{month}, Draw{});
    }
    template <class P> void birth(const P& process) { process.step(world, Birth{0, 0, count}, Draw{}); }
};

double logistic(double x) { return 1 / (1 + std::exp(-x)); }
constexpr double rounding = 2e-6; ///< a handful of float32 roundings of numbers near 1

} // namespace

TEST_CASE("the policy weighs expectations by sharpness, fear against asking, reactivity and tone for amplifying") {
    Empty one;
    one.infants.expectation.strip(mute)[0] = 0.2f, one.infants.expectation.strip(ask)[0] = 0.3f,
    one.infants.expectation.strip(amplify)[0] = 0.1f;
    one.infants.fear.strip()[0] = 0.5f, one.infants.reactivity[0] = 2, one.infants.tone[0] = 0.6f;
    one.day(Signalling{});
    const double to_mute = std::exp(10 * 0.2), to_ask = std::exp(10 * 0.3 - 1.659 * 0.5),
                 to_amplify = std::exp(10 * 0.1 + 0.2 * 2 + 0.8 * (0.6 - 0.35));
    const double sum = to_mute + to_ask + to_amplify;
    CHECK(one.infants.chance_mute.strip()[0] == Approx(to_mute / sum).margin(rounding));
    CHECK(one.infants.chance_ask.strip()[0] == Approx(to_ask / sum).margin(rounding));
}

// Standard error of a share p of n: sqrt(p (1 - p) / n).
TEST_CASE("bids go to figures by their weights and take their form from the policy towards each") {
    Empty many(40000, 3);
    for (std::uint32_t i = 0; i < many.count; ++i) {
        many.infants.weight.strip(0)[i] = 0.5f, many.infants.weight.strip(1)[i] = 0.3f,
        many.infants.weight.strip(2)[i] = 0.2f;
        many.infants.tone[i] = 0.35f;
        many.infants.expectation.strip(3 + ask)[i] = 0.1f; // asking the second is worth e times the others
    }
    many.day(Signalling{});
    double to[3] = {}, asked_of_second = 0;
    for (std::uint32_t i = 0; i < many.count; ++i) {
        ++to[many.infants.bid_to.strip(0)[i]];
        asked_of_second += many.infants.bid_to.strip(0)[i] == 1 && many.infants.bid.strip(0)[i] == ask;
    }
    const double n = many.count;
    for (const auto& [k, share] : {std::pair{0, 0.5}, {1, 0.3}, {2, 0.2}})
        CHECK(to[k] / n == Approx(share).margin(4 * std::sqrt(share * (1 - share) / n)));
    const double asks = std::exp(1) / (2 + std::exp(1));
    CHECK(asked_of_second / to[1] == Approx(asks).margin(4 * std::sqrt(asks * (1 - asks) / to[1])));
}

TEST_CASE("a bid never goes to a figure that is not there") {
    Empty many(400000, 2); // so many that some draw comes closer to 1 than the weights' sum does
    for (std::uint32_t i = 0; i < many.count; ++i)
        many.infants.weight.strip(0)[i] = 0.67f, many.infants.weight.strip(1)[i] = 0.33f - 0x1p-20f;
    many.day(Signalling{});
    std::uint32_t furthest = 0;
    for (std::uint32_t i = 0; i < many.count; ++i) furthest = std::max(furthest, many.infants.bid_to.strip(0)[i]);
    CHECK(furthest == 1);
}

namespace {

/// A caregiver's month and day worked out by hand, then compared.
struct Care {
    double noticed[3], rejected[3], frightened;
};
Care care_by_hand(double s, double v, double r, double phi, double context, double stress) {
    const double x = s + context + 0.5 * (v / 0.8012) * stress;
    const double n = logistic(x / (1 + v));
    return {
        {logistic((x - 2.224) / (1 + v)), n, 1 - std::pow(1 - n, 3)},
        {logistic(r - 0.4431 * context - 0.83), logistic(r - 0.4431 * context), logistic(r - 0.4431 * context + 0.83)},
        phi * std::exp(-0.8 * context)};
}

} // namespace

TEST_CASE("a figure notices, rejects and frightens with the chances of its equations") {
    Empty one;
    Caregiving caregiving;
    caregiving.sensitivity.value = 1.35; // of which what this pair has of its own makes 1.1, and so on
    one.infants.own_sensitivity.strip()[0] = 1.1f - 1.35f, one.infants.own_inconsistency.strip()[0] = 0.9f / 0.8012f,
    one.infants.own_rejection.strip()[0] = -1.5f - caregiving.rejection;
    one.infants.own_frightening.strip()[0] = static_cast<float>(std::log(0.02 / 0.98)) - caregiving.frightening,
    one.infants.context.strip()[0] = -0.7f, one.infants.stress.strip()[0] = 0.4f;
    one.month(caregiving), one.day(caregiving);
    const Care care = care_by_hand(1.1, 0.9, -1.5, 0.02, -0.7, one.infants.stress.strip()[0]);
    for (std::uint32_t s = 0; s < strategies; ++s) {
        CHECK(one.infants.chance_noticed.strip(s)[0] == Approx(care.noticed[s]).margin(rounding));
        CHECK(one.infants.chance_rejected.strip(s)[0] == Approx(care.rejected[s]).margin(rounding));
    }
    CHECK(one.infants.chance_frightened.strip()[0] == Approx(care.frightened).margin(rounding));
}

TEST_CASE("answers come as often as their chances say: fright first, then rejection, then comfort") {
    Empty many(100000);
    for (std::uint32_t i = 0; i < many.count; ++i) many.infants.bid.strip(0)[i] = ask;
    Caregiving calm;
    calm.stress_size.value = 0, calm.sensitivity.value = 0.8, calm.inconsistency.value = 0.5, calm.rejection.value = -0.5;
    calm.frightening.value = std::log(0.1 / 0.9);
    many.month(calm), many.day(calm);
    double counts[4] = {};
    for (std::uint32_t i = 0; i < many.count; ++i) ++counts[many.infants.answer.strip(0)[i]];
    const double noticed = logistic(0.8 / 1.5), rejects = logistic(-0.5), n = many.count;
    const double expected[] = {1 - noticed, noticed * 0.9 * (1 - rejects), noticed * 0.9 * rejects, noticed * 0.1};
    for (int answer = 0; answer < 4; ++answer)
        CHECK(counts[answer] / n ==
              Approx(expected[answer]).margin(4 * std::sqrt(expected[answer] * (1 - expected[answer]) / n)));
}

TEST_CASE("what a bid brings is felt as its answer, less its cost, widened around the innate expectation") {
    const WorkingModel model;
    const double brings[3][4] = {
        {0.28, 0.4, -0.4044, -0.4044}, {-0.05, 0.95, -0.4544, -0.4544}, {-0.29, 0.71, -0.6944, -0.6944}};
    const double innate[3] = {0.2, 0.5, 0.22};
    for (std::uint32_t bid = 0; bid < 3; ++bid)
        for (std::uint32_t answer = 0; answer < 4; ++answer)
            for (const double gain : {1.0, 1.8}) {
                Empty one;
                one.infants.bid.strip(0)[0] = bid, one.infants.answer.strip(0)[0] = answer,
                one.infants.felt_gain[0] = static_cast<float>(gain);
                one.day(model);
                INFO("bid " << bid << ", answer " << answer);
                CHECK(one.infants.felt.strip(0)[0] ==
                      Approx(innate[bid] + gain * (brings[bid][answer] - innate[bid])).margin(rounding));
            }
}

TEST_CASE("with a constant outcome the distance to it shrinks by 1 - alpha pi^zeta with every episode") {
    WorkingModel model;
    model.innate_pull.value = 0;
    Empty one(1, 2);
    one.birth(model);
    one.infants.bid.strip(0)[0] = ask, one.infants.answer.strip(0)[0] = comforted,
    one.infants.bond_plasticity[0] = 0.8f;
    const int episodes = 200;
    for (int k = 0; k < episodes; ++k) one.day(model);
    CHECK(one.infants.expectation.strip(ask)[0] ==
          Approx(0.95 + (0.5 - 0.95) * std::pow(1 - 0.03 * 0.8, episodes)).margin(rounding * 10));
    CHECK(one.infants.expectation.strip(mute)[0] == 0.2f);    // what is not tried is not learned
    CHECK(one.infants.expectation.strip(3 + ask)[0] == 0.5f); // nor with a figure that was not turned to
}

TEST_CASE(
    "the general model follows the weighted relationships, then pulls on each, as does innate expectation") {
    WorkingModel model;
    Empty one(1, 2);
    one.infants.weight.strip(0)[0] = 0.75f, one.infants.weight.strip(1)[0] = 0.25f;
    one.infants.episodes = 0;
    one.infants.expectation.strip(ask)[0] = 0.8f, one.infants.expectation.strip(3 + ask)[0] = 0.4f,
    one.infants.general_expectation.strip(ask)[0] = 0.1f;
    one.infants.generalization[0] = 0.5f, one.infants.transference[0] = 0.25f, one.infants.plasticity_of_age[0] = 0.5f;
    one.day(model);
    const double general = 0.1 + 0.5 * (0.75 * 0.8 + 0.25 * 0.4 - 0.1);
    CHECK(one.infants.general_expectation.strip(ask)[0] == Approx(general).margin(rounding));
    for (const auto& [k, q] : {std::pair{0u, 0.8}, {1u, 0.4}}) {
        const double drawn = q + 0.25 * (general - q);
        CHECK(one.infants.expectation.strip(3 * k + ask)[0] ==
              Approx(drawn + 0.004 * 0.5 * (0.5 - drawn)).margin(rounding));
    }
}

TEST_CASE("one fright is learned at once, and comfort unlearns it slowly") {
    const Fear fear;
    Empty one;
    one.birth(fear);
    CHECK(one.infants.fear.strip()[0] == 0.03f);
    one.infants.bond_plasticity[0] = 0.9f;
    one.infants.answer.strip(0)[0] = frightened, one.day(fear);
    const double after = 0.03 + 0.7 * 0.9 * (1 - 0.03);
    CHECK(one.infants.fear.strip()[0] == Approx(after).margin(rounding));
    one.infants.answer.strip(0)[0] = comforted;
    for (int k = 0; k < 50; ++k) one.day(fear);
    CHECK(one.infants.fear.strip()[0] == Approx(after * std::pow(1 - 0.7 * 0.03 * 0.9, 50)).margin(rounding * 10));
    const float before = one.infants.fear.strip()[0];
    for (const std::uint32_t neither : {unnoticed, rejected}) {
        one.infants.answer.strip(0)[0] = neither;
        one.day(fear);
        CHECK(one.infants.fear.strip()[0] == before);
    }
}

TEST_CASE("fear never leaves the range from 0 to 1, however plastic a child is") {
    Fear fear;
    fear.learning_rate.value = 1;
    Empty one;
    one.birth(fear);
    one.infants.bond_plasticity[0] = 3;
    one.infants.answer.strip(0)[0] = frightened;
    for (int k = 0; k < 20; ++k) one.day(fear);
    CHECK(one.infants.fear.strip()[0] <= 1.0f);
    CHECK(one.infants.fear.strip()[0] > 0.99f);
}

TEST_CASE("tone follows the share of bids that were not comforted") {
    const Arousal arousal;
    Empty one;
    one.birth(arousal);
    one.infants.episodes = 4;
    for (std::uint32_t e = 0; e < 4; ++e)
        one.infants.answer.strip(e)[0] = e == 0 ? comforted : e; // unsoothed: three of four
    one.infants.answer.strip(1)[0] = unnoticed;
    const int days = 100;
    for (int k = 0; k < days; ++k) one.day(arousal);
    CHECK(one.infants.unsoothed[0] == 0.75f);
    CHECK(one.infants.tone[0] == Approx(0.75 + (0.35 - 0.75) * std::pow(1 - 0.2064 / 30, days)).margin(rounding * 10));
}

TEST_CASE("plasticity falls from birth to a floor in adults, with a second window at fifteen") {
    const Plasticity plasticity;
    for (const std::uint32_t age : {0u, 4u, 15u, 30u}) {
        Empty one;
        one.infants.susceptibility[0] = 1.3f, one.infants.tone[0] = 0.4f;
        one.month(plasticity, 12 * age), one.day(plasticity);
        const double of_age =
            0.06 + 0.94 * (std::exp(-(age / 4.9)) + 0.1742 * std::exp(-(age - 15.0) * (age - 15.0) / 8));
        const double today = std::min(1.5, of_age * 1.3 * std::exp(-0.2 * 0.4));
        INFO("age " << age);
        CHECK(one.infants.plasticity_of_age[0] == Approx(of_age).epsilon(rounding * 5));
        CHECK(one.infants.plasticity[0] == Approx(today).epsilon(rounding * 5));
        CHECK(one.infants.bond_plasticity[0] == Approx(std::pow(today, 0.4)).epsilon(rounding * 5));
    }
}

TEST_CASE("plasticity has a ceiling, and tone lowers it") {
    const Plasticity plasticity;
    Empty one;
    one.infants.susceptibility[0] = 5;
    one.month(plasticity), one.day(plasticity);
    CHECK(one.infants.plasticity[0] == Approx(1.5).epsilon(rounding));
    one.infants.susceptibility[0] = 1;
    one.month(plasticity), one.day(plasticity);
    const float calm = one.infants.plasticity[0];
    one.infants.tone[0] = 1;
    one.day(plasticity);
    CHECK(one.infants.plasticity[0] == Approx(static_cast<double>(calm) * std::exp(-0.2)).epsilon(rounding * 5));
}

TEST_CASE("attachment forms from noticed bids once a child is ready for it, and not before") {
    Empty one;
    one.infants.episodes = 4;
    one.infants.chance_ask.strip()[0] = 1; // all bids direct, half of them noticed: 60 a month
    one.infants.chance_noticed.strip(ask)[0] = 0.5f;
    const SelectiveAttachment theory;
    double expected = 0;
    for (std::uint32_t month = 0; month < 14; ++month) {
        one.month(theory, month);
        const double readiness = logistic((month - theory.onset.value) / theory.softness.value);
        expected = 1 - (1 - expected) * std::exp(-theory.rate.value * readiness * 60);
        CHECK(one.infants.formed.strip()[0] == Approx(expected).margin(20 * rounding)); // 14 roundings add up
        if (month == 3) CHECK(expected < 0.05);
    }
    CHECK(expected > 0.95);
    Empty unnoticed;
    unnoticed.infants.episodes = 4;
    unnoticed.infants.chance_ask.strip()[0] = 1;
    for (std::uint32_t month = 0; month < 14; ++month) unnoticed.month(theory, month);
    CHECK(unnoticed.infants.formed.strip()[0] == 0);
}
