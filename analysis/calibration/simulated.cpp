// Runs, batch by batch, each kept in the journal before the next batch begins.
#include "analysis/calibration/simulated.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dyad::calibration {

namespace {

Refusal wrong_outcome(const std::string& what) {
    return {"", 0, 0, "the simulator returned " + what + ", so the runs cannot be used; report this as an error of the program"};
}

bool fits(const SimulationOutcome& outcome, std::size_t outputs) {
    return !outcome.failure.empty() || (outcome.outputs.size() == outputs && outcome.variances.size() == outputs);
}

} // namespace

Outcome<std::vector<FinishedRun>> simulated(const CalibrationPlan& plan, const Eigen::MatrixXd& points, std::uint32_t wave,
                                            Journal& journal, const Simulate& simulate, const Stop& stop, const Report& report) {
    const Eigen::MatrixXd values = values_at(plan, points);
    std::vector<SimulationPoint> missing, all;
    for (Eigen::Index row = 0; row < values.rows(); ++row) {
        SimulationPoint point{wave, static_cast<std::uint32_t>(row), {}};
        for (Eigen::Index k = 0; k < values.cols(); ++k) point.values.push_back(values(row, k));
        const auto* known = journal.find(wave, point.index);
        if (known == nullptr || known->point.values != point.values) missing.push_back(point);
        all.push_back(std::move(point));
    }
    std::size_t done = all.size() - missing.size();
    report({Progress::Stage::simulating, wave, done, all.size()});
    bool stopped = false;
    for (std::size_t first = 0; first < missing.size() && !stopped;) {
        if (stop()) break;
        const auto batch = std::span<const SimulationPoint>(missing).subspan(first, std::min<std::size_t>(std::max(1u, plan.batch), missing.size() - first));
        auto outcomes = simulate(batch);
        stopped = outcomes.size() < batch.size();
        if (outcomes.size() > batch.size() || (stopped && !stop())) return wrong_outcome("another number of outcomes than there were points");
        std::vector<FinishedRun> finished;
        for (std::size_t k = 0; k < outcomes.size(); ++k) {
            if (!fits(outcomes[k], plan.outputs())) return wrong_outcome("another number of outputs than the plan names");
            if (!outcomes[k].failure.empty()) outcomes[k].outputs.clear(), outcomes[k].variances.clear();
            finished.push_back({batch[k], std::move(outcomes[k])});
        }
        if (const auto kept = journal.add(finished); !kept) return kept.refusals();
        first += batch.size();
        done += finished.size();
        report({Progress::Stage::simulating, wave, done, all.size()});
    }
    std::vector<FinishedRun> runs;
    for (const auto& point : all)
        if (const auto* known = journal.find(wave, point.index); known != nullptr && known->point.values == point.values)
            runs.push_back(*known);
    return runs;
}

Runs learnable(const CalibrationPlan& plan, std::span<const FinishedRun> runs, std::size_t outputs) {
    const auto good = std::count_if(runs.begin(), runs.end(), [](const auto& run) { return run.outcome.failure.empty(); });
    const auto count = static_cast<Eigen::Index>(outputs), dimensions = static_cast<Eigen::Index>(plan.parameters.size());
    Runs all{Eigen::MatrixXd(good, dimensions), Eigen::MatrixXd(good, count), Eigen::MatrixXd(good, count)};
    Eigen::Index row = 0;
    for (const auto& run : runs) {
        if (!run.outcome.failure.empty()) continue;
        for (Eigen::Index k = 0; k < dimensions; ++k)
            all.points(row, k) = plan.parameters[static_cast<std::size_t>(k)].share_of(run.point.values[static_cast<std::size_t>(k)]);
        for (Eigen::Index output = 0; output < count; ++output) {
            all.outputs(row, output) = run.outcome.outputs[static_cast<std::size_t>(output)];
            all.noise(row, output) = run.outcome.variances[static_cast<std::size_t>(output)];
        }
        ++row;
    }
    return all;
}

} // namespace dyad::calibration
