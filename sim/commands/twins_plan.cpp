// The options of `dyad twins`, checked, and the canonical command that they amount to.
#include "sim/commands/twins_plan.hpp"

#include "analysis/sweeps/sweep_file.hpp"
#include "analysis/sweeps/twins.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/commands/sweep_report.hpp"
#include "sim/scenario/scenario_keys.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <charconv>

namespace dyad {

namespace {

constexpr const char* at_advice = "write ages in whole months as years, such as --at 0,1.5,10,30";

/// Years as months: 0, or a whole number of months up to 200 years.
std::optional<std::uint32_t> months_in(std::string_view text) {
    double years = -1.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), years);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return years == 0.0 ? std::optional<std::uint32_t>{0} : months_of(years);
}

std::string in_years(std::uint32_t months) { return months == 0 ? "0" : years_text(months); }

Outcome<Done> take_times(const Arguments& reading, TwinsPlan& plan) {
    if (reading.has("for")) {
        plan.lasts = months_in(reading.text("for"));
        if (!plan.lasts || *plan.lasts == 0)
            return Refusal{"--for " + reading.text("for"), 0, 0, "this is no time for which a change could hold; write years in whole months, such as --for 1"};
    }
    if (!reading.has("at")) return Done{};
    const std::string text = reading.text("at");
    plan.at.clear();
    for (std::size_t first = 0; first <= text.size();) {
        const std::size_t comma = std::min(text.find(',', first), text.size());
        const std::string one = text.substr(first, comma - first);
        const auto months = months_in(one);
        if (!months) return Refusal{"--at " + text, 0, 0, "`" + one + "` is no age from 0 to 200 years in whole months; " + at_advice};
        plan.at.push_back(*months);
        first = comma + 1;
    }
    std::sort(plan.at.begin(), plan.at.end());
    if (const auto twice = std::adjacent_find(plan.at.begin(), plan.at.end()); twice != plan.at.end())
        return Refusal{"--at " + text, 0, 0, "the age " + in_years(*twice) + " is named twice; name each once"};
    return Done{};
}

/// What is changed: what --set says, or an exchange of newborns.
Outcome<Done> take_change(const Arguments& reading, TwinsPlan& plan) {
    plan.change = reading.texts("set");
    if (!reading.has("cross-foster")) {
        if (plan.change.empty()) return Refusal{"dyad", 0, 0, "nothing is changed; say what with --set, as in --set caregiving.sensitivity=1.5"};
        return Done{};
    }
    const std::string kind = reading.text("cross-foster");
    for (const char* option : {"set", "at", "for"})
        if (reading.has(option))
            return Refusal{"--" + std::string(option), 0, 0, "in a cross-fostering all that is changed is by whom newborns are reared, from birth on; set other things in both worlds with --both"};
    plan.cross_fostered = mother_kind(kind);
    if (!plan.cross_fostered) return Refusal{"--cross-foster " + kind, 0, 0, "mothers are of two kinds by reactivity, avoidance or anxiety; write one of these"};
    plan.change.emplace_back("placement.exchange=1");
    return Done{};
}

Outcome<std::vector<SweepOutcome>> outcomes_for(const Arguments& reading, unsigned months) {
    Outcome<std::vector<SweepOutcome>> all = all_outcomes();
    if (reading.has("outcomes")) {
        const auto text = read_text_file(reading.text("outcomes"));
        if (!text) return text.refusals();
        all = read_outcomes(reading.text("outcomes"), *text, evidence_vocabulary());
    }
    if (!all) return all.refusals();
    auto chosen = chosen_outcomes(*all, reading.texts("outcome"), months);
    if (!chosen) return chosen.refusals();
    for (const SweepOutcome& outcome : *chosen)
        if (!is_of_persons(outcome) && reading.has("outcome"))
            return Refusal{"--outcome " + outcome.name, 0, 0, "this is a number of the whole population, which single persons do not have; choose means and shares"};
    std::erase_if(*chosen, [](const SweepOutcome& outcome) { return !is_of_persons(outcome); });
    if (chosen->empty()) return Refusal{"dyad", 0, 0, "none of the outcomes is one of single persons; choose means and shares"};
    return chosen;
}

Outcome<Done> check_numbers(const Arguments& reading) {
    struct Bounds {
        const char* option;
        std::uint32_t low, high;
    };
    for (const auto& [option, low, high] : {Bounds{"families", 1, 67107840U}, {"seed", 0, 4294967295U}, {"seeds", 1, 100000U}})
        if (reading.has(option) && !whole_number(reading.text(option), low, high))
            return Refusal{"--" + std::string(option) + " " + reading.text(option), 0, 0,
                           "this is no whole number from " + std::to_string(low) + " to " + std::to_string(high) + "; write one"};
    return Done{};
}

Outcome<Done> check_settings(const TwinsPlan& plan) {
    for (const auto* settings : {&plan.both, &plan.change})
        for (const std::string& setting : *settings) {
            const bool of_change = settings == &plan.change;
            if (setting.starts_with("record.") || (of_change && setting.starts_with("run.")))
                return Refusal{(of_change ? "--set " : "--both ") + setting, 0, 0,
                               "who lives how long must be the same in both worlds, and what is recorded follows from the outcomes; set parameters only"};
            if (of_change && plan.at.back() > 0 && is_of_founding(setting.substr(0, setting.find('.'))))
                return Refusal{"--set " + setting, 0, 0,
                               "this acts only as communities are founded, which is over when a change at " + in_years(plan.at.back()) +
                                   " years begins; change it from the beginning (without --at), or in both worlds with --both"};
        }
    return Done{};
}

