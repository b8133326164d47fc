// One writer per column: each process alone, on a world full of other values, and whose bytes change.
#include "tests/models/lives.hpp"

#include <cstring>
#include <map>
#include <set>

using namespace dyad;
using namespace dyad::test;

namespace {

constexpr std::uint32_t families = 200;

/// Households of every kind, so that every branch of every process has somebody to act on.
Lifecourse all_kinds() {
    Lifecourse processes;
    auto& figures = std::get<AttachmentFigures>(processes);
    figures.third_share.value = 0.5;
    figures.second_share.value = 0.8;
    figures.institution_share.value = 0.2;
    std::get<Adversity>(processes).maltreated_share.value = 0.3;
    std::get<Signalling>(processes).episodes.value = episodes_at_most;
    return processes;
}

/// Other values in every row of a strip, all plausible: chances stay chances, and codes and rows stay those of other
/// rows.
void disturb(float* strip, std::size_t rows, std::uint32_t salt) {
    for (std::size_t i = 0; i < rows; ++i)
        strip[i] = 0.05f + 0.9f * uniform(philox(Words{static_cast<std::uint32_t>(i), salt, 0, 0}, 1, 2).a);
}
void disturb(std::uint32_t* strip, std::size_t rows, std::uint32_t) {
    const std::uint32_t first = strip[0];
    bool constant = true;
    for (std::size_t i = 0; i + 1 < rows; ++i) constant = constant && strip[i] == strip[i + 1];
    for (std::size_t i = 0; i + 1 < rows; ++i) strip[i] = strip[i + 1];
    strip[rows - 1] = first;
    if (constant)
        for (std::size_t i = 0; i < rows; ++i) strip[i] = first == 0 ? 1 : 0;
}

template <class T, std::size_t Width> bool disturb_if(AnyColumn* any, std::size_t rows, std::uint32_t salt) {
    auto* column = dynamic_cast<Column<T, Width>*>(any);
    for (std::size_t k = 0; column && k < Width; ++k)
        disturb(column->strip(k), rows, salt + static_cast<std::uint32_t>(k));
    return column != nullptr;
}

void disturb_all(Table& table) {
    for (std::uint32_t k = 0; k < table.columns().size(); ++k) {
        AnyColumn* const column = table.columns()[k];
        const auto one_of = [&]<std::size_t... Width>(std::index_sequence<Width...>) {
            return ((disturb_if<float, Width + 1>(column, table.rows(), 16 * k) ||
                     disturb_if<std::uint32_t, Width + 1>(column, table.rows(), 16 * k)) ||
                    ...);
        };
        INFO(column->name << " is a column of a type that this test does not know");
        REQUIRE(one_of(std::make_index_sequence<12>{}));
    }
}

/// A column's full name, since persons and nursery share some.
using Bytes = std::map<std::string, std::vector<std::byte>>;
void add_bytes(Bytes& all, const char* table, Table& of) {
    for (AnyColumn* const column : of.columns()) {
        const auto bytes = column->bytes();
        all[std::string(table) + "." + column->name] = {bytes.begin(), bytes.end()};
    }
}
Bytes bytes_of(World& world) {
    Bytes all;
    add_bytes(all, "persons", world.persons);
    add_bytes(all, "nursery", world.nursery);
    return all;
}

std::map<std::string, std::string> declared_writers(World& world) {
    std::map<std::string, std::string> writers;
    for (AnyColumn* const column : world.persons.columns())
        writers[std::string("persons.") + column->name] = column->writer;
    for (AnyColumn* const column : world.nursery.columns())
        writers[std::string("nursery.") + column->name] = column->writer;
    return writers;
}

/// A world in which everybody has lived for two months, and then every value is another.
void prepare(World& world) {
    live_through(world, families, all_kinds(), 2);
    disturb_all(world.persons);
    disturb_all(world.nursery);
}

bool all_zero(const std::vector<std::byte>& bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](std::byte byte) { return byte == std::byte{}; });
}

using Written = std::map<std::string, std::set<std::string>>; ///< columns, and the processes seen to write them

