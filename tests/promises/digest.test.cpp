// The digest that names a run's finished communities: runs that could differ in any result never share one.
#include "sim/commands/request.hpp"
#include "sim/commands/request_digest.hpp"
#include "tests/models/lives.hpp"

#include <set>

using namespace dyad;
using namespace dyad::test;

TEST_CASE(
    "another seed, number of families, text, include, setting or value is another digest") {
    const Scenario asked = scenario_of(100);
    CHECK(digest_of(asked) == digest_of(scenario_of(100)));
    std::set<std::string> digests{digest_of(asked)};
    std::size_t questions = 1;
    const auto another = [&](const auto& change) {
        Scenario other = asked;
        change(other);
        digests.insert(digest_of(other));
        ++questions;
    };
    another([](Scenario& other) { other.seed = 2; });
    another([](Scenario& other) { other.families = 101; });
    another([](Scenario& other) { other.name = "other"; });
    another([](Scenario& other) { other.text = "title = \"other\""; });
    another([](Scenario& other) { other.includes = {{"parts.toml", "[run]"}}; });
    another([](Scenario& other) { other.settings = {{"run.community", "50"}}; });
    for (std::size_t k = 0; k < asked.values.size(); ++k) another([&](Scenario& other) { other.values[k] += 1e-9; });
    CHECK(digests.size() == questions);
}

TEST_CASE("where the scenario lies on the disk is not part of its digest") {
    Scenario elsewhere = scenario_of(100);
    elsewhere.file = "/somewhere/else/test.toml";
    CHECK(digest_of(elsewhere) == digest_of(scenario_of(100)));
}
