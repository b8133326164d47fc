// Folders that are seen whole or not at all.
#include "sim/results/unseen_folder.hpp"

#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

#include <algorithm>
#include <string_view>
#include <unistd.h>

using namespace dyad;
using Catch::Contains;

namespace {

void write(UnseenFolder& folder, const std::string& name, std::string_view text) {
    auto file = folder.add_file(name);
    REQUIRE(file);
    CHECK(file->add(std::as_bytes(std::span(text))));
    CHECK(file->finish() == 0);
}

/// Every path below a folder, sorted.
std::vector<std::string> paths_in(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) paths.push_back(entry.path().lexically_relative(folder).string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

} // namespace

TEST_CASE("a folder that was filled is seen at once, and nothing is left beside it") {
    const TemporaryFolder place;
    {
        auto folder = UnseenFolder::create(place / "out");
        REQUIRE(folder);
        write(*folder, "a.csv", "1\n");
        write(*folder, "data/b.csv", std::string(3U << 20U, 'x'));
        CHECK_FALSE(std::filesystem::exists(place / "out"));
        REQUIRE(folder->publish());
    }
    CHECK(paths_in(place.path()) == std::vector<std::string>{"out", "out/a.csv", "out/data", "out/data/b.csv"});
    CHECK(text_of_file(place / "out/data/b.csv").size() == 3U << 20U);
}

TEST_CASE("a folder that was not made seen leaves nothing") {
    const TemporaryFolder place;
    {
        auto folder = UnseenFolder::create(place / "out");
        REQUIRE(folder);
        write(*folder, "data/b.csv", "x");
    }
    CHECK(paths_in(place.path()).empty());
}

TEST_CASE("a folder that came there in between is not replaced") {
    const TemporaryFolder place;
    auto folder = UnseenFolder::create(place / "out");
    REQUIRE(folder);
    write(*folder, "a.csv", "new");
    std::filesystem::create_directory(place / "out");
    const auto seen = folder->publish();
    REQUIRE_FALSE(seen);
    CHECK_THAT(seen.refusals().front().sentence, Contains("cannot be written"));
    CHECK(paths_in(place / "out").empty());
}

TEST_CASE("files go into a folder that is there, outdated ones go, and what else is there stays") {
    const TemporaryFolder place;
    std::filesystem::create_directories(place / "out/data");
    for (const char* name : {"out/a.csv", "out/old.csv", "out/mine.txt"}) std::ofstream(place / name) << "before";
    std::filesystem::create_symlink("mine.txt", place / "out/link.csv");
    {
        auto folder = UnseenFolder::create(place / "out");
        REQUIRE(folder);
        write(*folder, "a.csv", "new");
        write(*folder, "data/b.csv", "new");
        const std::vector<std::string> outdated{"a.csv", "old.csv", "gone.csv", "link.csv", "data"};
        REQUIRE(folder->publish_into(outdated));
    }
    CHECK(paths_in(place.path()) == std::vector<std::string>{"out", "out/a.csv", "out/data", "out/data/b.csv", "out/link.csv", "out/mine.txt"});
    CHECK(text_of_file(place / "out/a.csv") == "new");
    CHECK(text_of_file(place / "out/mine.txt") == "before");
}

TEST_CASE("what a killed process left is removed by the next, and what a living one is at stays") {
    const TemporaryFolder place;
    std::filesystem::create_directories(place / ".out.999999999.tmp/data");
    std::ofstream(place / ".out.999999999.tmp/data/half.csv") << "1";
    std::filesystem::create_directory(place / ".other.999999999.tmp");
    auto living = UnseenFolder::create(place / "out");
    REQUIRE(living);
    CHECK(paths_in(place.path()) == std::vector<std::string>{".other.999999999.tmp", ".out." + std::to_string(::getpid()) + ".tmp"});
    std::filesystem::rename(place / (".out." + std::to_string(::getpid()) + ".tmp"), place / ".out.1.tmp"); // as if another's
    const auto next = UnseenFolder::create(place / "out");
    REQUIRE(next);
    CHECK(std::filesystem::exists(place / ".out.1.tmp"));
}

TEST_CASE("where no folder can be made a sentence says so") {
    const TemporaryFolder place;
    const auto folder = UnseenFolder::create(place / "not/there");
    REQUIRE_FALSE(folder);
    CHECK_THAT(folder.refusals().front().sentence, Contains("folder is not there"));
}
