// A world of the page in the browser: a population as far as it is lived.
#pragma once

#include "models/catalogue.hpp"
#include "sim/gathering.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace dyad {

/// Once it is whole it is a results file in memory, from which stories are told.
struct BrowserWorld {
    Scenario scenario;
    Population population;
    std::vector<std::string_view> names; ///< of all tables
    Gathering gathering;
    std::uint32_t lived = 0;
    std::optional<ResultsFile> file{};

    explicit BrowserWorld(Scenario asked) : scenario(std::move(asked)), population(population_of(scenario)), names(all_tables(population)), gathering(population, names) {}
    BrowserWorld(const BrowserWorld&) = delete;

    static std::vector<std::string_view> all_tables(const Population& population) {
        std::vector<std::string_view> names;
        for (const FrameFormat& table : population.tables) names.push_back(table.name);
        for (const auto& summed : population.summed) names.push_back(summed.format.name);
        return names;
    }
    std::size_t rows(std::size_t table) const { return file ? static_cast<std::size_t>(file->rows(table)) : gathering.rows(table); }
};

} // namespace dyad
