// Draws for many rows at once: the same words as one call for each row.
#include "sim/random_rows.hpp"
#include "tests/catch.hpp"

#include <numeric>
#include <vector>

using namespace dyad;

namespace {

struct Lives : Table {
    Column<std::uint32_t> lineage_low{*this, "lineage_low", "-", "", "test"};
    Column<std::uint32_t> lineage_high{*this, "lineage_high", "-", "", "test"};
    Column<std::uint32_t> birth_day{*this, "birth_day", "day", "", "test"};
    Column<std::uint32_t, 4> words{*this, "words", "-", "", "test"};
};

} // namespace

TEST_CASE("draws made for many rows at once are the draws of each row, and rows outside stay as they were") {
    constexpr std::uint32_t rows = 75, today = 700;
    constexpr Draw draw{0xfedcba98u, 0x80000001u};
    for (const auto& [first, last] : {std::pair{0u, rows}, {0u, 64u}, {3u, 61u}, {17u, 18u}, {5u, 5u}, {70u, rows}}) {
        Lives lives;
        lives.resize(rows);
        for (std::uint32_t i = 0; i < rows; ++i) {
            lives.lineage_low[i] = 0xffffffffu - 0x01234567u * i;
            lives.lineage_high[i] = 0x89abcdefu * i;
            lives.birth_day[i] = 9 * i;
        }
        draw_rows(draw, lives, Day{today, first, last}, 5, Purpose("test.rows"), lives.words);
        for (std::uint32_t i = 0; i < rows; ++i) {
            const Identity who{lives.lineage_low[i], lives.lineage_high[i]};
            Words expected = draw(who, today - lives.birth_day[i], 5, Purpose("test.rows"));
            if (i < first || i >= last) expected = {0, 0, 0, 0};
            INFO("row " << i << " of [" << first << ", " << last << ")");
            CHECK(lives.words.strip(0)[i] == expected.a);
            CHECK(lives.words.strip(1)[i] == expected.b);
            CHECK(lives.words.strip(2)[i] == expected.c);
            CHECK(lives.words.strip(3)[i] == expected.d);
        }
    }
}

TEST_CASE("a word that all share stands in place of a column") {
    constexpr Draw draw{7, 3};
    for (const std::uint32_t rows : {1u, 2u, 15u, 16u, 17u, 31u, 47u, 100u}) {
        std::vector<std::uint32_t> first(rows + 1, 0xdeadu), second(rows + 1, 0xbeefu); // one more, to be left alone
        std::vector<std::uint32_t> numbers(rows);
        std::iota(numbers.begin(), numbers.end(), 0u);
        draw_rows(draw, Whose{numbers.data(), Same{0xfffffff0u}, Same{4}}, 9, 0, rows, 2, Purpose("test.numbers"),
                  {first.data(), second.data()});
        for (std::uint32_t i = 0; i < rows; ++i) {
            const Words expected = draw({i, 0xfffffff0u}, 9 - 4, 2, Purpose("test.numbers"));
            CHECK(first[i] == expected.a);
            CHECK(second[i] == expected.b);
        }
        CHECK((first[rows] == 0xdeadu && second[rows] == 0xbeefu));
    }
}

TEST_CASE("everybody's luck is everybody's own draw, of the month or of the age") {
    struct Grown : Table {
        Column<std::uint32_t> lineage_low{*this, "lineage_low", "-", "lower half", "test"};
        Column<std::uint32_t> lineage_high{*this, "lineage_high", "-", "upper half", "test"};
        Column<std::uint32_t> birth_month{*this, "birth_month", "month", "of birth", "test"};
    };
    constexpr Draw draw{11, 0};
    constexpr std::uint32_t rows = 133, month = 40;
    Grown grown;
    grown.resize(rows);
    for (std::uint32_t i = 0; i < rows; ++i) {
        grown.lineage_low[i] = 77 * i;
        grown.lineage_high[i] = 3 + i;
        grown.birth_month[i] = i % 40 - 20; // some were born before the run
    }
    Scratch scratch;
    const Luck of_month = Luck::of_month(scratch, draw, grown, month, Purpose("test.luck"));
    const Luck of_age = Luck::of_age(scratch, draw, grown, month, Purpose("test.luck"));
    for (std::uint32_t i = 0; i < rows; ++i) {
        const Identity who{grown.lineage_low[i], grown.lineage_high[i]};
        const Words now = draw(who, month, 0, Purpose("test.luck"));
        const Words at_age = draw(who, month - grown.birth_month[i], 0, Purpose("test.luck"));
        CHECK((of_month.first(i) == uniform(now.a) && of_month.second(i) == uniform(now.b)));
        CHECK((of_age.first(i) == uniform(at_age.a) && of_age.second(i) == uniform(at_age.b)));
    }
}
