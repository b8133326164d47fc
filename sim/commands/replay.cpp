// `dyad replay`: makes a results file again from what it holds, and says whether it comes out the same.
#include "sim/commands/differences.hpp"
#include "sim/commands/passing_folder.hpp"
#include "sim/commands/run.hpp"

#include "analysis/rows.hpp"
#include "models/catalogue.hpp"
#include "sim/results/results.hpp"
#include "sim/version.hpp"
#include "sim/words.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <map>

namespace dyad {

namespace fs = std::filesystem;

namespace {

constexpr CommandHelp replay_help{
    "replay", "FILE",
    "Makes a results file again from the scenario, includes and settings that it holds; no other file is needed.\n\n"
    "With --verify the new file is compared with the old one and thrown away: byte for byte if this program is the "
    "version and "
    "commit that wrote it, else by digest (of everything but version and commit). Exit code 4 means that they differ; "
    "the first "
    "differences are shown. Without --verify the new file is written to --out.",
    "dyad replay baseline.h5 --verify\n"
    "dyad replay baseline.h5 --out again.h5\n"
    "dyad replay baseline_sweep.h5 --run 17 --out run_17.h5    one run of a sweep"};

/// A name for the scenario's own text among those of its includes, which are named relative to its folder: of the right
/// stem, which names the scenario, and not that of an include.
std::string own_name(const std::string& stem, const std::map<std::string, std::string>& includes) {
    std::string name = stem + ".toml";
    while (includes.contains(name)) name += name.ends_with(".toml") ? "l" : "_";
    return name;
}

bool is_sweep(const ResultsFile& file) { return table_named(file, "sweep").has_value(); }

/// What a run of a sweep sets beside what the sweep sets in every run: its values and its seed.
Outcome<std::vector<std::string>> settings_of_run(const ResultsFile& file, const std::string& path, std::uint32_t run) {
    std::vector<std::string> keys;
    std::vector<std::string_view> fields{"run", "seed"};
    for (const Field& field : file.tables()[table_named(file, "runs").value_or(0)].fields)
        if (field.name.find('.') != std::string::npos) keys.push_back(field.name);
    for (const std::string& key : keys) fields.push_back(key);
    RowCursor row(file, "runs", fields);
    while (!row.at_end() && row[0] != run) row.next();
    if (row.failure()) return *row.failure();
    if (row.at_end())
        return Refusal{path, 0, 0, "there is no run " + std::to_string(run) + " in this sweep; `dyad export " + shell_quoted(path) + " --table runs --csv -` lists them"};
    std::vector<std::string> settings;
    for (std::size_t k = 0; k < keys.size(); ++k)
        if (const double value = row[k + 2]; std::isfinite(value)) settings.push_back(keys[k] + "=" + shortest(value));
    settings.push_back("run.seed=" + std::to_string(static_cast<std::uint32_t>(row[1])));
    return settings;
}

/// The scenario as the file holds it: its own text, and its includes under the names by which it includes them. `more` are
/// settings that win over the file's.
Outcome<Scenario> scenario_in(const ResultsFile& file, const std::string& path, const std::vector<std::string>& more) {
    const ResultsHeader& header = file.header();
    std::map<std::string, std::string> texts(header.includes.begin(), header.includes.end());
    const std::string own = own_name(header.scenario_name, texts);
    texts[own] = header.scenario;
    std::vector<std::string> settings;
    for (const auto& [key, value] : header.settings) settings.push_back(key + "=" + value);
    settings.insert(settings.end(), more.begin(), more.end());
    const auto read = [&](const std::string& name) -> Outcome<std::string> {
        const auto found = texts.find(name);
        if (found != texts.end()) return found->second;
        return Refusal{path, 0, 0, "the results file does not hold this file of its scenario"};
    };
    auto scenario = read_scenario(own, settings, vocabulary(), read);
    if (scenario) return scenario;
    std::vector<Refusal> refusals{
        {path, 0, 0,
         "the scenario that this file holds (written by version " + header.version + ") does not fit this version, " +
             std::string(version()) +
             "; use the version that wrote it, or mend a copy of the scenario (`dyad info --scenario`)"}};
    refusals.insert(refusals.end(), scenario.refusals().begin(), scenario.refusals().end());
    return refusals;
}

bool same_build(const ResultsHeader& header) { return header.version == version() && header.commit == commit(); }

Exit compare(const std::string& path, const std::string& remade_path, bool quiet, Console& console) {
    const auto old = ResultsFile::open(path), remade = ResultsFile::open(remade_path);
    if (!old) return refuse(console, old.refusals(), Exit::failed);
    if (!remade) return refuse(console, remade.refusals(), Exit::failed);
    const bool bytes = same_build(old->header());
    const auto differences = differences_between(*old, *remade);
    if (!differences) return refuse(console, differences.refusals(), Exit::failed);
    const bool same = bytes ? same_bytes(path, remade_path) : differences->empty() && old->digest() == remade->digest();
    if (same) {
        if (quiet) return Exit::done;
        console.out << path << " holds: made again by this program, it is the same "
                    << (bytes ? "byte for byte"
                              : "in everything but version and commit (" + old->header().version + ", commit " +
                                    old->header().commit + ")")
                    << "\n";
        return Exit::done;
    }
    std::vector<Refusal> refusals{{path, 0, 0,
                                   "the file does not hold: made again, it comes out different, so that its numbers "
                                   "cannot be traced to its command; run the command anew"}};
    for (const std::string& difference : *differences) refusals.push_back({path, 0, 0, difference});
    if (differences->empty())
        refusals.push_back({path, 0, 0,
                            "all values are equal, but the files are stored differently; another version of the HDF5 "
                            "library can be the reason"});
    return refuse(console, refusals, Exit::check_broken);
}

Exit verify(const ResultsFile& file, const Scenario& scenario, const std::string& path, Manner manner,
            Console& console) {
    manner.resumes = false;
    if (const auto held = file.computed_digest(); !held || *held != file.digest())
        return held ? refuse(console,
                             {{path, 0, 0,
                               "the file does not hold: its values are not those it was written with (their "
                               "digest is " +
                                   *held + ", not " + file.digest() + "); run its command anew"}},
                             Exit::check_broken)
                    : refuse(console, held.refusals(), Exit::failed);
    const PassingFolder folder;
    if (folder.path().empty())
        return refuse(
            console,
            "no temporary folder can be made, so that the file cannot be made again; set TMPDIR to a folder with room",
            Exit::failed);
    const std::string remade = (fs::path(folder.path()) / "remade.h5").string();
    const Exit exit = simulate(scenario, remade, manner, console);
    return exit == Exit::done ? compare(path, remade, manner.quiet, console) : exit;
}

Exit remake(const Scenario& scenario, const std::string& path, const std::string& out, const Manner& manner,
            Console& console) {
    if (const auto writable = check_output(out, manner.force, std::span(&path, 1)); !writable)
        return refuse(console, writable.refusals());
    const Exit exit = simulate(scenario, out, manner, console);
    if (exit == Exit::done && !manner.quiet) console.out << "Results: " << out << "\n";
    return exit;
}

/// The settings of the run that --run names; none for a file that is no sweep.
Outcome<std::vector<std::string>> run_asked_for(const ResultsFile& file, const std::string& path, const Arguments& reading) {
    if (table_named(file, "twins")) return Refusal{path, 0, 0, "this file compares a scenario with its changed self, and is made again by its command: " + file.header().command};
    if (file.header().command.starts_with("dyad study ")) return Refusal{path, 0, 0, "this is of a virtual study, which is made again by its command: " + file.header().command};
    if (!is_sweep(file)) {
        if (reading.has("run")) return Refusal{path, 0, 0, "this is one run and no sweep; leave --run out"};
        return std::vector<std::string>{};
    }
    if (!reading.has("run"))
        return Refusal{path, 0, 0, "this is a sweep, whose runs are made again one by one; say which with --run N, or make the sweep again: " + file.header().command};
    if (reading.has("verify"))
        return Refusal{path, 0, 0, "a sweep keeps no results file of its runs to compare with; write the run with --out, and compare it with the one that `dyad sweep --tables` kept"};
    const auto run = whole_number(reading.text("run"), 0, 4294967294U);
    if (!run) return Refusal{"--run " + reading.text("run"), 0, 0, "the number of a run is a whole number; `dyad export FILE --table runs --csv -` lists them"};
    return settings_of_run(file, path, *run);
}

} // namespace

Exit replay_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    OptionList options = option_list();
    options.add_options()("verify", "compare with FILE, and keep nothing")("out", valued("PATH"),
                                                                           "where to write the file made again")(
        "run", valued("N"), "of a sweep: the run to make again, with all its tables");
    add_manner(options);
    const Arguments reading = read_arguments(replay_help, options, operands, arguments, console);
    if (reading.exit) return *reading.exit;
    const std::string path = reading.text("FILE");
    if (path.empty())
        return refuse(console, "which results file to make again is missing, as in `dyad replay baseline.h5 --verify`");
    if (reading.has("verify") == reading.has("out"))
        return refuse(
            console,
            "`dyad replay` either compares (--verify) or writes the file made again (--out PATH); give one of the two");
    const auto manner = manner_of(reading);
    if (!manner) return refuse(console, manner.refusals());
    const auto file = ResultsFile::open(path);
    if (!file) return refuse(console, file.refusals(), Exit::failed);
    const auto more = run_asked_for(*file, path, reading);
    if (!more) return refuse(console, more.refusals());
    const auto scenario = scenario_in(*file, path, *more);
    if (!scenario) return refuse(console, scenario.refusals());
    return reading.has("verify") ? verify(*file, *scenario, path, *manner, console)
                                 : remake(*scenario, path, reading.text("out"), *manner, console);
}

} // namespace dyad
