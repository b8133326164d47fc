// From the tables of a sweep to its design and its means.
#include "analysis/sweeps/sweep_results.hpp"

#include "analysis/rows.hpp"
#include "sim/version.hpp"
#include "sim/words.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace dyad {

namespace {

constexpr std::array kinds{DesignKind::grid, DesignKind::one_at_a_time, DesignKind::latin_hypercube, DesignKind::sobol,
                           DesignKind::morris, DesignKind::saltelli, DesignKind::random, DesignKind::table};

/// A text column of a small table.
Outcome<std::vector<std::string>> texts(const ResultsFile& file, std::string_view table, std::string_view field) {
    const auto index = table_named(file, table);
    const auto column = index ? field_named(file.tables()[*index], field) : std::nullopt;
    if (!column) return std::vector<std::string>{};
    const auto frame = file.read_field(*index, *column, 0, file.rows(*index));
    if (!frame) return frame.refusals();
    return texts_in(*frame, 0);
}

std::vector<std::string> values_in(const std::string& list) {
    std::vector<std::string> values;
    for (std::size_t at = 0; at < list.size();) {
        const auto comma = std::min(list.find(", ", at), list.size());
        values.push_back(list.substr(at, comma - at));
        at = comma + 2;
    }
    return values;
}

Outcome<Done> read_axes(const ResultsFile& file, SweepResults& sweep) {
    Design& design = sweep.design;
    const auto names = texts(file, "varied", "key"), lists = texts(file, "varied", "values"), scales = texts(file, "varied", "scale"), labels = texts(file, "varied", "label"), units = texts(file, "varied", "unit");
    for (const auto* column : {&names, &lists, &scales, &labels, &units})
        if (!*column) return column->refusals();
    constexpr std::array<std::string_view, 3> fields{"axis", "low", "high"};
    RowCursor row(file, "varied", fields);
    for (std::size_t k = 0; !row.at_end() && k < names->size(); row.next(), ++k) {
        Varied part;
        part.key = (*names)[k];
        part.values = values_in((*lists)[k]);
        if (std::isfinite(row[1])) part.low = row[1], part.high = row[2];
        part.is_logarithmic = k < scales->size() && (*scales)[k] == "logarithmic";
        part.is_whole = k < scales->size() && (*scales)[k] == "whole";
        const auto axis = static_cast<std::size_t>(row[0]);
        if (axis >= design.axes.size()) {
            design.axes.resize(axis + 1);
            sweep.key_labels.push_back(k < labels->size() ? (*labels)[k] : "");
            sweep.key_units.push_back(k < units->size() ? (*units)[k] : "-");
        }
        design.axes[axis].parts.push_back(std::move(part));
    }
    if (row.failure()) return *row.failure();
    return Done{};
}

/// What the small tables say: design, axes, outcomes.
Outcome<SweepResults> read_shape(const ResultsFile& file, const std::string& path) {
    SweepResults sweep;
    constexpr std::array<std::string_view, 4> fields{"points", "replicates", "design_seed", "runs"};
    const RowCursor shape(file, "sweep", fields);
    const auto kind = texts(file, "sweep", "design"), names = texts(file, "outcomes", "name"), labels = texts(file, "outcomes", "label"), units = texts(file, "outcomes", "unit"), luck = texts(file, "sweep", "luck");
    for (const auto* column : {&kind, &names, &labels, &units, &luck})
        if (!*column) return column->refusals();
    if (shape.failure()) return *shape.failure();
    if (kind->size() != 1 || names->empty()) return Refusal{path, 0, 0, "this file does not say what its design and its outcomes are; make the sweep again"};
    for (const DesignKind one : kinds)
        if (name_of(one) == kind->front()) sweep.design.kind = one;
    if (const auto axes = read_axes(file, sweep); !axes) return axes.refusals();
    sweep.points = static_cast<std::uint32_t>(shape[0]);
    sweep.replicates = static_cast<std::uint32_t>(shape[1]);
    sweep.design.seed = static_cast<std::uint32_t>(shape[2]);
    const auto dimensions = static_cast<std::uint32_t>(sweep.design.axes.size());
    sweep.design.points = sweep.design.kind == DesignKind::morris     ? sweep.points / (dimensions + 1)
                          : sweep.design.kind == DesignKind::saltelli ? sweep.points / (dimensions + 2)
                                                                      : sweep.points;
    for (const Axis& axis : sweep.design.axes) sweep.keys.push_back(axis.name());
    sweep.has_common_luck = luck->front() == "common";
    sweep.is_of_this_version = file.header().version == version();
    const std::uint64_t runs_here = file.rows(table_named(file, "runs").value_or(0)) / names->size();
    if (const auto all = static_cast<std::uint64_t>(shape[3]); runs_here != all)
        return Refusal{path, 0, 0, "it holds " + grouped(runs_here) + " of the " + grouped(all) + " runs of its sweep; bring its shards together with `dyad merge` first"};
    sweep.outcomes = *names;
    sweep.labels = *labels;
    sweep.units = *units;
    return sweep;
}

/// The runs themselves.
Outcome<Done> read_runs(const ResultsFile& file, SweepResults& sweep) {
    const auto count = static_cast<Eigen::Index>(sweep.outcomes.size()), axes = static_cast<Eigen::Index>(sweep.design.axes.size());
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    sweep.values.assign(sweep.outcomes.size(), Eigen::MatrixXd::Constant(sweep.points, sweep.replicates, unknown));
    sweep.places = Eigen::MatrixXd::Constant(sweep.points, axes, unknown);
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(sweep.points, count), cases = sums;
    std::vector<std::string_view> of_runs{"point", "outcome", "value", "replicate"};
    for (const Axis& axis : sweep.design.axes) of_runs.push_back(axis.parts.front().key);
    RowCursor row(file, "runs", of_runs);
    for (; !row.at_end(); row.next()) {
        const auto point = static_cast<Eigen::Index>(row[0]), outcome = static_cast<Eigen::Index>(row[1]) - 1, replicate = static_cast<Eigen::Index>(row[3]);
        if (point >= sums.rows() || outcome < 0 || outcome >= count || replicate >= sweep.replicates) continue;
        for (Eigen::Index axis = 0; axis < axes; ++axis) sweep.places(point, axis) = row[4 + static_cast<std::size_t>(axis)];
        if (!std::isfinite(row[2])) continue;
        sweep.values[static_cast<std::size_t>(outcome)](point, replicate) = row[2];
        sums(point, outcome) += row[2];
        cases(point, outcome) += 1.0;
    }
    if (row.failure()) return *row.failure();
    sweep.means = sums.array() / cases.array(); // 0 / 0 is not a number
    return Done{};
}

} // namespace

Outcome<SweepResults> read_sweep(const ResultsFile& file, const std::string& path) {
    if (!table_named(file, "sweep")) return Refusal{path, 0, 0, "this is no sweep; make one with `dyad sweep`"};
    auto sweep = read_shape(file, path);
    if (!sweep) return sweep;
    if (const auto runs = read_runs(file, *sweep); !runs) return runs.refusals();
    return sweep;
}

} // namespace dyad
