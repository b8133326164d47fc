// The score: its table of findings, its estimators on files whose every number is known, and what it says of gaps.
#include "tests/catch.hpp"

#include "analysis/score/protocol.hpp"
#include "analysis/score/score.hpp"
#include "sim/results/results.hpp"
#include "tests/temporary_folder.hpp"

#include <cmath>
#include <set>

using namespace dyad;

namespace {

const float unknown = std::nanf("");
constexpr std::uint32_t nobody = 0xffffffffU;
constexpr std::uint8_t parted = 2, lasts = 1;

struct Person {
    std::uint32_t number, generation, mother;
    std::uint64_t lineage;
    float birth_year = 0.0f, reactivity = 0.0f;
};
/// Codes: classes 1 A, 2 B, 3 C, 4 D; interview 1 F, 2 Ds, 3 E; 0 missing.
struct Scores {
    std::uint32_t person;
    float age;
    std::uint8_t situation = 0, interview = 0;
    float anxiety = unknown, sensitivity = unknown, psychotherapies = unknown;
};
struct Love {
    std::uint32_t a, b;
    float start, commitment, end;
    std::uint8_t ending;
};
struct Lives {
    std::vector<Person> persons;
    std::vector<Scores> scores;
    std::vector<Love> loves;
};

std::vector<FrameFormat> formats() {
    const auto number = [](const char* name, FieldType type = FieldType::float32) {
        return Field{name, type, name, "-"};
    };
    const auto coded = [](const char* name, std::vector<std::pair<std::uint8_t, std::string>> codes) {
        return Field{name, FieldType::uint8, name, "-", std::move(codes)};
    };
    const Field person = number("person", FieldType::uint32), age = number("age");
    const Field situation = coded("ssp_class", {{1, "A"}, {2, "B"}, {3, "C"}, {4, "D"}});
    const Field interview = coded("aai_class_3way", {{1, "F"}, {2, "Ds"}, {3, "E"}});
    const Field kind = coded("kind", {{1, "partners"}, {2, "friends"}});
    const Field ending = coded("ending", {{1, "lasts at the end of the run"}, {2, "parted"}, {3, "death of one"}});
    Field mother = number("mother", FieldType::uint32);
    mother.missing = nobody;
    return {{"persons",
             "persons",
             {person, number("generation", FieldType::uint32), mother, number("lineage", FieldType::uint64),
              number("birth_year"), number("death_year"), number("reactivity")}},
            {"observed",
             "scores",
             {person, age, situation, interview, number("ecr_anxiety"), number("sensitivity_observed")}},
            {"latent", "states", {person, age, number("psychotherapies")}},
            {"relationships",
             "relationships",
             {person, number("other", FieldType::uint32), kind, number("start"), number("commitment"), number("end"),
              ending}}};
}

template <class... Values> void put_row(Frame& frame, Values... values) {
    std::size_t field = 0;
    (frame.put(field++, values), ...);
    frame.end_row();
}

Histories histories_of(const Lives& lives, long months) {
    const TemporaryFolder folder;
    auto writer = ResultsWriter::create(folder / "x.h5", ResultsHeader{}, formats());
    REQUIRE(writer);
    Frame persons(7), observed(6), latent(3), loves(7);
    for (const Person& one : lives.persons)
        put_row(persons, one.number, one.generation, one.mother, one.lineage, one.birth_year, unknown, one.reactivity);
    for (const Scores& one : lives.scores) {
        put_row(observed, one.person, one.age, one.situation, one.interview, one.anxiety, one.sensitivity);
        put_row(latent, one.person, one.age, one.psychotherapies);
    }
    for (const Love& one : lives.loves)
        put_row(loves, one.a, one.b, std::uint8_t{1}, one.start, one.commitment, one.end, one.ending);
    std::size_t table = 0;
    for (const Frame* frame : {&persons, &observed, &latent, &loves}) REQUIRE(writer->append(table++, *frame));
    REQUIRE(writer->finish());
    const auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    auto histories = Histories::read(*file, months);
    REQUIRE(histories);
    return *histories;
}

constexpr float thirteen_months = 13.0f / 12.0f;

/// Twelve mothers of generation 1, one child each; mothers 0 to 5 are F and all but one of their children B, the other
/// mothers Ds and all but one of their children A.
Lives twelve_pairs() {
    Lives lives;
    for (std::uint32_t k = 0; k < 12; ++k) {
        lives.persons.push_back({k, 1, nobody, 1000 + k});
        lives.scores.push_back({k, 30.0f, 0, static_cast<std::uint8_t>(k < 6 ? 1 : 2)});
    }
    for (std::uint32_t k = 0; k < 12; ++k) {
        const bool secure = k < 6 ? k != 0 : k == 11;
        lives.persons.push_back({100 + k, 2, k, 2000 + k, 28.0f});
        lives.scores.push_back({100 + k, thirteen_months, static_cast<std::uint8_t>(secure ? 2 : 1)});
    }
    return lives;
}

/// Two persons of generation 1 in each of 24 couples that began at 20. Couple k parted at 25.5 if k is even.
Lives many_couples() {
    Lives lives;
    for (std::uint32_t k = 0; k < 48; ++k) lives.persons.push_back({k, 1, nobody, 1000 + k});
    for (std::uint32_t k = 0; k < 24; ++k) {
        const bool parts = k % 2 == 0;
        lives.loves.push_back({2 * k, 2 * k + 1, 20.0f, 21.0f, parts ? 25.5f : unknown, parts ? parted : lasts});
    }
    for (std::uint32_t k = 0; k < 48; ++k) {
        const bool parts = k / 2 % 2 == 0;
        const float before = static_cast<float>(k % 3); // 0, 1 or 2
        lives.scores.push_back({k, 25.0f, 0, 0, before});
        lives.scores.push_back({k, 26.0f, 0, 0, before + (parts ? 0.5f : 0.0f)});
    }
    return lives;
}

} // namespace

