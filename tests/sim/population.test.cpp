// A population: communities in their own order in the file, sums added up, and requests that are refused.
#include "sim/population.hpp"
#include "sim/results/parts.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <new>
#include <sys/stat.h>
#include <thread>

using namespace dyad;

namespace {

/// Communities of as many persons as their number plus one; a table of sums counts them all.
Population towns(std::uint32_t communities) {
    Population population;
    population.communities = communities;
    population.tables = {
        {"persons", "one row per person", {{"person", FieldType::uint32, "number", "-"}}},
        {"counts", "sums", {{"group", FieldType::uint8, "group", "-"}, {"sum", FieldType::float64, "sum", "-"}}}};
    population.live = [](std::uint32_t community) {
        std::vector<Frame> frames{Frame(1), Frame(2)};
        for (std::uint32_t k = 0; k <= community; ++k) frames[0].put(0, 100 * community + k), frames[0].end_row();
        for (const std::uint8_t group : {std::uint8_t{1}, std::uint8_t{2}})
            frames[1].put(0, group), frames[1].put(1, 1.0 / (1 + community) * group), frames[1].end_row();
        return frames;
    };
    FrameFormat finished{"counts", "halves of sums", {{"half", FieldType::float64, "half the sum", "-"}}};
    population.summed.push_back({1, finished, [](const Frame& sums) {
                                     Frame frame(1);
                                     for (std::size_t row = 0; row < sums.rows(); ++row)
                                         frame.put(0, sums.value<double>(1, row) / 2), frame.end_row();
                                     return frame;
                                 }});
    return population;
}

struct Folder : TemporaryFolder {
    RunRequest request(unsigned threads = 1) const {
        RunRequest asked;
        asked.out = *this / "towns.h5";
        asked.threads = threads;
        asked.digest = "00ff";
        return asked;
    }
};

const std::atomic<bool> no_stop{false};

Outcome<RunEnd> run(const Population& population, const RunRequest& request) {
    return run_population(population, request, no_stop, [](std::uint32_t, std::uint32_t) {});
}

} // namespace

TEST_CASE("communities stand in the file in their own order, whoever lived them") {
    for (const unsigned threads : {1u, 5u}) {
        const Folder folder;
        REQUIRE(run(towns(20), folder.request(threads)));
        const auto file = ResultsFile::open(folder.request().out);
        REQUIRE(file);
        const auto rows = file->rows(0);
        CHECK(rows == 20 * 21 / 2);
        const auto frame = file->read(0, 0, rows);
        REQUIRE(frame);
        bool rising = true;
        for (std::size_t row = 1; row < rows; ++row)
            rising = rising && frame->value<std::uint32_t>(0, row - 1) < frame->value<std::uint32_t>(0, row);
        CHECK(rising);
    }
}

TEST_CASE("a community that has outgrown the tables stops the run with a reason, and nothing wrong is written") {
    const Folder folder;
    Population population = towns(3);
    population.outgrown = "too many persons; ask for fewer";
    const auto small = population.live;
    population.live = [small](std::uint32_t k) { return k == 1 ? std::vector<Frame>{} : small(k); };
    const auto end = run(population, folder.request());
    REQUIRE_FALSE(end);
    CHECK(text_of(end.refusals().front()).find("cannot be made: too many persons; ask for fewer") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.request().out));
}

TEST_CASE("sums over communities are added in the order of communities and finished once") {
    const Folder folder;
    REQUIRE(run(towns(20), folder.request(4)));
    const auto file = ResultsFile::open(folder.request().out);
    REQUIRE(file);
    REQUIRE(file->rows(1) == 2);
    const auto frame = file->read(1, 0, 2);
    REQUIRE(frame);
    for (const int group : {1, 2}) {
        double sum = 0;
        for (int community = 0; community < 20; ++community) sum += 1.0 / (1 + community) * group;
        CHECK(frame->value<double>(0, static_cast<std::size_t>(group) - 1) == sum / 2); // every bit: the order is fixed
    }
}

