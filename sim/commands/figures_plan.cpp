// Reading what is asked for.
#include "sim/commands/figures_plan.hpp"

#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/words.hpp"

#include <algorithm>

namespace dyad {

namespace {

std::vector<std::string> names_of_figures() {
    std::vector<std::string> names;
    for (const Figure& figure : figures()) names.emplace_back(figure.name);
    return names;
}

void choose_figures(const Arguments& reading, FiguresPlan& plan, std::vector<Refusal>& refusals) {
    const auto asked = reading.texts("FIGURE");
    for (const std::string& name : asked) {
        if (figure_named(name) != nullptr) continue;
        const auto nearest = nearest_name(name, names_of_figures());
        refusals.push_back({name, 0, 0, "there is no figure of this name; " + (nearest ? "did you mean `" + *nearest + "`? " : "") + "`dyad figures --list` shows all"});
    }
    for (const Figure& figure : figures())
        if (asked.empty() || std::find(asked.begin(), asked.end(), figure.name) != asked.end()) plan.figures.push_back({&figure, figure.worlds(), {}, {}});
}

void choose_canvases(const Arguments& reading, FiguresPlan& plan, std::vector<Refusal>& refusals) {
    std::string words = reading.has("for") ? reading.text("for") : "slides";
    if (words == "all") {
        for (const Canvas& canvas : canvases()) plan.canvases.push_back(&canvas);
        return;
    }
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t end = std::min(words.find(',', at), words.size());
        std::string name = words.substr(at, end - at);
        at = end + 1;
        const std::vector<std::string> meant = name == "paper" ? std::vector<std::string>{"one-column", "two-columns"} : std::vector<std::string>{name};
        for (const std::string& one : meant) {
            const Canvas* canvas = canvas_named(one);
            if (canvas == nullptr)
                refusals.push_back({"--for " + words, 0, 0, (one.empty() ? std::string("nothing stands between two commas") : "`" + one + "` is no size of figures") + "; there are slides, one-column, two-columns, paper (both of these), poster and all"});
            else if (std::find(plan.canvases.begin(), plan.canvases.end(), canvas) == plan.canvases.end()) plan.canvases.push_back(canvas);
        }
    }
}

/// Settings of the user win over those of the figure, but not over what the figure compares.
std::vector<std::string> settings_of(const FigureWorld& world, const FiguresPlan& plan) {
    std::vector<std::string> settings = world.settings;
    settings.push_back("run.seed=" + std::to_string(plan.seed));
    settings.insert(settings.end(), plan.settings.begin(), plan.settings.end());
    settings.insert(settings.end(), world.contrast.begin(), world.contrast.end());
    return settings;
}

void add_refusals(std::vector<Refusal>& all, const std::vector<Refusal>& more) {
    for (const Refusal& one : more)
        if (std::none_of(all.begin(), all.end(), [&](const Refusal& known) { return text_of(known) == text_of(one); })) all.push_back(one);
}

void plan_worlds(FiguresPlan& plan, std::vector<Refusal>& refusals) {
    for (PlannedFigure& planned : plan.figures)
        for (const FigureWorld& world : planned.worlds) {
            const std::vector<std::string> settings = settings_of(world, plan);
            std::string key = world.scenario;
            for (const std::string& setting : settings) key += "\n" + setting;
            const auto same = std::find_if(plan.worlds.begin(), plan.worlds.end(), [&](const PlannedWorld& known) { return known.key == key; });
            planned.lived.push_back(static_cast<std::size_t>(same - plan.worlds.begin()));
            if (same != plan.worlds.end()) continue;
            const auto path = find_scenario(world.scenario);
            if (!path) {
                add_refusals(refusals, path.refusals());
                continue;
            }
            auto scenario = read_scenario(*path, settings, vocabulary(), read_scenario_text);
            if (!scenario) add_refusals(refusals, scenario.refusals());
            plan.worlds.push_back({key, scenario ? std::move(*scenario) : Scenario{}});
        }
}

std::string worlds_in_words(const std::vector<FigureWorld>& worlds) {
    std::string text;
    for (std::size_t k = 0; k < worlds.size(); ++k) text += (k == 0 ? "" : k + 1 == worlds.size() ? " and "
                                                                                                  : ", ") +
                                                            worlds[k].what;
    return text;
}

void check_files_given(const FiguresPlan& plan, std::vector<Refusal>& refusals) {
    for (const PlannedFigure& planned : plan.figures) {
        const std::string name(planned.figure->name);
        if (planned.figure->scored)
            refusals.push_back({name, 0, 0, "this figure measures every finding in worlds of its own, so that it cannot be drawn from a file; leave out --from"});
        else if (planned.worlds.size() != plan.files.size() && !planned.figure->takes_any_file)
            refusals.push_back({name, 0, 0, "this figure looks at " + counted(planned.worlds.size(), "world", "worlds") + " (" + worlds_in_words(planned.worlds) + "), and " + counted(plan.files.size(), "file is", "files are") + " given; give --from once for each, in this order"});
    }
}

/// The scorecard chooses its own run. Who names it hears so; among all figures it is drawn without such settings.
void check_settings_of_scorecard(const Arguments& reading, const FiguresPlan& plan, std::vector<Refusal>& refusals) {
    if (reading.texts("FIGURE").empty()) return;
    for (const PlannedFigure& planned : plan.figures)
        for (const std::string& setting : plan.settings)
            if (const std::string name(planned.figure->name), key = setting.substr(0, setting.find('=')); planned.figure->scored && key.starts_with("run."))
                refusals.push_back({name, 0, 0, "this figure measures every finding in worlds of its own, so that " + key + " cannot be set; leave it out"});
}

std::string command_for(const Figure& figure, const FiguresPlan& plan) {
    std::string text = "dyad figures " + std::string(figure.name);
    for (const std::string& file : plan.files) text += " --from " + shell_quoted(file);
    std::vector<std::string> settings = figure.scored ? plan.settings_of_scorecard() : plan.settings;
    std::stable_sort(settings.begin(), settings.end());
    for (const std::string& setting : settings) text += " --set " + shell_quoted(setting);
    return plan.seed == 1 ? text : text + " --seed " + std::to_string(plan.seed);
}

} // namespace

