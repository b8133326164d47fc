// A toy to calibrate: four parameters, eight targets with noise, a watched output, and a truth that is known.
#pragma once

#include "analysis/calibration/calibration.hpp"
#include "sim/chance.hpp"

#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace dyad::calibration {

/// Shares of the prior's range. No output depends on the fourth parameter.
inline constexpr std::array toy_truth{0.3, 0.6, 0.45, 0.8};
inline constexpr double toy_noise = 0.03, toy_error = 0.05; ///< standard deviations: of a run's outputs, of published values

/// What the toy gives without noise at shares of the prior's range: eight targets and the watched output.
inline std::vector<double> toy_outputs(std::span<const double> x) {
    return {x[0] + 0.5 * x[1], std::sin(3.0 * x[0]), x[1] * x[1] + x[2], x[0] * x[1], std::exp(-x[2]),
            x[2] * x[0] - x[1], std::cos(2.0 * x[2]), x[0] + x[1] + x[2], 2.0 * x[1] - x[2]};
}

/// Values of the parameters at shares of the prior's range, and back: the second is logarithmic from 0.1 to 10.
inline CalibrationPlan toy_plan(const std::string& journal) {
    CalibrationPlan plan;
    plan.parameters = {{"pull", "How strongly it pulls", "-", 0.0, 2.0, false}, {"rate", "How fast it is", "1/month", 0.1, 10.0, true}, {"lean", "How far it leans", "-", -1.0, 1.0, false}, {"idle", "What nothing depends on", "-", 0.0, 1.0, false}};
    const auto outputs = toy_outputs(toy_truth);
    for (std::size_t target = 0; target < 8; ++target)
        plan.targets.push_back({"finding " + std::to_string(target), "", "-", outputs[target], toy_error * toy_error});
    plan.watched = {{"watched", "What is only looked at", "-"}};
    plan.seed = 7;
    plan.waves = 2;
    plan.runs_per_wave = 50;
    plan.test_runs = 0;
    plan.particles = 1000;
    plan.recovery_particles = 300;
    plan.journal = journal;
    return plan;
}

inline SimulationOutcome toy_run(const CalibrationPlan& plan, const SimulationPoint& point) {
    std::vector<double> shares;
    for (std::size_t k = 0; k < point.values.size(); ++k) shares.push_back(plan.parameters[k].share_of(point.values[k]));
    auto outputs = toy_outputs(shares);
    Chance chance(99, Purpose("toy.noise"), point.wave * 100000u + point.index);
    for (auto& output : outputs) output += toy_noise * chance.normal();
    return {outputs, std::vector<double>(outputs.size(), toy_noise * toy_noise), ""};
}

inline Simulate toy_simulator(const CalibrationPlan& plan) {
    return [&plan](std::span<const SimulationPoint> batch) {
        std::vector<SimulationOutcome> outcomes;
        for (const auto& point : batch) outcomes.push_back(toy_run(plan, point));
        return outcomes;
    };
}

inline bool never() { return false; }
inline void silent(const Progress&) {}

} // namespace dyad::calibration
