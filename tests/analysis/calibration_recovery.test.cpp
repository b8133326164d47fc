// Recovery: over a hundred truths, intervals hold the truth as often as they say.
#include "analysis/calibration/calibration.hpp"
#include "tests/analysis/toy.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

#include <cmath>

using namespace dyad;
using namespace dyad::calibration;

TEST_CASE("over a hundred truths 90 % intervals hold the truth in 80 to 98 and ranks are flat") {
    const TemporaryFolder folder;
    auto plan = toy_plan(folder / "runs.csv");
    plan.test_runs = 100;
    const auto toy = calibrate(plan, toy_simulator(plan), never, silent);
    REQUIRE(toy);
    REQUIRE(toy->test_runs.size() == 100);
    REQUIRE(toy->recovered.size() == 4);
    for (std::size_t k = 0; k < 4; ++k) {
        const auto& one = toy->recovered[k];
        INFO(plan.parameters[k].name << ": " << one.half.share << ", " << one.ninety.share << ", p " << one.p);
        CHECK(one.truths == 100);
        CHECK(one.ninety.share >= 0.80);
        CHECK(one.ninety.share <= 0.98);
        CHECK(std::abs(one.half.share - 0.5) < 4.0 * 0.05); // four standard errors; over six seeds it was .497 to .503
        CHECK(one.p > 1e-3);                                // one of 250 such tests of four would fail by chance
        if (k < 3) CHECK(one.correlation > 0.4);
    }
}

TEST_CASE("an emulator that is far too sure of itself is found out") {
    // Test runs with five times the error that training runs were told of: intervals must miss the truth.
    const TemporaryFolder folder;
    auto plan = toy_plan(folder / "runs.csv");
    plan.test_runs = 50;
    const auto toy = calibrate(
        plan,
        [&](std::span<const SimulationPoint> batch) {
            auto outcomes = toy_simulator(plan)(batch);
            for (std::size_t k = 0; k < batch.size(); ++k) {
                if (batch[k].wave < 2 || batch[k].index < plan.runs_per_wave) continue;
                Chance chance(5, Purpose("toy.surprise"), batch[k].index);
                for (auto& output : outcomes[k].outputs) output += 5.0 * toy_noise * chance.normal();
            }
            return outcomes;
        },
        never, silent);
    REQUIRE(toy);
    CHECK(toy->recovered[0].ninety.high < 0.9);
    CHECK(toy->recovered[0].p < 0.01);
}