TEST_CASE("progress counts every community once and ends at all") {
    for (const unsigned threads : {1u, 3u}) {
        const Folder folder;
        std::vector<std::uint32_t> seen; // the caller is called by one worker at a time
        const auto end =
            run_population(towns(12), folder.request(threads), no_stop, [&](std::uint32_t done, std::uint32_t all) {
                CHECK(all == 12);
                seen.push_back(done);
            });
        REQUIRE(end);
        REQUIRE(seen.size() == 13);
        for (std::uint32_t k = 0; k < 13; ++k) CHECK(seen[k] == k);
    }
}

TEST_CASE("a finished file is refused unless asked to be replaced, and stays as it was") {
    const Folder folder;
    std::ofstream(folder.request().out) << "precious";
    const auto refused = run(towns(3), folder.request());
    REQUIRE_FALSE(refused);
    CHECK(refused.refusals().front().sentence.find("--force") != std::string::npos);
    CHECK(std::filesystem::file_size(folder.request().out) == 8);
    RunRequest forced = folder.request();
    forced.force = true;
    REQUIRE(run(towns(3), forced));
    CHECK(std::filesystem::file_size(folder.request().out) > 8);
}

TEST_CASE("a folder in the place of the output is refused, and so is a folder that is not there") {
    const Folder folder;
    std::filesystem::create_directory(folder.request().out);
    CHECK_FALSE(run(towns(3), folder.request()));
    RunRequest nowhere = folder.request();
    std::ofstream(folder / "file") << "x";
    nowhere.out = folder / "file/towns.h5";
    CHECK_FALSE(run(towns(3), nowhere));
}

TEST_CASE("a community whose part on disk was damaged lives once more") {
    const Folder folder;
    const RunRequest request = folder.request();
    std::atomic<bool> stop{false};
    REQUIRE(run_population(towns(6), request, stop, [&](std::uint32_t done, std::uint32_t) { stop = done >= 4; }));
    std::size_t damaged = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(request.out + ".part")) {
        if (!entry.is_regular_file() || entry.path().filename() == "lock") continue;
        std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(-2, std::ios::end);
        file.put('\x5a');
        ++damaged;
    }
    CHECK(damaged == 4);
    const auto end = run(towns(6), request);
    REQUIRE(end);
    const auto file = ResultsFile::open(request.out);
    REQUIRE(file);
    CHECK(file->rows(0) == 21);
    const auto frame = file->read(0, 0, 21);
    REQUIRE(frame);
    CHECK(frame->value<std::uint32_t>(0, 1) == 100);
    CHECK(frame->value<std::uint32_t>(0, 20) == 505);
}

TEST_CASE("a run that was stopped leaves no file, and a finished one no parts") {
    const Folder folder;
    std::atomic<bool> stop{false};
    const auto stopped =
        run_population(towns(9), folder.request(), stop, [&](std::uint32_t done, std::uint32_t) { stop = done == 2; });
    REQUIRE(stopped);
    CHECK(*stopped == RunEnd::interrupted);
    CHECK_FALSE(std::filesystem::exists(folder.request().out));
    CHECK(std::filesystem::exists(folder.request().out + ".part"));
    REQUIRE(run(towns(9), folder.request()));
    CHECK_FALSE(std::filesystem::exists(folder.request().out + ".part"));
}

TEST_CASE("progress begins with the communities that an earlier run has left") {
    const Folder folder;
    std::atomic<bool> stop{false};
    REQUIRE(run_population(towns(9), folder.request(), stop, [&](std::uint32_t done, std::uint32_t) { stop = done == 4; }));
    std::vector<std::uint32_t> seen;
    REQUIRE(run_population(towns(9), folder.request(), no_stop,
                           [&](std::uint32_t done, std::uint32_t) { seen.push_back(done); }));
    CHECK(seen == std::vector<std::uint32_t>{4, 5, 6, 7, 8, 9});
}

