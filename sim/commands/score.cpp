// `dyad score`: lives the protocol on several seeds and holds what comes out against published findings, row by row.
#include "sim/commands/run.hpp"

#include "analysis/score/protocol.hpp"
#include "analysis/score/score.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_scenarios.hpp"
#include "sim/commands/passing_folder.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/words.hpp"

#include <array>
#include <chrono>
#include <filesystem>

namespace dyad {

namespace fs = std::filesystem;

namespace {

constexpr CommandHelp help{
    "score", "",
    "Lives the scenario `protocol` and its twins on several seeds and prints the score table: for every row the "
    "published target and its tolerance, what the seeds obtained, how much they differ, and z, the distance from the "
    "target in tolerances; beside it z of the theory's first trial.\n\n"
    "Each seed has six runs: two generations to the age of 55; the same with psychotherapy at 40 for half of the least "
    "secure 40 %; and infancy in adversity, in adversity with a training of the mothers, maltreated, and in "
    "institutions. Results files go to a temporary folder and are removed, unless --out names a folder for them.\n\n"
    "Parameters set with --set hold in every run, except those by which the runs differ.",
    "dyad score                                        eight seeds, some minutes to hours\n"
    "dyad score --seeds 2 --families 1000              a quicker and rougher look\n"
    "dyad score --set plasticity.adult_floor=0.2       the score of another theory\n"
    "dyad score --out runs --json > score.json         keep the runs, and the table for programs"};

OptionList score_options() {
    OptionList options = option_list();
    options.add_options()("seeds", valued("N"), "how many seeds (default 8)")(
        "first-seed", valued("N"), "the first seed, which the others follow (default 1)")(
        "families", valued("N"), "founding families in each run, in place of the protocol's")(
        "set", boost::program_options::value<std::vector<std::string>>()->composing()->value_name("KEY=VALUE"),
        "set a parameter in every run; may be given many times (`dyad params` lists them)")(
        "out", valued("DIR"), "folder to keep the results files in, made if it is not there");
    add_manner(options);
    options.add_options()("json", "the score as JSON");
    return options;
}

/// A run of the protocol: which scenario, what it changes, and where its file's name and length are to be noted.
struct Arm {
    const char* name;
    const char* what;
    const char* scenario;
    std::vector<std::string> settings;
    ProtocolFile ProtocolFiles::*file;
};

/// The therapy twin lasts only as long as its rows need; infancy is the scenario `baseline` in other circumstances.
std::vector<Arm> arms() {
    return {{"main", "two generations", "protocol", {}, &ProtocolFiles::main},
            {"therapy",
             "the same with psychotherapy at 40",
             "protocol",
             {"run.years=62", "record.ages=[]", "record.years=[40, 41, 46]",
              "record.instruments=[\"close_relationships\"]", "psychotherapy.given_share=0.5",
              "psychotherapy.neediest_share=0.4", "psychotherapy.given_age=40", "psychotherapy.dose=12"},
             &ProtocolFiles::therapy},
            {"adversity", "infancy in adversity", "baseline", {"adversity.level=0.6"}, &ProtocolFiles::adversity},
            {"training",
             "infancy in adversity with a training of the mothers",
             "baseline",
             {"adversity.level=0.6", "parent_training.share=1"},
             &ProtocolFiles::training},
            {"maltreated",
             "maltreated infants",
             "baseline",
             {"adversity.maltreated_share=1"},
             &ProtocolFiles::maltreated},
            {"institution",
             "infants in institutions",
             "baseline",
             {"households.institution_share=1"},
             &ProtocolFiles::institution}};
}

/// What the user asked for.
struct Request {
    std::uint32_t seeds = 8, first_seed = 1;
    std::string families; ///< of every run; empty until the protocol's own are known
    std::vector<std::string> settings;
};

Outcome<Request> request_of(const Reading& reading) {
    std::vector<Refusal> refusals;
    Request request;
    const auto number = [&](const char* option, std::uint32_t low, std::uint32_t high, std::uint32_t otherwise) {
        if (!reading.has(option)) return otherwise;
        const auto given = whole_number(reading.text(option), low, high);
        if (!given)
            refusals.push_back({"--" + std::string(option) + " " + reading.text(option), 0, 0,
                                "this is no whole number from " + std::to_string(low) + " to " +
                                    std::to_string(high) + "; write one"});
        return given.value_or(otherwise);
    };
    request.seeds = number("seeds", 1, 1000, request.seeds);
    request.first_seed = number("first-seed", 0, 4000000000U, request.first_seed);
    if (reading.has("families")) request.families = std::to_string(number("families", 1, 100000, 1));
    request.settings = reading.texts("set");
    for (const std::string& setting : request.settings)
        if (setting.starts_with("run.") || setting.starts_with("record."))
            refusals.push_back({"--set " + setting, 0, 0,
                                "who lives how long, and what is recorded when, is fixed by the protocol, so that "
                                "scores can be compared; use --families, --seeds and --first-seed, and set "
                                "parameters only"});
    if (!refusals.empty()) return refusals;
    return request;
}

/// The scenario of one run. What the run is about comes last and wins.
Outcome<Scenario> scenario_of(const Arm& arm, const Request& request, std::uint32_t seed) {
    const auto path = find_scenario(arm.scenario);
    if (!path) return path.refusals();
    std::vector<std::string> settings = request.settings;
    settings.insert(settings.end(), arm.settings.begin(), arm.settings.end());
    if (!request.families.empty()) settings.push_back("run.families=" + request.families);
    settings.push_back("run.seed=" + std::to_string(seed));
    settings.emplace_back("record.lives=0");
    return read_scenario(*path, settings, vocabulary(), read_scenario_text);
}

/// All runs of one seed and what they tell; the files are removed again unless they are to be kept.
struct SeedRuns {
    const Request& request;
    const Manner& manner;
    std::string folder;
    bool keeps;
    Console& console;

