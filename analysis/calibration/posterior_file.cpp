// Calibrations as tables, each field with its label and unit.
#include "analysis/calibration/posterior_file.hpp"

#include "sim/results/results.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace dyad::calibration {

namespace {

/// A table that grows by columns' declarations first and rows afterwards.
class Table {
public:
    Table(std::string name, std::string label) : format_{std::move(name), std::move(label), {}}, frame_(0) {}
    Table& real(std::string name, std::string label, std::string unit = "-") {
        return field({std::move(name), FieldType::float64, std::move(label), std::move(unit)});
    }
    /// In single precision, for the many values of which nobody needs more than seven digits.
    Table& single(std::string name, std::string label, std::string unit) {
        return field({std::move(name), FieldType::float32, std::move(label), std::move(unit)});
    }
    Table& whole(std::string name, std::string label) { return field({std::move(name), FieldType::uint32, std::move(label), "-"}); }
    Table& text(std::string name, std::string label) { return field({std::move(name), FieldType::text, std::move(label), "-"}); }
    Table& code(std::string name, std::string label, std::vector<std::pair<std::uint8_t, std::string>> codes) {
        return field({std::move(name), FieldType::uint8, std::move(label), "-", std::move(codes)});
    }
    void begin_rows() { frame_ = Frame(format_.fields.size()); }
    Table& put(double value) { return frame_.put(at_++, value), *this; }
    Table& put_single(double value) { return frame_.put(at_++, static_cast<float>(value)), *this; }
    Table& put(unsigned value) { return frame_.put(at_++, static_cast<std::uint32_t>(value)), *this; }
    Table& put(const std::string& value) { return frame_.put_text(at_++, value), *this; }
    Table& put_code(std::uint8_t value) { return frame_.put(at_++, value), *this; }
    void end_row() { frame_.end_row(), at_ = 0; }
    PosteriorTable finished() { return {std::move(format_), std::move(frame_)}; }

private:
    Table& field(Field field) { return format_.fields.push_back(std::move(field)), *this; }
    FrameFormat format_;
    Frame frame_;
    std::size_t at_ = 0;
};

std::string label_or_name(const std::string& label, const std::string& name) { return label.empty() ? name : label; }

PosteriorTable posterior_table(const CalibrationPlan& plan, const Calibrated& calibrated) {
    Table table("posterior", "A row is a draw from the posterior; all weigh the same");
    for (const auto& parameter : plan.parameters)
        table.single(parameter.name, label_or_name(parameter.label, parameter.name), parameter.unit);
    table.begin_rows();
    for (Eigen::Index draw = 0; draw < calibrated.posterior.rows(); ++draw, table.end_row())
        for (Eigen::Index k = 0; k < calibrated.posterior.cols(); ++k) table.put_single(calibrated.posterior(draw, k));
    return table.finished();
}

PosteriorTable identification_table(const CalibrationPlan& plan, const Calibrated& calibrated) {
    Table table("identification", "A row is a parameter: what was thought of it before the evidence and what afterwards, in its own unit");
    table.text("parameter", "Name of the parameter").text("unit", "Its unit").real("prior_low", "Least value thought possible");
    table.real("prior_high", "Largest value thought possible").real("prior_sd", "Standard deviation of the prior");
    table.real("mean", "Mean of the posterior").real("sd", "Standard deviation of the posterior").real("low", "5 % of the posterior lie below");
    table.real("high", "95 % of the posterior lie below").real("contraction", "1 - (sd / prior sd)²; of the logarithm where the prior is logarithmic");
    table.text("verdict", "identified (contraction above .5), weakly (.1 to .5) or not");
    table.text("partner", "The parameter it correlates with most in the posterior").real("correlation", "That correlation");
    table.begin_rows();
    for (std::size_t k = 0; k < calibrated.parameters.size(); ++k) {
        const auto& parameter = plan.parameters[k];
        const auto& one = calibrated.parameters[k];
        table.put(parameter.name).put(parameter.unit).put(parameter.low).put(parameter.high).put(one.prior_sd).put(one.mean).put(one.sd);
        table.put(one.low).put(one.high).put(one.contraction).put(verdict_on(one.contraction));
        table.put(plan.parameters[one.partner].name).put(one.correlation).end_row();
    }
    return table.finished();
}

PosteriorTable correlations_table(const CalibrationPlan& plan, const Calibrated& calibrated) {
    Table table("correlations", "A row is a pair of parameters");
    table.text("first", "Name of one parameter").text("second", "Name of the other").real("correlation", "Their correlation in the posterior");
    table.begin_rows();
    for (Eigen::Index second = 1; second < calibrated.correlations.cols(); ++second)
        for (Eigen::Index first = 0; first < second; ++first) {
            table.put(plan.parameters[static_cast<std::size_t>(first)].name).put(plan.parameters[static_cast<std::size_t>(second)].name);
            table.put(calibrated.correlations(first, second)).end_row();
        }
    return table.finished();
}

PosteriorTable predictive_table(const CalibrationPlan& plan, const Calibrated& calibrated) {
    Table table("predictive", "A row is an output: what the posterior says of a run, in the unit of the output");
    table.text("output", "Name of the output").text("unit", "Its unit");
    table.code("used", "Whether it was fitted to", {{0, "watched only"}, {1, "target"}});
    table.real("target", "Published value").real("target_sd", "Standard deviation of the published value about what the simulator could give");
    table.real("mean", "Mean of the posterior predictive distribution").real("sd", "Its standard deviation, emulator and Monte-Carlo error included");
    table.real("low", "5 % lie below").real("high", "95 % lie below").real("z", "(mean - target) / sqrt(sd² + target sd²)");
    table.begin_rows();
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t output = 0; output < calibrated.predicted.size(); ++output) {
        const bool used = output < plan.targets.size();
        const auto& one = calibrated.predicted[output];
        table.put(plan.output_name(output)).put(used ? plan.targets[output].unit : plan.watched[output - plan.targets.size()].unit);
        table.put_code(used ? 1 : 0).put(used ? plan.targets[output].value : none);
        table.put(used ? std::sqrt(plan.targets[output].variance) : none).put(one.mean).put(one.sd).put(one.low).put(one.high).put(one.z);
        table.end_row();
    }
    return table.finished();
}

