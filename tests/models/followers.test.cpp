// Parameters that follow others: what an instrument supposes of people is what is true of them, unless it is set itself.
#include "models/catalogue.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dyad;

namespace {

std::string key_of(const Declaration& declaration) {
    return std::string(declaration.mechanism) + "." + declaration.parameter.name;
}
const Declaration* declared(const std::string& key) {
    const auto all = declarations();
    const auto found = std::ranges::find(all, key, key_of);
    return found == all.end() ? nullptr : &*found;
}
double value_in(const std::vector<std::string>& settings, const std::string& key) {
    const auto read = [](const std::string&) -> Outcome<std::string> { return std::string("title = \"x\"\n"); };
    const auto scenario = read_scenario("x.toml", settings, vocabulary(), read);
    REQUIRE(scenario);
    const Declaration* const found = declared(key);
    REQUIRE(found);
    return scenario->values[static_cast<std::size_t>(found - declarations().data())];
}

} // namespace

TEST_CASE("who follows another parameter has its unit, default and range, and follows nobody who follows") {
    std::size_t followers = 0;
    for (const auto& declaration : declarations()) {
        const Parameter& own = declaration.parameter;
        if (!own.follows) continue;
        ++followers;
        INFO(key_of(declaration) << " follows " << own.follows);
        const Declaration* const followed = declared(own.follows);
        REQUIRE(followed);
        const Parameter& other = followed->parameter;
        CHECK(std::string(own.unit) == other.unit);
        CHECK(own.value == other.value);
        CHECK(own.low == other.low);
        CHECK(own.high == other.high);
        CHECK(own.kind == other.kind);
        CHECK_FALSE(other.follows);
        CHECK(declaration.mechanism != followed->mechanism);
    }
    CHECK(followers > 20);
}

TEST_CASE("a setting reaches those who follow, unless they are set themselves") {
    const std::string interview = "adult_interview.choice_sharpness", sharper = "signalling.choice_sharpness=14";
    CHECK(value_in({}, interview) == 10);
    CHECK(value_in({sharper}, interview) == 14);
    CHECK(value_in({sharper, interview + "=8"}, interview) == 8);
    CHECK(value_in({interview + "=8"}, "signalling.choice_sharpness") == 10);
}