TEST_CASE("the score table holds the trial's 74 rows, each once, with the z that target and tolerance give") {
    std::set<std::string_view> ids;
    double squares = 0.0;
    for (const ScoreRow& row : score_rows) {
        INFO(row.id);
        CHECK(ids.insert(row.id).second);
        CHECK(row.tolerance > 0.0);
        CHECK_FALSE(row.source.empty());
        // Both were printed rounded: the trial's value to .001, its z to .1.
        const double z = (row.trial - row.target) / row.tolerance;
        CHECK(std::fabs(z - row.trial_z) <= 0.05 + 0.0005 / row.tolerance + 1e-9);
        squares += row.trial_z * row.trial_z;
    }
    CHECK(ids.size() == 74);
    CHECK(squares == Approx(72.66));
}

TEST_CASE("a row's z is its mean over the seeds less the target, in tolerances") {
    Measurements one, two;
    one["A"].value = 0.15, two["A"].value = 0.17; // mean .16, target .15, tolerance .02
    one["B"].value = 0.62, two["B"].why = "nobody was there";
    const std::vector<Measurements> seeds{one, two};
    const Score score = score_of(seeds);
    REQUIRE(score.rows[0].row.id == "A");
    CHECK(score.rows[0].obtained.mean == Approx(0.16));
    CHECK(score.rows[0].obtained.sd == Approx(0.01 * std::sqrt(2.0)));
    CHECK(score.rows[0].z == Approx(0.5));
    CHECK(score.rows[1].obtained.seeds == 1);
    CHECK(score.known == 2);
    CHECK(score.squares == Approx(0.25));
    CHECK(score.trial_squares == Approx(0.7 * 0.7 + 0.4 * 0.4));
    CHECK(score.reaches_trial());
    const std::string text = text_of(score);
    CHECK(text.find("B: not told by 1 of 2 seeds: nobody was there.") != std::string::npos);
    CHECK(text.find("brX: not told by 2 seeds: no run of the protocol measures it.") != std::string::npos);
}

