// `dyad twins`: a scenario beside its changed self, on the same people.
#include "analysis/sweeps/twins.hpp"
#include "analysis/sweeps/windows.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/run.hpp"
#include "sim/commands/twins_plan.hpp"
#include "sim/commands/twins_text.hpp"
#include "sim/progress.hpp"
#include "sim/results/output_path.hpp"
#include "sim/workers.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dyad {

namespace {

constexpr CommandHelp twins_help{
    "twins", "SCENARIO",
    "Lives a scenario twice, as it is and with what --set changes, on the same people: each has the same birth, temperament and luck in both "
    "worlds, so that what differs is what the change did to this person. Says the mean effect by outcome and generation, how many persons it raises or lowers, "
    "and how much is gained over two independent populations; the results file also has how effects are spread, and whether they go with "
    "susceptibility and reactivity.\n\n"
    "With --at the worlds are the same, bit for bit, until the change begins. A change begins for everybody in the same month, so that an age in years "
    "is that of the founders' first children, who are born as the run begins; whoever is born later is that much younger, or not yet born, and the table of twins "
    "has everyone's own age. What was settled before stays: temperament, who is with whom, a treatment begun. What a scenario does to people at some age is "
    "done to those who reach that age while the change holds. With several ages, each has a world of its own, and the report says at which age of the change "
    "half of the effect of a change at birth is gone.\n\n"
    "With --cross-foster founding families exchange their first children at birth, two by two, and effects of the mother who bore a child (high - low) are told "
    "apart from those of the mother who reared it: temperament is inherited from the one, and all that is learned comes of the other. KIND says by what mothers are "
    "high or low: their own reactivity, or the avoidance or anxiety of their state of mind, from which their care follows.\n\n"
    "The results file has a row for each person in both worlds (`--table twins`), for each outcome and generation (`--table effects`), and with several ages "
    "for each outcome and age (`--table windows`, `--table half_gone`), or of the exchange (`--table cross_fostering`). "
    "Who lives in one world only (a child that would not have been born) has no twin. A change that does nothing has effects of exactly zero.",
    "dyad twins baseline --set caregiving.sensitivity=1.5\n"
    "dyad twins life_course --set plasticity.adult_floor=0.3 --families 500 --seeds 3\n"
    "dyad twins life_course --set caregiving.sensitivity=2 --at 0,1,2,5,10,18,30 --for 1\n"
    "dyad twins baseline --cross-foster avoidance --families 2000\n"
    "dyad twins baseline --both adversity.level=1 --set parent_training.share=1"};

/// All worlds of a seed, the world as it is first: several at once, each on its share of the threads.
Outcome<std::vector<Histories>> worlds_of(const TwinsPlan& plan, std::uint32_t seed, const Manner& manner, const std::atomic<bool>& stop,
                                          const std::function<void()>& lived) {
    const auto count = static_cast<std::uint32_t>(plan.at.size() + 1);
    const unsigned threads_each = std::max(1U, manner.threads / count);
    std::vector<std::optional<Histories>> worlds(count);
    std::vector<Refusal> refusals;
    Turns turns;
    work_through(count, manner.threads, stop, [&](std::uint32_t which) {
        auto world = live_world(plan.evidence.worlds.front(), plan.evidence, plan.world(seed, which), manner, threads_each, stop);
        turns.take([&] {
            if (!world) refusals = world.refusals();
            else worlds[which] = std::move(*world), lived();
        });
        return refusals.empty();
    });
    if (!refusals.empty()) return refusals;
    if (stop) return Refusal{"", 0, 0, "interrupted"};
    std::vector<Histories> all;
    for (auto& world : worlds) all.push_back(std::move(*world));
    return all;
}

std::vector<FrameFormat> tables_of(const TwinsPlan& plan) {
    std::vector<FrameFormat> tables = twin_tables(plan.outcomes);
    if (plan.has_windows())
        for (FrameFormat& table : window_tables(outcome_field(plan.outcomes))) tables.push_back(std::move(table));
    if (plan.cross_fostered) tables.push_back(cross_fostering_table(outcome_field(plan.outcomes)));
    return tables;
}

Outcome<Done> finish(const TwinsPlan& plan, const TwinsFound& found, ResultsWriter& writer) {
    std::vector<std::pair<std::size_t, Frame>> frames{{0, outcomes_frame(plan.outcomes)}, {2, effects_frame(found.effects)}};
    if (plan.has_windows()) {
        frames.emplace_back(3, windows_frame(found.windows));
        frames.emplace_back(4, half_gone_frame(found.halves));
    }
    if (plan.cross_fostered) frames.emplace_back(3, cross_fostering_frame(found.fostered));
    for (const auto& [table, frame] : frames)
        if (const auto added = writer.append(table, frame); !added) return added;
    return writer.finish();
}

/// Lives the worlds seed by seed, and writes what becomes of each pair.
Outcome<TwinsFound> write_twins(const TwinsPlan& plan, ResultsWriter& writer, const Manner& manner, const std::atomic<bool>& stop) {
    Twins twins(plan.outcomes);
    Windows windows(plan.outcomes);
    CrossFostering fostering(plan.cross_fostered.value_or(MotherKind::reactivity));
    Progress progress(stderr, progress_style(manner.quiet), "worlds");
    std::uint32_t done = 0;
    const auto all = static_cast<std::uint32_t>(plan.seeds * (plan.at.size() + 1));
    progress(0, all);
    for (std::uint32_t k = 0; k < plan.seeds && !stop; ++k) {
        const auto worlds = worlds_of(plan, plan.base.seed + k, manner, stop, [&] { progress(++done, all); });
        if (!worlds) return worlds.refusals();
        for (std::size_t which = 1; which < worlds->size(); ++which) {
            const auto pairs = twins.pairs(plan.base.seed + k, plan.at[which - 1] / 12.0, worlds->front(), (*worlds)[which]);
            twins.add(pairs);
            if (plan.has_windows()) windows.add(pairs);
            if (plan.cross_fostered) fostering.add(pairs, worlds->front(), (*worlds)[which]);
            if (const auto added = writer.append(1, twins_frame(pairs)); !added) return added.refusals();
        }
    }
    if (stop) return Refusal{"", 0, 0, "interrupted"};
    TwinsFound found{twins.summaries(), {}, {}, fostering.effects()};
    if (plan.has_windows()) found.windows = windows.rows(), found.halves = windows.halves();
    if (const auto finished = finish(plan, found, writer); !finished) return finished.refusals();
    return found;
}

} // namespace

