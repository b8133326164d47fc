// The metadata of a Psych-DS dataset, in the vocabulary of schema.org.
#include "analysis/export/psych_ds.hpp"

#include "analysis/export/codebook.hpp"
#include "sim/version.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace dyad {

namespace {

using Json = nlohmann::ordered_json;

// The rules expand names in this spelling of schema.org's address.
constexpr const char* context = "http://schema.org/";
constexpr const char* rules_version = "Psych-DS 1.5.0";

std::string text_of_json(const Json& all) { return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string described(const FrameFormat& table, const ExportColumn& column) {
    const Field& field = table.fields[column.field];
    std::string text = field.label;
    if (!field.codes.empty()) {
        text += "; values: ";
        for (std::size_t k = 0; k < field.codes.size(); ++k) text += (k == 0 ? "" : ", ") + field.codes[k].second;
    }
    const std::string missing = missing_in(ExportFormat::psych_ds, table, column);
    return missing.empty() ? text : text + "; missing: " + missing;
}

Json variable(const FrameFormat& table, const ExportColumn& column) {
    const Field& field = table.fields[column.field];
    Json one{{"@type", "PropertyValue"}, {"name", field.name}, {"description", described(table, column)}};
    if (!unit_of(field).empty()) one["unitText"] = unit_of(field);
    for (const auto& [code, label] : field.codes)
        one["valueReference"].push_back({{"@type", "PropertyValue"}, {"name", label}, {"value", code}});
    return one;
}

std::string name_of(const ResultsFile& file) {
    const std::string& scenario = file.header().scenario_name;
    return "Simulated attachment data: " + (scenario.empty() ? "dyad" : scenario);
}

std::string origin(const ResultsFile& file, const std::string& source) {
    const ResultsHeader& header = file.header();
    return "Simulated persons, no real ones, by Dyad " + header.version + " (commit " + header.commit + "), an agent-based model of attachment development, with the command `" +
           header.command + "` and seed " + std::to_string(header.seed) + "; exported from " + std::filesystem::path(source).filename().string() + " (digest " + file.digest() + ").";
}

} // namespace

std::string dataset_description(const ResultsFile& file, const ExportPlan& plan, const std::string& source) {
    Json all{{"@context", context}, {"@type", "Dataset"}, {"name", name_of(file)}, {"description", origin(file, source)}, {"schemaVersion", rules_version}};
    all["isBasedOn"] = {{"@type", "SoftwareApplication"}, {"name", "Dyad"}, {"softwareVersion", file.header().version}};
    all["identifier"] = file.digest();
    all["usageInfo"] = "Nobody in it is a real person, so that nothing in it is confidential.";
    all["keywords"] = {"attachment", "simulation", "agent-based model"};
    std::vector<std::string> named;
    all["variableMeasured"] = Json::array();
    for (const ExportedTable& exported : plan.tables)
        for (const ExportColumn& column : exported.columns) {
            if (std::find(named.begin(), named.end(), column.name) != named.end()) continue;
            named.push_back(column.name);
            all["variableMeasured"].push_back(variable(file.tables()[exported.table], column));
        }
    return text_of_json(all);
}

std::string table_description(const ResultsFile& file, const ExportedTable& exported) {
    const FrameFormat& table = file.tables()[exported.table];
    Json all{{"description", table.label + "; " + counted(file.rows(exported.table), "row", "rows")}};
    all["variableMeasured"] = Json::array();
    for (const ExportColumn& column : exported.columns) all["variableMeasured"].push_back(variable(table, column));
    return text_of_json(all);
}

std::string sidecar_of(const std::string& csv) { return csv.substr(0, csv.rfind('.')) + ".json"; }

std::string dataset_readme(const ResultsFile& file, const ExportPlan& plan, const std::string& source) {
    std::string text = "# " + name_of(file) + "\n\n" + wrapped(origin(file, source), 100) + "\n| file | what it holds | rows |\n|---|---|---|\n";
    for (const ExportedTable& exported : plan.tables) {
        const FrameFormat& table = file.tables()[exported.table];
        text += "| `" + exported.file + "` | " + table.label + " | " + grouped(file.rows(exported.table)) + " |\n";
    }
    return text + "\n" + wrapped("Each file has a sidecar (the same name, .json) that says what its columns mean; documentation/codebook.md says it for readers. "
                                 "Scores are what instruments saw, with their error; the true state behind them, where it was exported, is in a file of its own. "
                                 "Empty cells are missing values, and NAME_missing says why NAME is missing.",
                                 100) +
           "\nIn R: `source(\"analysis/load.R\"); tables <- load_tables(\".\")`\n\nIn Python: `python3 -i analysis/load.py`\n\n"
           "materials/ holds the scenario, from which Dyad makes the same numbers again.\n";
}

std::string dataset_changes(const ResultsFile& file) {
    return "# Changes\n\nOnly one version: the data as Dyad " + file.header().version + " simulated them, exported by Dyad " + std::string(version()) + ".\n";
}

} // namespace dyad
