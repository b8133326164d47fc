// One writer per column: each process alone, on a world full of other values, and whose values change.
#include "tests/models/lives.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t families = 60, years = 32, now = years * months_per_year + 7; ///< some have died this year

/// Households, fates and helpers of every kind, so that every branch of every process has somebody to act on.
Lifecourse all_kinds() {
    Lifecourse processes;
    auto& households = std::get<Households>(processes);
    households.third_share.value = 0.5, households.second_share.value = 0.8, households.institution_share.value = 0.2;
    auto& births = std::get<Parenthood>(processes);
    births.generations.value = 3, births.ready_age.value = 18, births.first_births.value = 3;
    births.identical_share.value = births.fraternal_share.value = 0.2;
    std::get<Mortality>(processes).level.value = -8;
    std::get<Adversity>(processes).maltreated_share.value = 0.3;
    std::get<ParentTraining>(processes).share.value = 0.5;
    std::get<Placement>(processes).share.value = 0.2, std::get<Placement>(processes).exchange.value = 0.5;
    std::get<Yoking>(processes).share.value = 0.5;
    std::get<Mentoring>(processes).rate.value = 0.05;
    std::get<Psychotherapy>(processes).rate.value = 0.02;
    std::get<SomaticTherapy>(processes).given_share.value = 0.3, std::get<SomaticTherapy>(processes).given_age.value = 30;
    std::get<Signalling>(processes).episodes.value = episodes_at_most;
    return processes;
}

// ---- columns of every type and width -----------------------------------------------------------------------------------

/// Calls `see` with the strips of a column, whose values have four bytes whatever they are: the width follows from the
/// type, which is one of those that the tables use.
template <class See> void with_column(AnyColumn* any, const See& see) {
    const auto try_one = [&]<class T, std::size_t Width>(Column<T, Width>* column) {
        if (column) see(*column, Width);
        return column != nullptr;
    };
    const auto one_of = [&]<std::size_t... W>(std::index_sequence<W...>) {
        return ((try_one(dynamic_cast<Column<float, W + 1>*>(any)) ||
                 try_one(dynamic_cast<Column<std::uint32_t, W + 1>*>(any))) ||
                ...);
    };
    INFO(any->name << " is a column of a type that this test does not know");
    REQUIRE(one_of(std::make_index_sequence<24>{}));
}

using Strips = std::vector<std::vector<std::uint32_t>>; ///< the bits of a column, strip by strip

Strips strips_of(AnyColumn* any, std::size_t rows) {
    Strips all;
    with_column(any, [&](auto& column, std::size_t width) {
        for (std::size_t k = 0; k < width; ++k) {
            all.emplace_back(rows);
            if (rows > 0) std::memcpy(all.back().data(), column.strip(k), 4 * rows);
        }
    });
    return all;
}

/// Calls `see(name, table)` with the three tables.
template <class See> void with_tables(World& world, const See& see) {
    see(std::string("persons."), static_cast<Table&>(world.persons));
    see(std::string("society."), static_cast<Table&>(world.society));
    see(std::string("nursery."), static_cast<Table&>(world.nursery));
}

using Columns = std::map<std::string, Strips>;
Columns columns_of(World& world) {
    Columns all;
    with_tables(world, [&](const std::string& name, Table& table) {
        for (AnyColumn* const column : table.columns()) all[name + column->name] = strips_of(column, table.rows());
    });
    return all;
}

std::map<std::string, std::string> declared_writers() {
    World world;
    std::map<std::string, std::string> writers;
    with_tables(world, [&](const std::string& name, Table& table) {
        for (AnyColumn* const column : table.columns()) writers[name + column->name] = column->writer;
    });
    return writers;
}

// ---- a world full of other values --------------------------------------------------------------------------------------

/// Other values in every row of a strip, all plausible: chances stay chances, codes and rows those of other rows.
void disturb(float* strip, std::size_t rows, std::uint32_t salt) {
    for (std::size_t i = 0; i < rows; ++i)
        strip[i] = 0.05f + 0.9f * uniform(philox(Words{static_cast<std::uint32_t>(i), salt, 0, 0}, 1, 2).a);
}
void disturb(std::uint32_t* strip, std::size_t rows, std::uint32_t salt) {
    const std::vector<std::uint32_t> before(strip, strip + rows);
    const std::size_t shift = 1 + salt % 5; // not one for all, or what belongs together would stay together
    const bool constant = std::equal(before.begin() + 1, before.end(), before.begin());
    for (std::size_t i = 0; i < rows; ++i) strip[i] = before[(i + shift) % rows];
    for (std::size_t i = 0; constant && i < rows; ++i) strip[i] = before[0] == 0 ? 1 : 0;
}