PosteriorTable emulator_table(const CalibrationPlan& plan, const Calibrated& calibrated) {
    Table table("emulator", "A row is an output: how well it is emulated, leaving out one run at a time");
    table.text("output", "Name of the output").whole("runs", "Runs that gave it").real("q2", "1 - squared errors over squares about the mean");
    table.real("covered", "Share of runs within 95 % of the prediction");
    table.real("nugget", "Standard deviation that neither parameters nor Monte-Carlo error explain, in the unit of the output");
    table.real("montecarlo", "Root of the mean Monte-Carlo variance of a run, in the unit of the output");
    table.begin_rows();
    for (std::size_t output = 0; output < calibrated.emulator.size(); ++output) {
        const auto& one = calibrated.emulator[output];
        table.put(plan.output_name(output)).put(static_cast<unsigned>(one.runs)).put(one.explained).put(one.covered);
        table.put(one.nugget).put(std::sqrt(one.montecarlo)).end_row();
    }
    return table.finished();
}

PosteriorTable waves_table(const Calibrated& calibrated) {
    Table table("waves", "A row is a wave of runs");
    table.whole("wave", "Its number, from 1").whole("runs", "Runs, test runs left out").whole("failed", "Of these, runs that failed");
    table.real("share", "Share of the prior's range that was not ruled out when the points were chosen");
    table.real("share_after", "The same with what the wave told");
    table.real("cut", "Implausibility up to which points were chosen").real("least", "Smallest implausibility found after the wave");
    table.begin_rows();
    for (unsigned wave = 0; wave < calibrated.waves.size(); ++wave) {
        const auto& one = calibrated.waves[wave];
        table.put(wave + 1).put(one.runs).put(one.failed).put(one.share).put(one.share_after).put(one.cut).put(one.least).end_row();
    }
    return table.finished();
}

