// Numbers, durations and paragraphs as people read them.
#include "tests/catch.hpp"

#include "sim/words.hpp"

#include <limits>

using namespace dyad;

TEST_CASE("numbers are grouped in threes") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000) == "1,000");
    CHECK(grouped(1234567) == "1,234,567");
    CHECK(counted(1, "community", "communities") == "1 community");
    CHECK(counted(2048, "community", "communities") == "2,048 communities");
}

TEST_CASE("durations and sizes carry over instead of showing 60 seconds or 1000 kB") {
    CHECK(duration_in_words(0.01) == "under 0.1 s");
    CHECK(duration_in_words(0.42) == "0.4 s");
    CHECK(duration_in_words(9.97) == "10 s");
    CHECK(duration_in_words(59.7) == "1 min 00 s");
    CHECK(duration_in_words(250) == "4 min 10 s");
    CHECK(duration_in_words(7500) == "2 h 05 min");
    CHECK(duration_in_words(std::numeric_limits<double>::quiet_NaN()) == "unknown");
    CHECK(size_in_words(912) == "912 bytes");
    CHECK(size_in_words(14249) == "14.2 kB");
    CHECK(size_in_words(999999) == "1.0 MB");
    CHECK(size_in_words(1.3e9) == "1.3 GB");
}

TEST_CASE("correlations are printed as the field prints them") {
    CHECK(correlation_in_words(0.28) == ".28");
    CHECK(correlation_in_words(-0.066) == "-.07");
    CHECK(correlation_in_words(-0.001) == ".00");
    CHECK(correlation_in_words(1.0) == "1.00");
    CHECK(correlation_in_words(std::numeric_limits<double>::quiet_NaN()) == "n/a");
    CHECK(percent(0.6184) == "61.8 %");
}

TEST_CASE("a number's shortest spelling reads back as the same number") {
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(0.1F) == "0.1");
    CHECK(shortest(16777216.0F) == "16777216");
}

TEST_CASE("a path becomes one word of a shell, in quotes only where it needs them") {
    CHECK(shell_quoted("results/x.h5") == "results/x.h5");
    CHECK(shell_quoted("my results.h5") == "'my results.h5'");
    CHECK(shell_quoted("it's.h5") == "'it'\\''s.h5'");
    CHECK(shell_quoted("$x;y") == "'$x;y'");
    CHECK(shell_quoted("") == "''");
}

TEST_CASE("columns are counted in characters, and paragraphs break between words") {
    CHECK(columns_of("κ – φ") == 5);
    CHECK(left("κ", 3) + "|" == "κ  |");
    CHECK(right("κ", 3) == "  κ");
    CHECK(wrapped("one two  three\nfour", 9, 2) == "  one two\n  three\n  four\n");
    CHECK(wrapped("", 9).empty());
    CHECK(wrapped("unbreakablylong word", 5) == "unbreakablylong\nword\n");
}