TEST_CASE("a population without communities is refused and leaves nothing") {
    const Folder folder;
    const auto end = run(towns(0), folder.request());
    REQUIRE_FALSE(end);
    CHECK(end.refusals().front().sentence.find("no community") != std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a stop while merging keeps every part, and the same request then lives nobody again") {
    const Folder folder;
    std::atomic<bool> stop{false};
    RunRequest request = folder.request();
    const auto lived = run_population(towns(9), request, stop, [&](std::uint32_t done, std::uint32_t all) { stop = done == all; });
    REQUIRE(lived);
    CHECK(*lived == RunEnd::interrupted);
    Population idle = towns(9);
    idle.live = [](std::uint32_t) -> std::vector<Frame> {
        FAIL("lived again");
        return {};
    };
    stop = false;
    request.writing = [&](std::uint32_t merged, std::uint32_t) { stop = merged == 3; };
    const auto merging = run_population(idle, request, stop, [](std::uint32_t, std::uint32_t) {});
    REQUIRE(merging);
    CHECK(*merging == RunEnd::interrupted);
    CHECK_FALSE(std::filesystem::exists(request.out));
    const auto third = run(idle, folder.request());
    REQUIRE(third);
    CHECK(*third == RunEnd::finished);
}

TEST_CASE("communities are in the file as soon as those before them are, and the file is the same in any order") {
    const Folder folder, other;
    Population backwards = towns(5);
    std::atomic<std::uint32_t> finished{0};
    backwards.live = [&, live = backwards.live](std::uint32_t community) { // the first waits for all others
        while (community == 0 && finished < 4) std::this_thread::yield();
        auto frames = live(community);
        ++finished;
        return frames;
    };
    REQUIRE(run(backwards, folder.request(2)));
    std::uint32_t left_to_the_end = 0;
    RunRequest in_order = other.request();
    in_order.writing = [&](std::uint32_t merged, std::uint32_t all) { left_to_the_end += merged < all; };
    REQUIRE(run(towns(5), in_order));
    CHECK(left_to_the_end == 0);
    CHECK(text_of_file(folder.request().out) == text_of_file(in_order.out));
}

TEST_CASE("a file that comes under the output's name during the run is not replaced, and the communities are kept") {
    const Folder folder;
    RunRequest request = folder.request();
    const std::atomic<bool> never_stop{false};
    const auto end = run_population(towns(5), request, never_stop, [&](std::uint32_t done, std::uint32_t) {
        if (done == 2) std::ofstream(request.out) << "precious";
    });
    REQUIRE_FALSE(end);
    CHECK(end.refusals().front().sentence.find("was left as it is") != std::string::npos);
    CHECK(end.refusals().back().sentence.find("5 of 5, are kept") != std::string::npos);
    CHECK(text_of_file(request.out) == "precious");
    request.force = true;
    REQUIRE(run(towns(5), request));
    CHECK(std::filesystem::file_size(request.out) > 8);
}

TEST_CASE("memory used up in a worker leaves the workers as an exception, and no empty folder stays") {
    const Folder folder;
    Population hungry = towns(5);
    hungry.live = [](std::uint32_t) -> std::vector<Frame> {
        std::rethrow_exception(std::make_exception_ptr(std::bad_alloc()));
    };
    CHECK_THROWS_AS(run(hungry, folder.request(3)), std::bad_alloc);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("pipes and circles of links are refused even when forced, and a link is followed to its file") {
    const Folder folder;
    RunRequest request = folder.request();
    request.force = true;
    REQUIRE(mkfifo(request.out.c_str(), 0600) == 0);
    const auto pipe = run(towns(2), request);
    REQUIRE_FALSE(pipe);
    CHECK(pipe.refusals().front().sentence.find("a pipe") != std::string::npos);
    CHECK(std::filesystem::is_fifo(request.out));
    std::filesystem::remove(request.out);
    std::filesystem::create_symlink("towns.h5", request.out);
    const auto circle = run(towns(2), request);
    REQUIRE_FALSE(circle);
    CHECK(circle.refusals().front().sentence.find("circle") != std::string::npos);
    std::filesystem::remove(request.out);
    std::filesystem::create_symlink("real.h5", request.out);
    for (int k = 0; k < 2; ++k) REQUIRE(run(towns(2), request));
    CHECK(std::filesystem::is_symlink(request.out));
    CHECK(ResultsFile::open(folder / "real.h5"));
    request.force = false;
    CHECK_FALSE(run(towns(2), request));
}

TEST_CASE("a name that is too long is refused in words of its own") {
    const Folder folder;
    RunRequest request = folder.request();
    request.out = folder / std::string(300, 'x');
    const auto end = run(towns(2), request);
    REQUIRE_FALSE(end);
    CHECK(end.refusals().front().sentence.find("too long") != std::string::npos);
}
