// Lives for tests: scenarios made in code, worlds and communities lived under them, and tables read by field name.
#pragma once

#include "models/catalogue.hpp"
#include "models/lifecourse.hpp"
#include "models/tables.hpp"
#include "sim/run.hpp"
#include "tests/catch.hpp"

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

inline double number_at(const Frame& frame, FieldType type, std::size_t field, std::size_t row) {
    switch (type) {
    case FieldType::uint8: return frame.value<std::uint8_t>(field, row);
    case FieldType::uint32: return frame.value<std::uint32_t>(field, row);
    case FieldType::uint64: return static_cast<double>(frame.value<std::uint64_t>(field, row));
    case FieldType::float32: return frame.value<float>(field, row);
    case FieldType::float64: return frame.value<double>(field, row);
    case FieldType::text: break;
    }
    FAIL("a text is no number");
    return 0;
}

inline std::size_t field_of(const FrameFormat& format, std::string_view name) {
    for (std::size_t k = 0; k < format.fields.size(); ++k)
        if (format.fields[k].name == name) return k;
    FAIL("table " << format.name << " has no field " << name);
    return 0;
}

/// All communities' frames under a scenario.
struct Lived {
    Population population;
    std::vector<std::vector<Frame>> communities;

    explicit Lived(const Scenario& scenario, std::string_view kernel = {})
        : population(population_of(scenario, kernel)) {
        for (std::uint32_t community = 0; community < population.communities; ++community)
            communities.push_back(population.live(community));
    }

    /// A field's numbers over all communities, in order. `wave` keeps the rows of one wave (of tables that have waves).
    std::vector<double> numbers(std::size_t table, std::string_view field, int wave = -1) const {
        const FrameFormat& format = population.tables[table];
        const std::size_t k = field_of(format, field), of_wave = wave < 0 ? 0 : field_of(format, "wave");
        std::vector<double> all;
        for (const auto& frames : communities)
            for (std::size_t row = 0; row < frames[table].rows(); ++row)
                if (wave < 0 || frames[table].value<std::uint32_t>(of_wave, row) == static_cast<std::uint32_t>(wave))
                    all.push_back(number_at(frames[table], format.fields[k].type, k, row));
        return all;
    }
};

} // namespace dyad::test
