// Histories of a few persons made by hand, whose every number is known.
#pragma once

#include "analysis/evidence/study.hpp"
#include "sim/results/results.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace dyad::example {

inline const float no_score = std::nanf("");
inline constexpr std::uint32_t nobody_there = 0xffffffffU;
inline constexpr std::uint8_t ended_by_parting = 2, still_lasts = 1;
inline constexpr float thirteen_months = 13.0f / 12.0f;

struct Someone {
    std::uint32_t number, generation = 1, mother = nobody_there;
    std::uint64_t lineage = 0;
    float birth_year = 0.0f, reactivity = 0.0f;
    bool woman = true;
    std::uint32_t twin = nobody_there;
    bool identical = false;
};
/// Codes: classes 1 A, 2 B, 3 C, 4 D; interview 1 F, 2 Ds, 3 E; 0 missing.
struct Seen {
    std::uint32_t person;
    float age;
    std::uint8_t situation = 0, interview = 0;
    float anxiety = no_score, sensitivity = no_score, psychotherapies = no_score;
};
struct Couple {
    std::uint32_t a, b;
    float start, commitment, end;
    std::uint8_t ending;
};
struct People {
    std::vector<Someone> persons;
    std::vector<Seen> scores;
    std::vector<Couple> loves;
};

/// The fields that series about these persons may speak of.
inline const std::vector<SeenField> seen_fields{{"ssp_class", {"A", "B", "C", "D"}}, {"aai_class_3way", {"F", "Ds", "E"}}, {"ecr_anxiety", {}}, {"sensitivity_observed", {}}, {"psychotherapies", {}}};

inline std::vector<FrameFormat> formats_of_people() {
    const auto number = [](const char* name, FieldType type = FieldType::float32) {
        return Field{name, type, name, "-"};
    };
    const auto coded = [](const char* name, std::vector<std::pair<std::uint8_t, std::string>> codes) {
        return Field{name, FieldType::uint8, name, "-", std::move(codes)};
    };
    const Field person = number("person", FieldType::uint32), age = number("age");
    Field mother = number("mother", FieldType::uint32), twin = number("twin", FieldType::uint32);
    mother.missing = twin.missing = nobody_there;
    return {{"persons",
             "persons",
             {person, number("generation", FieldType::uint32), mother, number("lineage", FieldType::uint64),
              number("birth_year"), number("death_year"), number("reactivity"),
              coded("sex", {{1, "female"}, {2, "male"}}), twin, coded("identical", {{1, "no"}, {2, "yes"}})}},
            {"observed",
             "scores",
             {person, age, coded("ssp_class", {{1, "A"}, {2, "B"}, {3, "C"}, {4, "D"}}),
              coded("aai_class_3way", {{1, "F"}, {2, "Ds"}, {3, "E"}}), number("ecr_anxiety"),
              number("sensitivity_observed")}},
            {"latent", "states", {person, age, number("psychotherapies")}},
            {"relationships",
             "relationships",
             {person, number("other", FieldType::uint32), coded("kind", {{1, "partners"}, {2, "friends"}}),
              number("start"), number("commitment"), number("end"),
              coded("ending", {{1, "lasts at the end of the run"}, {2, "parted"}, {3, "death of one"}})}}};
}

template <class... Values> void put_person(Frame& frame, Values... values) {
    std::size_t field = 0;
    (frame.put(field++, values), ...);
    frame.end_row();
}

/// Watched for `months` from the first year of the run.
inline Histories histories_of(const People& people, long months = 1000) {
    const TemporaryFolder folder;
    auto writer = ResultsWriter::create(folder / "x.h5", ResultsHeader{}, formats_of_people());
    REQUIRE(writer);
    Frame persons(10), observed(6), latent(3), loves(7);
    for (const Someone& one : people.persons)
        put_person(persons, one.number, one.generation, one.mother, one.lineage ? one.lineage : 1000 + one.number,
                   one.birth_year, no_score, one.reactivity, std::uint8_t(one.woman ? 1 : 2), one.twin,
                   std::uint8_t(one.identical ? 2 : 1));
    for (const Seen& one : people.scores) {
        put_person(observed, one.person, one.age, one.situation, one.interview, one.anxiety, one.sensitivity);
        put_person(latent, one.person, one.age, one.psychotherapies);
    }
    for (const Couple& one : people.loves)
        put_person(loves, one.a, one.b, std::uint8_t{1}, one.start, one.commitment, one.end, one.ending);
    std::size_t table = 0;
    for (const Frame* frame : {&persons, &observed, &latent, &loves}) REQUIRE(writer->append(table++, *frame));
    REQUIRE(writer->finish());
    const auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    std::vector<std::string> fields;
    for (const SeenField& field : seen_fields) fields.push_back(field.name);
    auto histories = Histories::read(*file, months, fields);
    REQUIRE(histories);
    return *histories;
}

inline SeriesPlan plan_of(const std::string& text) {
    auto plan = read_series(text, seen_fields);
    INFO(text << (plan ? "" : ": " + plan.refusals().front().sentence));
    REQUIRE(plan);
    return *plan;
}

} // namespace dyad::example