Exit twins_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"SCENARIO"};
    OptionList options = option_list();
    add_twins_options(options);
    add_manner(options);
    const Arguments reading = read_arguments(twins_help, std::move(options), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (!reading.has("SCENARIO")) return refuse(console, "which scenario to live twice is missing, as in `dyad twins baseline --set caregiving.sensitivity=1.5`");
    const auto manner = manner_of(reading);
    if (!manner) return refuse(console, manner.refusals());
    const auto plan = twins_plan_of(reading);
    if (!plan) return refuse(console, plan.refusals());
    const std::string out = reading.has("out") ? reading.text("out") : plan->base.name + "_twins.h5";
    if (const auto free = check_output(out, manner->force, files_of(plan->base)); !free) return refuse(console, free.refusals());
    const auto place = place_of_output(out, manner->force);
    if (!place) return refuse(console, place.refusals());
    ResultsHeader header = header_of(plan->base);
    header.command = plan->command;
    auto writer = ResultsWriter::create(*place, header, tables_of(*plan));
    if (!writer) return refuse(console, writer.refusals(), Exit::failed);
    if (!manner->force) writer->keep_existing();

    const std::atomic<bool>& stop = listen_for_interruption();
    const auto found = write_twins(*plan, *writer, *manner, stop);
    if (!found && stop) return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted);
    if (!found) return refuse(console, found.refusals(), Exit::failed);
    if (!manner->quiet) console.out << twins_text(*plan, *found, out);
    return Exit::done;
}

} // namespace dyad
