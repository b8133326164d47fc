// Writing the example file.
#include "tests/analysis/example_file.hpp"

#include <algorithm>

namespace dyad::example {

namespace {

const std::vector<std::pair<std::uint8_t, std::string>> letters{{1, "A"}, {2, "B"}, {3, "C"}, {4, "D"}};
const std::vector<std::pair<std::uint8_t, std::string>> reasons{{0, "present"}, {1, "not given"}};

std::vector<FrameFormat> tables() {
    return {{"parameters",
             "one row per parameter",
             {{"name", FieldType::text, "mechanism and name", "-"},
              {"value", FieldType::float64, "value, or \"default\"", "-"}}},
            {"persons",
             "one row per person",
             {{"person", FieldType::uint32, "number of the person", "-"},
              {"lineage", FieldType::uint64, "identity", "-"},
              {"community", FieldType::uint32, "number of the community", "-"},
              {"reactivity", FieldType::float32, "temperamental reactivity", "SD"},
              {"generation", FieldType::uint32, "0 founders, 1 their children", "-"},
              {"mother", FieldType::uint32, "number of the mother", "-", {}, nobody}}},
            {"observed",
             "one row per person and assessment",
             {{"person", FieldType::uint32, "number of the person", "-"},
              {"age", FieldType::float32, "age", "years"},
              {"ssp_class", FieldType::uint8, "class", "-", letters},
              {"ssp_class_missing", FieldType::uint8, "why there is none", "-", reasons},
              {"ssp_class_father", FieldType::uint8, "class with the father", "-", letters},
              {"sensitivity_observed", FieldType::float32, "sensitivity as seen", "points"},
              {"frightening_observed", FieldType::float32, "frightening behaviour as seen", "points"},
              {"aqs_security", FieldType::float32, "security by sorting", "-"}}},
            {"latent",
             "one row per person and assessment",
             {{"person", FieldType::uint32, "number of the person", "-"},
              {"age", FieldType::float32, "age", "years"},
              {"responsiveness", FieldType::float32, "true responsiveness", "-"},
              {"security", FieldType::float32, "true security", "-"}}}};
}

void put_visit(const Person& person, const Visit& visit, Frame& observed, Frame& latent) {
    const float age = static_cast<float>(visit.month) / 12.0F;
    for (Frame* frame : {&observed, &latent}) {
        frame->put(0, person.person);
        frame->put(1, age);
        frame->end_row();
    }
    observed.put(2, visit.classified);
    observed.put(3, static_cast<std::uint8_t>(visit.classified == 0 ? 1 : 0));
    observed.put(4, visit.with_father);
    observed.put(5, visit.sensitivity);
    observed.put(6, visit.frightening);
    observed.put(7, visit.sort);
    latent.put(2, visit.responsiveness);
    latent.put(3, visit.security);
}

} // namespace

bool write_file(const std::string& path, const std::vector<Person>& persons, Order order) {
    ResultsHeader header{
        "0.1.0", "test", "dyad run example --families 8 --seed 1", 1, "example", "title = \"Example\"\n", {}, {}};
    auto writer = ResultsWriter::create(path, header, tables());
    if (!writer) return false;
    Frame parameters(2), people(6), observed(8), latent(4);
    parameters.put_text(0, "observed_sensitivity.visits");
    parameters.put(1, 3.0);
    parameters.end_row();
    for (const Person& person : persons) {
        people.put(0, person.person);
        people.put(1, std::uint64_t{1} << 53U | person.person);
        people.put(2, person.community);
        people.put(3, person.reactivity);
        people.put(4, std::uint32_t{person.generation});
        people.put(5, person.generation == 0 ? nobody : person.person + 100);
        people.end_row();
    }
    std::vector<Person> assessed = persons;
    if (order == Order::backwards) std::reverse(assessed.begin(), assessed.end());
    for (const Person& person : assessed)
        for (const Visit& visit : person.visits) put_visit(person, visit, observed, latent);
    const Frame* frames[] = {&parameters, &people, &observed, &latent};
    for (std::size_t k = 0; k < 4; ++k)
        if (!writer->append(k, *frames[k])) return false;
    return static_cast<bool>(writer->finish());
}

} // namespace dyad::example
