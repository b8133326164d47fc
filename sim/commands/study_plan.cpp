// Reading what a virtual study is asked to do, and living its populations.
#include "sim/commands/study_plan.hpp"

#include "analysis/evidence/entry.hpp"
#include "analysis/studies/protocol_file.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

namespace dyad {

namespace {

/// A ready study, or a file of one's own.
Outcome<std::string> text_of_study(const std::string& given, std::string& path) {
    const bool is_path = given.find('/') != std::string::npos || given.ends_with(".toml");
    path = is_path ? given : "analysis/studies/" + given + ".toml";
    if (is_path) return read_text_file(given);
    for (const BuiltInText& text : built_in_studies())
        if (text.file == given + ".toml") return std::string(text.text);
    const auto names = ready_studies();
    const auto nearest = nearest_name(given, names);
    return Refusal{"dyad", 0, 0,
                   "there is no study `" + given + "`" + (nearest ? "; did you mean `" + *nearest + "`?" : "; there are " + listed(names) + ", and your own is named by its path, as ./" + given + ".toml")};
}

/// "50,100,200", each a whole number within bounds; `otherwise` if the option was not given.
std::vector<std::uint32_t> numbers_option(const Arguments& reading, const char* option, std::uint32_t low, std::uint32_t high, std::vector<std::uint32_t> otherwise,
                                          std::vector<Refusal>& refusals) {
    if (!reading.has(option)) return otherwise;
    std::vector<std::uint32_t> numbers;
    std::string text = reading.text(option);
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const auto number = whole_number(text.substr(at, end - at), low, high);
        if (!number) {
            refusals.push_back({"--" + std::string(option) + " " + shell_quoted(text), 0, 0,
                                "these must be whole numbers from " + grouped(low) + " to " + grouped(high) + ", with commas between; write them so, as in --" + option + " " + std::to_string(low + 1) + "," + std::to_string(low + 2)});
            return otherwise;
        }
        numbers.push_back(*number);
        at = end + 1;
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

void read_numbers(StudyPlan& plan, const Arguments& reading, std::vector<Refusal>& refusals) {
    StudyProtocol& protocol = plan.protocol;
    const auto waves = static_cast<std::uint32_t>(protocol.waves.size());
    protocol.families = whole_option(reading, "families", 1, 67107840U, protocol.families, refusals);
    protocol.seed = whole_option(reading, "seed", 0, 4294967295U, protocol.seed, refusals);
    plan.number = whole_option(reading, "number", 1, 4294967295U, 1, refusals);
    plan.studies = whole_option(reading, "studies", 2, 1000000U, plan.studies, refusals);
    plan.participants = numbers_option(reading, "n", 4, 1000000U, {protocol.participants}, refusals);
    for (const std::uint32_t number : numbers_option(reading, "waves", 1, waves, {waves}, refusals)) plan.waves.push_back(number);
    if (reading.has("target")) {
        const std::string text = reading.text("target");
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), plan.target);
        if (error != std::errc{} || end != text.data() + text.size() || !(plan.target >= 0.1 && plan.target <= 0.99))
            refusals.push_back({"--target " + shell_quoted(text), 0, 0, "the power that is wanted must lie between 0.1 and 0.99; write it so, as in --target 0.9"});
    }
    if (!plan.asks_power && (plan.participants.size() > 1 || plan.waves.size() > 1))
        refusals.push_back({"dyad", 0, 0, "one study has one number of participants and of waves; ask for curves over several with --power"});
    if (!plan.participants.empty() && !plan.asks_power) protocol.participants = plan.participants.front();
}

void read_theory(StudyPlan& plan, const Arguments& reading, std::vector<Refusal>& refusals) {
    if (!reading.has("theory")) return;
    std::vector<std::string> names;
    for (const StudyTheory& theory : plan.protocol.theories) names.push_back(theory.name);
    const auto found = std::find(names.begin(), names.end(), reading.text("theory"));
    if (found != names.end()) plan.theory = static_cast<std::size_t>(found - names.begin());
    else refusals.push_back({"--theory " + shell_quoted(reading.text("theory")), 0, 0, names.size() < 2 ? "this study names no theories; leave the option out" : "the study names the theories " + listed(names) + "; write one of them"});
    if (plan.asks_power) refusals.push_back({"--theory", 0, 0, "with --power every theory's population is lived; leave it out"});
}

void check_settings(const std::vector<std::string>& settings, const std::string& where, std::vector<Refusal>& refusals) {
    for (const std::string& setting : settings)
        if (setting.starts_with("record.") || setting.starts_with("run.seed") || setting.starts_with("run.families"))
            refusals.push_back({where, 0, 0, "`" + setting + "`: what is recorded follows from the study, and families and seed have options of their own; set parameters only"});
}

/// What is recorded follows from the waves, so that what is refused of it is said of them.
std::vector<Refusal> in_words_of_study(const std::vector<Refusal>& refusals, const StudyProtocol& protocol) {
    std::vector<Refusal> said;
    unsigned last = 0;
    for (const StudyWave& wave : protocol.waves) last = std::max(last, wave.age + wave.window);
    const std::string years = shortest(std::ceil(last / 12.0) + 1.0);
    for (const Refusal& refusal : refusals) {
        const bool is_of_ages = refusal.file.starts_with("--set record.") && refusal.sentence.find("the run ends at") != std::string::npos;
        if (!is_of_ages) said.push_back(refusal);
        else if (said.empty())
            said.push_back({"dyad", 0, 0,
                            "the population does not live until the last visit, at " + years_in_words(last) + "; let it live longer with --set run.years=" + years + " or more, as younger siblings are born later"});
    }
    return said;
}

/// What every population would be refused for.
void check_populations(const StudyPlan& plan, std::vector<Refusal>& refusals) {
    const VirtualWorld& world = plan.records.worlds.front();
    for (std::size_t theory = 0; theory < plan.protocol.theories.size(); ++theory)
        for (const bool treated : {false, true}) {
            if (treated && plan.protocol.arm.settings.empty()) continue;
            const auto scenario = scenario_of(world, plan.records, {plan.protocol.seed, plan.protocol.families, plan.settings_of(theory, treated), {}});
            if (scenario) continue;
            for (const Refusal& refusal : in_words_of_study(scenario.refusals(), plan.protocol))
                if (std::none_of(refusals.begin(), refusals.end(), [&](const Refusal& known) { return known.sentence == refusal.sentence; })) refusals.push_back(refusal);
        }
}

std::string command_of(const StudyPlan& plan, const Arguments& reading) {
    const auto ready = built_in_studies();
    const bool is_ready = std::any_of(ready.begin(), ready.end(), [&](const BuiltInText& one) { return one.file == plan.protocol.name + ".toml" && one.text == plan.text; });
    std::string text = "dyad study " + shell_quoted(is_ready ? plan.protocol.name : "./" + plan.protocol.name + ".toml") + " --families " + std::to_string(plan.protocol.families) + " --seed " + std::to_string(plan.protocol.seed);
    const auto list = [](const auto& numbers) {
        std::string joined;
        for (const auto number : numbers) joined += (joined.empty() ? "" : ",") + std::to_string(number);
        return joined;
    };
    text += " --n " + list(plan.participants) + " --waves " + list(plan.waves);
    if (plan.asks_power) text += " --power --studies " + std::to_string(plan.studies) + " --target " + shortest(plan.target);
    else text += " --number " + std::to_string(plan.number);
    if (!plan.asks_power && plan.protocol.theories.size() > 1) text += " --theory " + plan.protocol.theories[plan.theory].name;
    if (reading.has("no-search")) text += " --no-search";
    for (const std::string& setting : plan.settings) text += " --set " + shell_quoted(setting);
    return text;
}

/// A measure that nobody has is a mistake of the protocol, told before a study is made of it.
std::vector<Refusal> flaws_of(const StudyPlan& plan, const StudyPool& pool) {
    std::vector<Refusal> refusals;
    const std::uint32_t needed = plan.participants.back();
    if (pool.persons() < needed)
        return {Refusal{plan.path, 0, 0,
                        "of a population of " + grouped(plan.protocol.families) + " families only " + counted(pool.persons(), "person", "persons") + " can be recruited, and the study needs " + grouped(needed) + "; ask for more --families, or for fewer participants with --n, or loosen `who`"}};
    for (const PoolColumn& column : pool.untreated.columns) {
        const auto& scores = column.scores.front();
        if (std::any_of(scores.begin(), scores.end(), [](float score) { return std::isfinite(score); })) continue;
        const StudyMeasure& measure = plan.protocol.measures[column.measure];
        refusals.push_back({plan.path, 0, 0,
                            "the measure " + measure.name + (measure.waves.empty() ? "" : " at the wave " + plan.protocol.waves[column.wave].name) +
                                " has no score in anybody who could be recruited; is its instrument among the wave's `instruments`, and does the scenario run until they are old enough (run.years)?"});
    }
    return refusals;
}

} // namespace