    std::string path_of(const Arm& arm, std::uint32_t seed) const {
        return (fs::path(folder) / ("seed_" + std::to_string(seed) + "_" + arm.name + ".h5")).string();
    }

    Exit measure(std::uint32_t seed, Measurements& measured) const {
        ProtocolFiles files;
        for (const Arm& arm : arms()) {
            const auto scenario = scenario_of(arm, request, seed);
            if (!scenario) return refuse(console, scenario.refusals());
            const std::string out = path_of(arm, seed);
            if (!manner.quiet) console.err << "seed " << seed << ": " << arm.what << std::endl;
            if (const Exit exit = simulate(*scenario, out, manner, console); exit != Exit::done) return exit;
            files.*arm.file = {out, static_cast<long>(scenario->months)};
        }
        const auto rows = measure_protocol(files);
        if (!rows) return refuse(console, rows.refusals(), Exit::failed);
        measured = *rows;
        std::error_code ignored;
        for (const Arm& arm : arms())
            if (!keeps) fs::remove(path_of(arm, seed), ignored);
        return Exit::done;
    }
};

std::string command_line(const Request& request) {
    std::string text = "dyad score --seeds " + std::to_string(request.seeds) + " --first-seed " +
                       std::to_string(request.first_seed);
    text += " --families " + request.families;
    for (const std::string& setting : request.settings) text += " --set " + shell_quoted(setting);
    return text;
}

/// Where the results files go; a folder of the user's is made if need be. Refuses files that are there already.
Outcome<Done> prepare_folder(const SeedRuns& runs) {
    std::error_code error;
    fs::create_directories(runs.folder, error);
    if (error)
        return Refusal{runs.folder, 0, 0,
                       "this folder cannot be made (" + error.message() + "), so that the runs have no place; name "
                                                                          "another one with --out"};
    for (std::uint32_t k = 0; k < runs.request.seeds; ++k)
        for (const Arm& arm : arms())
            if (const auto writable =
                    check_output(runs.path_of(arm, runs.request.first_seed + k), runs.manner.force, {});
                !writable)
                return writable.refusals();
    return Done{};
}

void show(const Score& score, const Request& request, double seconds, bool json, Console& console) {
    if (json) {
        console.out << score_as_json(score, command_line(request)) << "\n";
        return;
    }
    console.out << command_line(request) << "\n"
                << counted(score.seeds, "seed", "seeds") << " of six runs, lived in "
                << duration_in_words(seconds) << ".\n\n"
                << text_of(score);
}

} // namespace

Exit score_command(std::span<const std::string> arguments, Console& console) {
    const Reading reading = read_arguments(help, score_options(), {}, arguments, console);
    if (reading.exit) return *reading.exit;
    auto manner = manner_of(reading);
    if (!manner) return refuse(console, manner.refusals());
    auto request = request_of(reading);
    if (!request) return refuse(console, request.refusals());
    // Every run is asked for once before the first one begins, so that a mistake shows in the first second. The first,
    // the protocol itself, says how many families the others have.
    for (const Arm& arm : arms()) {
        const auto scenario = scenario_of(arm, *request, request->first_seed);
        if (!scenario) return refuse(console, scenario.refusals());
        if (request->families.empty()) request->families = std::to_string(scenario->families);
    }
    const bool keeps = reading.has("out");
    manner->resumes = keeps;
    const PassingFolder passing;
    if (!keeps && passing.path().empty())
        return refuse(console,
                      "no temporary folder can be made for the runs; set TMPDIR to a folder with room, or name one "
                      "with --out",
                      Exit::failed);
    const SeedRuns runs{*request, *manner, keeps ? reading.text("out") : passing.path(), keeps, console};
    if (const auto ready = prepare_folder(runs); !ready) return refuse(console, ready.refusals());
    const auto start = std::chrono::steady_clock::now();
    std::vector<Measurements> seeds(request->seeds);
    for (std::uint32_t k = 0; k < request->seeds; ++k)
        if (const Exit exit = runs.measure(request->first_seed + k, seeds[k]); exit != Exit::done) return exit;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    show(score_of(seeds), *request, seconds, reading.has("json"), console);
    return Exit::done;
}

} // namespace dyad
