// Writing the example of whole lives.
#include "tests/analysis/example_lives.hpp"

#include "sim/results/results.hpp"

namespace dyad::example {

namespace {

using Labels = std::vector<std::pair<std::uint8_t, std::string>>;

std::vector<FrameFormat> tables() {
    const Field person{"person", FieldType::uint32, "number of the person", "-"},
        age{"age", FieldType::float32, "age", "year"};
    return {
        {"persons",
         "one row per person",
         {person,
          {"community", FieldType::uint32, "community", "-"},
          {"generation", FieldType::uint32, "generation", "-"},
          {"mother", FieldType::uint32, "mother", "-", {}, no_parent},
          {"father", FieldType::uint32, "father", "-", {}, no_parent},
          {"sex", FieldType::uint8, "sex", "-", Labels{{1, "female"}, {2, "male"}}},
          {"birth_year", FieldType::float32, "birth", "year"},
          {"death_year", FieldType::float32, "death", "year"},
          {"origin", FieldType::uint8, "origin", "-", Labels{{1, "born in the run"}, {2, "founder"}}},
          {"reactivity", FieldType::float32, "reactivity", "SD"},
          {"susceptibility", FieldType::float32, "susceptibility", "-"}}},
        {"observed",
         "one row per person and assessment",
         {person,
          age,
          {"ssp_class", FieldType::uint8, "class", "-", Labels{{1, "A"}, {2, "B"}, {3, "C"}, {4, "D"}}},
          {"aai_class", FieldType::uint8, "class", "-", Labels{{1, "F"}, {2, "Ds"}, {3, "E"}, {4, "U"}}},
          {"ecr_anxiety", FieldType::float32, "anxiety", "points"},
          {"ecr_avoidance", FieldType::float32, "avoidance", "points"}}},
        {"care",
         "one row per child and figure",
         {person,
          {"figure", FieldType::uint32, "figure", "-", {}, no_parent},
          {"slot", FieldType::uint8, "slot", "-", Labels{{1, "main"}, {2, "second"}}},
          {"role", FieldType::uint8, "role", "-", Labels{{1, "mother"}, {2, "father"}, {3, "institution staff"}}}}},
        {"relationships",
         "one row per relationship",
         {person,
          {"other", FieldType::uint32, "the other", "-"},
          {"kind", FieldType::uint8, "kind", "-", Labels{{1, "partners"}, {2, "friends"}}},
          {"start", FieldType::float32, "start", "year"},
          {"commitment", FieldType::float32, "commitment", "year"},
          {"end", FieldType::float32, "end", "year"},
          {"ending", FieldType::uint8, "ending", "-", Labels{{1, "lasts"}, {2, "parted"}, {3, "death of one"}}}}},
        {"demography",
         "one row per year",
         {{"year", FieldType::uint32, "year", "year"}, {"living", FieldType::float64, "living", "persons"}}}};
}

void put_persons(Frame& frame, const std::vector<Grown>& persons) {
    for (const Grown& person : persons) {
        std::size_t field = 0;
        for (const std::uint32_t number :
             {person.person, person.community, person.generation, person.mother, person.father})
            frame.put(field++, number);
        frame.put(field++, static_cast<std::uint8_t>(person.woman ? 1 : 2));
        frame.put(field++, person.birth);
        frame.put(field++, person.death);
        frame.put(field++, static_cast<std::uint8_t>(person.generation > 0 ? 1 : 2));
        frame.put(field++, person.reactivity);
        frame.put(field++, person.susceptibility);
        frame.end_row();
    }
}

void put_assessment(Frame& frame, std::uint32_t person, unsigned month, std::uint8_t infant, const Asked& asked) {
    frame.put(0, person);
    frame.put(1, static_cast<float>(month) / 12.0F);
    frame.put(2, infant);
    frame.put(3, asked.interview);
    frame.put(4, asked.anxiety);
    frame.put(5, asked.avoidance);
    frame.end_row();
}

void put_care(Frame& frame, const Grown& child) {
    const std::uint32_t figures[] = {child.by_others ? no_parent : child.mother, child.father};
    for (std::uint8_t k = 0; k < (child.by_others ? 1 : 2); ++k) {
        frame.put(0, child.person);
        frame.put(1, figures[k]);
        frame.put(2, static_cast<std::uint8_t>(k + 1));
        frame.put(3, static_cast<std::uint8_t>(child.by_others ? 3 : k + 1));
        frame.end_row();
    }
}

void put_ties(Frame& frame, const std::vector<Tie>& ties) {
    for (const Tie& tie : ties) {
        frame.put(0, tie.a);
        frame.put(1, tie.b);
        frame.put(2, tie.kind);
        frame.put(3, tie.start);
        frame.put(4, tie.commitment);
        frame.put(5, tie.end);
        frame.put(6, static_cast<std::uint8_t>(tie.end != tie.end ? 1 : tie.by_death ? 3
                                                                                     : 2));
        frame.end_row();
    }
}

} // namespace

bool write_lives(const std::string& path, const Lives& lives) {
    const ResultsHeader header{"0.1.0", "test", "dyad run lives --seed 1", 1, "lives", "title = \"Lives\"\n", {}, {}};
    auto writer = ResultsWriter::create(path, header, tables());
    if (!writer) return false;
    Frame persons(11), observed(6), care(4), ties(7), demography(2);
    put_persons(persons, lives.persons);
    for (const Grown& person : lives.persons) {
        if (person.generation > 0) put_care(care, person);
        if (person.infant > 0)
            put_assessment(observed, person.person, 13, person.infant, {13, 0, unknown, unknown});
        for (const Asked& asked : person.asked) put_assessment(observed, person.person, asked.month, 0, asked);
    }
    put_ties(ties, lives.ties);
    for (std::uint32_t year = 0; year < lives.years; ++year) {
        demography.put(0, year);
        demography.put(1, 100.0 + year);
        demography.end_row();
    }
    const Frame* frames[] = {&persons, &observed, &care, &ties, &demography};
    for (std::size_t k = 0; k < 5; ++k)
        if (!writer->append(k, *frames[k])) return false;
    return static_cast<bool>(writer->finish());
}

} // namespace dyad::example
