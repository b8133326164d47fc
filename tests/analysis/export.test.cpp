// CSV as other programs read it.
#include "tests/catch.hpp"

#include "analysis/export/csv.hpp"
#include "analysis/rows.hpp"
#include "tests/analysis/example_file.hpp"
#include "tests/temporary_folder.hpp"

#include <algorithm>
#include <array>
#include <cmath>

using namespace dyad;

namespace {

const float none = std::nanf("");

std::vector<example::Person> two_persons() {
    return {{7, 0, 0.1F, {{13, 2, 0, none, -3.25F, 1, 1}}}, {4294967295U, 0, -1e-20F, {{13, 0, 4, 5.0F, none, 1, 1}}}};
}

std::string csv_of(const std::string& table, UnitsLine units,
                   const std::vector<example::Person>& persons = two_persons()) {
    const TemporaryFolder folder;
    REQUIRE(example::write_file(folder / "x.h5", persons));
    const auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    std::string all;
    const auto end = write_csv(*file, *table_named(*file, table), units, [&](std::string_view text) {
        all += text;
        return true;
    });
    REQUIRE(end);
    CHECK(*end == Delivery::whole);
    return all;
}

} // namespace

TEST_CASE("a table becomes names, then rows with labels for codes and nothing for missing values") {
    CHECK(csv_of("observed", UnitsLine::no) ==
          "person,age,ssp_class,ssp_class_missing,ssp_class_father,sensitivity_observed,frightening_observed,"
          "aqs_security\n"
          "7,1.0833334,B,present,,,-3.25,\n"
          "4294967295,1.0833334,,not given,D,5,,\n");
}

TEST_CASE("a field's missing value is kept in the file and is nothing in CSV and in the rows that analyses read") {
    const TemporaryFolder folder;
    REQUIRE(example::write_file(folder / "x.h5", {{7, 0, 0.5F, {}, 0}, {8, 0, 0.5F, {}, 1}}));
    const auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    const auto table = *table_named(*file, "persons");
    const Field& mother = file->tables()[table].fields[*field_named(file->tables()[table], "mother")];
    CHECK(mother.missing == example::nobody);
    CHECK_FALSE(file->tables()[table].fields[0].missing);
    CHECK(csv_of("persons", UnitsLine::no, {{7, 0, 0.5F, {}, 0}, {8, 0, 0.5F, {}, 1}}) ==
          "person,lineage,community,reactivity,generation,mother\n"
          "7,9007199254740999,0,0.5,0,\n8,9007199254741000,0,0.5,1,108\n");
    constexpr std::array<std::string_view, 1> fields{"mother"};
    RowCursor rows(*file, "persons", fields);
    CHECK(std::isnan(rows[0]));
    rows.next();
    CHECK(rows[0] == 108);
}

TEST_CASE("numbers keep every digit: 64 bits of identity and the shortest floats that read back the same") {
    const std::string text = csv_of("persons", UnitsLine::no);
    CHECK(text.find("7,9007199254740999,0,0.1,1,107\n") != std::string::npos);
    CHECK(text.find(",-1e-20,") != std::string::npos);
}

TEST_CASE("units stand in a second line when they are asked for") {
    CHECK(csv_of("observed", UnitsLine::yes).find("frightening_observed,aqs_security\n-,years,-,-,-,points,points,-\n7,") !=
          std::string::npos);
}

TEST_CASE("a sink that takes no more stops the export") {
    const TemporaryFolder folder;
    REQUIRE(example::write_file(folder / "x.h5", two_persons()));
    const auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    const auto end = write_csv(*file, 1, UnitsLine::no, [](std::string_view) { return false; });
    REQUIRE(end);
    CHECK(*end == Delivery::cut_off);
}

TEST_CASE("tables longer than a block come out whole and in order") {
    std::vector<example::Person> many;
    for (std::uint32_t k = 0; k < 20000; ++k) many.push_back({k, 0, static_cast<float>(k), {}});
    const std::string text = csv_of("persons", UnitsLine::no, many);
    CHECK(std::count(text.begin(), text.end(), '\n') == 20001);
    CHECK(text.ends_with("19999,9007199254760991,0,19999,0,\n"));
}

TEST_CASE("the codebook explains every field, with quotes where CSV needs them") {
    const FrameFormat table{"t",
                            "rows",
                            {{"a", FieldType::uint8, "yes, or \"no\"", "-", {{1, "A"}, {2, "B"}}},
                             {"b", FieldType::float32, "length", "mm"}}};
    CHECK(codebook_of(table) == "name,label,unit,codes\na,\"yes, or \"\"no\"\"\",-,1 = A; 2 = B\nb,length,mm,\n");
}