std::uint32_t StudyPlan::populations() const {
    const std::size_t of_theory = protocol.arm.settings.empty() ? 1 : 2;
    return static_cast<std::uint32_t>((asks_power ? protocol.theories.size() : 1) * of_theory);
}

std::vector<std::string> StudyPlan::settings_of(std::size_t of_theory, bool treated) const {
    std::vector<std::string> all = protocol.settings;
    for (const auto* more : {&protocol.theories[of_theory].settings, &settings}) all.insert(all.end(), more->begin(), more->end());
    if (treated) all.insert(all.end(), protocol.arm.settings.begin(), protocol.arm.settings.end());
    return all;
}

std::vector<std::string> ready_studies() {
    std::vector<std::string> names;
    for (const BuiltInText& text : built_in_studies()) names.emplace_back(text.file.substr(0, text.file.size() - 5));
    return names;
}

std::string ready_studies_in_words() {
    const EvidenceVocabulary known = evidence_vocabulary();
    std::string text;
    for (const BuiltInText& study : built_in_studies()) {
        const std::string name(study.file.substr(0, study.file.size() - 5));
        const auto protocol = read_protocol("analysis/studies/" + std::string(study.file), name, study.text, known);
        if (!protocol) continue;
        text += left(name, 24) + protocol->title + "\n" + wrapped(protocol->question, 96, 24);
    }
    return text;
}

