// `dyad twins`: a scenario beside its changed self, on the same people.
#include "analysis/sweeps/twins.hpp"
#include "analysis/sweeps/sweep_file.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/run.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/commands/sweep_report.hpp"
#include "sim/commands/worlds.hpp"
#include "sim/progress.hpp"
#include "sim/results/output_path.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

constexpr CommandHelp help{
    "twins", "SCENARIO",
    "Lives a scenario twice, as it is and with what --set changes, on the same people: each has the same birth, temperament and luck in both "
    "worlds, so that what differs is what the change did to this person. Says the mean effect by outcome and generation, how many persons it raises or lowers, "
    "and how much is gained over two independent populations; the results file also has how effects are spread, and whether they go with "
    "susceptibility and reactivity.\n\n"
    "The results file has a row for each person in both worlds (`--table twins`) and for each outcome and generation (`--table effects`). "
    "Who lives in one world only (a child that would not have been born) has no twin. A change that does nothing has effects of exactly zero.",
    "dyad twins baseline --set caregiving.sensitivity=1.5\n"
    "dyad twins life_course --set plasticity.adult_floor=0.3 --families 500 --seeds 3\n"
    "dyad twins baseline --both adversity.level=1 --set parent_training.share=1"};

OptionList twins_options() {
    OptionList options = option_list();
    const auto many = [](const char* word) {
        return boost::program_options::value<std::vector<std::string>>()->composing()->value_name(word);
    };
    options.add_options()("set", many("KEY=VALUE"), "the change: set in the second world only; may be given many times")(
        "both", many("KEY=VALUE"), "set in both worlds; may be given many times")("seeds", valued("N"), "how many seeds, each with its own people (default 4)")(
        "outcome", many("NAME"), "a number to compare; may be given many times (`dyad sweep --list-outcomes`)")(
        "outcomes", valued("FILE"), "your own outcomes, written as analysis/sweeps/outcomes.toml is")(
        "families", valued("N"), "families of each seed, in place of the scenario's")("seed", valued("N"), "the first seed, in place of the scenario's")(
        "out", valued("FILE"), "results file (default: the scenario's name with _twins.h5)");
    add_manner(options);
    return options;
}

struct TwinsPlan {
    Scenario base;
    Evidence evidence;
    std::vector<SweepOutcome> outcomes;
    std::vector<std::string> both, change;
    std::uint32_t seeds = 4;
    std::string command;
};

std::string in_words(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%+.4g", value == 0.0 ? 0.0 : value);
    return std::isfinite(value) ? text.data() : "-";
}

std::string level_in_words(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", value == 0.0 ? 0.0 : value);
    return std::isfinite(value) ? text.data() : "-";
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
        }
    return Done{};
}

std::string command_of(const TwinsPlan& plan, const std::vector<std::string>& both, bool has_own_outcomes) {
    std::string text = "dyad twins " + shell_quoted(plan.base.name) + " --families " + std::to_string(plan.base.families) + " --seed " + std::to_string(plan.base.seed) + " --seeds " +
                       std::to_string(plan.seeds);
    for (const std::string& setting : both) text += " --both " + shell_quoted(setting);
    for (const std::string& setting : plan.change) text += " --set " + shell_quoted(setting);
    for (const SweepOutcome& outcome : plan.outcomes) text += " --outcome " + outcome.name;
    if (has_own_outcomes) text += " --outcomes outcomes.toml";
    return text;
}

Outcome<TwinsPlan> plan_of(const Arguments& reading) {
    TwinsPlan plan;
    plan.both = reading.texts("both");
    plan.change = reading.texts("set");
    if (plan.change.empty()) return Refusal{"dyad", 0, 0, "nothing is changed; say what with --set, as in --set caregiving.sensitivity=1.5"};
    if (const auto sound = check_numbers(reading); !sound) return sound.refusals();
    for (const char* option : {"families", "seed"})
        if (reading.has(option)) plan.both.push_back("run." + std::string(option) + "=" + reading.text(option));
    if (reading.has("seeds")) plan.seeds = *whole_number(reading.text("seeds"), 1, 100000U);
    if (const auto sound = check_settings(plan); !sound) return sound.refusals();
    const auto path = find_scenario(reading.text("SCENARIO"));
    if (!path) return path.refusals();
    std::vector<std::string> unrecorded = plan.both;
    for (const char* list : {"record.ages=[]", "record.years=[]"}) unrecorded.emplace_back(list); // the outcomes have their own
    const auto asked = read_scenario(*path, unrecorded, vocabulary(), read_scenario_text);
    if (!asked) return asked.refusals();
    if (std::uint64_t{asked->seed} + plan.seeds > 4294967296U)
        return Refusal{"--seed " + std::to_string(asked->seed), 0, 0, "there are not as many seeds from this one to 4294967295; begin with a smaller one"};
    const auto outcomes = outcomes_for(reading, asked->months);
    if (!outcomes) return outcomes.refusals();
    plan.outcomes = *outcomes;
    plan.evidence = as_evidence(plan.outcomes, *path);
    const VirtualWorld& world = plan.evidence.worlds.front();
    const auto base = scenario_of(world, plan.evidence, {asked->seed, asked->families, plan.both, {}});
    if (!base) return base.refusals();
    plan.base = *base;
    if (const auto changed = scenario_of(world, plan.evidence, {asked->seed, asked->families, plan.both, plan.change}); !changed) return changed.refusals();
    plan.command = command_of(plan, reading.texts("both"), reading.has("outcomes"));
    return plan;
}

