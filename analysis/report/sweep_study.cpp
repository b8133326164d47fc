// Calculating what the report on a sweep tells.
#include "analysis/report/sweep_page.hpp"

#include "analysis/rows.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace dyad {

namespace {

constexpr double small_slope = 0.1;

Outcome<std::vector<std::string>> column_of(const ResultsFile& file, std::string_view table, std::string_view field) {
    const auto index = table_named(file, table);
    const auto column = index ? field_named(file.tables()[*index], field) : std::nullopt;
    if (!column) return std::vector<std::string>{};
    const auto frame = file.read_field(*index, *column, 0, file.rows(*index));
    if (!frame) return frame.refusals();
    return texts_in(*frame, 0);
}

Told told_of_estimates(const std::vector<Estimate>& estimates, double small) {
    Told told;
    for (std::size_t axis = 0; axis < estimates.size(); ++axis) {
        const Estimate& one = estimates[axis];
        if (one.low > 0.0 || one.high < 0.0) told.matter.push_back(axis);
        else if (small > 0.0 && one.low > -small && one.high < small) told.idle.push_back(axis);
        else told.open.push_back(axis);
    }
    return told;
}

std::vector<std::size_t> by_magnitude(const std::vector<double>& sizes) {
    std::vector<std::size_t> order(sizes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t axis) { return std::isfinite(sizes[axis]) ? -std::fabs(sizes[axis]) : 1.0; };
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    return order;
}

/// Between the lowest and the highest mean along an axis.
double span_of(const MainEffect& effect) {
    double low = INFINITY, high = -INFINITY;
    for (const CurvePoint& level : effect.levels) low = std::min(low, level.mean.value), high = std::max(high, level.mean.value);
    return high - low;
}

void screen(const SweepResults& sweep, std::size_t outcome, OutcomeStudy& study) {
    const DesignPoints points(sweep.design);
    study.screening = screened(points, sweep.keys.size(), sweep.means.col(static_cast<Eigen::Index>(outcome)));
    study.chance = noise_of_effects(points, sweep.keys.size(), sweep.values[outcome]);
    study.told = told_of(study.screening);
    study.order = by_size(study.screening);
}

void share(const SweepResults& sweep, std::size_t outcome, OutcomeStudy& study) {
    auto shares = variance_shares(sweep.keys.size(), sweep.means.col(static_cast<Eigen::Index>(outcome)));
    if (!shares) {
        study.no_shares = shares.refusals().front().sentence;
        return;
    }
    study.shares = std::move(*shares);
    study.told = told_of(study.shares);
    study.order = by_size(study.shares);
}

OutcomeStudy study_of_outcome(const SweepResults& sweep, std::size_t outcome) {
    OutcomeStudy study;
    std::vector<double> spans, slopes, ends;
    study.noise = noise_of(sweep.values[outcome], sweep.has_common_luck);
    for (std::size_t axis = 0; axis < sweep.keys.size(); ++axis) {
        study.effects.push_back(main_effect(sweep, axis, outcome));
        spans.push_back(span_of(study.effects.back()));
    }
    study.order = by_magnitude(spans);
    const bool is_told_by_design = sweep.is_of_this_version && sweep.has_common_luck;
    if (sweep.design.kind == DesignKind::morris && is_told_by_design) screen(sweep, outcome, study);
    else if (sweep.design.kind == DesignKind::saltelli && is_told_by_design) share(sweep, outcome, study);
    else if (sweep.design.kind == DesignKind::one_at_a_time) {
        for (std::size_t axis = 0; axis < sweep.keys.size(); ++axis) study.ends.push_back(end_to_end(sweep, axis, outcome)), ends.push_back(study.ends.back().value);
        study.told = told_of_estimates(study.ends, 0.0);
        study.order = by_magnitude(ends);
    } else if ((study.plane = plane_fit(sweep, outcome))) {
        for (const Estimate& slope : study.plane->slopes) slopes.push_back(slope.value);
        study.told = told_of_estimates(study.plane->slopes, small_slope);
        study.order = by_magnitude(slopes);
    }
    return study;
}

} // namespace

std::string SweepStudy::unit_of_axis(std::size_t axis) const {
    const std::string& unit = sweep.key_units[axis];
    return sweep.keys[axis] + (unit == "-" || unit.empty() ? "" : " (" + unit + ")");
}

std::string SweepStudy::with_unit(std::size_t outcome) const {
    const std::string& unit = sweep.units[outcome];
    return sweep.outcomes[outcome] + (unit == "-" || unit.empty() ? "" : " (" + unit + ")");
}

const KeyFacts* SweepStudy::facts_of(std::size_t axis) const {
    const std::string& key = sweep.design.axes[axis].parts.front().key;
    const auto found = std::find_if(notes.facts.begin(), notes.facts.end(), [&](const KeyFacts& facts) { return facts.key == key; });
    return found == notes.facts.end() ? nullptr : &*found;
}

std::string axis_as_text(const Axis& axis) {
    std::string text;
    for (const Varied& part : axis.parts) {
        text += (text.empty() ? "" : " & ") + part.key + "=";
        if (part.values.empty()) text += shortest(part.low) + ".." + shortest(part.high) + (part.is_logarithmic ? ":log" : "");
        for (std::size_t k = 0; k < part.values.size(); ++k) text += (k == 0 ? "" : ",") + part.values[k];
    }
    return text;
}

Outcome<SweepStudy> study_of_sweep(const ResultsFile& file, const ReportNotes& notes) {
    auto sweep = read_sweep(file, notes.path);
    if (!sweep) return sweep.refusals();
    SweepStudy study;
    study.sweep = std::move(*sweep);
    study.header = file.header();
    study.digest = file.digest();
    study.notes = notes;
    study.runs = std::uint64_t{study.sweep.points} * study.sweep.replicates;
    const auto reasons = column_of(file, "failures", "reason"), commands = column_of(file, "failures", "command"), fingerprint = column_of(file, "sweep", "fingerprint");
    for (const auto* column : {&reasons, &commands, &fingerprint})
        if (!*column) return column->refusals();
    if (!fingerprint->empty()) study.fingerprint = fingerprint->front();
    for (std::size_t k = 0; k < reasons->size() && k < commands->size(); ++k) study.failed.push_back({(*reasons)[k], (*commands)[k]});
    for (std::size_t outcome = 0; outcome < study.sweep.outcomes.size(); ++outcome) study.outcomes.push_back(study_of_outcome(study.sweep, outcome));
    return study;
}

} // namespace dyad
