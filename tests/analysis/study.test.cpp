// Virtual studies on persons whose every number is known.
#include "tests/analysis/example_histories.hpp"

using namespace dyad;
using namespace dyad::example;

namespace {

/// Twelve mothers of generation 1, one child each. Mothers 0 to 5 are F and all but one of their children B, the other
/// mothers Ds and all but one of their children A.
People twelve_pairs() {
    People people;
    for (std::uint32_t k = 0; k < 12; ++k) {
        people.persons.push_back({k});
        people.scores.push_back({k, 30.0f, 0, static_cast<std::uint8_t>(k < 6 ? 1 : 2)});
    }
    for (std::uint32_t k = 0; k < 12; ++k) {
        const bool secure = k < 6 ? k != 0 : k == 11;
        people.persons.push_back({100 + k, 2, k, 0, 28.0f});
        people.scores.push_back({100 + k, thirteen_months, static_cast<std::uint8_t>(secure ? 2 : 1)});
    }
    return people;
}

/// Two persons in each of 24 couples that began at 20. Couple k parted at 25.5 if k is even, and both are then half a
/// point more anxious.
People many_couples() {
    People people;
    for (std::uint32_t k = 0; k < 48; ++k) {
        const bool parts = k / 2 % 2 == 0;
        const float before = static_cast<float>(k % 3); // 0, 1 or 2
        people.persons.push_back({k});
        people.scores.push_back({k, 25.0f, 0, 0, before});
        people.scores.push_back({k, 26.0f, 0, 0, before + (parts ? 0.5f : 0.0f)});
    }
    for (std::uint32_t k = 0; k < 24; ++k)
        people.loves.push_back({2 * k, 2 * k + 1, 20.0f, 21.0f, k % 2 == 0 ? 25.5f : no_score,
                                k % 2 == 0 ? ended_by_parting : still_lasts});
    return people;
}

Study study_of(Estimator estimator, const std::string& of, const std::string& with = {}) {
    Study study;
    study.world = "here";
    study.estimator = estimator;
    study.of = plan_of(of);
    if (!with.empty()) study.with = plan_of(with);
    return study;
}

LivedWorlds here(const People& people) {
    LivedWorlds worlds;
    worlds.emplace("here", histories_of(people));
    return worlds;
}

} // namespace

TEST_CASE("transmission pairs each child with its own mother") {
    const Measurement phi = measure(study_of(Estimator::correlation, "ssp_class B at 13 months",
                                             "mother's aai_class_3way F at 30 years"),
                                    here(twelve_pairs()));
    // Five of six on either diagonal of the four-fold table: phi = (5 * 5 - 1 * 1) / 36.
    CHECK(phi.value == Approx(24.0 / 36.0));
    CHECK(phi.n == 12);
}

TEST_CASE("what goes by way of a third is told by slopes, or by correlations multiplied") {
    // Of 24 mothers and children the link between is the child's class of 18 months, whose correlations follow from the counts.
    People people = twelve_pairs();
    for (std::uint32_t k = 0; k < 12; ++k) // between agrees with the mother's state for four of six on either side
        people.scores.push_back({100 + k, 1.5f, static_cast<std::uint8_t>((k < 6) == (k % 3 != 0) ? 2 : 1)});
    const auto correlation = [&](const char* one, const char* other) {
        return measure(study_of(Estimator::correlation, one, other), here(people)).value;
    };
    const char* child = "ssp_class B at 13 months";
    const char* mother = "mother's aai_class_3way F at 30 years";
    const char* between = "ssp_class B at 18 months";
    const double a = correlation(between, mother), b = correlation(child, between), c = correlation(child, mother);
    CHECK(a == Approx(1.0 / 3.0)); // (4 * 4 - 2 * 2) / 36
    Study study = study_of(Estimator::product, child, mother);
    study.given = plan_of(between);
    CHECK(measure(study, here(people)).value == Approx(a * b / c));
    study.estimator = Estimator::mediated;
    CHECK(measure(study, here(people)).value == Approx(a * (b - a * c) / (1.0 - a * a) / c));
}

