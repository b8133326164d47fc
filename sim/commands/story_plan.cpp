// Reading what is asked for.
#include "sim/commands/story_plan.hpp"

#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/words.hpp"

#include <algorithm>

namespace dyad {

namespace {

void add_all(std::vector<Refusal>& all, const std::vector<Refusal>& more) { all.insert(all.end(), more.begin(), more.end()); }

std::optional<Scenario> scenario_with(const Arguments& reading, const std::vector<std::string>& further, std::vector<Refusal>& refusals) {
    // Every first child is followed, as many of a community as can be; what the user sets comes after and wins.
    std::vector<std::string> settings{"run.families=200", "record.lives=1000"};
    if (reading.has("families")) settings.push_back("run.families=" + reading.text("families"));
    if (reading.has("seed")) settings.push_back("run.seed=" + reading.text("seed"));
    settings.insert(settings.end(), further.begin(), further.end());
    const auto path = find_scenario(reading.has("SCENARIO") ? reading.text("SCENARIO") : "life_course");
    if (!path) {
        add_all(refusals, path.refusals());
        return std::nullopt;
    }
    auto scenario = read_scenario(*path, settings, vocabulary(), read_scenario_text);
    if (scenario) return std::move(*scenario);
    add_all(refusals, scenario.refusals());
    return std::nullopt;
}

/// A twin is another world of the same people: who they are and what is recorded stays.
void check_change(const std::vector<std::string>& settings, std::vector<Refusal>& refusals) {
    if (settings.empty()) refusals.push_back({"--twin", 0, 0, "the twin lives with other settings, and none is given; say what differs with --set, as in --twin --set caregiving.sensitivity=2"});
    for (const std::string& setting : settings)
        if (setting.starts_with("run.") || setting.starts_with("record."))
            refusals.push_back({"--set " + setting, 0, 0, "with --twin, what is set holds in the twin's world only, where the same people must live and the same be recorded; set parameters, or use --families and --seed"});
}

void check_together(const Arguments& reading, std::vector<Refusal>& refusals) {
    if (const auto both = only_one_of(reading, {"person", "like"})) refusals.push_back({"dyad", 0, 0, *both});
    if (!reading.has("from")) return;
    if (reading.has("SCENARIO")) refusals.push_back({"--from", 0, 0, "a file holds a life that was lived already, so that a scenario beside it has no meaning; leave out one of them"});
    std::string given;
    for (const char* option : {"twin", "set", "families", "seed"})
        if (reading.has(option)) given += (given.empty() ? "--" : ", --") + std::string(option);
    if (!given.empty()) refusals.push_back({given, 0, 0, "this is for worlds that are yet to be lived, and --from reads one that was; leave out one of them"});
}

std::string command_of(const Arguments& reading) {
    std::string text = "dyad story";
    if (reading.has("SCENARIO")) text += " " + shell_quoted(reading.text("SCENARIO"));
    for (const char* option : {"from", "person", "like", "families", "seed"})
        if (reading.has(option)) text += " --" + std::string(option) + " " + shell_quoted(reading.text(option));
    if (reading.has("twin")) text += " --twin";
    for (const std::string& setting : reading.texts("set")) text += " --set " + shell_quoted(setting);
    return text;
}

} // namespace

void add_story_options(OptionList& options) {
    using Texts = std::vector<std::string>;
    options.add_options()("from", valued("FILE"), "read a results file in which lives were recorded, in place of living a scenario")(
        "person", valued("N"), "the person of this number, which holds for one scenario, seed and number of families (default: one to whom much happened)")(
        "like", valued("WORDS"), "the first person with a life of this kind, such as \"earned secure\" (--kinds lists them)")("kinds", "the kinds of lives that --like knows")(
        "trace", "after each sentence, what in the results it rests on")("twin", "the same person's life in the world with the settings, beside the one without")(
        "set", boost::program_options::value<Texts>()->composing()->value_name("KEY=VALUE"), "a setting of the world, with --twin of the twin's world; may be given many times")(
        "families", valued("N"), "number of families (default: 200)")("seed", valued("N"), "seed of all chance, in place of the scenario's")(
        "out", valued("DIR"), "a folder for the story, its trace as a table, and the picture");
}

Outcome<StoryPlan> story_plan_of(const Arguments& reading) {
    StoryPlan plan;
    std::vector<Refusal> refusals;
    if (const auto manner = manner_of(reading)) plan.manner = *manner;
    else add_all(refusals, manner.refusals());
    check_together(reading, refusals);
    plan.file = reading.text("from");
    plan.out = reading.text("out");
    plan.has_trace = reading.has("trace");
    plan.command = command_of(reading);
    if (reading.has("person")) plan.person = whole_option(reading, "person", 0, 4294967294U, 0, refusals);
    if (reading.has("like")) {
        const auto kind = kind_named(reading.text("like"));
        if (kind) plan.kind = *kind;
        else add_all(refusals, kind.refusals());
    }
    for (const char* option : {"families", "seed"})
        if (reading.has(option)) whole_option(reading, option, std::string(option) == "families" ? 1 : 0, 4294967295U, 1, refusals);
    const std::vector<std::string> settings = reading.texts("set");
    if (reading.has("twin") && !reading.has("from")) check_change(settings, refusals);
    if (!refusals.empty()) return refusals;
    if (!plan.file.empty()) return plan;
    plan.world = scenario_with(reading, reading.has("twin") ? std::vector<std::string>{} : settings, refusals);
    if (reading.has("twin")) {
        plan.twin = scenario_with(reading, settings, refusals);
        for (std::size_t k = 0; k < settings.size(); ++k) plan.change += (k == 0 ? "" : ", ") + settings[k];
    }
    if (!refusals.empty()) return refusals;
    return plan;
}

} // namespace dyad
