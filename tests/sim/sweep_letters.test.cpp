// Letters of the ranks of a sweep: what is read is what was written, and what is no letter is none.
#include "sim/commands/sweep_letters.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <span>

using namespace dyad;

TEST_CASE("a letter is read as it was written, and no part of one is taken for a whole") {
    SweepLetter letter;
    letter.kind = LetterKind::record;
    letter.number = 70000;
    letter.seconds = 0.25;
    letter.text = "digest";
    letter.at = "node7";
    letter.is_refusal = true;
    letter.runs = {{1, {10, 2, 3, 4}}, {2, {11, 5, 6, 7}}};
    letter.record = {{0.5, std::nan("")}, {100.0, 0.0}, "cannot be made"};
    const auto bytes = bytes_of(letter);
    const auto read = letter_in(bytes);
    REQUIRE(read);
    CHECK(read->kind == LetterKind::record);
    CHECK(read->number == 70000);
    CHECK(read->seconds == 0.25);
    CHECK(read->text + read->at == "digestnode7");
    CHECK(read->is_refusal);
    REQUIRE(read->runs.size() == 2);
    CHECK(read->runs[1].place == 2);
    CHECK(read->runs[1].run.run == 11);
    CHECK(read->runs[1].run.seed == 7);
    CHECK(read->record.values[0] == 0.5);
    CHECK(std::isnan(read->record.values[1]));
    CHECK(read->record.cases == letter.record.cases);
    CHECK(read->record.failure == "cannot be made");
    for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(letter_in(std::span(bytes).first(length)));
    auto longer = bytes;
    longer.push_back(std::byte{0});
    CHECK_FALSE(letter_in(longer));
}
