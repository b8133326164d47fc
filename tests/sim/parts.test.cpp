// Finished communities on disk: whole or absent, one process at a time, and nothing left when all is done.
#include "sim/results/parts.hpp"

#include "tests/catch.hpp"
#include "tests/sim/results_samples.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>

using namespace dyad;
using namespace dyad::samples;
using Catch::Contains;

namespace {

const std::string digest = "0123456789abcdef0123456789abcdef";

std::vector<Frame> frames_of_community(std::uint32_t community) {
    std::vector<Frame> frames;
    for (std::size_t t = 0; t < 4; ++t) frames.push_back(rows(t, 0, t == 3 ? 0 : 100 + community));
    return frames;
}

bool equal_frames(const Outcome<std::vector<Frame>>& loaded, const std::vector<Frame>& meant) {
    return loaded && std::ranges::equal(*loaded, meant, [](const Frame& a, const Frame& b) { return equal(a, b); });
}

} // namespace

TEST_CASE("what was saved is there after a restart, and only in the same run") {
    const Folder folder;
    {
        const auto parts = Parts::open(folder / "x.h5", digest, tables());
        REQUIRE(why_not(parts) == "");
        CHECK_FALSE(parts->has(3));
        REQUIRE(why_not(parts->save(3, frames_of_community(3))) == "");
        CHECK(parts->has(3));
    }
    const auto parts = Parts::open(folder / "x.h5", digest, tables());
    REQUIRE(why_not(parts) == "");
    CHECK(parts->has(3));
    CHECK_FALSE(parts->has(4));
    CHECK(equal_frames(parts->load(3), frames_of_community(3)));
    CHECK_THAT(why_not(parts->load(4)), Contains("missing or damaged"));
}

TEST_CASE("parts of another run or of other tables are not mixed in") {
    const Folder folder;
    {
        const auto parts = Parts::open(folder / "x.h5", digest, tables());
        REQUIRE(why_not(parts->save(3, frames_of_community(3))) == "");
    }
    {
        const auto other_run = Parts::open(folder / "x.h5", "another", tables());
        REQUIRE(why_not(other_run) == "");
        CHECK_FALSE(other_run->has(3));
    }
    auto other_tables = tables();
    other_tables[0].fields[1].name = "kin";
    CHECK_FALSE(Parts::open(folder / "x.h5", digest, other_tables)->has(3));
}