/// Lets one process act alone at one moment. A founding makes the tables anew, all zero, which alone is not writing.
template <class P, class Moment> void try_alone(const P& process, const Moment& moment, Written& written) {
    if constexpr (ActsAt<P, World, Moment>) {
        World world;
        prepare(world);
        const Bytes before = bytes_of(world);
        process.step(world, moment, Draw{});
        constexpr bool founding = std::is_same_v<Moment, Founding>;
        for (const auto& [column, bytes] : bytes_of(world))
            if (bytes != before.at(column) && !(founding && all_zero(bytes)))
                written[column].insert(std::string(P::name));
    }
}

template <class... P> Written try_all(const std::tuple<P...>& processes) {
    Written written;
    const auto try_each_moment = [&](const auto& process) {
        try_alone(process, Founding{}, written);
        try_alone(process, Birth{0, families}, written);
        try_alone(process, Month{3}, written);
        try_alone(process, Day{100, 0, families}, written);
    };
    std::apply([&](const auto&... process) { (try_each_moment(process), ...); }, processes);
    return written;
}

std::string list_of(const std::set<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// Columns whose only value so far is the zero with which a table begins: every birth is on the run's first day.
const std::set<std::string> zero_from_the_start{"nursery.birth_day"};

/// What is wrong with a set of writers, one line for each column.
std::string complaints(const Written& written, const std::map<std::string, std::string>& declared) {
    std::string all;
    for (const auto& [column, writer] : declared) {
        const auto found = written.find(column);
        if (found == written.end()) {
            if (!zero_from_the_start.contains(column))
                all += column + " is written by nobody, though " + writer + " should\n";
        } else if (found->second != std::set<std::string>{writer})
            all += column + " is written by " + list_of(found->second) + ", though " + writer + " alone should\n";
    }
    return all;
}

/// A process that helps itself to another's column.
struct Meddler {
    static constexpr std::string_view name = "meddler";
    void step(World& world, const Day& day, const Draw&) const { world.nursery.tone[day.first] += 0.25f; }
};

} // namespace

TEST_CASE("each column is written by exactly the one process it names") {
    World world;
    CHECK(complaints(try_all(all_kinds()), declared_writers(world)) == "");
}

TEST_CASE("a process that writes one value of another's column is found") {
    World world;
    const auto meddled = std::tuple_cat(all_kinds(), std::tuple<Meddler>{});
    CHECK(complaints(try_all(meddled), declared_writers(world)) ==
          "nursery.tone is written by arousal, meddler, though arousal alone should\n");
}

TEST_CASE("a column that nobody writes is found") {
    World world;
    Written written = try_all(all_kinds());
    written.erase("nursery.felt");
    CHECK(complaints(written, declared_writers(world)) ==
          "nursery.felt is written by nobody, though working_model should\n");
}

/// Blocks live through a month one after the other: what a process does to a row may not depend on where a block ends.
TEST_CASE("a day lived in blocks is the day lived at once") {
    std::string trespasses;
    const auto try_block = [&]<class P>(const P& process) {
        if constexpr (ActsAt<P, World, Day>) {
            World some, all;
            prepare(some);
            prepare(all);
            process.step(all, Day{100, 0, families}, Draw{});
            for (const auto& [first, last] : {std::pair{0u, 37u}, {37u, 112u}, {112u, families}})
                process.step(some, Day{100, first, last}, Draw{});
            if (bytes_of(some) != bytes_of(all)) trespasses += std::string(P::name) + " depends on its block\n";
        }
    };
    std::apply([&](const auto&... process) { (try_block(process), ...); }, all_kinds());
    CHECK(trespasses == "");
}

TEST_CASE("the name, unit and meaning of every column are there, and its writer is in the table of contents") {
    World world;
    std::set<std::string> processes;
    std::apply([&](const auto&... process) { (processes.emplace(process.name), ...); }, Lifecourse{});
    for (const Table* table : {static_cast<Table*>(&world.persons), static_cast<Table*>(&world.nursery)})
        for (const AnyColumn* const column : table->columns()) {
            INFO(column->name);
            CHECK(std::strlen(column->unit) > 0);
            CHECK(std::strlen(column->meaning) > 5);
            CHECK(processes.contains(column->writer));
        }
}