void disturb_all(World& world) {
    std::uint32_t salt = 0;
    with_tables(world, [&](const std::string&, Table& table) {
        for (AnyColumn* const any : table.columns())
            with_column(any, [&](auto& column, std::size_t width) {
                for (std::size_t k = 0; k < width; ++k) disturb(column.strip(k), table.rows(), ++salt);
            });
    });
    // Rows of the nursery that children came from years ago are others' now; some die, and some bear twins.
    for (std::uint32_t i = 0; i < world.society.rows(); ++i) {
        world.society.nursery_row[i] = i % 3 == 0 ? nobody : i % static_cast<std::uint32_t>(world.nursery.rows());
        world.society.dies[i] = i % 5 == 1;
        world.society.births[i] = i % 7 == 0 ? 2 : 0;
        world.society.births_identical[i] = 1;
    }
}

void copy_table(Table& from, Table& to) {
    to.resize(from.rows());
    for (std::size_t k = 0; k < from.columns().size(); ++k) {
        const Strips strips = strips_of(from.columns()[k], from.rows());
        with_column(to.columns()[k], [&](auto& column, std::size_t width) {
            for (std::size_t s = 0; s < width; ++s) std::memcpy(column.strip(s), strips[s].data(), 4 * from.rows());
        });
    }
}

void copy_world(World& from, World& to) {
    copy_table(from.persons, to.persons);
    copy_table(from.society, to.society);
    copy_table(from.nursery, to.nursery);
    to.families = from.families, to.households = from.households, to.ended = from.ended;
    for (std::size_t k = 0; k < figures_at_most; ++k) to.nursery.with_slot[k] = from.nursery.with_slot[k];
    to.nursery.episodes = from.nursery.episodes;
}

/// A community in its third generation, lived once; it has seen everything.
World& grown() {
    static World world;
    static const bool once = [] {
        live_through(world, families, all_kinds(), now);
        return true;
    }();
    REQUIRE(once);
    REQUIRE(world.nursery.rows() > 5);
    return world;
}

using Written = std::map<std::string, std::set<std::string>>; ///< columns, and the processes seen to write them

/// Rows that were there have other values, or rows that came are not all zero.
bool is_written(const Strips& before, const Strips& after) {
    for (std::size_t k = 0; k < before.size(); ++k)
        for (std::size_t i = 0; i < after[k].size(); ++i)
            if (after[k][i] != (i < before[k].size() ? before[k][i] : 0)) return true;
    return false;
}

/// Lets one process act alone at one moment. A founding makes the tables anew, all zero, which alone is not writing.
template <class P, class Moment> void try_alone(const P& process, const Moment& moment, Written& written) {
    if constexpr (ActsAt<P, World, Moment>) {
        World world;
        copy_world(grown(), world);
        constexpr bool founding = std::is_same_v<Moment, Founding>;
        disturb_all(world);
        Columns before = columns_of(world);
        process.step(world, moment, Draw{});
        for (const auto& [column, strips] : columns_of(world)) {
            if (founding && strips[0].size() != before.at(column)[0].size())
                for (auto& strip : before.at(column)) strip.clear();
            if (is_written(before.at(column), strips)) written[column].insert(std::string(P::name));
        }
    }
}

template <class... P> Written try_all(const std::tuple<P...>& processes) {
    const auto persons = static_cast<std::uint32_t>(grown().society.rows());
    const auto infants = static_cast<std::uint32_t>(grown().nursery.rows());
    Written written;
    const auto try_each_moment = [&](const auto& process) {
        try_alone(process, Founding{}, written);
        try_alone(process, Turn{now}, written);
        try_alone(process, Entry{now, 0, persons}, written);
        try_alone(process, Birth{now, 0, infants}, written);
        try_alone(process, Ties{now}, written);
        try_alone(process, Month{now}, written);
        for (std::uint32_t slot = 0; slot < bonds_at_most; ++slot)
            try_alone(process, Exchanges{now, slot, 0, persons}, written);
        try_alone(process, MonthEnd{now, 0, persons}, written);
        try_alone(process, Day{now * days_per_month, 0, infants}, written);
    };
    std::apply([&](const auto&... process) { (try_each_moment(process), ...); }, processes);
    return written;
}

