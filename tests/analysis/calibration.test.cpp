// Calibrations of a toy whose truth is known: what is found, what is not, and what must not matter.
#include "analysis/calibration/calibration.hpp"
#include "analysis/calibration/posterior_file.hpp"
#include "sim/results/results.hpp"
#include "tests/analysis/toy.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

#include <cmath>
#include <filesystem>

using namespace dyad;
using namespace dyad::calibration;

namespace {

Calibrated calibrated_toy(const CalibrationPlan& plan) {
    auto outcome = calibrate(plan, toy_simulator(plan), never, silent);
    REQUIRE(outcome);
    return std::move(*outcome);
}

/// All tables' bytes, so that a difference anywhere is seen.
std::string bytes_of(const CalibrationPlan& plan, const Calibrated& calibrated) {
    std::string bytes;
    for (const auto& table : tables_of(plan, calibrated))
        for (std::size_t field = 0; field < table.frame.fields(); ++field) {
            const auto column = table.frame.column(field);
            bytes.append(reinterpret_cast<const char*>(column.data()), column.size());
        }
    return bytes;
}

} // namespace

TEST_CASE("a calibration finds the truth where the targets tell of it, and says so where they do not") {
    const TemporaryFolder folder;
    auto plan = toy_plan(folder / "runs.csv");
    plan.waves = 3;
    const auto toy = calibrated_toy(plan);
    REQUIRE(toy.end == CalibrationEnd::finished);
    REQUIRE(toy.posterior.rows() == 1000);
    for (std::size_t k = 0; k < 3; ++k) {
        const auto& found = toy.parameters[k];
        INFO(plan.parameters[k].name << " " << found.mean << " +- " << found.sd << " contraction " << found.contraction);
        CHECK(verdict_on(found.contraction) == "identified");
        CHECK(std::abs(found.mean - plan.parameters[k].value_at(toy_truth[k])) < 3.0 * found.sd);
        CHECK(found.sd < found.prior_sd / 3.0);
    }
    CHECK(verdict_on(toy.parameters[3].contraction) == "not");
    // Waves narrow the range down, and the emulator is best where it matters.
    REQUIRE(toy.waves.size() == 3);
    CHECK(toy.waves[0].share == 1.0);
    CHECK(toy.waves[1].share < 0.3);
    CHECK(toy.waves[2].share == Approx(toy.waves[1].share_after).epsilon(0.3)); // four standard errors of 200 points
    CHECK(toy.waves[2].least < 1.0);
    for (std::size_t output = 0; output < plan.outputs(); ++output) {
        const auto expected = toy_outputs(toy_truth)[output];
        INFO(plan.output_name(output));
        CHECK(toy.emulator[output].explained > 0.9);
        CHECK(toy.predicted[output].low < expected);
        CHECK(toy.predicted[output].high > expected);
        CHECK(std::isnan(toy.predicted[output].z) == (output == 8));
    }
}

TEST_CASE("results are the same however many points are simulated at once") {
    const TemporaryFolder folder;
    auto plan = toy_plan(folder / "one.csv");
    plan.test_runs = 12;
    plan.batch = 1;
    const auto one = bytes_of(plan, calibrated_toy(plan));
    plan.journal = folder / "many.csv";
    plan.batch = 37;
    CHECK(bytes_of(plan, calibrated_toy(plan)) == one);
    plan.journal = folder / "other.csv";
    plan.seed = 8;
    CHECK(bytes_of(plan, calibrated_toy(plan)) != one);
}

TEST_CASE("a watched output changes nothing that is found") {
    const TemporaryFolder folder;
    auto plan = toy_plan(folder / "with.csv");
    const auto with = calibrated_toy(plan);
    plan.watched.clear();
    plan.journal = folder / "without.csv";
    const Simulate simulate = [&](std::span<const SimulationPoint> batch) {
        auto outcomes = toy_simulator(plan)(batch);
        for (auto& outcome : outcomes) outcome.outputs.resize(8), outcome.variances.resize(8);
        return outcomes;
    };
    const auto without = calibrate(plan, simulate, never, silent);
    REQUIRE(without);
    CHECK(without->posterior == with.posterior);
}