TEST_CASE("rows further off than the trial by more than one tolerance are named") {
    Measurements only;
    only["A"].value = 0.15 + 0.02 * 1.8; // the trial's z is -0.7
    only["B"].value = 0.62 - 0.03 * 1.3; // the trial's z is -0.4
    const Score score = score_of(std::span(&only, 1));
    CHECK(score.rows[0].got_worse());
    CHECK_FALSE(score.rows[1].got_worse());
    CHECK(text_of(score).find("more than one tolerance: A (+1.8, trial -0.7).") != std::string::npos);
}

TEST_CASE("transmission pairs each child with its own mother") {
    Measurements rows;
    measure_generations(histories_of(twelve_pairs(), 1000), rows);
    CHECK(rows["AAI_F"].value == Approx(0.5));
    CHECK(rows["AAI_Ds"].value == Approx(0.5));
    // Five of six on either diagonal of the four-fold table: phi = (5 * 5 - 1 * 1) / 36.
    CHECK(rows["trans"].value == Approx(24.0 / 36.0));
    CHECK(rows["trans"].n == 12);
}

TEST_CASE("a row that the file cannot tell says what nobody has") {
    Measurements rows;
    measure_generations(histories_of(twelve_pairs(), 1000), rows);
    CHECK(std::isnan(rows["SSP_ecrA"].value));
    CHECK(rows["SSP_ecrA"].why.find("nobody in the file has") == 0);
}

TEST_CASE("every row of the score is measured or says why not") {
    Lives lives = twelve_pairs();
    const Histories main = histories_of(lives, 1000);
    Measurements rows;
    measure_infancy(main, rows);
    measure_circumstances(main, main, main, main, rows);
    measure_generations(main, rows);
    measure_adults(main, rows);
    measure_couples(main, rows);
    measure_therapy(main, main, rows);
    for (const ScoreRow& row : score_rows) {
        INFO(row.id);
        REQUIRE(rows.contains(row.id));
        CHECK(std::isfinite(rows[row.id].value) == rows[row.id].why.empty());
    }
    for (const UnscoredRow& row : unscored_rows) {
        INFO(row.id);
        CHECK(rows.contains(row.id));
    }
}

TEST_CASE("what parting does is the change beyond that of couples who stayed, in deviations at 25") {
    Measurements rows;
    measure_couples(histories_of(many_couples(), 1000), rows);
    const double deviation = std::sqrt(16.0 * 2.0 / 47.0); // 16 each of 0, 1 and 2
    CHECK(rows["evX1"].value == Approx(0.5 / deviation));
    CHECK(rows["partnered30"].value == Approx(0.5));
    // Those who parted at 25.5 are no couple at 30 any more, and the others stay.
    CHECK(rows["br5y"].value == Approx(0.0));
    CHECK(rows["br5y"].n == 12);
}

TEST_CASE("therapy compares the same person by lineage, and takes off what differed before") {
    Lives without, with;
    for (std::uint32_t k = 0; k < 20; ++k) {
        const std::uint32_t other = 19 - k; // the twin run numbers them the other way round
        without.persons.push_back({k, 1, nobody, 1000 + k});
        with.persons.push_back({k, 1, nobody, 1000 + other});
        const auto anxiety = [](std::uint32_t who) { return static_cast<float>(who % 2); };
        for (const float age : {40.0f, 41.0f, 46.0f}) {
            without.scores.push_back({k, age, 0, 0, anxiety(k)});
            const bool treated = other < 10;
            const float gain = treated && age > 40.0f ? 0.5f : 0.0f;
            const float begun = age == 41.0f ? (treated ? 1.0f : 0.0f) : unknown;
            with.scores.push_back({k, age, 0, 0, anxiety(other) - 0.25f - gain, unknown, begun});
        }
    }
    Measurements rows;
    measure_therapy(histories_of(without, 1000), histories_of(with, 1000), rows);
    CHECK(rows["treated"].value == Approx(0.5));
    CHECK(rows["thX"].value == Approx(0.5 / std::sqrt(10.0 * 0.25 / 9.0)));
    CHECK(rows["thX6"].value == Approx(rows["thX"].value));
    CHECK(rows["thA"].why.find("nobody in the file has ecr_avoidance") == 0);
}