TEST_CASE("a study looks only at persons who fulfil its conditions") {
    Study study = study_of(Estimator::share, "ssp_class B at 13 months");
    study.who = {plan_of("mother's aai_class_3way F at 30 years")};
    const Measurement share = measure(study, here(twelve_pairs()));
    CHECK(share.n == 6);
    CHECK(share.why.find("of at least 10") != std::string::npos); // six are too few to tell
    study.who = {plan_of("generation 2")};
    CHECK(measure(study, here(twelve_pairs())).value == Approx(0.5));
    study.who = {plan_of("generation 1")};
    CHECK(measure(study, here(twelve_pairs())).why.find("nobody in the file has") == 0);
}

TEST_CASE("what parting does is the change beyond that of couples who stayed, in deviations before it") {
    Study study = study_of(Estimator::difference, "ecr_anxiety at 26 years");
    study.from = plan_of("ecr_anxiety at 25 years");
    study.by = plan_of("parted between 25 and 26 years");
    const Measurement effect = measure(study, here(many_couples()));
    CHECK(effect.value == Approx(0.5 / std::sqrt(16.0 * 2.0 / 47.0))); // 16 each of 0, 1 and 2
    CHECK(effect.n == 48);
}

TEST_CASE("who is partnered, and for how long, is that of the month before the assessment") {
    const LivedWorlds worlds = here(many_couples());
    CHECK(measure(study_of(Estimator::share, "partnered at 25 years"), worlds).value == Approx(1.0));
    CHECK(measure(study_of(Estimator::share, "partnered at 30 years"), worlds).value == Approx(0.5));
    CHECK(measure(study_of(Estimator::mean, "years together at 25 years"), worlds).value == Approx(5.0));
    const Measurement met = measure(study_of(Estimator::share, "met between 26 and 30 years"), worlds);
    CHECK(met.value == Approx(0.0));
    CHECK(met.n == 24);
}

TEST_CASE("partners are laid beside each other, and only while they are partners") {
    const Measurement alike = measure(study_of(Estimator::correlation, "ecr_anxiety at 26 years",
                                               "partner's ecr_anxiety at 26 years"),
                                      here(many_couples()));
    CHECK(alike.n == 24);
}

TEST_CASE("the same person in two worlds is found by lineage, and what differed before is taken off") {
    People without, with;
    for (std::uint32_t k = 0; k < 20; ++k) {
        const std::uint32_t other = 19 - k; // the other world numbers them the other way round
        without.persons.push_back({k});
        with.persons.push_back({k, 1, nobody_there, 1000 + other});
        const auto anxiety = [](std::uint32_t who) { return static_cast<float>(who % 2); };
        for (const float age : {40.0f, 41.0f}) {
            without.scores.push_back({k, age, 0, 0, anxiety(k)});
            const bool treated = other < 10;
            const float gain = treated && age > 40.0f ? 0.5f : 0.0f;
            const float begun = age == 41.0f ? (treated ? 1.0f : 0.0f) : no_score;
            with.scores.push_back({k, age, 0, 0, anxiety(other) - 0.25f - gain, no_score, begun});
        }
    }
    LivedWorlds worlds;
    worlds.emplace("lives", histories_of(without));
    worlds.emplace("here", histories_of(with));
    Study study = study_of(Estimator::paired, "ecr_anxiety at 41 years");
    study.from = plan_of("ecr_anxiety at 40 years");
    study.against = "lives";
    study.who = {plan_of("psychotherapies at 41 years above 0")};
    const Measurement effect = measure(study, worlds);
    CHECK(effect.n == 10);
    CHECK(effect.value == Approx(-0.5 / std::sqrt(10.0 * 0.25 / 9.0)));
}

