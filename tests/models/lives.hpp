// Lives for tests: scenarios made in code, and worlds and communities lived under them.
#pragma once

#include "models/catalogue.hpp"
#include "models/lifecourse.hpp"
#include "sim/run.hpp"
#include "tests/catch.hpp"
#include "tests/models/lived.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dyad::test {

using Settings = std::vector<std::pair<std::string, double>>; ///< parameter ("caregiving.sensitivity") and value

/// The declared defaults with these settings, every instrument, recorded at these ages in months.
inline Scenario scenario_of(std::uint32_t families, const Settings& settings = {},
                            std::vector<std::uint32_t> ages = {9, 13, 18}) {
    Scenario scenario;
    scenario.file = scenario.name = "test";
    scenario.families = families;
    scenario.record_ages = std::move(ages);
    for (const Declaration& declaration : declarations()) scenario.values.push_back(declaration.parameter.value);
    for (const std::string_view instrument : vocabulary().instruments)
        scenario.record_instruments.emplace_back(instrument);
    for (const auto& [key, value] : settings) {
        bool known = false;
        for (std::size_t k = 0; k < declarations().size(); ++k) {
            const Declaration& declaration = declarations()[k];
            if (std::string(declaration.mechanism) + "." + declaration.parameter.name != key) continue;
            scenario.values[k] = value;
            known = value >= declaration.parameter.low && value <= declaration.parameter.high;
        }
        INFO(key << " = " << value << " must be a declared parameter and within its range");
        REQUIRE(known);
    }
    return scenario;
}

/// A community lived through these months under these processes, by the loop as the test's own build compiled it.
template <class... P, class Watch> void live_through(World& world, std::uint32_t families,
                                                     const std::tuple<P...>& processes, std::uint32_t months,
                                                     const Draw& draw, const Watch& watch) {
    world.families = families;
    const auto one_month = [&](World& its_world, const Month& month) { pass_month(processes, its_world, month, draw); };
    live(processes, world, months, draw, one_month, watch);
}
template <class... P> void live_through(World& world, std::uint32_t families, const std::tuple<P...>& processes,
                                        std::uint32_t months, const Draw& draw = {}) {
    live_through(world, families, processes, months, draw, [](const World&, std::uint32_t) {});
}

/// The morning of the first day: everybody is there, and whoever is born in the first month is born; nothing is lived yet.
template <class... P> void begin_lives(World& world, std::uint32_t families, const std::tuple<P...>& processes,
                                       const Draw& draw = {}) {
    live_through(world, families, processes, 0, draw);
    turn_month(processes, world, 0, draw);
}

/// The two halves of an identity as one number.
inline std::uint64_t lineage_number(const Persons& persons, std::uint32_t person) {
    return std::uint64_t{persons.lineage_high[person]} << 32 | persons.lineage_low[person];
}

} // namespace dyad::test