bool FiguresPlan::wants_scorecard() const {
    return std::any_of(figures.begin(), figures.end(), [](const PlannedFigure& one) { return one.figure->scored; });
}

std::vector<std::string> FiguresPlan::settings_of_scorecard() const {
    std::vector<std::string> all;
    for (const std::string& setting : settings)
        if (!setting.starts_with("run.")) all.push_back(setting);
    return all;
}

void add_figures_options(OptionList& options) {
    using Texts = std::vector<std::string>;
    options.add_options()("list", "the figures there are")(
        "for", valued("SIZE"), "slides (default), one-column, two-columns, paper (both), poster, all; several with commas")(
        "set", boost::program_options::value<Texts>()->composing()->value_name("KEY=VALUE"), "a setting of every world, but for what a figure compares; may be given many times")(
        "from", boost::program_options::value<Texts>()->composing()->value_name("FILE"), "draw a results file of your own, in place of the figure's worlds; of several worlds, once for each")(
        "seed", valued("N"), "seed of all chance (default: 1)")("out", valued("DIR"), "the folder for all files (default: figures)");
}

Outcome<FiguresPlan> figures_plan_of(const Arguments& reading) {
    FiguresPlan plan;
    std::vector<Refusal> refusals;
    const auto manner = manner_of(reading);
    if (manner) plan.manner = *manner;
    else add_refusals(refusals, manner.refusals());
    plan.seed = whole_option(reading, "seed", 0, 4294967295U, 1, refusals);
    plan.out = reading.has("out") ? reading.text("out") : "figures";
    plan.settings = reading.texts("set");
    plan.files = reading.texts("from");
    choose_figures(reading, plan, refusals);
    choose_canvases(reading, plan, refusals);
    if (!plan.files.empty() && !plan.settings.empty())
        refusals.push_back({"--set", 0, 0, "settings are of worlds that are yet to be lived, and --from draws what was lived already; leave out one of them"});
    check_settings_of_scorecard(reading, plan, refusals);
    if (plan.files.empty()) plan_worlds(plan, refusals);
    else check_files_given(plan, refusals);
    if (!refusals.empty()) return refusals;
    for (PlannedFigure& planned : plan.figures) planned.again = command_for(*planned.figure, plan);
    return plan;
}

} // namespace dyad
