// What goes out under which name: names that fit, reasons that are folded in, the codebook, the loaders.
#include "tests/catch.hpp"

#include "analysis/export/codebook.hpp"
#include "analysis/export/loaders.hpp"
#include "analysis/export/plan.hpp"
#include "analysis/export/psych_ds.hpp"
#include "tests/analysis/example_file.hpp"
#include "tests/temporary_folder.hpp"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>

using namespace dyad;
using Catch::Contains;

namespace {

ResultsFile example_results(const TemporaryFolder& folder) {
    REQUIRE(example::write_file(folder / "x.h5", {{7, 0, 0.5F, {{13, 2, 0, 1.0F, 2.0F, 1, 1}}}}));
    auto file = ResultsFile::open(folder / "x.h5");
    REQUIRE(file);
    return std::move(*file);
}

std::vector<std::string> column_names(const ExportedTable& table) {
    std::vector<std::string> names;
    for (const ExportColumn& column : table.columns) names.push_back(column.name);
    return names;
}

} // namespace

TEST_CASE("names become what SPSS and Stata allow, and none becomes another's") {
    const std::string length(40, 'x');
    const std::vector<std::string> names{"caregiving.sensitivity", "with", "Age", "age", "2nd", length + "1", length + "2", "str12", "ä", "end."};
    CHECK(names_in(ExportFormat::dta, names) ==
          std::vector<std::string>{"caregiving_sensitivity", "with_", "Age", "age_2", "v_2nd", std::string(32, 'x'), std::string(30, 'x') + "_2", "str12_", "v__", "end_"});
    CHECK(names_in(ExportFormat::sav, names) ==
          std::vector<std::string>{"caregiving.sensitivity", "with_", "Age", "age_2", "v_2nd", length + "1", length + "2", "str12", "v__", "end_"});
    CHECK(names_in(ExportFormat::csv, names) == names);
    CHECK(names_in(ExportFormat::sav, std::vector<std::string>{std::string(70, 'y')}).front().size() == 64);
}

TEST_CASE("many long names that begin alike stay apart") {
    std::vector<std::string> names;
    for (int k = 0; k < 300; ++k) names.push_back("a_name_that_is_longer_than_stata_allows_" + std::to_string(k));
    const auto fitting = names_in(ExportFormat::dta, names);
    CHECK(std::set<std::string>(fitting.begin(), fitting.end()).size() == names.size());
    CHECK(std::all_of(fitting.begin(), fitting.end(), [](const auto& name) { return name.size() <= 32; }));
}

TEST_CASE("a text is cut between characters") {
    CHECK(cut_to("naïve", 3) == "na");
    CHECK(cut_to("naïve", 4) == "naï");
    CHECK(cut_to("naïve", 60) == "naïve");
    CHECK(in_one_word("strange_situation") == "strangeSituation");
    CHECK(in_one_word("three generations, 2") == "threeGenerations2");
}

TEST_CASE("why a score is missing is folded into it where a format has codes for that, and a column where it has none") {
    const TemporaryFolder folder;
    const ResultsFile file = example_results(folder);
    const std::vector<std::size_t> tables{2};
    const auto sav = plan_export(file, ExportFormat::sav, tables), csv = plan_export(file, ExportFormat::csv, tables);
    CHECK(csv.tables[0].file == "observed.csv");
    CHECK(csv.tables[0].columns.size() == 8);
    CHECK(sav.tables[0].file == "observed.sav");
    CHECK(column_names(sav.tables[0]) == std::vector<std::string>{"person", "age", "ssp_class", "ssp_class_father", "sensitivity_observed", "frightening_observed", "aqs_security"});
    CHECK(sav.tables[0].columns[2].reasons == 3U);
    CHECK_FALSE(sav.tables[0].columns[3].reasons);
}

