// Worlds are scenarios; what is recorded in them follows from what the studies ask.
#include "sim/commands/worlds.hpp"

#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/request_digest.hpp"
#include "sim/commands/scenarios_folder.hpp"
#include "sim/population.hpp"
#include "sim/workers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <set>

namespace dyad {

namespace {

/// What the studies of a world ask of it.
struct Looks {
    std::set<std::string> fields, instruments;
    std::set<unsigned> ages; ///< months
};

Looks looks_at(const VirtualWorld& world, const Evidence& evidence) {
    Looks looks;
    for (const Finding& finding : evidence.findings)
        for_each_series(finding.study, [&](const std::string& where, const SeriesPlan& plan) {
            if (where != world.name) return;
            looks.instruments.insert(finding.instruments.begin(), finding.instruments.end());
            for (const Term& term : plan.terms) {
                if (!term.asks_scores()) continue;
                looks.fields.insert(term.field);
                looks.ages.insert(term.ages.begin(), term.ages.end());
            }
        });
    return looks;
}

std::string ages_setting(const std::set<unsigned>& ages, bool years) {
    std::string list;
    for (const unsigned age : ages)
        if ((age >= 36 && age % 12 == 0) == years)
            list += (list.empty() ? "" : ", ") + std::to_string(years ? age / 12 : age);
    return (years ? "record.years=[" : "record.ages=[") + list + "]";
}

std::vector<const VirtualWorld*> worlds_needed(const Evidence& evidence) {
    std::set<std::string> names;
    for (const Finding& finding : evidence.findings)
        for_each_series(finding.study, [&](const std::string& where, const SeriesPlan&) { names.insert(where); });
    std::vector<const VirtualWorld*> worlds;
    for (const VirtualWorld& world : evidence.worlds)
        if (names.contains(world.name)) worlds.push_back(&world);
    return worlds;
}

/// What holds later in a world, with a value for every parameter.
Outcome<std::optional<Fork>> fork_of(const VirtualWorld& world, const Evidence& evidence, const WorldRequest& request) {
    if (!request.later) return std::optional<Fork>{};
    WorldRequest changed = request;
    changed.settings.insert(changed.settings.end(), request.later->settings.begin(), request.later->settings.end());
    const auto scenario = scenario_of(world, evidence, changed);
    if (!scenario) return scenario.refusals();
    return std::optional<Fork>{{request.later->from, request.later->until, scenario->values}};
}

/// One world's life, kept in a file where one is wanted.
Outcome<ResultsFile> results_of(const Scenario& scenario, const std::optional<Fork>& fork, const std::string& keeps, const Manner& manner,
                                unsigned threads, const std::atomic<bool>& stop) {
    static constexpr std::array<std::string_view, 5> tables{"persons", "care", "relationships", "observed", "latent"};
    const Population population = population_of(scenario, manner.kernel, fork);
    if (keeps.empty()) return live_in_memory(population, tables, header_of(scenario), threads, stop);
    RunRequest run;
    run.out = keeps;
    run.force = true;
    run.threads = threads;
    run.header = header_of(scenario);
    run.digest = digest_of(scenario);
    const auto end = run_population(population, run, stop, [](auto, auto) {});
    if (!end) return end.refusals();
    if (*end == RunEnd::interrupted) return Refusal{"", 0, 0, "interrupted"};
    return ResultsFile::open(keeps);
}

/// Whether every machine would refuse this run, and not just one whose disk is full.
bool is_of_model(const Refusal& refusal, const WorldRequest& request) {
    return request.keeps.empty() || !refusal.file.starts_with(request.keeps) || refusal.sentence.starts_with(cannot_be_made);
}

Outcome<Measured> measured(const Evidence& evidence, const WorldRequest& request, const Manner& manner, unsigned threads, const std::atomic<bool>& stop) {
    LivedWorlds worlds;
    for (const VirtualWorld* world : worlds_needed(evidence)) {
        auto histories = live_world(*world, evidence, request, manner, threads, stop);
        if (!histories) return histories.refusals();
        worlds.emplace(world->name, std::move(*histories));
    }
    Measured all;
    for (const Finding& finding : evidence.findings) all.push_back(measure(finding.study, worlds));
    return all;
}

} // namespace

EvidenceVocabulary evidence_vocabulary() {
    EvidenceVocabulary known;
    for (const std::string_view instrument : vocabulary().instruments) known.instruments.emplace_back(instrument);
    Scenario anything;
    for (const Declaration& declaration : declarations()) anything.values.push_back(declaration.parameter.value);
    anything.record_instruments = known.instruments;
    for (const FrameFormat& table : population_of(anything).tables) {
        if (table.name != "observed" && table.name != "latent") continue;
        for (const Field& field : table.fields) {
            SeenField seen{field.name, {}, field.label, field.unit};
            for (const auto& [code, label] : field.codes) seen.labels.push_back(label);
            known.fields.push_back(std::move(seen));
        }
    }
    return known;
}

Outcome<Evidence> evidence_of(const std::string& file, Reads reads) {
    const std::string path = file.empty() ? "analysis/evidence/findings.toml" : file;
    const auto text = file.empty() ? built_in_evidence("findings.toml") : read_text_file(file);
    if (!text) return text.refusals();
    return read_evidence(path, *text, evidence_vocabulary(), reads);
}

Outcome<ResultsFile> live_whole(const Scenario& scenario, const Manner& manner, unsigned threads, const std::atomic<bool>& stop) {
    const Population population = population_of(scenario, manner.kernel);
    std::vector<std::string_view> tables;
    for (const FrameFormat& table : population.tables) tables.push_back(table.name);
    for (const auto& summed : population.summed) tables.push_back(summed.format.name);
    return live_in_memory(population, tables, header_of(scenario), threads, stop);
}

Outcome<Scenario> scenario_of(const VirtualWorld& world, const Evidence& evidence, const WorldRequest& request) {
    const auto path = find_scenario(world.scenario);
    if (!path) return path.refusals();
    const Looks looks = looks_at(world, evidence);
    std::vector<std::string> settings = request.settings;
    settings.insert(settings.end(), world.settings.begin(), world.settings.end());
    settings.insert(settings.end(), request.off.begin(), request.off.end());
    settings.push_back("run.seed=" + std::to_string(request.seed));
    const double families = std::max(1.0, std::round(world.families * request.families));
    settings.push_back("run.families=" + std::to_string(static_cast<std::uint32_t>(families)));
    std::string instruments;
    for (const std::string& instrument : looks.instruments)
        instruments += (instruments.empty() ? "\"" : ", \"") + instrument + "\"";
    settings.push_back("record.instruments=[" + instruments + "]");
    settings.push_back(ages_setting(looks.ages, false));
    settings.push_back(ages_setting(looks.ages, true));
    settings.emplace_back("record.lives=0");
    return read_scenario(*path, settings, vocabulary(), read_scenario_text);
}

Outcome<Done> check_worlds(const Evidence& evidence, const WorldRequest& request) {
    for (const VirtualWorld* world : worlds_needed(evidence))
        if (const auto scenario = scenario_of(*world, evidence, request); !scenario) {
            auto refusals = scenario.refusals();
            for (Refusal& refusal : refusals) refusal.sentence = "the world `" + world->name + "`: " + refusal.sentence;
            return refusals;
        }
    return Done{};
}

Outcome<Histories> live_world(const VirtualWorld& world, const Evidence& evidence, const WorldRequest& request, const Manner& manner, unsigned threads,
                              const std::atomic<bool>& stop) {
    const auto scenario = request.scenario ? Outcome<Scenario>(*request.scenario) : scenario_of(world, evidence, request);
    if (!scenario) return scenario.refusals();
    const auto fork = fork_of(world, evidence, request);
    if (!fork) return fork.refusals();
    const auto file = results_of(*scenario, *fork, request.keeps, manner, threads, stop);
    if (!file) return file.refusals();
    const Looks looks = looks_at(world, evidence);
    const std::vector<std::string> fields(looks.fields.begin(), looks.fields.end());
    return Histories::read(*file, static_cast<long>(scenario->months), fields);
}

LivedRequest measure_world(const Evidence& evidence, const WorldRequest& request, const Manner& manner, unsigned threads, const std::atomic<bool>& stop) {
    LivedRequest lived{measured(evidence, request, manner, threads, stop)};
    lived.is_interrupted = stop && !lived.measured; // what is whole counts
    lived.is_of_machine = !lived.measured && !lived.is_interrupted && !is_of_model(lived.measured.refusals().front(), request);
    return lived;
}

ThreadsOfRuns threads_of_runs(const Manner& manner, bool keeps_files) {
    if (keeps_files && !results_stand_threads()) return {1, manner.threads};
    return {manner.threads, 1};
}

Outcome<Done> measure_worlds(const Evidence& evidence, std::uint32_t count, const std::function<WorldRequest(std::uint32_t)>& request, const Manner& manner,
                             const std::atomic<bool>& stop, const std::function<bool(std::size_t, Outcome<Measured>)>& done) {
    const ThreadsOfRuns threads = threads_of_runs(manner, count > 0 && !request(0).keeps.empty());
    Turns turns;
    std::vector<Refusal> of_machine;
    const auto one = [&](std::uint32_t item) {
        LivedRequest lived = measure_world(evidence, request(item), manner, threads.of_each, stop);
        if (lived.is_interrupted) return false;
        bool goes_on = !lived.is_of_machine;
        turns.take([&] {
            if (goes_on) goes_on = done(item, std::move(lived.measured));
            else of_machine = lived.measured.refusals();
        });
        return goes_on;
    };
    work_through(count, threads.runs, stop, one);
    if (!of_machine.empty()) return of_machine;
    return Done{};
}

Outcome<Done> measure_worlds(const Evidence& evidence, std::span<const WorldRequest> requests, const Manner& manner,
                             const std::atomic<bool>& stop,
                             const std::function<bool(std::size_t, Outcome<Measured>)>& done) {
    return measure_worlds(
        evidence, static_cast<std::uint32_t>(requests.size()), [&](std::uint32_t k) { return requests[k]; }, manner, stop, done);
}

} // namespace dyad
