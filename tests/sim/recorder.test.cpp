// The recorder: fields made of scores, readings put in order, and the reasons why a score is missing.
#include "sim/recorder.hpp"
#include "tests/catch.hpp"
#include "tests/sim/toy.hpp"

#include <string>

using namespace dyad;
using namespace dyad::test;

namespace {

struct Ruler {
    static constexpr std::string_view name = "ruler";
    static constexpr std::string_view meaning = "measures days";
    static constexpr std::uint32_t youngest = 2, oldest = 6;
    static constexpr std::array<Score, 1> scores{{{"length", "Length", "day"}}};
    Reading<1> observe(const ToyWorld& world, std::uint32_t i, std::uint32_t k, std::uint32_t age_months,
                       const Draw&) const {
        return {{static_cast<float>(world.nursery.days[i] + 100 * k + 1000 * age_months)}};
    }
};

struct Sorter {
    static constexpr std::string_view name = "sorter";
    static constexpr std::string_view meaning = "sorts into two classes and cannot sort the third child";
    static constexpr std::uint32_t youngest = 0, oldest = 1000;
    static constexpr std::array<ValueLabel, 2> kinds{{{1, "small"}, {2, "large"}}};
    static constexpr std::array<Score, 2> scores{{{"kind", "Kind", "-", kinds}, {"size", "Size", "-"}}};
    Reading<2> observe(const ToyWorld&, std::uint32_t i, std::uint32_t, std::uint32_t, const Draw&) const {
        if (i == 2) return {{}, Missing::not_codable};
        return {{i == 0 ? 1.0f : 2.0f, 0.5f}};
    }
};

struct Changing {
    static constexpr std::string_view name = "changing";
    static constexpr std::string_view meaning = "would change the world that it looks at";
    static constexpr std::uint32_t youngest = 0, oldest = 1000;
    static constexpr std::array<Score, 1> scores{{{"nothing", "Nothing", "-"}}};
    Reading<1> observe(ToyWorld& world, std::uint32_t i, std::uint32_t, std::uint32_t, const Draw&) const {
        world.nursery.days[i] = 0;
        return {};
    }
};

using Toys = std::tuple<Ruler, Sorter>;
constexpr std::array<std::string_view, 2> suffixes{"", "_father"};

/// The row that a battery puts for one child with its first figure.
Frame row_of(std::uint32_t child, std::uint32_t age_months, bool first_chosen = true, bool figure_there = true) {
    ToyWorld world;
    live_toy(world, std::tuple<Growing>{}, 1);
    const bool chosen[] = {first_chosen, true};
    Frame frame(6);
    CHECK(put_battery(frame, 0, Toys{}, chosen, world, child, 0, figure_there, age_months, Draw{}) == 6);
    frame.end_row();
    return frame;
}

} // namespace

TEST_CASE("an instrument looks at a world that it cannot change") {
    STATIC_REQUIRE(Instrument<Ruler, ToyWorld>);
    STATIC_REQUIRE(Instrument<Sorter, ToyWorld>);
    STATIC_REQUIRE_FALSE(Instrument<Changing, ToyWorld>);
    STATIC_REQUIRE_FALSE(Instrument<Growing, ToyWorld>);
}

TEST_CASE("every score makes a field for its value and one for why it is missing, once per figure") {
    const auto fields = fields_of(Toys{}, suffixes);
    REQUIRE(fields.size() == 12);
    CHECK(fields[0].name == "length");
    CHECK(fields[0].type == FieldType::float32);
    CHECK(fields[0].unit == "day");
    CHECK(fields[1].name == "length_missing");
    CHECK(fields[1].codes.size() == 4);
    CHECK(fields[2].name == "kind");
    CHECK(fields[2].type == FieldType::uint8);
    CHECK((fields[2].codes == std::vector<std::pair<std::uint8_t, std::string>>{{1, "small"}, {2, "large"}}));
    CHECK(fields[6].name == "length_father");
    CHECK(fields[9].name == "kind_father_missing");
}

TEST_CASE("scores stand in the order of their declaration") {
    const Frame row = row_of(1, 3);
    CHECK(row.rows() == 1);
    CHECK(row.value<float>(0, 0) == 3030);
    CHECK(row.value<std::uint8_t>(1, 0) == 0);
    CHECK(row.value<std::uint8_t>(2, 0) == 2);
    CHECK(row.value<std::uint8_t>(3, 0) == 0);
    CHECK(row.value<float>(4, 0) == 0.5f);
}

TEST_CASE("an instrument that was not chosen or is not valid at this age is not given") {
    for (const Frame& row : {row_of(1, 3, false), row_of(1, 1), row_of(1, 7)}) {
        CHECK(std::isnan(row.value<float>(0, 0)));
        CHECK(row.value<std::uint8_t>(1, 0) == static_cast<std::uint8_t>(Missing::not_given));
        CHECK(row.value<std::uint8_t>(2, 0) == 2); // the other one was
    }
    for (const std::uint32_t age : {2u, 6u}) CHECK(row_of(1, age).value<std::uint8_t>(1, 0) == 0);
}

TEST_CASE("without a figure every score is not applicable, chosen or not") {
    for (const bool chosen : {true, false}) {
        const Frame row = row_of(1, 3, chosen, false);
        for (const std::size_t reason : {1u, 3u, 5u})
            CHECK(row.value<std::uint8_t>(reason, 0) == static_cast<std::uint8_t>(Missing::not_applicable));
        CHECK(std::isnan(row.value<float>(0, 0)));
        CHECK(row.value<std::uint8_t>(2, 0) == 0);
    }
}

TEST_CASE("a child that an instrument cannot code has no code and no number, and the reason for each") {
    const Frame row = row_of(2, 3);
    CHECK(row.value<std::uint8_t>(2, 0) == 0);
    CHECK(row.value<std::uint8_t>(3, 0) == static_cast<std::uint8_t>(Missing::not_codable));
    CHECK(std::isnan(row.value<float>(4, 0)));
    CHECK(row.value<std::uint8_t>(5, 0) == static_cast<std::uint8_t>(Missing::not_codable));
}
