// `dyad calibrate`: which values of the parameters the published findings leave possible.
#include "analysis/calibration/calibration.hpp"
#include "analysis/calibration/posterior_file.hpp"
#include "analysis/evidence/calibration_file.hpp"
#include "analysis/evidence/prediction.hpp"
#include "models/catalogue.hpp"
#include "sim/commands/built_in_texts.hpp"
#include "sim/commands/calibration_report.hpp"
#include "sim/commands/interruption.hpp"
#include "sim/commands/numeric_program.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/request_digest.hpp"
#include "sim/commands/worlds.hpp"
#include "sim/scenario/scenario_text.hpp"
#include "sim/version.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>

namespace dyad {

namespace {

constexpr CommandHelp calibrate_help{
    "calibrate", "PLAN",
    "Finds which values of some parameters the published findings leave possible. PLAN is `instruments` (errors and cuts of "
    "instruments, by findings of instruments alone), `theory` (everything else, with instruments frozen) or a file like "
    "analysis/evidence/calibration_theory.toml, which names parameters, priors and how much to run.\n\n"
    "In waves, runs of the simulator rule out what is implausible (history matching); Gaussian processes learn what "
    "every output does over what is left; a sequential Monte Carlo on them draws from the posterior; runs that were "
    "left out show whether known truths are found again. Only findings marked `fit` are fitted; the published "
    "values of all others are not read.\n\n"
    "Every finished run is kept in OUT.part; stopped, the same command goes on and ends in the same bytes. All runs have the "
    "same luck (common random numbers).",
    "dyad calibrate theory --out posterior.h5          an hour or less on two processors\n"
    "dyad calibrate mine.toml --out mine.h5            another question\n"
    "dyad info posterior.h5                            what came out"};

OptionList calibrate_options() {
    OptionList options = option_list();
    options.add_options()("out", valued("FILE"), "the results file: posterior draws, what is identified, diagnostics")(
        "findings", valued("FILE"), "another file of findings in place of analysis/evidence/findings.toml");
    add_manner(options);
    return options;
}

struct Asked {
    CalibrationFile file;
    Evidence evidence; ///< the findings that are fitted, and no others
    std::string plan, text;
};

Outcome<Asked> asked_of(const Arguments& reading) {
    Asked asked;
    asked.plan = reading.text("PLAN");
    const bool built_in = asked.plan.find_first_of("./") == std::string::npos;
    const std::string path = built_in ? "calibration_" + asked.plan + ".toml" : asked.plan;
    const auto text = built_in ? built_in_evidence(path) : read_text_file(path);
    if (!text && built_in)
        return Refusal{"dyad", 0, 0,
                       "there is no calibration `" + asked.plan + "`; there are `instruments` and `theory`, or give a file, as "
                                                                  "in `dyad calibrate mine.toml --out mine.h5`"};
    if (!text) return text.refusals();
    asked.text = *text;
    const auto file = read_calibration(built_in ? "analysis/evidence/" + path : path, *text);
    if (!file) return file.refusals();
    asked.file = *file;
    auto evidence = evidence_of(reading.text("findings"), Reads::fit_only);
    if (!evidence) return evidence.refusals();
    asked.evidence = std::move(*evidence);
    std::erase_if(asked.evidence.findings, [&](const Finding& finding) { return !is_target(finding, asked.file); });
    if (asked.evidence.findings.empty())
        return Refusal{path, 0, 0, "no finding that may be fitted is of this kind, so that there is nothing to fit to"};
    return asked;
}

/// Each parameter as the theory declares it; its prior must lie within the declared range.
Outcome<std::vector<calibration::UncertainParameter>> uncertain(const CalibrationFile& file, const std::string& path) {
    std::vector<Refusal> refusals;
    std::vector<calibration::UncertainParameter> parameters;
    std::vector<std::string> names;
    for (const Declaration& one : declarations()) names.push_back(std::string(one.mechanism) + "." + one.parameter.name);
    for (const CalibrationFile::Prior& prior : file.parameters) {
        const auto found = std::find(names.begin(), names.end(), prior.name);
        if (found == names.end()) {
            const auto nearest = nearest_name(prior.name, names);
            refusals.push_back({path, prior.line, 0,
                                "there is no parameter `" + prior.name + "`" +
                                    (nearest ? "; did you mean `" + *nearest + "`?" : "; `dyad params` lists them")});
            continue;
        }
        const Parameter& parameter = declarations()[static_cast<std::size_t>(found - names.begin())].parameter;
        if (prior.low < parameter.low || prior.high > parameter.high)
            refusals.push_back({path, prior.line, 0,
                                "the prior of " + prior.name + " leaves its declared range, " + shortest(parameter.low) +
                                    " to " + shortest(parameter.high) + "; keep within it"});
        parameters.push_back({prior.name, std::string(parameter.meaning), std::string(parameter.unit), prior.low, prior.high, false});
    }
    if (!refusals.empty()) return refusals;
    return parameters;
}

calibration::CalibrationPlan plan_of(const Asked& asked, std::vector<calibration::UncertainParameter> parameters) {
    calibration::CalibrationPlan plan;
    plan.parameters = std::move(parameters);
    for (const Finding& finding : asked.evidence.findings) {
        const double deviation = prediction_deviation(finding, *finding.published);
        plan.targets.push_back({finding.id, finding.sentence, std::string(name_of(finding.statistic)), finding.published->value,
                                deviation * deviation});
    }
    plan.seed = asked.file.seed;
    plan.waves = asked.file.waves;
    plan.runs_per_wave = asked.file.runs;
    plan.test_runs = asked.file.tests;
    plan.particles = asked.file.particles;
    plan.about = std::string(version()) + " " + mark_of_build(commit()) + "\n" + asked.text;
    plan.command = "dyad calibrate " + shell_quoted(asked.plan);
    plan.version = version();
    plan.commit = commit();
    return plan;
}

/// The variance of what a run found, by the large-sample formula of its statistic.
double montecarlo_variance(const Finding& finding, const Measurement& measured) {
    Finding found = finding;
    found.n = static_cast<double>(std::max<std::uint64_t>(measured.n, 4));
    Published value;
    value.value = measured.value;
    const double error = standard_error(found, value);
    // Of means and spreads of a scale whose standard deviation is about 1.
    return error > 0.0 ? error * error : 1.0 / *found.n;
}

WorldRequest request_at(const calibration::SimulationPoint& point, const Asked& asked,
                        const calibration::CalibrationPlan& plan) {
    WorldRequest request{asked.file.seed, asked.file.families, asked.file.settings, {}};
    for (std::size_t k = 0; k < point.values.size(); ++k)
        request.settings.push_back(plan.parameters[k].name + "=" + real_text(point.values[k]));
    return request;
}

calibration::SimulationOutcome outcome_of(const Outcome<Measured>& measured, const Evidence& evidence) {
    calibration::SimulationOutcome outcome;
    if (!measured) {
        outcome.failure = measured.refusals().front().sentence;
        return outcome;
    }
    for (std::size_t k = 0; k < measured->size(); ++k) {
        const Measurement& one = (*measured)[k];
        outcome.outputs.push_back(one.value);
        outcome.variances.push_back(std::isfinite(one.value) ? montecarlo_variance(evidence.findings[k], one) : 0.0);
    }
    return outcome;
}

/// Points of a batch, several at once; told to stop, those of the first that are done.
calibration::Simulate simulator(const Asked& asked, const calibration::CalibrationPlan& plan, const Manner& manner,
                                const std::atomic<bool>& stop) {
    return [&](std::span<const calibration::SimulationPoint> points) {
        std::vector<WorldRequest> requests;
        for (const auto& point : points) requests.push_back(request_at(point, asked, plan));
        std::vector<std::optional<calibration::SimulationOutcome>> done(points.size());
        const auto lived = measure_worlds(asked.evidence, requests, manner, stop, [&](std::size_t k, Outcome<Measured> one) {
            done[k] = outcome_of(one, asked.evidence);
            return true;
        });
        std::vector<calibration::SimulationOutcome> outcomes;
        for (auto& one : done) {
            if (!one && stop) break;
            if (!one) one = calibration::SimulationOutcome{{}, {}, lived ? "the run gave nothing" : lived.refusals().front().sentence};
            outcomes.push_back(std::move(*one));
        }
        return outcomes;
    };
}

} // namespace

Exit calibrate_command(std::span<const std::string> arguments, Console& console) {
    constexpr std::array<std::string_view, 1> operands{"PLAN"};
    const Arguments reading = read_arguments(calibrate_help, calibrate_options(), operands, arguments, console);
    if (reading.exit) return *reading.exit;
    const auto manner = manner_of(reading);
    if (!manner) return refuse(console, manner.refusals());
    if (!reading.has("out"))
        return refuse(console, "a calibration takes long, so that it must be kept; say where with --out FILE");
    const auto asked = asked_of(reading);
    if (!asked) return refuse(console, asked.refusals());
    auto parameters = uncertain(asked->file, asked->plan);
    if (!parameters) return refuse(console, parameters.refusals());
    const std::string out = reading.text("out");
    if (const auto free = check_output(out, manner->force, {}); !free) return refuse(console, free.refusals());
    calibration::CalibrationPlan plan = plan_of(*asked, std::move(*parameters));
    plan.journal = out + ".part/runs";
    if (const auto objections = calibration::objections_to(plan); !objections.empty()) return refuse(console, objections);
    calibration::SimulationPoint middle;
    for (const auto& parameter : plan.parameters) middle.values.push_back(parameter.value_at(0.5));
    if (const auto sound = check_worlds(asked->evidence, request_at(middle, *asked, plan)); !sound)
        return refuse(console, sound.refusals());

    if (!calibration::can_train_emulators()) {
        become_numeric_program("calibrate", arguments);
        return refuse(console,
                      "calibrations need OpenTURNS, and the program dyad-calibrate beside this one that was built with it was not found; install "
                      "it with `sudo apt-get install libopenturns-dev` and build anew",
                      Exit::failed);
    }
    const std::atomic<bool>& stop = listen_for_interruption();
    const CalibrationProgress progress(*manner, console);
    const auto calibrated =
        calibration::calibrate(
            plan, simulator(*asked, plan, *manner, stop), [&] { return stop.load(); }, progress);
    if (!calibrated) return refuse(console, calibrated.refusals(), Exit::failed);
    if (calibrated->end == calibration::CalibrationEnd::interrupted)
        return refuse(console, "interrupted; finished runs are kept in " + out + ".part, and the same command continues from there",
                      Exit::interrupted);
    if (const auto written = calibration::write_posterior(out, plan, *calibrated); !written)
        return refuse(console, written.refusals(), Exit::failed);
    std::error_code ignored;
    std::filesystem::remove_all(out + ".part", ignored);
    console.out << text_of(plan, *calibrated);
    return Exit::done;
}

} // namespace dyad
