// Records of runs: there as a whole or not at all, and nobody's but the sweep's.
#include "sim/results/run_records.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

#include <cmath>
#include <fstream>
#include <unistd.h>

using namespace dyad;

namespace {

const std::string digest(32, 'a');

RunRecord record_of(double value) { return {{value, std::nan("")}, {100.0, 0.0}, ""}; }

void flip(const std::string& path, std::streamoff at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const char letter = static_cast<char>(file.get() ^ 4);
    file.seekp(at);
    file.put(letter);
}

} // namespace

TEST_CASE("finished runs are found again, in whatever order they were added") {
    const TemporaryFolder folder;
    const std::string path = folder / "deep/er/runs";
    {
        auto records = RunRecords::open(path, digest, 10, 2);
        REQUIRE(records);
        CHECK_FALSE(records->has(7));
        REQUIRE(records->add(7, record_of(0.7)));
        REQUIRE(records->add(2, {{}, {}, "the community has outgrown what a table can tell"}));
        REQUIRE(records->sync());
    }
    const auto records = RunRecords::open(path, digest, 10, 2);
    REQUIRE(records);
    CHECK(records->has(7));
    CHECK(records->has(2));
    CHECK_FALSE(records->has(0));
    CHECK(records->damaged() == 0);
    const auto seven = records->read(7);
    REQUIRE(seven);
    CHECK(seven->values[0] == 0.7);
    CHECK(std::isnan(seven->values[1]));
    CHECK(seven->cases[0] == 100.0);
    CHECK(seven->failure.empty());
    CHECK(records->read(2)->failure == "the community has outgrown what a table can tell");
    CHECK_FALSE(records->read(3));
}

TEST_CASE("a record with a flipped bit counts as a run that was not done") {
    const TemporaryFolder folder;
    const std::string path = folder / "runs";
    {
        auto records = RunRecords::open(path, digest, 4, 2);
        for (std::uint32_t run = 0; run < 4; ++run) REQUIRE(records->add(run, record_of(run)));
    }
    flip(path, 192 + 208 + 20); // of run 1, behind 192 bytes of head: each record has 8 + 16 * 2 + 160 + 8 bytes
    const auto records = RunRecords::open(path, digest, 4, 2);
    REQUIRE(records);
    CHECK(records->has(0));
    CHECK_FALSE(records->has(1));
    CHECK(records->has(2));
    CHECK(records->damaged() == 1);
}

TEST_CASE("a file that was cut short at any place keeps what is whole") {
    const TemporaryFolder folder;
    const std::string path = folder / "runs";
    for (std::uintmax_t size = 0; size <= 192 + 3 * 208; size += 13) {
        std::filesystem::remove(path);
        {
            auto records = RunRecords::open(path, digest, 3, 2);
            for (std::uint32_t run = 0; run < 3; ++run) REQUIRE(records->add(run, record_of(run)));
        }
        std::filesystem::resize_file(path, size);
        const auto records = RunRecords::open(path, digest, 3, 2);
        REQUIRE(records);
        for (std::uint32_t run = 0; run < 3; ++run) CHECK(records->has(run) == (size >= 192 + (run + 1) * 208));
    }
}

TEST_CASE("runs of another sweep, of another process, or without a sound beginning are refused") {
    const TemporaryFolder folder;
    const std::string path = folder / "runs";
    const auto because = [&](const std::string& of, std::uint32_t runs) {
        const auto records = RunRecords::open(path, of, runs, 2);
        return records ? std::string() : records.refusals().front().sentence;
    };
    {
        const auto held = RunRecords::open(path, digest, 3, 2);
        REQUIRE(held);
        CHECK(because(digest, 3).starts_with("process " + std::to_string(getpid())));
    }
    CHECK(because(std::string(32, 'b'), 3).find("another sweep") != std::string::npos);
    CHECK(because(digest, 4).find("another sweep") != std::string::npos);
    flip(path, 45);
    CHECK(because(digest, 3).find("damaged") != std::string::npos);
}

TEST_CASE("a long reason is cut between letters") {
    const TemporaryFolder folder;
    auto records = RunRecords::open(folder / "runs", digest, 1, 0);
    REQUIRE(records);
    std::string reason;
    for (int k = 0; k < 100; ++k) reason += "\xC3\xA9"; // é
    REQUIRE(records->add(0, {{}, {}, reason}));
    CHECK(records->read(0)->failure.size() == 158);
}

TEST_CASE("whoever comes second is told who is at work") {
    const TemporaryFolder folder;
    const std::string path = folder / "runs";
    const auto first = RunRecords::open(path, digest, 4, 2);
    REQUIRE(first);
    const auto second = RunRecords::open(path, digest, 4, 2);
    REQUIRE_FALSE(second);
    CHECK(second.refusals().front().sentence.starts_with("process " + std::to_string(::getpid()) + " on "));
}
