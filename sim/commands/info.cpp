// `dyad info`: what a results file holds, and which command made it.
#include "sim/commands/options.hpp"
#include "sim/commands/tables.hpp"

#include "sim/results/results.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>

namespace dyad {

namespace {

constexpr CommandHelp info_help{
    "info", "FILE",
    "Shows what a results file holds: the version and the command that made it, its tables with rows and "
    "fields, and its digest (equal digests are equal results).\n\n"
    "With --table, the fields of one table: label, unit and codes. With --scenario, the scenario as it "
    "was run, as one text: includes and settings merged, so that it runs by itself.",
    "dyad info baseline.h5\n"
    "dyad info baseline.h5 --table observed\n"
    "dyad info baseline.h5 --scenario > same_question.toml"};

std::string tables_in_words(const ResultsFile& file) {
    std::size_t names = 0;
    for (const FrameFormat& table : file.tables()) names = std::max(names, columns_of(table.name));
    std::string text;
    for (std::size_t k = 0; k < file.tables().size(); ++k) {
        const FrameFormat& table = file.tables()[k];
        const std::string head = "  " + left(table.name, names + 2) + right(grouped(file.rows(k)), 12) + " rows  " +
                                 right(std::to_string(table.fields.size()), 3) + " fields   ";
        const std::string label = wrapped(table.label, 96, columns_of(head));
        text += head + (label.empty() ? "\n" : label.substr(columns_of(head)));
    }
    return text;
}

std::string fields_in_words(const FrameFormat& table) {
    std::size_t names = 0;
    for (const Field& field : table.fields) names = std::max(names, columns_of(field.name));
    std::string text = table.name + ": " + table.label + "\n";
    for (const Field& field : table.fields) {
        std::string meaning = field.label;
        if (field.unit != "-" && !field.unit.empty()) meaning += " [" + field.unit + "]";
        if (field.missing) meaning += "; " + std::to_string(*field.missing) + " stands for a missing value";
        for (std::size_t k = 0; k < field.codes.size(); ++k)
            meaning += (k == 0 ? ": " : ", ") + std::to_string(field.codes[k].first) + " " + field.codes[k].second;
        const std::string lines = wrapped(meaning, 96, names + 4);
        text += "  " + left(field.name, names + 2) + (lines.empty() ? "\n" : lines.substr(names + 4));
    }
    return text;
}

/// Runs are made again from their file, all else by its own command.
std::string how_to_make_again(const ResultsFile& file, const std::string& path) {
    const std::string& command = file.header().command;
    if (command.starts_with("dyad run ")) return "dyad replay " + shell_quoted(path) + " --out again.h5";
    return command + (command.starts_with("dyad sweep ") ? "; one run of it: dyad replay " + shell_quoted(path) + " --run 0 --out run_0.h5" : "");
}

std::string in_words(const ResultsFile& file, const std::string& path, double bytes) {
    const ResultsHeader& header = file.header();
    const auto line = [](const char* what, const std::string& text) { return left(what, 10) + text + "\n"; };
    std::string text = line("file", path + " (" + size_in_words(bytes) + ")");
    text += line("command", header.command);
    text += line("again", how_to_make_again(file, path));
    text += line("version",
                 header.version + " (commit " + header.commit + ", file format " + std::to_string(file.format()) + ")");
    text += line("scenario", header.scenario_name);
    text += line("seed", std::to_string(header.seed));
    for (const auto& [key, value] : header.settings)
        if (key != "run.seed")
            text +=
                line(key == "run.families" ? "families" : "set", key == "run.families" ? value : key + " = " + value);
    for (const auto& [name, included] : header.includes) text += line("includes", name);
    return text + line("digest", file.digest()) + "tables\n" + tables_in_words(file);
}

std::string as_json(const ResultsFile& file, const std::string& path, double bytes) {
    using Json = nlohmann::ordered_json;
    const ResultsHeader& header = file.header();
    Json all{{"file", path}, {"bytes", static_cast<std::uint64_t>(bytes)}, {"format", file.format()}};
    all["version"] = header.version;
    all["commit"] = header.commit;
    all["command"] = header.command;
    all["again"] = how_to_make_again(file, path);
    all["seed"] = header.seed;
    all["scenario"] = header.scenario_name;
    all["settings"] = Json::object();
    for (const auto& [key, value] : header.settings) all["settings"][key] = value;
    all["includes"] = Json::array();
    for (const auto& [name, included] : header.includes) all["includes"].push_back(name);
    all["digest"] = file.digest();
    all["tables"] = Json::array();
    for (std::size_t k = 0; k < file.tables().size(); ++k) {
        const FrameFormat& table = file.tables()[k];
        Json fields = Json::array();
        for (const Field& field : table.fields) {
            Json codes = Json::object();
            for (const auto& [code, label] : field.codes) codes[std::to_string(code)] = label;
            fields.push_back({{"name", field.name}, {"label", field.label}, {"unit", field.unit}, {"codes", codes}});
            if (field.missing) fields.back()["missing_value"] = *field.missing;
        }
        all["tables"].push_back(
            {{"name", table.name}, {"label", table.label}, {"rows", file.rows(k)}, {"fields", fields}});
    }
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

Exit info_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    OptionList options = option_list();
    options.add_options()("table", valued("NAME"), "the fields of one table")("scenario",
                                                                              "the scenario as one text")("json", "as JSON");
    const Arguments reading = read_arguments(info_help, options, operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (const auto clash = only_one_of(reading, {"table", "scenario", "json"})) return refuse(console, *clash);
    if (!reading.has("FILE"))
        return refuse(console, "which results file to show is missing, as in `dyad info baseline.h5`");
    const std::string path = reading.text("FILE");
    const auto file = ResultsFile::open(path);
    if (!file) return refuse(console, file.refusals(), Exit::failed);
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    const double bytes = error ? 0.0 : static_cast<double>(size);
    if (reading.has("table")) {
        const auto table = table_asked_for(*file, path, reading.text("table"));
        if (!table) return refuse(console, table.refusals());
        console.out << fields_in_words(file->tables()[*table]);
    } else if (reading.has("scenario")) {
        const ResultsHeader& header = file->header();
        const auto text = merged_text(header.scenario_name, header.scenario, header.includes, header.settings);
        if (!text) return refuse(console, text.refusals(), Exit::failed);
        console.out << *text;
    } else console.out << (reading.has("json") ? as_json(*file, path, bytes) : in_words(*file, path, bytes));
    return Exit::done;
}

} // namespace dyad