TEST_CASE("a field that only looks like reasons stays one of its own") {
    const FrameFormat table{"t",
                            "rows",
                            {{"a", FieldType::float32, "", "-"},
                             {"a_missing", FieldType::uint8, "how many are missing", "-"},
                             {"b", FieldType::float32, "", "-"},
                             {"b_missing", FieldType::uint8, "", "-", {{1, "x"}, {9, "y"}}},
                             {"c", FieldType::text, "", "-"},
                             {"c_missing", FieldType::uint8, "", "-", {{1, "not given"}}},
                             {"d", FieldType::float64, "", "-"},
                             {"d_missing", FieldType::uint8, "", "-", {{0, "given"}, {1, "not given"}, {4, "not applicable"}}}}};
    CHECK_FALSE(reasons_for(table, 0));
    CHECK_FALSE(reasons_for(table, 2));
    CHECK_FALSE(reasons_for(table, 4));
    CHECK(reasons_for(table, 6) == 7U);
}

TEST_CASE("the codebook has every field's label, unit, values and missing values, and where the numbers are from") {
    const TemporaryFolder folder;
    const ResultsFile file = example_results(folder);
    const std::vector<std::size_t> tables{1, 2};
    const std::vector<std::string> others{"load.R", "codebook.json"};
    const auto plan = plan_export(file, ExportFormat::dta, tables);
    const auto book = nlohmann::json::parse(codebook_json(file, plan, "/somewhere/else/x.h5", others));
    CHECK(book["source"]["file"] == "x.h5");
    CHECK(book["source"]["command"] == file.header().command);
    CHECK(book["source"]["scenario"] == file.header().scenario);
    CHECK(book["source"]["seed"] == file.header().seed);
    CHECK(book["missing"][1]["in_file"] == ".b");
    CHECK(book["tables"][0]["rows"] == file.rows(1));
    const auto& field = book["tables"][1]["fields"][2];
    CHECK(field["name"] == "ssp_class");
    CHECK(field["kind"] == "code");
    CHECK(field["values"][1] == nlohmann::json{{"code", 2}, {"label", "B"}});
    CHECK(field["missing"] == ".a to .d");
    CHECK(book["tables"][1]["fields"][1]["unit"] == "years");
    const std::string words = codebook_markdown(file, plan, "x.h5");
    const ExportColumn score{2, std::nullopt, "ssp_class"}, why{3, std::nullopt, "ssp_class_missing"};
    CHECK(missing_in(ExportFormat::csv, file.tables()[2], score) == "empty; ssp_class_missing says why");
    CHECK(missing_in(ExportFormat::csv, file.tables()[2], why) == "empty where ssp_class is there");
    CHECK_THAT(words, Contains("| ssp\\_class | class |  | 1 = A, 2 = B, 3 = C, 4 = D | .a to .d |") && Contains("| dropped out | .b |") && Contains("## persons"));
}

TEST_CASE("names of a Psych-DS dataset's files are keys and values, and its description has every column once") {
    const TemporaryFolder folder;
    const ResultsFile file = example_results(folder);
    const std::vector<std::size_t> tables{1, 2};
    const auto plan = plan_export(file, ExportFormat::psych_ds, tables);
    CHECK(plan.tables[1].file.starts_with("data/study-"));
    CHECK(plan.tables[1].file.ends_with("_description-observed_data.csv"));
    CHECK(sidecar_of(plan.tables[1].file).ends_with("_description-observed_data.json"));
    const auto description = nlohmann::json::parse(dataset_description(file, plan, "x.h5"));
    std::multiset<std::string> names;
    for (const auto& variable : description["variableMeasured"]) names.insert(variable["name"].get<std::string>());
    CHECK(names.count("person") == 1);
    CHECK(names.size() == file.tables()[1].fields.size() + file.tables()[2].fields.size() - 1);
}

TEST_CASE("loaders are filled in, and what R reads is quoted") {
    const TemporaryFolder folder;
    const ResultsFile file = example_results(folder);
    const std::vector<std::size_t> tables{0, 2};
    const auto plan = plan_export(file, ExportFormat::csv, tables);
    const std::string loader = loader_from("@DICTIONARY@ @TABLE@ @FIELD@ @TO_ROOT@ @CODEBOOK@ @TABLE@", file, plan, {"..", "c.json"});
    CHECK_THAT(loader, Contains(R"(label = "value, or \"default\"")") && Contains(R"(values = c("A", "B", "C", "D"))") && Contains(" observed ssp_class .. c.json observed"));
    CHECK(loader.find('@') == std::string::npos);
}