Frame outcomes_frame(const std::vector<SweepOutcome>& outcomes) {
    Frame frame(4);
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        frame.put(0, static_cast<std::uint8_t>(k + 1));
        frame.put_text(1, outcomes[k].name);
        frame.put_text(2, outcomes[k].label);
        frame.put_text(3, outcomes[k].unit);
        frame.end_row();
    }
    return frame;
}

std::string text_of(const TwinsPlan& plan, const std::vector<TwinSummary>& summaries, const std::string& out) {
    std::string text = wrapped(plan.command, 96) + "\n" + left("outcome", 22) + left("generation", 12) + right("persons", 9) + right("as it is", 11) + right("effect", 11) +
                       "  95 % interval        " + right("raised", 8) + right("lowered", 9) + right("gain", 8) + "\n";
    for (const TwinSummary& one : summaries) {
        const std::string interval = std::isfinite(one.effect.low) ? in_words(one.effect.low) + " to " + in_words(one.effect.high) : "-";
        text += left(plan.outcomes[one.outcome].name, 22) + left(std::to_string(one.generation), 12) + right(grouped(one.persons), 9) + right(level_in_words(one.as_it_is), 11) +
                right(in_words(one.effect.value), 11) + "  " + left(interval, 21) + right(percent(one.higher), 8) + right(percent(one.lower), 9) +
                right(std::isfinite(one.gain) ? shortest(std::round(10.0 * one.gain) / 10.0) : "-", 8) + "\n";
    }
    return text + "\n" +
           wrapped("Raised and lowered: shares of persons whose value the change moves up or down. Gain: how much smaller the variance of the mean effect is than between two independent "
                   "populations. Intervals are by Student's t over the seeds" +
                       std::string(plan.seeds < 3 ? ", of which there must be at least three." : "."),
                   96) +
           "\nResults: " + out + "\n  person by person    dyad export " + shell_quoted(out) + " --table twins --csv twins.csv\n";
}

/// Both worlds of a seed.
Outcome<std::vector<TwinPair>> pairs_of(const TwinsPlan& plan, const Twins& twins, std::uint32_t seed, const Manner& manner, const std::atomic<bool>& stop) {
    const VirtualWorld& world = plan.evidence.worlds.front();
    const auto first = live_world(world, plan.evidence, {seed, plan.base.families, plan.both, {}}, manner, manner.threads, stop);
    if (!first) return first.refusals();
    const auto second = live_world(world, plan.evidence, {seed, plan.base.families, plan.both, plan.change}, manner, manner.threads, stop);
    if (!second) return second.refusals();
    return twins.pairs(seed, *first, *second);
}

/// Lives both worlds seed by seed, and writes what becomes of each pair.
Outcome<std::vector<TwinSummary>> write_twins(const TwinsPlan& plan, ResultsWriter& writer, const Manner& manner, const std::atomic<bool>& stop) {
    Twins twins(plan.outcomes);
    Progress progress(stderr, progress_style(manner.quiet), "seeds");
    for (std::uint32_t k = 0; k < plan.seeds && !stop; ++k) {
        progress(k, plan.seeds);
        const auto pairs = pairs_of(plan, twins, plan.base.seed + k, manner, stop);
        if (!pairs) return pairs.refusals();
        twins.add(*pairs);
        if (const auto added = writer.append(1, twins_frame(*pairs)); !added) return added.refusals();
    }
    if (stop) return Refusal{"", 0, 0, "interrupted"};
    auto summaries = twins.summaries();
    if (const auto added = writer.append(0, outcomes_frame(plan.outcomes)); !added) return added.refusals();
    if (const auto added = writer.append(2, effects_frame(summaries)); !added) return added.refusals();
    if (const auto finished = writer.finish(); !finished) return finished.refusals();
    return summaries;
}

} // namespace

Exit twins_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"SCENARIO"};
    const Arguments reading = read_arguments(help, twins_options(), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (!reading.has("SCENARIO")) return refuse(console, "which scenario to live twice is missing, as in `dyad twins baseline --set caregiving.sensitivity=1.5`");
    const auto manner = manner_of(reading);
    if (!manner) return refuse(console, manner.refusals());
    const auto plan = plan_of(reading);
    if (!plan) return refuse(console, plan.refusals());
    const std::string out = reading.has("out") ? reading.text("out") : plan->base.name + "_twins.h5";
    if (const auto free = check_output(out, manner->force, files_of(plan->base)); !free) return refuse(console, free.refusals());
    const auto place = place_of_output(out, manner->force);
    if (!place) return refuse(console, place.refusals());
    ResultsHeader header = header_of(plan->base);
    header.command = plan->command;
    auto writer = ResultsWriter::create(*place, header, twin_tables(plan->outcomes));
    if (!writer) return refuse(console, writer.refusals(), Exit::failed);
    if (!manner->force) writer->keep_existing();

    const std::atomic<bool>& stop = listen_for_interruption();
    const auto summaries = write_twins(*plan, *writer, *manner, stop);
    if (!summaries && stop) return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted);
    if (!summaries) return refuse(console, summaries.refusals(), Exit::failed);
    if (!manner->quiet) console.out << text_of(*plan, *summaries, out);
    return Exit::done;
}

} // namespace dyad
