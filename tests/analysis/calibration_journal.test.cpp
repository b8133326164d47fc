// The journal of a calibration: stopped anywhere it goes on to the same bytes, and it trusts no line blindly.
#include "analysis/calibration/journal.hpp"
#include "analysis/calibration/posterior_file.hpp"
#include "tests/analysis/toy.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

#include <cmath>
#include <fstream>
#include <limits>

using namespace dyad;
using namespace dyad::calibration;

namespace {

CalibrationPlan small_plan(const std::string& journal) {
    auto plan = toy_plan(journal);
    plan.runs_per_wave = 30;
    plan.test_runs = 10;
    plan.particles = 300;
    plan.recovery_particles = 100;
    plan.batch = 4;
    return plan;
}

/// The bytes of the whole file, and how many runs were made for it.
struct Made {
    std::string bytes;
    unsigned runs = 0;
    CalibrationEnd end = CalibrationEnd::finished;
};

/// Stops once `most` runs were made in this sitting.
Made calibrate_file(const CalibrationPlan& plan, const std::string& path, unsigned most = 1000000) {
    Made made;
    const Simulate counting = [&](std::span<const SimulationPoint> batch) {
        made.runs += static_cast<unsigned>(batch.size());
        return toy_simulator(plan)(batch);
    };
    const auto outcome = calibrate(
        plan, counting, [&] { return made.runs >= most; }, silent);
    REQUIRE(outcome);
    made.end = outcome->end;
    if (made.end == CalibrationEnd::finished) {
        REQUIRE(write_posterior(path, plan, *outcome));
        made.bytes = text_of_file(path);
    }
    return made;
}

FinishedRun some_run(std::uint32_t index) {
    return {{1, index, {0.1, 1.0 / 3.0, 1e-310}}, {{-0.0, std::nan(""), 5e300}, {0.0, 1e-17, 2.0}, index % 2 == 0 ? "" : "no, 50%\n"}};
}

bool same(double a, double b) { return std::isnan(a) ? std::isnan(b) : a == b && std::signbit(a) == std::signbit(b); }

} // namespace

TEST_CASE("a calibration that is stopped goes on where it was and ends in the same bytes") {
    const TemporaryFolder folder;
    const auto whole = calibrate_file(small_plan(folder / "whole.csv"), folder / "whole.h5");
    REQUIRE(whole.runs == 70);
    for (const unsigned most : {1u, 7u, 29u, 33u, 61u}) {
        INFO("stopped every " << most << " runs");
        const auto plan = small_plan(folder / ("stopped" + std::to_string(most) + ".csv"));
        Made made;
        unsigned runs = 0;
        do {
            made = calibrate_file(plan, folder / "stopped.h5", most);
            runs += made.runs;
            REQUIRE((made.end == CalibrationEnd::finished || made.runs > 0));
        } while (made.end == CalibrationEnd::interrupted);
        CHECK(runs == 70);
        CHECK(made.bytes == whole.bytes);
    }
    // Once finished, nothing is simulated again.
    const auto again = calibrate_file(small_plan(folder / "whole.csv"), folder / "again.h5");
    CHECK(again.runs == 0);
    CHECK(again.bytes == whole.bytes);
}

TEST_CASE("runs of a batch that was cut short are kept") {
    const TemporaryFolder folder;
    const auto plan = small_plan(folder / "runs.csv");
    bool stopped = false;
    const Simulate cut_short = [&](std::span<const SimulationPoint> batch) {
        stopped = true;
        return toy_simulator(plan)(batch.first(3));
    };
    const auto outcome = calibrate(
        plan, cut_short, [&] { return stopped; }, silent);
    REQUIRE(outcome);
    CHECK(outcome->end == CalibrationEnd::interrupted);
    CHECK(outcome->runs.size() == 3);
    CHECK(calibrate_file(plan, folder / "a.h5").runs == 67);
}

