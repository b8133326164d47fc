// Tables that do not change over a run: parameters, persons, care; and the numbering that all tables share.
#include "models/tables.hpp"

#include "models/formulas.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace dyad {

namespace {

const std::vector<std::pair<std::uint8_t, std::string>> role_labels{
    {mother, "mother"},
    {father, "father"},
    {other_figure, "other figure"},
    {staff, "institution staff"},
    {adoptive_parent, "adoptive parent"},
    {foster_parent, "foster parent"},
    {step_parent, "step-parent"},
    {co_mother, "co-mother"},
};

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

/// Years of the run; months before its beginning count backwards, modulo 2^32.
float year_of(std::uint32_t month) {
    return month == never ? unknown : static_cast<float>(static_cast<std::int32_t>(month)) / months_per_year;
}

FrameFormat parameters_format() {
    return {"parameters",
            "one row per parameter of the model, as used in this run",
            {
                {"name", FieldType::text, "mechanism.parameter, as in scenarios and --set", "-"},
                {"value", FieldType::float64, "value in this run", "see unit"},
                {"default", FieldType::float64, "value as declared", "see unit"},
                {"low", FieldType::float64, "lowest value that is accepted", "see unit"},
                {"high", FieldType::float64, "highest value that is accepted", "see unit"},
                {"unit", FieldType::text, "unit of the four values", "-"},
                {"meaning", FieldType::text, "what it is", "-"},
                {"source", FieldType::text, "where the default comes from", "-"},
            }};
}

FrameFormat persons_format() {
    const std::vector<std::pair<std::uint8_t, std::string>> origins{
        {1, "born in the run"}, {2, "founder"}, {3, "institution staff"}};
    return {
        "persons",
        "one row per person who ever lived",
        {
            {"person", FieldType::uint32, "number of the person in this file", "-"},
            {"lineage", FieldType::uint64, "identity by lineage, the same in every scenario with the same seed", "-"},
            {"family", FieldType::uint32, "founding family", "-"},
            {"community", FieldType::uint32, "community: everyone who can ever meet", "-"},
            {"generation", FieldType::uint32, "0 founders, 1 their children, 2 their grandchildren, and so on", "-"},
            {"mother", FieldType::uint32, "birth mother (missing if not in this file)", "-", {}, nobody},
            {"father", FieldType::uint32, "genetic father (missing if not in this file)", "-", {}, nobody},
            {"sex", FieldType::uint8, "sex", "-", {{female, "female"}, {male, "male"}}},
            {"birth_year", FieldType::float32, "year of the run of birth; below 0 for founders", "year"},
            {"death_year", FieldType::float32, "year of the run of death (missing if alive at its end)", "year"},
            {"origin", FieldType::uint8, "where the person comes from", "-", origins},
            {"reactivity", FieldType::float32, "temperamental reactivity", "SD"},
            {"susceptibility", FieldType::float32, "susceptibility to experience, mean 1", "-"},
            {"twin", FieldType::uint32, "the twin (missing if there is none)", "-", {}, nobody},
            {"identical", FieldType::uint8, "one of identical twins", "-", {{1, "no"}, {2, "yes"}}},
        }};
}

FrameFormat care_format() {
    return {"care",
            "one row per child and attachment figure, as the child leaves infancy: the figure's traits towards it",
            {
                {"person", FieldType::uint32, "the child", "-"},
                {"figure", FieldType::uint32, "the figure", "-", {}, nobody},
                {"slot",
                 FieldType::uint8,
                 "place among the child's figures",
                 "-",
                 {{1, "main"}, {2, "second"}, {3, "third"}}},
                {"role", FieldType::uint8, "who the figure is to the child", "-", role_labels},
                {"weight", FieldType::float32, "share of the child's bids that go to the figure", "share"},
                {"sensitivity", FieldType::float32, "log-odds that an average direct bid is noticed", "logit"},
                {"inconsistency", FieldType::float32, "divides those log-odds", "-"},
                {"rejection", FieldType::float32, "log-odds that a noticed direct bid is rejected", "logit"},
                {"frightening", FieldType::float32, "chance that a noticed bid is answered frighteningly", "chance"},
                {"mind_avoidance", FieldType::float32,
                 "avoidance of the figure's state of mind (missing where none is known)", "SD"},
                {"mind_anxiety", FieldType::float32, "anxiety of the figure's state of mind", "SD"},
                {"mind_fear", FieldType::float32, "fear in the figure's state of mind", "SD"},
            }};
}

} // namespace

void sort_by_person(std::vector<Present>& found) {
    std::sort(found.begin(), found.end(), [](const Present& a, const Present& b) { return a.person < b.person; });
}

std::string word_of_role(std::uint32_t role) {
    for (const auto& [code, word] : role_labels)
        if (code == role) return word;
    return "nobody";
}

std::uint32_t Recording::person(const World& world, std::uint32_t row) const {
    return row == nobody ? nobody : world.community * scenario.community * numbers_per_family + row;
}

std::uint32_t Recording::family(const World& world, std::uint32_t family) const {
    return world.community * scenario.community + family;
}

bool Recording::has_numbers_for(const World& world) const {
    return world.persons.rows() <= std::size_t{scenario.community} * numbers_per_family;
}