std::string list_of(const std::set<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// What is wrong with a set of writers, one line for each column.
std::string complaints(const Written& written, const std::map<std::string, std::string>& declared) {
    std::string all;
    for (const auto& [column, writer] : declared) {
        const auto found = written.find(column);
        if (found == written.end()) all += column + " is written by nobody, though " + writer + " should\n";
        else if (found->second != std::set<std::string>{writer})
            all += column + " is written by " + list_of(found->second) + ", though " + writer + " alone should\n";
    }
    return all;
}

/// A process that helps itself to another's column.
struct Meddler {
    static constexpr std::string_view name = "meddler";
    void step(World& world, const Exchanges& now_lived, const Draw&) const {
        world.society.tone[now_lived.first] += 0.25f;
    }
};

/// A month of everybody, in blocks of so many.
void live_in_blocks(World& world, const Lifecourse& processes, std::uint32_t block) {
    act(processes, world, Month{now}, Draw{});
    by_blocks(static_cast<std::uint32_t>(world.society.rows()), block, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t slot = 0; slot < bonds_at_most; ++slot)
            act(processes, world, Exchanges{now, slot, first, last}, Draw{});
        act(processes, world, MonthEnd{now, first, last}, Draw{});
    });
    const std::uint32_t begin = now * days_per_month;
    by_blocks(static_cast<std::uint32_t>(world.nursery.rows()), block, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t day = begin; day < begin + days_per_month; ++day)
            act(processes, world, Day{day, first, last}, Draw{});
    });
}

} // namespace

TEST_CASE("each column is written by exactly the one process it names") {
    CHECK(complaints(try_all(all_kinds()), declared_writers()) == "");
}

TEST_CASE("a process that writes one value of another's column is found") {
    CHECK(complaints(try_all(std::tuple<Arousal, Meddler>{}), {{"society.tone", "arousal"}}) ==
          "society.tone is written by arousal, meddler, though arousal alone should\n");
}

TEST_CASE("a column that nobody writes is found") {
    CHECK(complaints(try_all(std::tuple<Arousal>{}), {{"society.worth", "self_concept"}}) ==
          "society.worth is written by nobody, though self_concept should\n");
}

/// What the last exchanges that were lived have left behind; where nobody exchanged anything, they were not lived.
const std::set<std::string> left_by_exchanges{
    "society.offered_sensitivity", "society.offered_rejection", "society.offered_inconsistency",
    "society.offered_frightening", "society.given_context", "society.given_sensitivity", "society.given_rejection",
    "society.given_inconsistency", "society.given_frightening", "society.chance_noticed", "society.chance_rejected",
    "society.chance_frightened", "society.outcome", "society.pull"};

/// Blocks live through a month one after the other: what becomes of a row may not depend on where a block ends.
TEST_CASE("a month lived in blocks is the month lived at once") {
    World at_once;
    copy_world(grown(), at_once);
    live_in_blocks(at_once, all_kinds(), 1u << 30);
    const Columns expected = columns_of(at_once);
    for (const std::uint32_t block : {1u, 7u, 37u, 128u}) {
        World in_blocks;
        copy_world(grown(), in_blocks);
        live_in_blocks(in_blocks, all_kinds(), block);
        for (const auto& [column, strips] : columns_of(in_blocks)) {
            if (left_by_exchanges.contains(column)) continue;
            INFO(column << ", in blocks of " << block);
            CHECK((strips == expected.at(column)));
        }
    }
}

TEST_CASE("the name, unit and meaning of every column are there, and its writer is in the table of contents") {
    World world;
    std::set<std::string> processes;
    std::apply([&](const auto&... process) { (processes.emplace(process.name), ...); }, Lifecourse{});
    with_tables(world, [&](const std::string& table, Table& columns) {
        for (const AnyColumn* const column : columns.columns()) {
            INFO(table << column->name);
            CHECK(std::strlen(column->unit) > 0);
            CHECK(std::strlen(column->meaning) > 5);
            CHECK(processes.contains(column->writer));
        }
    });
}
