// Progress: what is done, how fast, how long it will take, what failed; and where it is printed.
#include "sim/progress.hpp"
#include "sim/random.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <cstdio>
#include <string>

using namespace dyad;

namespace {

/// What a progress in this style prints about 40 runs that take no time.
std::string printed(ProgressStyle style) {
    std::FILE* out = std::tmpfile();
    REQUIRE(out != nullptr);
    {
        Progress progress(out, style, "runs");
        for (std::uint32_t done = 0; done <= 40; ++done) progress(done, 40);
    }
    std::string text(static_cast<std::size_t>(std::ftell(out)), '\0');
    std::rewind(out);
    CHECK(std::fread(text.data(), 1, text.size(), out) == text.size());
    std::fclose(out);
    return text;
}

} // namespace

TEST_CASE("progress says what is done, how fast, how long the rest takes as a range, and what failed") {
    Pace pace;
    for (std::uint32_t done = 1; done <= 12; ++done) pace.note(0.25 * done, done);
    CHECK(pace.rate() == Approx(4.0));
    const std::string text = progress_in_words(12, 60, 2, "runs", pace, 100);
    INFO(text);
    CHECK(text.starts_with("12 of 60 runs, 20.0 %, 4.0 runs a second, "));
    CHECK(text.ends_with(" left, 2 failed"));
    CHECK(text.find(" s to ") != std::string::npos);
    CHECK(progress_in_words(60, 60, 0, "runs", pace, 100).find("left") == std::string::npos);
    CHECK(progress_in_words(60, 60, 0, "runs", pace, 100).find("failed") == std::string::npos);
}

TEST_CASE("what does not fit a terminal is left out, the rate before the time, and never what is done or failed") {
    Pace pace;
    pace.note(30.0, 10);
    const std::string whole = progress_in_words(10, 60, 1, "communities", pace, 1000);
    const std::string narrow = progress_in_words(10, 60, 1, "communities", pace, whole.size() - 1);
    CHECK(narrow.find("a minute") == std::string::npos);
    CHECK(narrow.find(" left") != std::string::npos);
    CHECK(progress_in_words(10, 60, 1, "communities", pace, 10) == "10 of 60 communities, 16.7 %, 1 failed");
}

TEST_CASE("slow work has its rate by the minute or by the hour") {
    Pace minutes, hours;
    minutes.note(90.0, 3);
    hours.note(7200.0, 5);
    CHECK(progress_in_words(3, 9, 0, "runs", minutes, 100).find("2.0 runs a minute") != std::string::npos);
    CHECK(progress_in_words(5, 9, 0, "runs", hours, 100).find("2.5 runs an hour") != std::string::npos);
}

TEST_CASE("nothing is told of the time before anything is done") {
    const Pace pace;
    CHECK_FALSE(pace.left(10));
    CHECK(progress_in_words(0, 10, 0, "runs", pace, 100) == "0 of 10 runs, 0.0 %");
}

TEST_CASE("steady work has a narrower range of time left than unsteady work") {
    Pace steady, unsteady;
    double late = 0.0;
    for (std::uint32_t done = 1; done <= 40; ++done) {
        steady.note(done, done);
        late += done % 10 == 0 ? 9.1 : 0.1;
        unsteady.note(late, done);
    }
    const auto narrow = *steady.left(40), wide = *unsteady.left(40);
    CHECK(narrow.first < 40.0);
    CHECK(narrow.second > 40.0);
    CHECK(wide.second / wide.first > narrow.second / narrow.first);
}

TEST_CASE("the range of time left holds the true one in about nine of ten works") {
    // Runs one after another, each of a random duration (exponential: as unsteady as events at random), looked at half way.
    int held = 0;
    constexpr int works = 2000;
    for (std::uint32_t work = 0; work < works; ++work) {
        Pace pace;
        double now = 0.0, half = 0.0;
        std::pair<double, double> range;
        for (std::uint32_t run = 1; run <= 200; ++run) {
            const std::uint32_t bits = philox({work, run, 0, 0}, 7, 7).a;
            now -= std::log((bits + 0.5) / 4294967296.0);
            if (run <= 100) pace.note(now, run);
            if (run == 100) half = now, range = *pace.left(100);
        }
        held += now - half >= range.first && now - half <= range.second;
    }
    CHECK(held > works * 0.85);
    CHECK(held < works * 0.95);
}

TEST_CASE("many notes are thinned and say the same") {
    Pace pace;
    for (std::uint32_t done = 1; done <= 100'000; ++done) pace.note(0.01 * done, done);
    const auto range = *pace.left(100'000);
    CHECK(range.first < 1000.0);
    CHECK(range.second > 1000.0);
    CHECK(range.second / range.first < 1.1);
}

TEST_CASE("a quiet progress prints nothing, and one that is at once done prints no line into a log") {
    CHECK(printed(ProgressStyle::silent).empty());
    CHECK(printed(ProgressStyle::plain).empty());
}