std::string command_of(const TwinsPlan& plan, const std::vector<std::string>& both, bool has_own_outcomes) {
    std::string text = "dyad twins " + shell_quoted(plan.base.name) + " --families " + std::to_string(plan.base.families) + " --seed " + std::to_string(plan.base.seed) + " --seeds " +
                       std::to_string(plan.seeds);
    for (const std::string& setting : both) text += " --both " + shell_quoted(setting);
    if (plan.cross_fostered) text += " --cross-foster " + std::string(name_of(*plan.cross_fostered));
    else
        for (const std::string& setting : plan.change) text += " --set " + shell_quoted(setting);
    if (plan.is_forked()) {
        for (const std::uint32_t months : plan.at) text += (months == plan.at.front() ? " --at " : ",") + in_years(months);
        if (plan.lasts) text += " --for " + in_years(*plan.lasts);
    }
    for (const SweepOutcome& outcome : plan.outcomes) text += " --outcome " + outcome.name;
    if (has_own_outcomes) text += " --outcomes outcomes.toml";
    return text;
}

/// The scenario in both worlds, refused where either is.
Outcome<Done> take_worlds(const Arguments& reading, const std::string& path, TwinsPlan& plan) {
    std::vector<std::string> unrecorded = plan.both;
    for (const char* list : {"record.ages=[]", "record.years=[]"}) unrecorded.emplace_back(list); // the outcomes have their own
    const auto asked = read_scenario(path, unrecorded, vocabulary(), read_scenario_text);
    if (!asked) return asked.refusals();
    if (std::uint64_t{asked->seed} + plan.seeds > 4294967296U)
        return Refusal{"--seed " + std::to_string(asked->seed), 0, 0, "there are not as many seeds from this one to 4294967295; begin with a smaller one"};
    const auto outcomes = outcomes_for(reading, asked->months);
    if (!outcomes) return outcomes.refusals();
    plan.outcomes = *outcomes;
    plan.evidence = as_evidence(plan.outcomes, path);
    const VirtualWorld& world = plan.evidence.worlds.front();
    const auto base = scenario_of(world, plan.evidence, {asked->seed, asked->families, plan.both, {}});
    if (!base) return base.refusals();
    plan.base = *base;
    if (const auto changed = scenario_of(world, plan.evidence, {asked->seed, asked->families, plan.both, plan.change}); !changed) return changed.refusals();
    return Done{};
}

} // namespace

WorldRequest TwinsPlan::world(std::uint32_t seed, std::size_t which) const {
    WorldRequest request{seed, base.families, both, {}};
    if (which == 0) return request;
    if (!is_forked()) {
        request.off = change;
        return request;
    }
    const std::uint32_t from = at[which - 1];
    request.later = LaterSettings{change, from, lasts ? from + *lasts : 0xffffffffu};
    return request;
}

void add_twins_options(OptionList& options) {
    const auto many = [](const char* word) {
        return boost::program_options::value<std::vector<std::string>>()->composing()->value_name(word);
    };
    options.add_options()("set", many("KEY=VALUE"), "the change: set in the second world only; may be given many times")(
        "both", many("KEY=VALUE"), "set in both worlds; may be given many times")(
        "at", valued("AGES"), "age in years at which the change begins, or several: 0,1,2,5,10 (default 0: it always holds)")(
        "for", valued("YEARS"), "how long the change then holds (default: to the end)")(
        "cross-foster", valued("KIND"), "in place of --set: newborns exchanged between mothers high and low in reactivity, avoidance or anxiety")("seeds", valued("N"), "how many seeds, each with its own people (default 4)")(
        "outcome", many("NAME"), "a number to compare; may be given many times (`dyad sweep --list-outcomes`)")(
        "outcomes", valued("FILE"), "your own outcomes, written as analysis/sweeps/outcomes.toml is")(
        "families", valued("N"), "families of each seed, in place of the scenario's")("seed", valued("N"), "the first seed, in place of the scenario's")(
        "out", valued("FILE"), "results file (default: the scenario's name with _twins.h5)");
}

Outcome<TwinsPlan> twins_plan_of(const Arguments& reading) {
    TwinsPlan plan;
    plan.both = reading.texts("both");
    if (const auto sound = take_change(reading, plan); !sound) return sound.refusals();
    if (const auto sound = check_numbers(reading); !sound) return sound.refusals();
    if (const auto sound = take_times(reading, plan); !sound) return sound.refusals();
    for (const char* option : {"families", "seed"})
        if (reading.has(option)) plan.both.push_back("run." + std::string(option) + "=" + reading.text(option));
    if (reading.has("seeds")) plan.seeds = *whole_number(reading.text("seeds"), 1, 100000U);
    if (const auto sound = check_settings(plan); !sound) return sound.refusals();
    const auto path = find_scenario(reading.text("SCENARIO"));
    if (!path) return path.refusals();
    if (const auto sound = take_worlds(reading, *path, plan); !sound) return sound.refusals();
    plan.command = command_of(plan, reading.texts("both"), reading.has("outcomes"));
    return plan;
}

} // namespace dyad
