// A scenario lived, all communities' tables in memory and read by field name: for tests, and for programs without them.
#pragma once

#include "models/catalogue.hpp"
#include "models/tables.hpp"
#include "sim/frame.hpp"
#include "sim/population.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dyad::test {

inline double number_at(const Frame& frame, FieldType type, std::size_t field, std::size_t row) {
    switch (type) {
    case FieldType::uint8: return frame.value<std::uint8_t>(field, row);
    case FieldType::uint32: return frame.value<std::uint32_t>(field, row);
    case FieldType::uint64: return static_cast<double>(frame.value<std::uint64_t>(field, row));
    case FieldType::float32: return frame.value<float>(field, row);
    case FieldType::float64: return frame.value<double>(field, row);
    case FieldType::text: break;
    }
    throw std::logic_error("a text is no number");
}

inline std::size_t field_of(const FrameFormat& format, std::string_view name) {
    for (std::size_t k = 0; k < format.fields.size(); ++k)
        if (format.fields[k].name == name) return k;
    throw std::logic_error("table " + format.name + " has no field " + std::string(name));
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
