// Tables: columns that enrol themselves once, aligned, zeroed and padded strips of rows that come, go and move.
#include "sim/table.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

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

TEST_CASE("nobody may come to a table where nobody ever was") {
    Herd herd;
    herd.append(0);
    CHECK(herd.rows() == 0);
    CHECK(herd.weight.strip() == nullptr);
    herd.append(2);
    CHECK(herd.rows() == 2);
    CHECK(herd.calf.strip(2)[1] == 0);
}

namespace {

/// Fills every strip so that a value tells strip and row.
void mark(Herd& herd, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) {
        herd.weight[i] = static_cast<float>(i) + 0.5f;
        herd.age[i] = i + 0.25;
        for (std::uint32_t k = 0; k < 3; ++k) herd.calf.strip(k)[i] = 1000 * k + i;
    }
}

/// Whether row `row` is the one that was marked as `was`.
bool is_marked(const Herd& herd, std::uint32_t row, std::uint32_t was) {
    bool same = herd.weight[row] == static_cast<float>(was) + 0.5f && herd.age[row] == was + 0.25;
    for (std::uint32_t k = 0; k < 3; ++k) same = same && herd.calf.strip(k)[row] == 1000 * k + was;
    return same;
}

bool is_zero(const Herd& herd, std::uint32_t row) {
    bool zero = herd.weight[row] == 0 && herd.age[row] == 0;
    for (std::uint32_t k = 0; k < 3; ++k) zero = zero && herd.calf.strip(k)[row] == 0;
    return zero;
}

} // namespace

TEST_CASE("rows are added behind those there are, all zero, and those there are stay, wherever memory ends") {
    for (const std::uint32_t before : {0u, 1u, 15u, 16u, 17u, 100u})
        for (const std::uint32_t more : {0u, 1u, 16u, 33u}) {
            INFO(before << " and " << more << " more");
            Herd herd;
            herd.resize(before);
            mark(herd, 0, before);
            herd.append(more);
            REQUIRE(herd.rows() == before + more);
            for (std::uint32_t i = 0; i < before; ++i) CHECK(is_marked(herd, i, i));
            for (std::uint32_t i = before; i < before + more; ++i) CHECK(is_zero(herd, i));
            CHECK(is_aligned(herd.weight.strip()));
            CHECK(is_aligned(herd.calf.strip(2)));
        }
}

TEST_CASE("rows added one by one are as good as added at once") {
    Herd herd;
    for (std::uint32_t i = 0; i < 500; ++i) {
        herd.append(1);
        REQUIRE(is_zero(herd, i));
        mark(herd, i, i + 1);
    }
    for (std::uint32_t i = 0; i < 500; ++i) CHECK(is_marked(herd, i, i));
}

TEST_CASE("rows can be put in another order, left out, and named twice") {
    Herd herd;
    herd.resize(20);
    mark(herd, 0, 20);
    const std::vector<std::uint32_t> order{19, 3, 3, 0, 7};
    herd.arrange(order);
    REQUIRE(herd.rows() == 5);
    for (std::uint32_t i = 0; i < 5; ++i) CHECK(is_marked(herd, i, order[i]));
    for (std::uint32_t i = 5; i < 20; ++i) CHECK(is_zero(herd, i)); // nothing is left of those who are gone
    herd.append(3);
    for (std::uint32_t i = 0; i < 5; ++i) CHECK(is_marked(herd, i, order[i]));
    for (std::uint32_t i = 5; i < 8; ++i) CHECK(is_zero(herd, i));
}

TEST_CASE("a table can lose all its rows and gain others") {
    Herd herd;
    herd.resize(20);
    mark(herd, 0, 20);
    herd.arrange({});
    CHECK(herd.rows() == 0);
    herd.append(2);
    CHECK(herd.rows() == 2);
    for (std::uint32_t i = 0; i < 2; ++i) CHECK(is_zero(herd, i));
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