Outcome<StudyPlan> study_plan(const Arguments& reading) {
    StudyPlan plan;
    const std::string given = reading.text("STUDY");
    const auto text = text_of_study(given, plan.path);
    if (!text) return text.refusals();
    plan.text = *text;
    const EvidenceVocabulary known = evidence_vocabulary();
    plan.fields = known.fields;
    const std::string name = std::filesystem::path(plan.path).stem().string();
    auto protocol = read_protocol(plan.path, name, *text, known);
    if (!protocol) return protocol.refusals();
    plan.protocol = std::move(*protocol);
    plan.asks_power = reading.has("power");
    plan.settings = reading.texts("set");
    std::vector<Refusal> refusals;
    read_numbers(plan, reading, refusals);
    read_theory(plan, reading, refusals);
    check_settings(plan.settings, "--set", refusals);
    check_settings(plan.protocol.settings, plan.path, refusals);
    check_settings(plan.protocol.arm.settings, plan.path, refusals);
    for (const StudyTheory& theory : plan.protocol.theories) check_settings(theory.settings, plan.path, refusals);
    if (!plan.asks_power)
        for (const char* option : {"studies", "target", "no-search"})
            if (reading.has(option)) refusals.push_back({"--" + std::string(option), 0, 0, "this belongs to --power; add that, or leave it out"});
    plan.records = records_of(plan.protocol, plan.fields, plan.protocol.scenario);
    if (!refusals.empty()) return refusals;
    check_populations(plan, refusals);
    if (!refusals.empty()) return refusals;
    const auto scenario = scenario_of(plan.records.worlds.front(), plan.records, {plan.protocol.seed, plan.protocol.families, plan.settings_of(plan.theory, false), {}});
    if (!scenario) return scenario.refusals();
    plan.scenario = *scenario;
    plan.command = command_of(plan, reading);
    return plan;
}

Outcome<StudyPool> live_pool(const StudyPlan& plan, std::size_t theory, const Manner& manner, const std::atomic<bool>& stop, const std::function<void()>& lived) {
    const VirtualWorld& world = plan.records.worlds.front();
    const auto live = [&](bool treated) {
        auto histories = live_world(world, plan.records, {plan.protocol.seed, plan.protocol.families, plan.settings_of(theory, treated), {}}, manner, manner.threads, stop);
        if (histories) lived();
        return histories;
    };
    const auto untreated = live(false);
    if (!untreated) return untreated.refusals();
    std::optional<Histories> treated;
    if (!plan.protocol.arm.settings.empty()) {
        auto histories = live(true);
        if (!histories) return histories.refusals();
        treated = std::move(*histories);
    }
    StudyPool pool = pool_of(plan.protocol, plan.fields, *untreated, treated ? &*treated : nullptr);
    if (const auto flaws = flaws_of(plan, pool); !flaws.empty()) return flaws;
    return pool;
}

} // namespace dyad
