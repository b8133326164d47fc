// Writing a sweep: tables that say what was asked, then run after run.
#include "analysis/sweeps/sweep_file.hpp"

#include "sim/words.hpp"

#include <cmath>
#include <limits>

namespace dyad {

namespace {

constexpr std::size_t in_sweep = 0, in_varied = 1, in_outcomes = 2, in_runs = 3, in_failures = 4;
constexpr std::uint32_t rows_at_once = 8192;

Field whole(std::string name, std::string label) { return {std::move(name), FieldType::uint32, std::move(label), "-"}; }
Field text(std::string name, std::string label) { return {std::move(name), FieldType::text, std::move(label), "-"}; }
Field real(std::string name, std::string label, std::string unit) { return {std::move(name), FieldType::float64, std::move(label), std::move(unit)}; }

std::vector<Field> fields_of_runs(bool with_seed_words) {
    return {whole("run", "Number of the run, in the order in which runs are made"), whole("point", "Number of the point of the design"),
            whole("replicate", "Number of the replicate"),
            whole("seed", with_seed_words ? "Seed of all chance in the run; equal seeds have equal luck" : "Seed of the run")};
}

Frame sweep_frame(const SweepShape& shape) {
    Frame frame(7);
    frame.put_text(0, std::string(name_of(shape.design.kind)));
    frame.put(1, shape.points);
    frame.put(2, shape.replicates);
    frame.put(3, shape.runs);
    frame.put_text(4, shape.luck);
    frame.put(5, shape.design.seed);
    frame.put_text(6, shape.fingerprint);
    frame.end_row();
    return frame;
}

Frame varied_frame(const SweepShape& shape) {
    Frame frame(8);
    std::size_t key = 0;
    for (std::uint32_t axis = 0; axis < shape.design.axes.size(); ++axis)
        for (const Varied& part : shape.design.axes[axis].parts) {
            std::string values;
            if (shape.design.kind != DesignKind::table)
                for (const std::string& value : part.values) values += (values.empty() ? "" : ", ") + value;
            const bool is_range = part.values.empty();
            frame.put_text(0, part.key);
            frame.put_text(1, shape.keys[key].label);
            frame.put_text(2, shape.keys[key].unit);
            frame.put(3, axis);
            frame.put(4, is_range ? part.low : std::numeric_limits<double>::quiet_NaN());
            frame.put(5, is_range ? part.high : std::numeric_limits<double>::quiet_NaN());
            frame.put_text(6, values);
            frame.put_text(7, part.is_logarithmic ? "logarithmic" : part.is_whole ? "whole"
                                                                                  : "linear");
            frame.end_row();
            ++key;
        }
    return frame;
}

Frame outcomes_frame(const SweepShape& shape) {
    Frame frame(5);
    for (std::size_t k = 0; k < shape.outcomes.size(); ++k) {
        frame.put(0, static_cast<std::uint8_t>(k + 1));
        frame.put_text(1, shape.outcomes[k].name);
        frame.put_text(2, shape.outcomes[k].label);
        frame.put_text(3, shape.outcomes[k].unit);
        frame.put_text(4, study_text(shape.outcomes[k].study));
        frame.end_row();
    }
    return frame;
}

void put_run(Frame& frame, const SweepRun& run) {
    frame.put(0, run.run);
    frame.put(1, run.point);
    frame.put(2, run.replicate);
    frame.put(3, run.seed);
}

/// Rows that are not yet in the file.
struct Waiting {
    Frame runs, failures;
};

void add_run(const SweepShape& shape, const SweepWriting& writing, const SweepRun& run, const RunRecord& record, Waiting& waiting) {
    if (!record.failure.empty()) {
        put_run(waiting.failures, run);
        waiting.failures.put_text(4, record.failure);
        waiting.failures.put_text(5, writing.command_of(run));
        waiting.failures.end_row();
    }
    const std::vector<double> values = writing.values_of(run);
    for (std::size_t outcome = 0; outcome < shape.outcomes.size(); ++outcome) {
        const double value = record.failure.empty() ? record.values[outcome] : std::numeric_limits<double>::quiet_NaN();
        put_run(waiting.runs, run);
        std::size_t field = 4;
        for (const double varied : values) waiting.runs.put(field++, varied);
        waiting.runs.put(field++, static_cast<std::uint8_t>(outcome + 1));
        waiting.runs.put(field++, value);
        waiting.runs.put(field, record.failure.empty() ? static_cast<std::uint32_t>(record.cases[outcome]) : 0U);
        waiting.runs.end_row();
    }
}

} // namespace

std::vector<FrameFormat> sweep_tables(const SweepShape& shape) {
    FrameFormat runs{"runs", "A row is an outcome of a run", fields_of_runs(true)}, failures{"failures", "A row is a run that failed", fields_of_runs(false)};
    for (const VariedKey& key : shape.keys) runs.fields.push_back(real(key.key, key.label + "; not a number where left as in the scenario", key.unit));
    Field outcome{"outcome", FieldType::uint8, "Which number this is, see /outcomes", "-"};
    for (std::size_t k = 0; k < shape.outcomes.size(); ++k)
        outcome.codes.emplace_back(static_cast<std::uint8_t>(k + 1), shape.outcomes[k].name);
    runs.fields.push_back(std::move(outcome));
    runs.fields.push_back(real("value", "The number; not a number where the run failed or nothing could be estimated", "see /outcomes"));
    runs.fields.push_back(whole("cases", "Persons or pairs that it rests on"));
    failures.fields.push_back(text("reason", "Why it failed, in one sentence"));
    failures.fields.push_back(text("command", "The command that makes this run again"));
    return {{"sweep", "One row: the design", {text("design", "Kind of the design"), whole("points", "Points of the design"), whole("replicates", "Runs at each point"), whole("runs", "Runs of the whole sweep"), text("luck", "common: replicates of the same number have the same seed at every point; independent: every run its own"), whole("design_seed", "Seed of the design's points and their order"), text("fingerprint", "Of all that was asked: command, points and outcomes")}},
            {"varied", "A row is a key that is varied", {text("key", "Its name"), text("label", "What it means"), text("unit", "Its unit"), whole("axis", "Keys of the same axis are linked"), real("low", "Lower end of its range", "that of the key"), real("high", "Upper end of its range", "that of the key"), text("values", "Its values, where there is no range"), text("scale", "linear, logarithmic (equal steps of the logarithm) or whole (whole numbers only)")}},
            {"outcomes", "A row is an outcome", {{"outcome", FieldType::uint8, "Its code in /runs", "-"}, text("name", "Its name"), text("label", "What it is"), text("unit", "Its unit"), text("study", "How it is estimated")}},
            std::move(runs),
            std::move(failures)};
}

Outcome<Done> write_sweep(const SweepShape& shape, const RunRecords& records, const SweepWriting& writing) {
    const std::vector<FrameFormat> tables = sweep_tables(shape);
    auto writer = ResultsWriter::create(writing.path, writing.header, tables);
    if (!writer) return writer.refusals();
    if (!writing.replaces) writer->keep_existing();
    for (const auto& [table, frame] : {std::pair{in_sweep, sweep_frame(shape)}, std::pair{in_varied, varied_frame(shape)}, std::pair{in_outcomes, outcomes_frame(shape)}})
        if (const auto added = writer->append(table, frame); !added) return added.refusals();
    const auto fresh = [&] { return Waiting{Frame(tables[in_runs].fields.size()), Frame(tables[in_failures].fields.size())}; };
    Waiting waiting = fresh();
    for (std::uint32_t k = 0; k < writing.count; ++k) {
        const SweepRun run = writing.run_at(k);
        const auto record = records.read(run.run);
        if (!record) return record.refusals();
        add_run(shape, writing, run, *record, waiting);
        if (waiting.runs.rows() < rows_at_once && k + 1 < writing.count) continue;
        if (const auto added = writer->append(in_runs, waiting.runs); !added) return added.refusals();
        if (const auto added = writer->append(in_failures, waiting.failures); !added) return added.refusals();
        waiting = fresh();
        if (writing.progress) writing.progress(k + 1, writing.count);
    }
    return writer->finish();
}

} // namespace dyad
