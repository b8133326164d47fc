// Tables: columns that enrol themselves once, aligned, zeroed and padded strips of rows.
#include "sim/table.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <string>
#include <type_traits>

using namespace dyad;

namespace {

struct Herd : Table {
    Column<float> weight{*this, "weight", "kg", "how heavy", "feeding"};
    Column<std::uint32_t, 3> calf{*this, "calf", "row", "its calves", "calving"};
    Column<double> age{*this, "age", "year", "how old", "ageing"};
};

bool is_aligned(const void* memory) { return reinterpret_cast<std::uintptr_t>(memory) % 64 == 0; }

} // namespace

TEST_CASE("columns enrol once each, in the order of their declaration, with what is known of them") {
    Herd herd;
    REQUIRE(herd.columns().size() == 3);
    CHECK(herd.columns()[0] == &herd.weight);
    CHECK(herd.columns()[1] == &herd.calf);
    CHECK(herd.columns()[2] == &herd.age);
    CHECK(std::string(herd.columns()[1]->name) == "calf");
    CHECK(std::string(herd.columns()[1]->unit) == "row");
    CHECK(std::string(herd.columns()[1]->meaning) == "its calves");
    CHECK(std::string(herd.columns()[1]->writer) == "calving");
    herd.resize(3);
    herd.resize(30);
    CHECK(herd.columns().size() == 3);
}

TEST_CASE("every strip begins where vector instructions like it") {
    Herd herd;
    for (const std::size_t rows : {1u, 15u, 16u, 17u, 1000u}) {
        herd.resize(rows);
        CHECK(is_aligned(herd.weight.strip()));
        CHECK(is_aligned(herd.age.strip()));
        for (std::size_t k = 0; k < 3; ++k) CHECK(is_aligned(herd.calf.strip(k)));
    }
}

TEST_CASE("strips are padded to whole vectors and do not overlap") {
    Herd herd;
    herd.resize(17);
    CHECK(herd.calf.strip(1) - herd.calf.strip(0) == 32);
    CHECK(herd.calf.bytes().size() == 3 * 32 * sizeof(std::uint32_t));
    for (std::size_t k = 0; k < 3; ++k)
        for (std::uint32_t i = 0; i < 17; ++i) herd.calf.strip(k)[i] = static_cast<std::uint32_t>(100 * k) + i;
    for (std::size_t k = 0; k < 3; ++k)
        for (std::uint32_t i = 0; i < 17; ++i) CHECK(herd.calf.strip(k)[i] == 100 * k + i);
    CHECK(herd.calf[5] == 5); // a row without a strip is of the first
}

TEST_CASE("a table made anew is all zero, padding included, whatever was there before") {
    Herd herd;
    herd.resize(40);
    for (AnyColumn* const column : herd.columns()) std::ranges::fill(column->bytes(), std::byte{0xff});
    herd.resize(33);
    CHECK(herd.rows() == 33);
    for (AnyColumn* const column : herd.columns())
        CHECK(std::ranges::all_of(column->bytes(), [](std::byte byte) { return byte == std::byte{}; }));
}

TEST_CASE("a table without rows is no trouble") {
    Herd herd;
    CHECK(herd.rows() == 0);
    herd.resize(0);
    CHECK(herd.rows() == 0);
    CHECK(herd.weight.bytes().empty());
}

TEST_CASE("a table and its columns cannot be copied, since columns know where they live") {
    STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Herd>);
    STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<Herd>);
    STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Column<float>>);
}
