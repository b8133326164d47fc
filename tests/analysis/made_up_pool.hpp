// A pool of made-up people whose scores are normal with a correlation that is known, so that studies of it have closed forms.
#pragma once

#include "analysis/studies/fieldwork.hpp"
#include "analysis/studies/protocol_file.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <string>

namespace dyad::test {

/// Fields x, y (numbers) and kind (classes A, B, C).
inline EvidenceVocabulary made_up_fields() {
    return {{"visit"}, {{"x", {}, "First score", "points"}, {"y", {}, "Second score", "points"}, {"kind", {"A", "B", "C"}, "A classification", "-"}}};
}

/// The head of a protocol with x at the wave `first` and y at the wave `second`, whatever else stands in it.
inline std::string made_up_head(const std::string& recruitment = "participants = 100") {
    return "title = \"t\"\nquestion = \"q\"\nsource = \"assumed\"\n[population]\nscenario = \"baseline\"\n[recruitment]\n" + recruitment +
           "\n[[wave]]\nname = \"first\"\nage = \"12 months\"\ninstruments = [\"visit\"]\n[[wave]]\nname = \"second\"\nage = \"2 years\"\n"
           "[[measure]]\nname = \"x\"\nof = \"x\"\nwaves = [\"first\"]\ntruth = \"x\"\n[[measure]]\nname = \"y\"\nof = \"y\"\nwaves = [\"second\"]\ntruth = \"y\"\n";
}

inline StudyProtocol made_up_protocol(const std::string& text) {
    const auto protocol = read_protocol("study.toml", "study", text, made_up_fields());
    if (!protocol) FAIL(protocol.refusals().front().sentence);
    return *protocol;
}

/// Both worlds of a protocol with x and y: y goes with x at r in each; in the treated one y is higher by `effect`.
inline StudyPool made_up_pool(const StudyProtocol& protocol, std::size_t persons, double r, double effect = 0.0) {
    StudyPool pool = empty_pool(protocol);
    Chance chance(7, Purpose("test.pool"));
    for (PoolWorld* world : {&pool.untreated, &pool.treated})
        for (const StudyPool::Place& place : pool.places)
            world->columns.push_back({place.measure, place.wave, std::vector<std::vector<float>>(1), std::vector<std::vector<std::uint8_t>>(1), {}, 0.0, 0.0, {}});
    for (std::size_t k = 0; k < persons; ++k) {
        const double x = chance.normal(), y = r * x + std::sqrt(1.0 - r * r) * chance.normal();
        pool.lineage.push_back(k);
        for (PoolWorld* world : {&pool.untreated, &pool.treated}) {
            for (PoolColumn& column : world->columns) {
                const std::string& of = protocol.measures[column.measure].of;
                const double score = of == "x" ? x : of == "kind" ? static_cast<double>(k % 3)
                                                                  : y + (world == &pool.treated ? effect : 0.0);
                column.scores.front().push_back(static_cast<float>(score));
                column.missing.front().push_back(0);
                column.truth.push_back(static_cast<float>(score));
            }
            world->died.push_back(Histories::no_month);
            for (std::size_t loss = 0, latent = 0; loss < protocol.attrition.size(); ++loss)
                if (!protocol.attrition[loss].latent.empty()) {
                    world->latent.resize(latent + 1);
                    world->latent[latent++].push_back(static_cast<float>(y));
                }
        }
    }
    describe(pool, protocol);
    return pool;
}

} // namespace dyad::test