PosteriorTable recovery_table(const CalibrationPlan& plan, const Calibrated& calibrated) {
    Table table("recovery", "A row is a parameter: whether known truths were found again");
    table.text("parameter", "Name of the parameter").whole("truths", "Truths that were sought");
    for (const std::string share : {"50", "90"}) {
        table.real("coverage_" + share, "Share of truths within the central " + share + " % interval");
        table.real("coverage_" + share + "_low", "Lower end of that share's 95 % interval");
        table.real("coverage_" + share + "_high", "Upper end of that share's 95 % interval");
    }
    table.real("correlation", "Of truths with posterior means").real("chi_square", "Of the histogram of ranks against a flat one");
    table.real("p", "Chance of so large a chi-square if the posterior is right");
    table.begin_rows();
    for (std::size_t k = 0; k < calibrated.recovered.size(); ++k) {
        const auto& one = calibrated.recovered[k];
        table.put(plan.parameters[k].name).put(one.truths);
        for (const auto& coverage : {one.half, one.ninety}) table.put(coverage.share).put(coverage.low).put(coverage.high);
        table.put(one.correlation).put(one.chi_square).put(one.p).end_row();
    }
    return table.finished();
}

PosteriorTable runs_table(const CalibrationPlan& plan, const Calibrated& calibrated) {
    Table table("runs", "A row is a run of the simulator");
    table.whole("wave", "Its wave, from 1").whole("index", "Its number in the wave, from 0");
    table.code("test", "Whether it was left out of the emulator, to be found again", {{0, "no"}, {1, "yes"}});
    table.text("failure", "Why it failed; empty if it did not");
    for (const auto& parameter : plan.parameters)
        table.real("parameter: " + parameter.name, label_or_name(parameter.label, parameter.name), parameter.unit);
    const auto output_field = [&](const std::string& kind, std::size_t output, const std::string& what) {
        const bool used = output < plan.targets.size();
        const auto& label = used ? plan.targets[output].label : plan.watched[output - plan.targets.size()].label;
        const auto& unit = used ? plan.targets[output].unit : plan.watched[output - plan.targets.size()].unit;
        table.single(kind + plan.output_name(output), what + label_or_name(label, plan.output_name(output)), unit);
    };
    for (std::size_t output = 0; output < plan.outputs(); ++output) output_field("output: ", output, "");
    for (std::size_t output = 0; output < plan.outputs(); ++output) output_field("error: ", output, "Monte-Carlo standard error: ");
    table.begin_rows();
    const auto put_runs = [&](const std::vector<FinishedRun>& runs, std::uint8_t test) {
        for (const auto& run : runs) {
            table.put(run.point.wave).put(run.point.index).put_code(test).put(run.outcome.failure);
            for (const double value : run.point.values) table.put(value);
            const bool failed = !run.outcome.failure.empty();
            for (std::size_t output = 0; output < plan.outputs(); ++output)
                table.put_single(failed ? std::numeric_limits<double>::quiet_NaN() : run.outcome.outputs[output]);
            for (std::size_t output = 0; output < plan.outputs(); ++output)
                table.put_single(failed ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(run.outcome.variances[output]));
            table.end_row();
        }
    };
    put_runs(calibrated.runs, 0);
    put_runs(calibrated.test_runs, 1);
    return table.finished();
}

} // namespace

std::vector<PosteriorTable> tables_of(const CalibrationPlan& plan, const Calibrated& calibrated) {
    std::vector<PosteriorTable> tables;
    tables.push_back(posterior_table(plan, calibrated));
    tables.push_back(identification_table(plan, calibrated));
    tables.push_back(correlations_table(plan, calibrated));
    tables.push_back(predictive_table(plan, calibrated));
    tables.push_back(emulator_table(plan, calibrated));
    tables.push_back(waves_table(calibrated));
    tables.push_back(recovery_table(plan, calibrated));
    tables.push_back(runs_table(plan, calibrated));
    return tables;
}

Outcome<Done> write_posterior(const std::string& path, const CalibrationPlan& plan, const Calibrated& calibrated) {
    ResultsHeader header;
    header.version = plan.version;
    header.commit = plan.commit;
    header.command = plan.command;
    header.seed = plan.seed;
    header.scenario_name = "calibration";
    header.scenario = plan.about;
    auto tables = tables_of(plan, calibrated);
    std::vector<FrameFormat> formats;
    for (const auto& table : tables) formats.push_back(table.format);
    auto writer = ResultsWriter::create(path, header, std::move(formats));
    if (!writer) return writer.refusals();
    for (std::size_t k = 0; k < tables.size(); ++k)
        if (const auto added = writer->append(k, tables[k].frame); !added) return added.refusals();
    return writer->finish();
}

} // namespace dyad::calibration
