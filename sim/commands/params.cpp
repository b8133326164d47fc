// `dyad params`: every parameter by mechanism, from the one place where each is declared.
#include "sim/commands/options.hpp"
#include "sim/commands/parameters_json.hpp"

#include "models/catalogue.hpp"
#include "models/contents.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>

namespace dyad {

namespace {

constexpr std::size_t page_width = 96;

constexpr CommandHelp params_help{
    "params", "[NAME]",
    "Lists the parameters of the model: value (the default), range, unit, and what each one means.\n\n"
    "NAME is a mechanism (`caregiving`) or a parameter (`caregiving.sensitivity`), for which the symbol and the source "
    "are shown "
    "as well. Any parameter can be set in a scenario, or with `--set NAME=VALUE`; values outside the range are "
    "refused.",
    "dyad params                              all of them, by mechanism\n"
    "dyad params caregiving                   those of one mechanism\n"
    "dyad params caregiving.sensitivity       one, with its source\n"
    "dyad params --json                       for programs"};

/// Behind a number; the unit "0 to 1" says nothing that the range does not say.
std::string unit_of(const Parameter& parameter) {
    const std::string_view unit = parameter.unit;
    return unit == "-" || unit == "0 to 1" ? "" : " " + std::string(unit);
}

std::string mechanism_in_words(const Chapter& chapter, std::span<const Declaration> all) {
    std::size_t names = 0, values = 0, ranges = 0;
    const auto range = [](const Parameter& p) { return shortest(p.low) + " to " + shortest(p.high) + unit_of(p); };
    for (const auto& [mechanism, p] : all) {
        if (mechanism != chapter.name) continue;
        names = std::max(names, columns_of(p.name));
        values = std::max(values, columns_of(shortest(p.value)));
        ranges = std::max(ranges, columns_of(range(p)));
    }
    if (names == 0) return "";
    std::string text = wrapped(std::string(chapter.name) + ": " + std::string(chapter.meaning), page_width);
    for (const auto& [mechanism, p] : all) {
        if (mechanism != chapter.name) continue;
        const std::string head =
            "  " + left(p.name, names + 2) + right(shortest(p.value), values) + "   " + left(range(p), ranges + 2);
        // The meaning fills the rest of the line, and goes on below where it belongs.
        const std::string meaning = wrapped(p.meaning, page_width, columns_of(head));
        text += head + (meaning.empty() ? "\n" : meaning.substr(columns_of(head)));
    }
    return text + "\n";
}

std::string parameter_in_words(const Declaration& declaration) {
    const Parameter& p = declaration.parameter;
    const auto line = [](const char* what, const std::string& text) {
        return "  " + left(what, 10) + wrapped(text, page_width, 12).substr(12);
    };
    std::string text = key_of(declaration) + "\n" + line("meaning", p.meaning);
    text += line("value", shortest(p.value) + unit_of(p));
    text += line("range", shortest(p.low) + " to " + shortest(p.high) + unit_of(p) +
                              (p.kind == Parameter::Kind::whole ? ", whole numbers" : ""));
    if (std::string_view(p.symbol) != "-") text += line("symbol", p.symbol);
    if (p.follows) text += line("follows", std::string(p.follows) + ", unless it is set itself");
    return text + line("source", p.source) + line("to set", "--set " + key_of(declaration) + "=" + shortest(p.value));
}

/// A table for each mechanism, as models/ODD.md holds it.
std::string as_markdown(const std::vector<Declaration>& chosen) {
    std::string text;
    std::string_view mechanism;
    for (const Declaration& declaration : chosen) {
        const Parameter& p = declaration.parameter;
        if (declaration.mechanism != mechanism) {
            mechanism = declaration.mechanism;
            text += (text.empty() ? "**" : "\n**") + std::string(mechanism) + "**\n\n" +
                    "| parameter | symbol | default | range | unit | meaning | source |\n|---|---|---|---|---|---|---|\n";
        }
        text += "| `" + std::string(p.name) + "` | " + p.symbol + " | " + shortest(p.value) + " | " + shortest(p.low) +
                " to " + shortest(p.high) + " | " + p.unit + " | " + p.meaning + " | " + p.source +
                (p.follows ? "; follows `" + std::string(p.follows) + "`" : "") + " |\n";
    }
    return text;
}

/// Which process acts at which moment, in the order of the table of contents.
std::string schedule_as_markdown() {
    std::string text = "| process | meaning |", rule = "|---|---|";
    for (const std::string_view moment : moments) {
        text += " " + std::string(moment) + " |";
        rule += "---|";
    }
    text += "\n" + rule + "\n";
    for (const Acting& acting : schedule()) {
        text += "| `" + std::string(acting.process) + "` | " + std::string(acting.meaning) + " |";
        for (const bool acts : acting.at) text += acts ? " x |" : "   |";
        text += "\n";
    }
    return text;
}

/// The state variables, a table for each of a community's tables.
std::string columns_as_markdown() {
    std::string text;
    std::string_view table;
    for (const StateVariable& variable : state_variables()) {
        if (variable.table != table) {
            table = variable.table;
            text += (text.empty() ? "**" : "\n**") + std::string(table) + "**\n\n" +
                    "| state variable | values | unit | meaning | written by |\n|---|---|---|---|---|\n";
        }
        text += "| `" + std::string(variable.name) + "` | " + std::to_string(variable.values) + " | " +
                std::string(variable.unit) + " | " + std::string(variable.meaning) + " | `" +
                std::string(variable.writer) + "` |\n";
    }
    return text;
}

Exit refuse_name(const std::string& name, Console& console) {
    std::vector<std::string> names;
    for (const Chapter& chapter : chapters()) names.emplace_back(chapter.name);
    for (const Declaration& declaration : declarations()) names.push_back(key_of(declaration));
    auto nearest = nearest_name(name, names);
    // A parameter named without its mechanism is what people remember.
    for (const Declaration& declaration : declarations())
        if (name == declaration.parameter.name) nearest = key_of(declaration);
    return refuse(console, "there is no mechanism or parameter `" + name + "`; " +
                               (nearest ? "did you mean `" + *nearest + "`?" : "`dyad params` lists them all"));
}

} // namespace

Exit params_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"NAME"};
    OptionList options = option_list();
    options.add_options()("json", "as JSON: name, symbol, value, unit, low, high, meaning, source, and what it follows");
    options.add_options()("markdown", "as tables in Markdown, with symbols and sources");
    options.add_options()("schedule", "which mechanism acts at which moment, as a table in Markdown");
    options.add_options()("columns", "the state variables and who writes them, as tables in Markdown");
    const Arguments reading = read_arguments(params_help, options, operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (const auto clash = only_one_of(reading, {"json", "markdown", "schedule", "columns"}))
        return refuse(console, *clash);
    const std::string name = reading.text("NAME");
    if (reading.has("schedule") || reading.has("columns")) {
        if (!name.empty())
            return refuse(console, "--schedule and --columns show all mechanisms; leave out `" + name + "`");
        console.out << (reading.has("schedule") ? schedule_as_markdown() : columns_as_markdown());
        return Exit::done;
    }
    std::vector<Declaration> chosen;
    for (const Declaration& declaration : declarations())
        if (name.empty() || name == declaration.mechanism || name == key_of(declaration)) chosen.push_back(declaration);
    bool is_chapter = false;
    for (const Chapter& chapter : chapters()) is_chapter = is_chapter || chapter.name == name;
    if (chosen.empty() && !name.empty() && !is_chapter) return refuse_name(name, console);
    if (reading.has("json")) console.out << parameters_as_json(chosen).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    else if (reading.has("markdown")) console.out << as_markdown(chosen);
    else if (chosen.empty()) console.out << "`" << name << "` has no parameters\n";
    else if (chosen.size() == 1 && key_of(chosen[0]) == name) console.out << parameter_in_words(chosen[0]);
    else
        for (const Chapter& chapter : chapters()) console.out << mechanism_in_words(chapter, chosen);
    return Exit::done;
}

} // namespace dyad
