// What people are made of are numbers, whatever the parameters: `exp` comes to the same bits on every instruction set only then.
#include "tests/models/lives.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t families = 4, months = 2 * months_per_year; ///< founders are adults, and their infants enter the society

template <class Floats> bool is_finite(const Floats* column, std::size_t width, std::size_t rows) {
    for (std::size_t k = 0; column && k < width; ++k)
        if (!std::all_of(column->strip(k), column->strip(k) + rows, [](float x) { return std::isfinite(x); })) return false;
    return true; // as is a column of whole numbers
}

/// No column is wider than this: tests/models/one_writer.test.cpp would fail.
bool is_finite(AnyColumn* any, std::size_t rows) {
    return [&]<std::size_t... W>(std::index_sequence<W...>) {
        return (is_finite(dynamic_cast<const Column<float, W + 1>*>(any), W + 1, rows) && ...);
    }
    (std::make_index_sequence<24>{});
}

/// Names of the columns that hold floats that are no finite numbers, each with a blank behind it.
std::string not_finite_in(World& world) {
    std::string names;
    for (Table* const table : {static_cast<Table*>(&world.persons), static_cast<Table*>(&world.society), static_cast<Table*>(&world.nursery)})
        for (AnyColumn* const column : table->columns())
            if (!is_finite(column, table->rows())) names += std::string(column->name) + " ";
    return names;
}

} // namespace

TEST_CASE("nobody is ever made of what is not a finite number, be any parameter at either end of its range") {
    const Scenario scenario = scenario_of(families);
    bool any_infants = false, any_grow_up = false;
    for (std::size_t k = 0; k < scenario.values.size(); ++k)
        for (const double value : {declarations()[k].parameter.low, declarations()[k].parameter.high}) {
            std::vector<double> values = scenario.values;
            values[k] = value;
            std::string not_finite;
            World world;
            live_through(world, families, with_values(Lifecourse{}, values), months, Draw{}, [&](const World&, std::uint32_t) {
                not_finite += not_finite_in(world);
                any_infants = any_infants || world.nursery.rows() > 0;
            });
            INFO(declarations()[k].mechanism << "." << declarations()[k].parameter.name << " = " << value);
            CHECK(not_finite == "");
            for (std::uint32_t i = 0; i < world.society.rows(); ++i)
                any_grow_up = any_grow_up || world.persons.origin[world.society.person[i]] == born_here;
        }
    CHECK(any_infants);
    CHECK(any_grow_up);
}

TEST_CASE("a column that holds what is no number is seen") {
    World world;
    live_through(world, families, Lifecourse{}, 1);
    REQUIRE(world.society.rows() > 0);
    CHECK(not_finite_in(world) == "");
    auto* const column = dynamic_cast<Column<float>*>(*std::find_if(world.society.columns().begin(), world.society.columns().end(), [](AnyColumn* any) {
        return dynamic_cast<Column<float>*>(any) != nullptr;
    }));
    column->strip()[0] = std::nanf("");
    CHECK(not_finite_in(world) == std::string(column->name) + " ");
}