TEST_CASE("two processes do not work on one output: the second is told the first one's process id") {
    const Folder folder;
    const auto first = Parts::open(folder / "x.h5", digest, tables());
    REQUIRE(why_not(first) == "");
    const auto child = ::fork();
    if (child == 0) {
        const auto second = Parts::open(folder / "x.h5", "another", tables());
        ::_exit(why_not(second).find("process id " + std::to_string(::getppid()) + ")") == std::string::npos ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
    CHECK(Parts::open(folder / "y.h5", digest, tables()));
}

TEST_CASE("a damaged part counts as absent or is refused, and can be saved again") {
    const Folder folder;
    const auto parts = Parts::open(folder / "x.h5", digest, tables());
    REQUIRE(why_not(parts->save(17, frames_of_community(17))) == "");
    const auto path = folder / ("x.h5.part/" + digest + "/c000017.part");
    const auto whole = bytes_of_file(path);
    REQUIRE(whole.size() > 2000);
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        write_bytes(path, std::span{whole}.first(size));
        CHECK_FALSE(parts->has(17));
        CHECK_FALSE(parts->load(17));
    }
    for (std::size_t at = 0; at < whole.size(); at += 53) {
        auto flipped = whole;
        flipped[at] ^= std::byte{0x10};
        write_bytes(path, flipped);
        CHECK_FALSE(parts->load(17));
    }
    REQUIRE(why_not(parts->save(17, frames_of_community(17))) == "");
    CHECK(bytes_of_file(path) == whole);
    CHECK(equal_frames(parts->load(17), frames_of_community(17)));
    write_bytes(folder / ("x.h5.part/" + digest + "/c000018.part"), whole);
    CHECK_FALSE(parts->has(18));
}

TEST_CASE("several threads save at once") {
    const Folder folder;
    const auto parts = Parts::open(folder / "x.h5", digest, tables());
    std::array<bool, 4> saved{};
    {
        std::vector<std::jthread> threads;
        for (std::uint32_t thread = 0; thread < 4; ++thread)
            threads.emplace_back([&parts, &saved, thread] {
                saved[thread] = true;
                for (std::uint32_t community = thread; community < 40; community += 4)
                    if (!parts->save(community, frames_of_community(community))) saved[thread] = false;
            });
    }
    CHECK(saved == std::array{true, true, true, true});
    for (std::uint32_t community = 0; community < 40; ++community)
        CHECK(equal_frames(parts->load(community), frames_of_community(community)));
}

TEST_CASE("a process killed at any moment leaves whole parts and nothing that stays") {
    const Folder folder;
    for (int round = 0; round < 20; ++round) {
        const auto child = ::fork();
        if (child == 0) {
            const auto parts = Parts::open(folder / "x.h5", digest, tables());
            for (std::uint32_t community = 0; parts; community = (community + 1) % 50)
                if (!parts->save(community, frames_of_community(community))) ::_exit(1);
            ::_exit(2);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(3 + round));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        const auto parts = Parts::open(folder / "x.h5", digest, tables());
        REQUIRE(why_not(parts) == "");
        for (std::uint32_t community = 0; community < 50; ++community)
            if (parts->has(community)) CHECK(equal_frames(parts->load(community), frames_of_community(community)));
        for (const auto& name : folder.names()) CHECK_THAT(name, !Contains(".tmp"));
    }
}

TEST_CASE("removing takes this run's parts, and the folder when nothing else is in it") {
    const Folder folder;
    {
        const auto other = Parts::open(folder / "x.h5", "another", tables());
        REQUIRE(why_not(other->save(1, frames_of_community(1))) == "");
    }
    {
        auto parts = Parts::open(folder / "x.h5", digest, tables());
        REQUIRE(why_not(parts->save(1, frames_of_community(1))) == "");
        parts->remove();
    }
    auto other = Parts::open(folder / "x.h5", "another", tables());
    CHECK(other->has(1));
    other->remove();
    CHECK(folder.names().empty());
    CHECK(Parts::open(folder / "x.h5", digest, tables()));
}

TEST_CASE("a full disk, a missing place and frames that do not fit are refused, and nothing is half there") {
    const Folder folder;
    write_bytes(folder / "plain", {});
    CHECK_THAT(why_not(Parts::open(folder / "plain/x.h5", digest, tables())), Contains("is a file and not a folder"));
    const auto parts = Parts::open(folder / "x.h5", digest, tables());
    CHECK_THAT(why_not(parts->save(1, {})), Contains("do not fit"));
    const auto child = ::fork();
    if (child == 0) {
        const rlimit limit{1000, 1000};
        std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::_exit(why_not(parts->save(1, frames_of_community(1))).find("cannot be written") == std::string::npos ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
    CHECK_FALSE(parts->has(1));
    CHECK(folder.names().size() == 4); // plain, x.h5.part, its lock, the run's folder
}

TEST_CASE("what another run has left is found with its command") {
    const Folder folder;
    const auto out = folder / "x.h5";
    CHECK(parts_left_at(out).empty());
    auto parts = Parts::open(out, digest, tables(), "dyad run baseline --seed 3");
    REQUIRE(why_not(parts->save(1, frames_of_community(1))) == "");
    const auto left = parts_left_at(out);
    REQUIRE(left.size() == 1);
    CHECK(left[0].folder == out + ".part/" + digest);
    CHECK(left[0].command == "dyad run baseline --seed 3");
    parts->remove_if_empty();
    CHECK(parts->has(1));
    parts->remove();
    CHECK(parts_left_at(out).empty());
}

TEST_CASE("a run without a finished community leaves no folder") {
    const Folder folder;
    Parts::open(folder / "x.h5", digest, tables(), "dyad run baseline")->remove_if_empty();
    CHECK(folder.names().empty());
}
