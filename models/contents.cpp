// The contents of the theory, read off the table of contents and the tables' columns.
#include "models/contents.hpp"

#include "models/lifecourse.hpp"

#include <tuple>

namespace dyad {

namespace {

template <class Process> Acting acting(const Process&) {
    return {Process::name,
            Process::meaning,
            {ActsAt<Process, World, Founding>, ActsAt<Process, World, Turn>, ActsAt<Process, World, Entry>,
             ActsAt<Process, World, Birth>, ActsAt<Process, World, Ties>, ActsAt<Process, World, Month>,
             ActsAt<Process, World, Exchanges>, ActsAt<Process, World, MonthEnd>, ActsAt<Process, World, Day>}};
}

/// How many values a column has in each row. Every column holds words of four bytes, padded to rows of a vector.
std::size_t values_of(AnyColumn& column) {
    constexpr std::size_t rows = 16, bytes_of_a_word = 4;
    column.resize(rows);
    return column.bytes().size() / (rows * bytes_of_a_word);
}

void list(std::vector<StateVariable>& all, std::string_view name, const Table& table) {
    for (AnyColumn* const column : table.columns())
        all.push_back({name, column->name, values_of(*column), column->unit, column->meaning, column->writer});
}

} // namespace

std::vector<Acting> schedule() {
    return std::apply([](const auto&... process) { return std::vector<Acting>{acting(process)...}; }, lifecourse);
}

std::vector<StateVariable> state_variables() {
    const World world;
    std::vector<StateVariable> all;
    list(all, "persons", world.persons);
    list(all, "society", world.society);
    list(all, "nursery", world.nursery);
    return all;
}

} // namespace dyad
