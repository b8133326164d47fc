// Sweeps in words, for terminals.
#include "sim/commands/sweep_report.hpp"

#include "sim/commands/built_in_texts.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dyad {

namespace {

constexpr std::uint32_t most_for_discrepancy = 3000;

std::string four_digits(double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", number);
    return text.data();
}

} // namespace

Outcome<std::vector<SweepOutcome>> all_outcomes() {
    const auto text = built_in_outcomes();
    if (!text) return text.refusals();
    return read_outcomes("analysis/sweeps/outcomes.toml", *text, evidence_vocabulary());
}

std::string outcomes_in_words(const std::vector<SweepOutcome>& outcomes) {
    std::size_t column = 0;
    for (const SweepOutcome& outcome : outcomes) column = std::max(column, columns_of(outcome.name));
    std::string text;
    for (const SweepOutcome& outcome : outcomes)
        text += left(outcome.name, column + 2) + outcome.label + (outcome.is_usual ? " *" : "") + "\n";
    return text + "\n* kept where none is chosen and runs are long enough. An outcome is of those who have reached its age when the run ends.\n  Your own: --outcomes FILE, written as analysis/sweeps/outcomes.toml is.\n";
}

std::string fairness_of(const SweepPlan& plan, const RunRecords& records) {
    const DesignPoints& points = plan.points();
    std::vector<std::uint32_t> done, times(points.size());
    for (std::uint32_t k = 0; k < plan.runs_here(); ++k)
        if (const SweepRun run = plan.run_here(k); records.has(run.run)) {
            done.push_back(run.point);
            ++times[run.point];
        }
    if (done.empty()) return "";
    const auto [least, most] = std::minmax_element(times.begin(), times.end());
    if (*least > 0) return ". Every point has been run " + (*least == *most ? std::to_string(*least) : std::to_string(*least) + " to " + std::to_string(*most)) + (*most == 1 ? " time" : " times");
    if (plan.shape().design.kind == DesignKind::grid) {
        std::uint32_t uneven = 0;
        for (std::size_t axis = 0; axis < plan.shape().design.axes.size(); ++axis) {
            std::vector<std::uint32_t> levels(plan.shape().design.axes[axis].levels());
            for (const std::uint32_t point : done) ++levels[static_cast<std::size_t>(points.place(point, axis))];
            const auto [few, many] = std::minmax_element(levels.begin(), levels.end());
            uneven = std::max(uneven, *many - *few);
        }
        return ". Every value of every parameter has been run equally often, within " + std::to_string(uneven);
    }
    if (points.size() > most_for_discrepancy || done.size() > most_for_discrepancy) return "";
    std::vector<std::uint32_t> all(points.size());
    for (std::uint32_t point = 0; point < points.size(); ++point) all[point] = point;
    return ". What is done fills the design with a discrepancy of " + four_digits(points.discrepancy(done)) + "; all of it has " + four_digits(points.discrepancy(all));
}

} // namespace dyad
