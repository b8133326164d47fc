// `dyad sweep`: many runs over a design, each kept as it is finished, brought together in one results file.
#include "sim/commands/interruption.hpp"
#include "sim/commands/program_beside.hpp"
#include "sim/commands/run.hpp"
#include "sim/commands/sweep_plan.hpp"
#include "sim/commands/sweep_ranks.hpp"
#include "sim/commands/sweep_report.hpp"
#include "sim/launched.hpp"
#include "sim/progress.hpp"
#include "sim/results/output_path.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <optional>

namespace dyad {

namespace {

constexpr CommandHelp sweep_help{
    "sweep", "SCENARIO",
    "Runs a scenario many times over a design: each parameter that is varied takes its values, one after the other or drawn "
    "from a range, and of every run the chosen outcomes are kept. The results file has a row for each run and outcome, with "
    "seed, replicate and values as columns (`dyad export FILE --table runs --csv -`).\n\n"
    "Runs are made in an order in which whatever is done at any moment is a fair sample of the design. Every finished run is "
    "kept in OUT.part; stopped or killed, the same command goes on, and ends in the same bytes, with any number of threads. A "
    "run that fails is noted with its reason and the command that makes it again, and the others go on.\n\n"
    "--shard 2/8 makes every eighth run; `dyad merge` brings the shards together, in the same bytes as one sweep.",
    "dyad sweep prototype_or_revision --vary plasticity.adult_floor=0.002..1:8:log --replicates 5\n"
    "dyad sweep baseline --vary adversity.level=0..1 --points 64 --design sobol\n"
    "dyad sweep baseline --vary 'caregiving.sensitivity=1,1.5 & adversity.level=0.5,0'\n"
    "dyad sweep baseline --points-from points.csv --outcome secure --outcome disorganized\n"
    "dyad sweep baseline --vary adversity.level=0..1:5 --shard 1/4 --out shard1.h5"};

void add_sweep_options(OptionList& options) {
    const auto many = [](const char* word) {
        return boost::program_options::value<std::vector<std::string>>()->composing()->value_name(word);
    };
    options.add_options()("vary", many("KEY=VALUES"), "what is varied: KEY=1,2,3, KEY=0.1..0.5:5 (five steps), KEY=0.01..1:5:log, or a range KEY=0.1..0.5; keys linked by ` & ` go together; may be given many times")(
        "design", valued("NAME"), "grid (default where values are given), one-at-a-time, latin-hypercube (default for ranges), sobol, morris, saltelli or random")(
        "points", valued("N"), "how many points are drawn (of morris: trajectories; of saltelli: base points)")(
        "points-from", valued("CSV"), "points from elsewhere: a line of keys, then a line of numbers for each point")(
        "design-seed", valued("N"), "seed of the points and of their order (default 1)")(
        "replicates", valued("N"), "runs at each point, each with the next seed (default 1)")(
        "until", many("NAME=HALF"), "make replicates only until the 95 % interval of this outcome's mean is within ±HALF at every point; --replicates is then the most there may be (default 1000)")(
        "luck", valued("common|independent"), "common: the same seeds at every point (default); independent: every run its own")(
        "outcome", many("NAME"), "a number to keep of each run; may be given many times (`dyad sweep --list-outcomes`)")(
        "outcomes", valued("FILE"), "your own outcomes, written as analysis/sweeps/outcomes.toml is")(
        "families", valued("N"), "families of each run, in place of the scenario's")("seed", valued("N"), "the first seed, in place of the scenario's")(
        "set", many("KEY=VALUE"), "set a parameter in every run; may be given many times");
}

OptionList sweep_options() {
    OptionList options = option_list();
    add_sweep_options(options);
    options.add_options()("shard", valued("I/N"), "only every N-th run, from the I-th on; for several machines")(
        "tables", valued("DIR"), "keep each run's own results file as well, in this folder")(
        "on-error", valued("continue|stop"), "continue: note the failed run and go on (default); stop: end the sweep there")(
        "out", valued("FILE"), "results file (default: the scenario's name with _sweep.h5)");
    add_manner(options);
    options.add_options()("list-outcomes", "list the outcomes to choose from")("dry-run", "say what would run, and how long it would take; run nothing");
    return options;
}

std::uint32_t failures_in(const SweepPlan& plan, const RunRecords& records) {
    std::uint32_t failures = 0;
    for (std::uint32_t k = 0; k < plan.runs_here(); ++k)
        if (const auto record = records.read(plan.run_here(k).run); record) failures += !record->failure.empty();
    return failures;
}

Outcome<Done> write_file(const SweepPlan& plan, const RunRecords& records, const std::string& out, bool force, bool quiet) {
    Progress progress(stderr, progress_style(quiet), "runs");
    SweepWriting writing;
    writing.path = out;
    writing.replaces = force;
    writing.header = plan.header();
    writing.count = plan.runs_here();
    writing.run_at = [&](std::uint32_t k) { return plan.run_here(k); };
    writing.values_of = [&](const SweepRun& run) { return plan.values_of(run); };
    writing.command_of = [&](const SweepRun& run) { return SweepPlan::replay_of("FILE", run); };
    writing.progress = [&](std::uint32_t written, std::uint32_t all) { progress.writing(written, all); };
    return write_sweep(plan.shape(), records, writing);
}

Exit interrupted(const SweepPlan& plan, const RunRecords& records, const std::string& out, std::uint32_t done, Console& console) {
    return refuse(console,
                  "interrupted after " + grouped(done) + " of " + counted(plan.runs_here(), "run", "runs") + "; what is finished is kept in " + out +
                      ".part, and the same command continues from there" + fairness_of(plan, records),
                  Exit::interrupted);
}

Exit list_outcomes(Console& console) {
    const auto all = all_outcomes();
    if (!all) return refuse(console, all.refusals());
    console.out << outcomes_in_words(*all);
    return Exit::done;
}

/// Where nothing is said, a rank takes as many threads as there are processors for it.
Outcome<Manner> manner_of_rank(const Arguments& reading, const Cluster* cluster) {
    auto manner = manner_of(reading);
    if (manner && cluster && !reading.has("threads")) manner->threads = cluster->processors();
    return manner;
}

/// Reads the whole command line, with every mistake told at once.
Outcome<SweepPlan> plan_of(const Arguments& reading, const Outcome<Manner>& manner) {
    std::vector<Refusal> refusals;
    if (!manner) refusals = manner.refusals();
    const std::string on_error = reading.has("on-error") ? reading.text("on-error") : "continue";
    if (on_error != "continue" && on_error != "stop")
        refusals.push_back({"--on-error " + on_error, 0, 0, "a sweep can continue or stop when a run fails; write one of these words"});
    auto plan = SweepPlan::of(reading);
    if (!plan) refusals.insert(refusals.end(), plan.refusals().begin(), plan.refusals().end());
    if (!refusals.empty()) return refusals;
    return plan;
}

/// The folder of the runs' own files, where one is asked for.
Outcome<Done> make_folder(const std::string& tables) {
    std::error_code error;
    if (tables.empty() || std::filesystem::create_directories(tables, error) || std::filesystem::is_directory(tables, error)) return Done{};
    return Refusal{"--tables " + tables, 0, 0, "this folder cannot be made; choose another"};
}

/// What became of the runs, where that is not a file.
std::optional<Exit> end_without_file(const SweepPlan& plan, const RunRecords& records, const MadeRuns& made, const std::string& place, bool stop, Console& console) {
    if (!made.refusals.empty()) {
        auto refusals = made.refusals;
        refusals.push_back({"dyad", 0, 0, "the sweep was stopped after " + counted(made.done, "run", "runs") + "; what is finished is kept in " + place + ".part, and the same command continues from there"});
        return refuse(console, refusals, Exit::failed);
    }
    if (stop) return interrupted(plan, records, place, made.done, console);
    return std::nullopt;
}

/// Makes the runs and writes the file; the records go once the file is there.
Exit make_sweep(SweepPlan& plan, const std::string& place, const Manner& manner, const Arguments& reading, const Cluster* cluster, Console& console) {
    const std::string folder = place + ".part", path = folder + "/" + plan.digest() + ".runs";
    auto records = RunRecords::open(path, plan.digest(), plan.runs(), static_cast<std::uint32_t>(plan.shape().outcomes.size()));
    if (!records) return refuse(console, records.refusals(), Exit::failed);
    if (records->damaged() > 0)
        console.err << "dyad: " << counted(records->damaged(), "record", "records") << " of finished runs in " << folder << " damaged; what they recorded is made again\n";
    const std::atomic<bool>& stop = listen_for_interruption();
    const SweepManner how{reading.text("tables"), reading.text("on-error") == "stop", manner.quiet};
    {
        std::optional<SweepDealer> dealer;
        if (cluster) dealer.emplace(*cluster, plan, manner, how.tables);
        const auto making = dealer ? dealer->meet() : Outcome<RunMaking>(runs_here(plan, manner, how.tables));
        if (!making) return refuse(console, making.refusals(), Exit::failed);
        const MadeRuns made = make_runs(plan, *records, how, *making, stop);
        if (const auto ended = end_without_file(plan, *records, made, place, stop, console)) return *ended;
        if (made.too_wide > 0)
            console.err << "dyad: after " << counted(plan.shape().replicates, "replicate", "replicates") << " the means of " << counted(made.too_wide, "point", "points")
                        << " are not yet as exact as --until asks; raise --replicates\n";
    }
    if (const auto written = write_file(plan, *records, place, manner.force, manner.quiet); !written) return refuse(console, written.refusals(), Exit::failed);
    const std::uint32_t failures = failures_in(plan, *records);
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    if (std::filesystem::is_empty(folder, ignored)) std::filesystem::remove(folder, ignored);
    if (failures == 0) return Exit::done;
    return refuse(console, counted(failures, "run", "runs") + " failed; `dyad export " + shell_quoted(place) + " --table failures --csv -` says why, and how to make them again", Exit::some_failed);
}

/// The command, on this process alone or as rank 0 of several.
Exit sweep_alone_or_first(std::span<const std::string> arguments, const Cluster* cluster, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"SCENARIO"};
    const Arguments reading = read_arguments(sweep_help, sweep_options(), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (reading.has("list-outcomes")) return list_outcomes(console);
    if (!reading.has("SCENARIO"))
        return refuse(console, "which scenario to run is missing, as in `dyad sweep baseline --vary adversity.level=0..1:5`; `dyad scenarios` lists them");
    const auto manner = manner_of_rank(reading, cluster);
    auto plan = plan_of(reading, manner);
    if (!plan) return refuse(console, plan.refusals());
    const std::string out = reading.has("out") ? reading.text("out") : plan->name() + "_sweep.h5";
    if (reading.has("dry-run")) return sweep_dry_run(*plan, *manner, out, console);
    if (const auto free = check_output(out, manner->force, files_of(plan->base())); !free) return refuse(console, free.refusals());
    const auto place = place_of_output(out, manner->force);
    if (!place) return refuse(console, place.refusals());
    if (const auto folder = make_folder(reading.text("tables")); !folder) return refuse(console, folder.refusals());
    const auto start = std::chrono::steady_clock::now();
    const Exit exit = make_sweep(*plan, *place, *manner, reading, cluster, console);
    if (exit != Exit::done && exit != Exit::some_failed) return exit;
    if (!manner->quiet) {
        const auto words = sweep_in_words(*place, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        if (!words) return refuse(console, words.refusals(), Exit::failed);
        console.out << *words;
    }
    return exit;
}

/// Any other rank: says nothing itself, since rank 0 is told the same, and makes what it is dealt.
void sweep_as_further_rank(std::span<const std::string> arguments, const Cluster& cluster) {
    std::ostream nowhere(nullptr);
    Console silent{nowhere, nowhere};
    constexpr std::array<std::string_view, 1> operands{"SCENARIO"};
    const Arguments reading = read_arguments(sweep_help, sweep_options(), operands, arguments, silent);
    const auto manner = reading.exit ? Outcome<Manner>(Manner{}) : manner_of_rank(reading, &cluster);
    const bool has_plan = !reading.exit && manner && reading.has("SCENARIO");
    const auto plan = has_plan ? SweepPlan::of(reading) : Outcome<SweepPlan>(Refusal{"", 0, 0, "there is no plan"});
    make_dealt_runs(cluster, plan, manner ? *manner : Manner{}, has_plan ? reading.text("tables") : "");
}

Exit sweep_on_ranks(std::span<const std::string> arguments, Console& console) {
    listen_for_interruption(); // joining takes a while
    Cluster cluster = Cluster::join();
    Exit exit = Exit::done;
    if (cluster.rank() > 0) sweep_as_further_rank(arguments, cluster);
    else {
        exit = sweep_alone_or_first(arguments, &cluster, console);
        console.out.flush();
        end_ranks(cluster);
    }
    cluster.leave();
    return exit;
}

} // namespace

Exit sweep_command(std::span<const std::string> arguments, Console& console) {
    const Launched launched = launched_by_mpi();
    if (launched.ranks < 2) return sweep_alone_or_first(arguments, nullptr, console);
    if (Cluster::is_built_in()) return sweep_on_ranks(arguments, console);
    become_program_beside("dyad-cluster", "sweep", arguments);
    if (launched.rank > 0) return Exit::done; // rank 0 says it for all
    return refuse(console,
                  "this was started as " + std::to_string(launched.ranks) + " ranks of MPI, for which the program dyad-cluster beside this one was not found; install MPI "
                                                                            "(Debian and Ubuntu: libopenmpi-dev) and build anew, or start one process and deal the sweep out with --shard",
                  Exit::failed);
}

} // namespace dyad
