// Properties of the scenario reader that hold for any bytes and any order of tables.
#include "sim/scenario/scenario.hpp"

#include "tests/catch.hpp"
#include "tests/sim/scenario_vocabulary.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dyad {
namespace {

Outcome<Scenario> read_text(const std::string& text, const std::vector<std::string>& settings = {}) {
    return read_scenario("a.toml", settings, test::few_words(),
                         [&](const std::string&) -> Outcome<std::string> { return text; });
}

/// Pieces from which malformed scenarios are made far more often than from single bytes.
const std::vector<std::string> pieces{"title",
                                      "run",
                                      "seed",
                                      "plasticity",
                                      "adult_floor",
                                      "record",
                                      "ages",
                                      "include",
                                      "\"",
                                      "'",
                                      "\"\"\"",
                                      "'''",
                                      "[",
                                      "]",
                                      "[[",
                                      "{",
                                      "}",
                                      "=",
                                      ".",
                                      ",",
                                      "\n",
                                      "\r\n",
                                      "\\",
                                      "#",
                                      " ",
                                      "0.1",
                                      "1e3",
                                      "-",
                                      "nan",
                                      "inf",
                                      "1979-05-27T07:32:00Z",
                                      "true",
                                      "\xC3\xA4",
                                      "\xCC\xB6",
                                      "\xFF",
                                      std::string(1, '\0'),
                                      "a.toml",
                                      "[run]\n",
                                      "title = 'T'\n"};

/// Refusals say something, name their file and hold no line break.
void check_refusals(const Outcome<Scenario>& outcome) {
    if (outcome) {
        RC_ASSERT(!outcome->title.empty());
        RC_ASSERT(outcome->values.size() == test::few_declarations.size());
        return;
    }
    RC_ASSERT(!outcome.refusals().empty());
    for (const Refusal& refusal : outcome.refusals()) {
        RC_ASSERT(!refusal.sentence.empty());
        RC_ASSERT(!refusal.file.empty());
        RC_ASSERT(text_of(refusal).find_first_of(std::string("\n\r\0\x1b", 4)) == std::string::npos);
    }
}

void holds(bool property) { REQUIRE(property); }

} // namespace

TEST_CASE("any bytes are a scenario or are refused in single lines") {
    holds(rc::check("any bytes", [](const std::vector<unsigned char>& bytes) {
        check_refusals(read_text(std::string(bytes.begin(), bytes.end())));
    }));
}

TEST_CASE("any pieces of scenarios are a scenario or are refused in single lines") {
    holds(rc::check("any pieces", [] {
        const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
        std::string text;
        for (const std::string& piece : chosen) text += piece;
        check_refusals(read_text(text));
        check_refusals(read_text("title = 'T'\n", {text, "run.seed=" + text, text + "=1"}));
    }));
}

TEST_CASE("the order of tables and keys does not matter") {
    holds(rc::check("any order", [] {
        const auto floor = *rc::gen::inRange(2, 1001);
        const auto seed = *rc::gen::arbitrary<std::uint32_t>();
        std::vector<std::string> texts{"title = \"T\"\n", "question = \"Q\"\n"};
        std::vector<std::string> tables{"[run]\nseed = " + std::to_string(seed) + "\nyears = 1\n",
                                        "[plasticity]\nadult_floor = " + std::to_string(floor / 1000.0) + "\n",
                                        "[caregiving]\nsensitivity = 0.25\n", "[record]\nages = [3, 6]\n"};
        const auto order = [](std::vector<std::string>& parts) {
            for (std::size_t k = parts.size(); k > 1; --k)
                std::swap(parts[k - 1],
                          parts[static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(k)))]);
        };
        order(texts);
        order(tables);
        std::string text;
        for (const std::string& part : texts) text += part;
        for (const std::string& part : tables) text += part;
        const auto outcome = read_text(text);
        RC_ASSERT(static_cast<bool>(outcome));
        RC_ASSERT(outcome->seed == seed);
        RC_ASSERT(outcome->months == 12u);
        RC_ASSERT(outcome->values[0] == floor / 1000.0);
        RC_ASSERT(outcome->values[2] == 0.25);
        RC_ASSERT(outcome->record_ages == (std::vector<std::uint32_t>{3, 6}));
    }));
}

TEST_CASE("a number in range reads back as itself from its normal text") {
    holds(rc::check("any number", [](std::uint32_t raw) {
        const double value = 0.002 + 0.998 * (raw / 4294967295.0);
        const auto first = read_text("title = 'T'\n", {"plasticity.adult_floor=" + std::to_string(value)});
        RC_PRE(static_cast<bool>(first)); // six digits may round just out of range
        const auto again = read_text("title = 'T'\n", {first->settings[0].first + "=" + first->settings[0].second});
        RC_ASSERT(static_cast<bool>(again));
        RC_ASSERT(again->values == first->values);
        RC_ASSERT(again->settings == first->settings);
    }));
}

} // namespace dyad