TEST_CASE("a calibration can be stopped while it learns, and then simulates nothing twice") {
    const TemporaryFolder folder;
    const auto plan = small_plan(folder / "runs.csv");
    bool learning = false;
    const auto outcome = calibrate(
        plan, toy_simulator(plan), [&] { return learning; },
        [&](const Progress& progress) { learning = learning || (progress.stage == Progress::Stage::recovering && progress.done == 3); });
    REQUIRE(outcome);
    CHECK(outcome->end == CalibrationEnd::interrupted);
    CHECK(calibrate_file(plan, folder / "a.h5").runs == 0);
}

TEST_CASE("numbers and reasons come back from a journal as they went in") {
    const TemporaryFolder folder;
    const auto path = folder / "new/folder/runs.csv";
    {
        auto journal = Journal::open(path, "d1");
        REQUIRE(journal);
        const std::vector<FinishedRun> runs{some_run(0), some_run(1)};
        REQUIRE(journal->add(runs));
        CHECK_FALSE(Journal::open(path, "d1")); // held by the one who writes it
    }
    const auto journal = Journal::open(path, "d1");
    REQUIRE(journal);
    CHECK(journal->runs() == 2);
    CHECK(journal->find(1, 2) == nullptr);
    for (const std::uint32_t index : {0u, 1u}) {
        const auto* run = journal->find(1, index);
        const auto expected = some_run(index);
        REQUIRE(run != nullptr);
        CHECK(run->outcome.failure == expected.outcome.failure);
        for (std::size_t k = 0; k < 3; ++k) {
            CHECK(same(run->point.values[k], expected.point.values[k]));
            CHECK(same(run->outcome.outputs[k], expected.outcome.outputs[k]));
            CHECK(same(run->outcome.variances[k], expected.outcome.variances[k]));
        }
    }
}

TEST_CASE("a journal passes over what was torn or damaged and goes on behind the last whole line") {
    const TemporaryFolder folder;
    const auto path = folder / "runs.csv";
    const std::vector<FinishedRun> runs{some_run(0), some_run(1), some_run(2)};
    {
        auto journal = Journal::open(path, "d1");
        REQUIRE(journal);
        REQUIRE(journal->add(runs));
    }
    const auto whole = text_of_file(path);
    const auto last = whole.rfind('\n', whole.size() - 2) + 1;
    for (std::size_t size = 0; size < whole.size(); ++size) { // torn anywhere, even in the first line
        std::ofstream(path, std::ios::binary) << whole.substr(0, size);
        auto journal = Journal::open(path, "d1");
        REQUIRE(journal);
        if (size >= last) CHECK(journal->runs() == 2);
        std::vector<FinishedRun> missing;
        for (const auto& run : runs)
            if (journal->find(1, run.point.index) == nullptr) missing.push_back(run);
        REQUIRE(journal->add(missing));
        CHECK(text_of_file(path) == whole);
    }
    auto damaged = whole;
    damaged[damaged.size() / 2] ^= 1;
    std::ofstream(path, std::ios::binary) << damaged;
    const auto journal = Journal::open(path, "d1");
    REQUIRE(journal);
    CHECK(journal->runs() == 2);
}

TEST_CASE("a journal of another calibration is refused, and so is a file that is none") {
    const TemporaryFolder folder;
    const auto plan = small_plan(folder / "runs.csv");
    const auto first = calibrate_file(plan, folder / "a.h5", 5);
    REQUIRE(first.end == CalibrationEnd::interrupted);
    auto other = plan;
    other.targets[3].value += 0.5;
    const auto foreign = calibrate(other, toy_simulator(other), never, silent);
    REQUIRE_FALSE(foreign);
    CHECK_THAT(text_of(foreign.refusals().front()), Catch::Contains("holds runs of another calibration"));
    other = plan;
    other.batch = 3; // changes nothing that matters
    CHECK(calibrate(other, toy_simulator(other), never, silent));

    std::ofstream(folder / "letter.txt") << "Dear all,\nno runs here.\n";
    const auto letter = Journal::open(folder / "letter.txt", "d1");
    REQUIRE_FALSE(letter);
    CHECK_THAT(text_of(letter.refusals().front()), Catch::Contains("is no journal"));
    CHECK(text_of_file(folder / "letter.txt") == "Dear all,\nno runs here.\n");
}
