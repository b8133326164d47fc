// `dyad study`: a virtual study as a laboratory would do it, or thousands of them, to learn what it would find.
#include "sim/commands/interruption.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/study_report.hpp"

#include "analysis/studies/lavaan.hpp"
#include "analysis/studies/telling_apart.hpp"
#include "sim/progress.hpp"
#include "sim/results/durable.hpp"
#include "sim/results/output_path.hpp"
#include "sim/words.hpp"

#include <array>
#include <numeric>

namespace dyad {

namespace {

constexpr CommandHelp study_help{
    "study", "STUDY",
    "Does a virtual study: recruits from a simulated population, visits participants wave by wave, scores them by instruments "
    "that err, loses some on the way, and writes what a laboratory would have in the end. The truth behind it goes to a second "
    "file. STUDY is a name (--list shows the ready ones) or the path of a TOML file of your own.\n\n"
    "With --power the study is done thousands of times on the same population: how often each analysis finds what is there, how "
    "biased and how exaggerated its estimates are, how many participants it would need; and, where the file names theories, how "
    "well the study would tell them apart.",
    "dyad study minnesota                      one study, its data and its truth\n"
    "dyad study minnesota --n 400 --number 2   another one, larger\n"
    "dyad study parent_training_trial --power --n 50,100,200,400\n"
    "dyad study prototype_or_revision --power --waves 2,3,4 --studies 2000\n"
    "dyad export minnesota_study.h5 --table study --csv minnesota.csv"};

OptionList study_options() {
    OptionList options = option_list();
    const auto many = [](const char* word) {
        return boost::program_options::value<std::vector<std::string>>()->composing()->value_name(word);
    };
    options.add_options()("power", "do it many times, and say what it would find")("studies", valued("N"), "how many times (default 1000)")(
        "n", valued("LIST"), "participants in place of the file's; with --power several, as 50,100,200")(
        "waves", valued("LIST"), "only the first waves; with --power several numbers, as 2,3,4")(
        "target", valued("POWER"), "the power for which --power looks for the number of participants (default 0.8)")(
        "no-search", "do not look for that number")("number", valued("K"), "which of the single studies that could be done on this population (default 1)")(
        "theory", valued("NAME"), "under which of the file's theories the one study is done (default: the first)")(
        "families", valued("N"), "families of the population, in place of the file's")("seed", valued("N"), "seed of the population and of the studies, in place of the file's")(
        "set", many("KEY=VALUE"), "set a parameter of the population; may be given many times")("out", valued("FILE"), "results file (default: the study's name with _study.h5 or _power.h5)")(
        "lavaan", valued("FILE.R"), "also write a script for R that does with lavaan what lavaan can do, missing scores by full information");
    add_manner(options);
    options.add_options()("list", "list the ready studies")("dry-run", "say what would be simulated; simulate nothing");
    return options;
}

std::string truth_path(const std::string& out) { return (out.ends_with(".h5") ? out.substr(0, out.size() - 3) : out) + ".truth.h5"; }

ResultsHeader header_of(const StudyPlan& plan) {
    ResultsHeader header = header_of(plan.scenario);
    header.command = plan.command;
    header.includes.emplace_back(plan.protocol.name + ".toml", plan.text);
    return header;
}

using Tables = std::vector<std::pair<FrameFormat, Frame>>;

/// Nothing is seen of a file before it is whole.
Outcome<ResultsWriter> written(const std::string& path, const ResultsHeader& header, const Tables& tables, bool replaces) {
    std::vector<FrameFormat> formats;
    for (const auto& [format, frame] : tables) formats.push_back(format);
    auto writer = ResultsWriter::create(path, header, formats);
    if (!writer) return writer;
    if (!replaces) writer->keep_existing();
    for (std::size_t k = 0; k < tables.size(); ++k)
        if (const auto added = writer->append(k, tables[k].second); !added) return added.refusals();
    return writer;
}

/// Where what is written goes; refuses, before anything is simulated, what could not be written.
Outcome<std::vector<std::string>> places_of(const std::vector<std::string>& outputs, const StudyPlan& plan, bool force) {
    std::vector<std::string> places, inputs = files_of(plan.scenario);
    if (plan.path.find('/') != std::string::npos && !plan.path.starts_with("analysis/studies/")) inputs.push_back(plan.path);
    std::vector<Refusal> refusals;
    for (const std::string& out : outputs) {
        const auto free = check_output(out, force, inputs);
        const auto place = free ? place_of_output(out, force) : Outcome<std::string>(free.refusals());
        if (place) places.push_back(*place);
        else refusals.push_back(place.refusals().front());
        inputs.push_back(out);
    }
    if (!refusals.empty()) return refusals;
    return places;
}

Outcome<Done> write_script(const std::string& path, const StudyPlan& plan, const std::string& csv, bool force) {
    auto file = TemporaryFile::create(path);
    if (!file) return file.refusals();
    const std::string text = lavaan_script(plan.protocol, plan.waves.front(), csv, plan.command);
    if (const int error = write_all(file->number(), 0, std::as_bytes(std::span(text))); error != 0) return cannot_write(path, error);
    return file->publish(force ? Existing::replaced : Existing::kept);
}

/// One study: its data, its truth, perhaps a script.
Exit do_study(const StudyPlan& plan, const Arguments& reading, const Manner& manner, Console& console) {
    const std::string out = reading.has("out") ? reading.text("out") : plan.protocol.name + "_study.h5";
    std::vector<std::string> outputs{out, truth_path(out)};
    if (reading.has("lavaan")) outputs.push_back(reading.text("lavaan"));
    const auto places = places_of(outputs, plan, manner.force);
    if (!places) return refuse(console, places.refusals());
    const std::atomic<bool>& stop = listen_for_interruption();
    Progress progress(stderr, progress_style(manner.quiet), "populations");
    std::uint32_t lived = 0;
    progress(0, plan.populations());
    const auto pool = live_pool(plan, plan.theory, manner, stop, [&] { progress(++lived, plan.populations()); });
    if (stop) return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted);
    if (!pool) return refuse(console, pool.refusals(), Exit::failed);
    const Fieldwork fieldwork(plan.protocol, *pool);
    StudySheet sheet;
    fieldwork.carry_out(plan.protocol.seed, plan.number, plan.protocol.participants, plan.waves.front(), Sampling::different, sheet);
    std::vector<Fitted> fits;
    for (const StudyAnalysis& analysis : plan.protocol.analyses) {
        fits.push_back(fit(analysis, plan.protocol, *pool, sheet, plan.protocol.seed, plan.number));
        if (analysis.needs_waves > plan.waves.front()) fits.back().why = "needs " + std::to_string(analysis.needs_waves) + " waves";
    }
    const ResultsHeader header = header_of(plan);
    const auto data = study_tables(plan.protocol, *pool), truths = truth_tables(plan.protocol, *pool);
    auto study = written((*places)[0], header, {{data[0], study_frame(plan.protocol, *pool, sheet)}, {data[1], analyses_frame(plan.protocol, fits)}}, manner.force);
    if (!study) return refuse(console, study.refusals(), Exit::failed);
    auto truth = written((*places)[1], header, {{truths[0], truth_frame(plan.protocol, *pool, sheet)}, {truths[1], population_frame(plan.protocol, population_values(plan.protocol, *pool, fieldwork, plan.waves.front()))}}, manner.force);
    if (!truth) return refuse(console, truth.refusals(), Exit::failed);
    const std::string csv = (out.ends_with(".h5") ? out.substr(0, out.size() - 3) : out) + ".csv";
    if (places->size() > 2)
        if (const auto script = write_script((*places)[2], plan, csv, manner.force); !script) return refuse(console, script.refusals(), Exit::failed);
    for (ResultsWriter* writer : {&*truth, &*study})
        if (const auto finished = writer->finish(); !finished) return refuse(console, finished.refusals(), Exit::failed);
    if (manner.quiet) return Exit::done;
    console.out << study_in_words(plan, *pool, sheet, fits) << "\nData:   " << out << "    dyad export " << shell_quoted(out) << " --table study --csv " << shell_quoted(csv) << "\nTruth:  " << outputs[1] << "\n";
    if (places->size() > 2) console.out << "Script: " << outputs[2] << "    after the export, Rscript " << shell_quoted(outputs[2]) << "\n";
    return Exit::done;
}

/// Everything of one theory: its pool, and studies of every size.
Outcome<Done> study_theory(const StudyPlan& plan, std::size_t theory, const Manner& manner, bool searches, const std::atomic<bool>& stop, PowerResults& results,
                           std::vector<std::vector<RepeatedFits>>& by_size, const std::function<void()>& lived) {
    const auto pool = live_pool(plan, theory, manner, stop, lived);
    if (!pool) return pool.refusals();
    results.persons.push_back(pool->persons());
    const Fieldwork fieldwork(plan.protocol, *pool);
    std::vector<std::size_t> all(plan.protocol.analyses.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    Repetition repetition{plan.studies, plan.protocol.seed, manner.threads, &stop};
    repetition.first = 1 + static_cast<std::uint32_t>(theory) * 2 * plan.studies; // theories share no chance
    std::size_t size = 0;
    for (const std::size_t waves : plan.waves) {
        const auto population = population_values(plan.protocol, *pool, fieldwork, waves);
        for (const std::uint32_t participants : plan.participants) {
            Progress progress(stderr, progress_style(manner.quiet), "studies of " + grouped(participants));
            progress(0, plan.studies);
            repetition.progress = [&](std::uint32_t done) { progress(done, plan.studies); };
            auto fits = repeat_studies(plan.protocol, *pool, fieldwork, all, {participants, waves}, repetition);
            if (stop) return Refusal{"", 0, 0, "interrupted"};
            for (const std::size_t analysis : all)
                if (plan.protocol.analyses[analysis].needs_waves <= waves)
                    results.power.push_back({theory, analysis, {participants, waves}, summary_of(fits[analysis], population[analysis].with_instruments), population[analysis].without_error});
            by_size[size++].push_back(std::move(fits));
        }
    }
    repetition.progress = {};
    for (const std::size_t analysis : all) {
        if (!searches || stop) break;
        Progress progress(stderr, progress_style(manner.quiet), "searches for a number of participants");
        progress(static_cast<std::uint32_t>(analysis), static_cast<std::uint32_t>(all.size()));
        results.needed.push_back({theory, analysis, plan.target, needed_for(plan.target, plan.protocol, *pool, fieldwork, analysis, repetition)});
    }
    if (stop) return Refusal{"", 0, 0, "interrupted"};
    return Done{};
}

/// By each analysis, and by all together, at every size.
void tell_apart(const StudyPlan& plan, const std::vector<std::vector<RepeatedFits>>& by_size, PowerResults& results) {
    std::size_t size = 0;
    for (const std::size_t waves : plan.waves)
        for (const std::uint32_t participants : plan.participants) {
            std::vector<std::size_t> used;
            for (std::size_t analysis = 0; analysis < plan.protocol.analyses.size(); ++analysis) {
                if (plan.protocol.analyses[analysis].needs_waves > waves) continue;
                used.push_back(analysis);
                const std::array<std::size_t, 1> one{analysis};
                results.apart.push_back({{participants, waves}, analysis, told_apart(by_size[size], one)});
            }
            if (used.size() > 1) results.apart.push_back({{participants, waves}, plan.protocol.analyses.size(), told_apart(by_size[size], used)});
            ++size;
        }
}

Exit do_power(const StudyPlan& plan, const Arguments& reading, const Manner& manner, Console& console) {
    if (reading.has("lavaan")) return refuse(console, "--lavaan writes a script for the data of one study, and --power keeps no data; leave out one of them");
    if (reading.has("number")) return refuse(console, "--number chooses one study, and --power does many; leave out one of them");
    const std::string out = reading.has("out") ? reading.text("out") : plan.protocol.name + "_power.h5";
    const auto places = places_of({out}, plan, manner.force);
    if (!places) return refuse(console, places.refusals());
    const std::atomic<bool>& stop = listen_for_interruption();
    PowerResults results;
    std::vector<std::vector<RepeatedFits>> by_size(plan.waves.size() * plan.participants.size());
    std::uint32_t lived = 0;
    for (std::size_t theory = 0; theory < plan.protocol.theories.size(); ++theory) {
        const auto note = [&] {
            Progress progress(stderr, progress_style(manner.quiet), "populations");
            progress(++lived, plan.populations());
        };
        const auto done = study_theory(plan, theory, manner, !reading.has("no-search"), stop, results, by_size, note);
        if (stop) return refuse(console, "interrupted; nothing was kept, and the same command begins anew", Exit::interrupted);
        if (!done) return refuse(console, done.refusals(), Exit::failed);
    }
    if (plan.protocol.theories.size() > 1) tell_apart(plan, by_size, results);
    const auto formats = power_tables();
    auto writer = written(places->front(), header_of(plan), {{formats[0], power_frame(plan.protocol, results.power)}, {formats[1], needed_frame(plan.protocol, results.needed)}, {formats[2], apart_frame(plan.protocol, results.apart)}}, manner.force);
    if (!writer) return refuse(console, writer.refusals(), Exit::failed);
    if (const auto finished = writer->finish(); !finished) return refuse(console, finished.refusals(), Exit::failed);
    if (!manner.quiet) console.out << power_in_words(plan, results) << "Results: " << out << "    dyad export " << shell_quoted(out) << " --table power --csv power.csv\n";
    return Exit::done;
}

Exit study_dry_run(const StudyPlan& plan, const Manner& manner, Console& console) {
    console.out << plan.command << "\n"
                << counted(plan.populations(), "population", "populations") << " of " << grouped(plan.protocol.families) << " families over " << shortest(plan.scenario.months / 12.0) << " years";
    if (plan.asks_power) console.out << ", then " << grouped(plan.studies) << " studies of each of " << counted(plan.participants.size() * plan.waves.size(), "size", "sizes");
    console.out << "\nThe population, of which a study keeps what it looks at in memory and no file:\n";
    console.out.flush();
    return dry_run(plan.scenario, plan.protocol.name + "_study.h5", manner, false, console);
}

} // namespace

Exit study_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"STUDY"};
    const Arguments reading = read_arguments(study_help, study_options(), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    if (reading.has("list")) {
        console.out << ready_studies_in_words();
        return Exit::done;
    }
    if (!reading.has("STUDY")) return refuse(console, "which study to do is missing, as in `dyad study minnesota`; `dyad study --list` shows the ready ones");
    const auto manner = manner_of(reading);
    if (!manner) return refuse(console, manner.refusals());
    const auto plan = study_plan(reading);
    if (!plan) return refuse(console, plan.refusals());
    if (reading.has("dry-run")) return study_dry_run(*plan, *manner, console);
    return plan->asks_power ? do_power(*plan, reading, *manner, console) : do_study(*plan, reading, *manner, console);
}

} // namespace dyad