bool Recording::is_followed(const World& world, std::uint32_t person) const {
    const Persons& persons = world.persons;
    if (persons.generation[person] != 1 || persons.elder[person] != nobody) return false;
    const bool second_twin = persons.co_twin[person] != nobody && persons.co_twin[person] < person;
    return !second_twin && family(world, persons.family[person]) < scenario.record_lives;
}

std::optional<std::uint32_t> Recording::wave_at(std::uint32_t age_months) const {
    const auto found = std::find(scenario.record_ages.begin(), scenario.record_ages.end(), age_months);
    if (found == scenario.record_ages.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - scenario.record_ages.begin());
}

std::vector<FrameFormat> table_formats(const Recording& recording) {
    std::vector<Field> occasion{{"person", FieldType::uint32, "the person", "-"},
                                {"age", FieldType::float32, "age at assessment", "year"},
                                {"wave", FieldType::uint32, "assessment, counted from 0", "-"}};
    const auto with_occasion = [&](std::vector<Field> fields) {
        fields.insert(fields.begin(), occasion.begin(), occasion.end());
        return fields;
    };
    std::vector<FrameFormat> formats(table_count);
    formats[in_parameters] = parameters_format();
    formats[in_persons] = persons_format();
    formats[in_care] = care_format();
    formats[in_observed] = {"observed", "one row per person and assessment: what instruments scored",
                            with_occasion(fields_of(recording.battery, figure_suffixes))};
    formats[in_latent] = {"latent", "one row per person and assessment: the true state behind the scores",
                          with_occasion(state_fields())};
    formats[in_strange_situation] = strange_situation_format(with_occasion({}));
    formats[in_course] = course_sums_format();
    formats[in_lives] = {"lives", "one row per month and followed person: the true state",
                         with_occasion(state_fields())};
    formats[in_lives].fields[2] = {"family", FieldType::uint32, "founding family", "-"};
    formats[in_relationships] = relationships_format();
    formats[in_demography] = demography_sums_format();
    return formats;
}

void put_parameters(Frame& frame, const Recording& recording) {
    for (std::size_t k = 0; k < recording.declarations.size(); ++k) {
        const auto& [mechanism, parameter] = recording.declarations[k];
        frame.put_text(0, std::string(mechanism) + "." + parameter.name);
        frame.put(1, recording.scenario.values[k]);
        frame.put(2, parameter.value);
        frame.put(3, parameter.low);
        frame.put(4, parameter.high);
        frame.put_text(5, parameter.unit);
        frame.put_text(6, parameter.meaning);
        frame.put_text(7, parameter.source);
        frame.end_row();
    }
}

void put_persons(Frame& frame, const Recording& recording, const World& world) {
    const Persons& persons = world.persons;
    for (std::uint32_t i = 0; i < persons.rows(); ++i) {
        frame.put(0, recording.person(world, i));
        frame.put(1, (std::uint64_t{persons.lineage_high[i]} << 32) | persons.lineage_low[i]);
        frame.put(2, recording.family(world, persons.family[i]));
        frame.put(3, world.community);
        frame.put(4, persons.generation[i]);
        frame.put(5, recording.person(world, persons.mother[i]));
        frame.put(6, recording.person(world, persons.father[i]));
        frame.put(7, static_cast<std::uint8_t>(persons.sex[i]));
        frame.put(8, year_of(persons.birth_month[i]));
        frame.put(9, year_of(persons.death_month[i]));
        frame.put(10, static_cast<std::uint8_t>(persons.origin[i] + 1));
        frame.put(11, persons.reactivity[i]);
        frame.put(12, persons.susceptibility[i]);
        frame.put(13, recording.person(world, persons.co_twin[i]));
        frame.put(14, static_cast<std::uint8_t>(persons.identical[i] ? 2 : 1));
        frame.end_row();
    }
}

void put_care(Frame& frame, const Recording& recording, const World& world, const Present& infant) {
    const Nursery& infants = world.nursery;
    const Society& society = world.society;
    const std::uint32_t i = infant.row;
    for (std::uint32_t k = 0; k < figures_at_most; ++k) {
        if (!infants.has_figure(i, k)) continue;
        const std::uint32_t figure = infants.figure.strip(k)[i], adult = world.persons.living_row(figure);
        const bool known = adult != nobody && world.persons.origin[figure] != staff_member;
        frame.put(0, recording.person(world, infant.person));
        frame.put(1, recording.person(world, figure));
        frame.put(2, static_cast<std::uint8_t>(k + 1));
        frame.put(3, static_cast<std::uint8_t>(infants.role.strip(k)[i]));
        frame.put(4, infants.weight.strip(k)[i]);
        frame.put(5, infants.sensitivity.strip(k)[i]);
        frame.put(6, infants.inconsistency.strip(k)[i]);
        frame.put(7, infants.rejection.strip(k)[i]);
        frame.put(8, infants.frightening.strip(k)[i]);
        frame.put(9, known ? society.avoidance[adult] : unknown);
        frame.put(10, known ? society.anxiety[adult] : unknown);
        frame.put(11, known ? society.fearfulness[adult] : unknown);
        frame.end_row();
    }
}

} // namespace dyad