TEST_CASE("twins are laid beside their twins") {
    People people;
    for (std::uint32_t k = 0; k < 40; ++k) {
        const bool identical = k < 20;
        people.persons.push_back({k, 1, nobody_there, 0, 0.0f, 0.0f, true, k ^ 1U, identical});
        // Identical pairs are alike, of the others one is A and one is B.
        const bool secure = identical ? k / 2 % 2 == 0 : k % 2 == 0;
        people.scores.push_back({k, thirteen_months, static_cast<std::uint8_t>(secure ? 2 : 1)});
    }
    Study study = study_of(Estimator::share_same, "ssp_class B at 13 months", "twin's ssp_class B at 13 months");
    study.who = {plan_of("identical")};
    CHECK(measure(study, here(people)).value == Approx(1.0));
    study.who = {plan_of("fraternal")};
    CHECK(measure(study, here(people)).value == Approx(0.0));
}

TEST_CASE("thirds are of those looked at, and a second study can be taken off") {
    People people;
    for (std::uint32_t k = 0; k < 30; ++k) {
        people.persons.push_back({k});
        people.scores.push_back({k, 25.0f, 0, 0, static_cast<float>(k)});
    }
    Study study = study_of(Estimator::mean, "ecr_anxiety at 25 years");
    study.who = {plan_of("ecr_anxiety at 25 years in the highest third")};
    const Measurement high = measure(study, here(people));
    CHECK(high.n == 10);
    CHECK(high.value == Approx(24.5));
    Study low = study;
    low.who = {plan_of("ecr_anxiety at 25 years in the lowest third")};
    study.less = std::make_shared<const Study>(low);
    study.factor = 2.0;
    CHECK(measure(study, here(people)).value == Approx(40.0));
}

TEST_CASE("a partial correlation is that of what a third series does not tell") {
    People people;
    for (std::uint32_t k = 0; k < 64; ++k) {
        const auto bit = [&](unsigned which) { return (k >> which) & 1U ? 1.0f : -1.0f; };
        people.persons.push_back({k});
        people.scores.push_back({k, 25.0f, 0, 0, bit(0) + bit(1), bit(0) + bit(2), bit(0)});
    }
    Study study = study_of(Estimator::correlation, "ecr_anxiety at 25 years", "sensitivity_observed at 25 years");
    CHECK(measure(study, here(people)).value == Approx(0.5));
    study.given = plan_of("psychotherapies at 25 years");
    CHECK(std::fabs(measure(study, here(people)).value) < 1e-12);
}

TEST_CASE("a series that cannot be read says why in one sentence") {
    const auto refused = [](const char* text, const char* because) {
        const auto plan = read_series(text, seen_fields);
        INFO(text);
        REQUIRE_FALSE(plan);
        INFO(plan.refusals().front().sentence);
        CHECK(plan.refusals().front().sentence.find(because) != std::string::npos);
    };
    refused("", "it ends where a quantity should stand");
    refused("ecr_anxeity at 25 years", "did you mean `ecr_anxiety`?");
    refused("ssp_class F at 13 months", "whose labels are A, B, C, D");
    refused("ecr_anxiety B at 13 months", "which is a number");
    refused("ecr_anxiety at 25", "it ends where `months` or `years` should stand");
    refused("ecr_anxiety at 25 weeks", "not in `weeks`");
    refused("ecr_anxiety at 1.3 years", "a whole number of months");
    refused("ecr_anxiety at -1 years", "`-1` is no age");
    refused("ssp_class B at 13 and 18 months", "a class is of one age");
    refused("parted between 25 years", "asks for two ages");
    refused("parted between 26 and 25 years", "must be the younger one");
    refused("generation two", "names no generation");
    refused("ecr_anxiety at 25 years above high", "no number to cut at");
    refused("ecr_anxiety at 25 years in the middle third", "highest third");
    refused("ecr_anxiety at 25 years please", "`please` stands where");
    refused("partnered in 25 years", "an age should follow");
}
