// `dyad replay`: makes a results file again from what it holds, and says whether it comes out the same.
#include "sim/commands/differences.hpp"
#include "sim/commands/passing_folder.hpp"
#include "sim/commands/run.hpp"

#include "models/catalogue.hpp"
#include "sim/results/results.hpp"
#include "sim/version.hpp"

#include <array>
#include <filesystem>
#include <map>

namespace dyad {

namespace fs = std::filesystem;

namespace {

constexpr CommandHelp help{
    "replay", "FILE",
    "Makes a results file again from the scenario, includes and settings that it holds; no other file is needed.\n\n"
    "With --verify the new file is compared with the old one and thrown away: byte for byte if this program is the "
    "version and "
    "commit that wrote it, else by digest (of everything but version and commit). Exit code 4 means that they differ; "
    "the first "
    "differences are shown. Without --verify the new file is written to --out.",
    "dyad replay baseline.h5 --verify\n"
    "dyad replay baseline.h5 --out again.h5"};

/// A name for the scenario's own text among those of its includes, which are named relative to its folder: of the right
/// stem, which names the scenario, and not that of an include.
std::string own_name(const std::string& stem, const std::map<std::string, std::string>& includes) {
    std::string name = stem + ".toml";
    while (includes.contains(name)) name += name.ends_with(".toml") ? "l" : "_";
    return name;
}

/// The scenario as the file holds it: its own text, and its includes under the names by which it includes them.
Outcome<Scenario> scenario_in(const ResultsFile& file, const std::string& path) {
    const ResultsHeader& header = file.header();
    std::map<std::string, std::string> texts(header.includes.begin(), header.includes.end());
    const std::string own = own_name(header.scenario_name, texts);
    texts[own] = header.scenario;
    std::vector<std::string> settings;
    for (const auto& [key, value] : header.settings) settings.push_back(key + "=" + value);
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

} // namespace

Exit replay_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"FILE"};
    OptionList options = option_list();
    options.add_options()("verify", "compare with FILE, and keep nothing")("out", valued("PATH"),
                                                                           "where to write the file made again");
    add_manner(options);
    const Arguments reading = read_arguments(help, options, operands, arguments, console);
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
    const auto scenario = scenario_in(*file, path);
    if (!scenario) return refuse(console, scenario.refusals());
    return reading.has("verify") ? verify(*file, *scenario, path, *manner, console)
                                 : remake(*scenario, path, reading.text("out"), *manner, console);
}

} // namespace dyad