TEST_CASE("a failed run is kept with its reason and the others go on, unless too many fail") {
    const TemporaryFolder folder;
    auto plan = toy_plan(folder / "some.csv");
    const auto failing = [&](std::uint32_t each) {
        return [&plan, each](std::span<const SimulationPoint> batch) {
            auto outcomes = toy_simulator(plan)(batch);
            for (std::size_t k = 0; k < batch.size(); ++k)
                if (batch[k].index % each == 0) outcomes[k] = {{}, {}, "the disk, which is 100% full,\nsaid no"};
            return outcomes;
        };
    };
    const auto some = calibrate(plan, failing(10), never, silent);
    REQUIRE(some);
    CHECK(some->runs.size() == 100);
    CHECK(some->waves[0].failed == 5);
    CHECK(some->runs[10].outcome.failure == "the disk, which is 100% full,\nsaid no");
    CHECK(some->emulator[0].runs == 90);
    CHECK(verdict_on(some->parameters[0].contraction) == "identified");

    plan.journal = folder / "all.csv";
    const auto all = calibrate(plan, failing(1), never, silent);
    REQUIRE_FALSE(all);
    CHECK_THAT(text_of(all.refusals().front()), Catch::Contains("50 of 50 runs failed"));
    CHECK_THAT(text_of(all.refusals().front()), Catch::Contains("100% full"));
}

TEST_CASE("an output that some runs cannot give is learned from those that can") {
    const TemporaryFolder folder;
    const auto plan = toy_plan(folder / "runs.csv");
    const auto outcome = calibrate(
        plan,
        [&](std::span<const SimulationPoint> batch) {
            auto outcomes = toy_simulator(plan)(batch);
            for (std::size_t k = 0; k < batch.size(); ++k)
                if (batch[k].index % 5 == 0) outcomes[k].outputs[1] = std::nan("");
            return outcomes;
        },
        never, silent);
    REQUIRE(outcome);
    CHECK(outcome->emulator[1].runs == 80);
    CHECK(outcome->emulator[0].runs == 100);
    CHECK(verdict_on(outcome->parameters[0].contraction) == "identified");
}

TEST_CASE("targets that no parameters reach leave the least implausible points and a cut that says so") {
    const TemporaryFolder folder;
    auto plan = toy_plan(folder / "runs.csv");
    for (auto& target : plan.targets) target.value += 2.0;
    const auto outcome = calibrate(plan, toy_simulator(plan), never, silent);
    REQUIRE(outcome);
    CHECK(outcome->waves[1].cut > plan.cut);
    CHECK(outcome->waves[1].share < 1e-3);
    CHECK(outcome->posterior.allFinite());
}

TEST_CASE("the file of a calibration holds every table with labels and reads back") {
    const TemporaryFolder folder;
    auto plan = toy_plan(folder / "runs.csv");
    plan.test_runs = 10;
    const auto toy = calibrated_toy(plan);
    const auto path = folder / "posterior.h5";
    REQUIRE(write_posterior(path, plan, toy));
    const auto file = ResultsFile::open(path);
    REQUIRE(file);
    std::vector<std::string> names;
    for (const auto& table : file->tables()) {
        names.push_back(table.name);
        for (const auto& field : table.fields) CHECK_FALSE((field.label.empty() || field.unit.empty()));
    }
    CHECK(names == std::vector<std::string>{"posterior", "identification", "correlations", "predictive", "emulator", "waves",
                                            "recovery", "runs"});
    CHECK(file->rows(0) == 1000);
    CHECK(file->rows(7) == 110);
    const auto draws = file->read(0, 0, 1000);
    REQUIRE(draws);
    CHECK(draws->value<float>(1, 17) == static_cast<float>(toy.posterior(17, 1)));
    CHECK(file->tables()[0].fields[1].unit == "1/month");
    CHECK(std::filesystem::file_size(path) < 300000);
}

TEST_CASE("a plan that cannot be carried out is refused with every reason") {
    CalibrationPlan plan = toy_plan("nowhere/runs.csv");
    plan.parameters[0].low = 3.0;
    plan.parameters[1].low = 0.0;
    plan.parameters[2].name = "idle";
    plan.targets[0].variance = 0.0;
    plan.watched[0].name = plan.targets[1].name;
    plan.runs_per_wave = 5;
    const auto outcome = calibrate(plan, toy_simulator(plan), never, silent);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.refusals().size() == 6);
    CHECK_FALSE(std::filesystem::exists("nowhere"));
}
