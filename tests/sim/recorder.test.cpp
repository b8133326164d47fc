// The recorder: fields made of scores, readings put in order, and the reasons why a score is missing.
#include "sim/recorder.hpp"
#include "tests/catch.hpp"

#include <string>

using namespace dyad;

namespace {

/// A toy subject: a number, and perhaps a second figure.
struct Toddler {
    std::uint32_t number;
    bool has_second = true;
    bool has_first = true;
    static constexpr std::uint32_t figures = 2;
    bool has(std::uint32_t slot) const { return slot == 0 ? has_first : has_second; }
};

struct Ruler {
    static constexpr std::string_view name = "ruler";
    static constexpr std::string_view meaning = "measures the distance to a figure";
    static constexpr std::uint32_t youngest = 2, oldest = 6;
    static constexpr std::array<Score, 1> scores{{{"length", "Length", "day"}}};
    Reading<1> observe(const Toddler& subject, std::uint32_t slot, std::uint32_t age_months, const Draw&) const {
        return {{static_cast<float>(subject.number + 100 * slot + 1000 * age_months)}};
    }
};

/// Stands between the others, but is of the person: cannot sort the third, and weighs nobody whose number is odd.
struct Sorter {
    static constexpr std::string_view name = "sorter";
    static constexpr std::string_view meaning = "sorts persons into two kinds and weighs them";
    static constexpr bool of_person = true;
    static constexpr std::uint32_t youngest = 0, oldest = 1000;
    static constexpr std::array<ValueLabel, 2> kinds{{{1, "small"}, {2, "large"}}};
    static constexpr std::array<Score, 2> scores{{{"kind", "Kind", "-", kinds}, {"size", "Size", "-"}}};
    Reading<2> observe(const Toddler& subject, std::uint32_t, std::uint32_t, const Draw&) const {
        if (subject.number == 2) return {{}, Missing::not_codable};
        if (subject.number == 5) return {{std::numeric_limits<float>::quiet_NaN(), 0.5f}};
        const float weighed = subject.number % 2 ? std::numeric_limits<float>::quiet_NaN() : 0.5f;
        return {{subject.number == 0 ? 1.0f : 2.0f, weighed}};
    }
};

struct Scale {
    static constexpr std::string_view name = "scale";
    static constexpr std::string_view meaning = "weighs a figure";
    static constexpr std::uint32_t youngest = 0, oldest = 1000;
    static constexpr std::array<Score, 1> scores{{{"weight", "Weight", "-"}}};
    Reading<1> observe(const Toddler&, std::uint32_t slot, std::uint32_t, const Draw&) const {
        return {{static_cast<float>(7 + slot)}};
    }
};

struct Changing {
    static constexpr std::string_view name = "changing";
    static constexpr std::string_view meaning = "would change the subject that it looks at";
    static constexpr std::uint32_t youngest = 0, oldest = 1000;
    static constexpr std::array<Score, 1> scores{{{"nothing", "Nothing", "-"}}};
    Reading<1> observe(Toddler& subject, std::uint32_t, std::uint32_t, const Draw&) const {
        subject.number = 0;
        return {};
    }
};

using Toys = std::tuple<Ruler, Sorter, Scale>;
constexpr std::array<std::string_view, 2> suffixes{"", "_father"};

/// Fields of a row of the toy battery, each followed by why it is missing.
enum Place : std::size_t {
    length = 0,
    weight = 2,
    length_father = 4,
    weight_father = 6,
    kind = 8,
    size = 10,
    places = 12
};

/// The row that a battery puts for one subject.
Frame row_of(const Toddler& subject, std::uint32_t age_months, bool first_chosen = true) {
    const bool chosen[] = {first_chosen, true, true};
    Frame frame(places);
    CHECK(put_battery(frame, 0, Toys{}, chosen, subject, age_months, Draw{}) == places);
    frame.end_row();
    return frame;
}

Missing why(const Frame& row, std::size_t field) { return Missing{row.value<std::uint8_t>(field + 1, 0)}; }

} // namespace

TEST_CASE("an instrument looks at a subject that it cannot change") {
    STATIC_REQUIRE(Instrument<Ruler, Toddler>);
    STATIC_REQUIRE(Instrument<Sorter, Toddler>);
    STATIC_REQUIRE_FALSE(Instrument<Changing, Toddler>);
    STATIC_REQUIRE_FALSE(Instrument<Toddler, Toddler>);
    STATIC_REQUIRE(is_of_person<Sorter>);
    STATIC_REQUIRE_FALSE(is_of_person<Ruler>);
}

TEST_CASE("every score makes a field for its value and one for why it is missing, once per figure or once per person") {
    const auto fields = fields_of(Toys{}, suffixes);
    REQUIRE(fields.size() == places);
    CHECK(fields[length].name == "length");
    CHECK(fields[length].type == FieldType::float32);
    CHECK(fields[length].unit == "day");
    CHECK(fields[length + 1].name == "length_missing");
    CHECK(fields[length + 1].codes.size() == 4);
    CHECK(fields[weight].name == "weight");
    CHECK(fields[length_father].name == "length_father");
    CHECK(fields[weight_father + 1].name == "weight_father_missing");
    CHECK(fields[kind].name == "kind");
    CHECK(fields[kind].type == FieldType::uint8);
    CHECK((fields[kind].codes == std::vector<std::pair<std::uint8_t, std::string>>{{1, "small"}, {2, "large"}}));
    CHECK(fields[size + 1].name == "size_missing");
}

TEST_CASE("scores stand in the order of their fields: figure by figure, then of the person") {
    const Frame row = row_of({4}, 3);
    CHECK(row.rows() == 1);
    CHECK(row.value<float>(length, 0) == 3004);
    CHECK(row.value<float>(weight, 0) == 7);
    CHECK(row.value<float>(length_father, 0) == 3104);
    CHECK(row.value<float>(weight_father, 0) == 8);
    CHECK(row.value<std::uint8_t>(kind, 0) == 2);
    CHECK(row.value<float>(size, 0) == 0.5f);
    for (std::size_t field = 0; field < places; field += 2) CHECK(why(row, field) == Missing::none);
}

TEST_CASE("an instrument that was not chosen or is not valid at this age is not given") {
    for (const Frame& row : {row_of({4}, 3, false), row_of({4}, 1), row_of({4}, 7)}) {
        CHECK(std::isnan(row.value<float>(length, 0)));
        CHECK(why(row, length) == Missing::not_given);
        CHECK(row.value<std::uint8_t>(kind, 0) == 2); // the others were
        CHECK(row.value<float>(weight, 0) == 7);
    }
    for (const std::uint32_t age : {2u, 6u}) CHECK(why(row_of({4}, age), length) == Missing::none);
}

TEST_CASE("without a figure scores given with it are not applicable, chosen or not, and those of the person remain") {
    for (const bool chosen : {true, false}) {
        const Frame row = row_of({4, false}, 3, chosen);
        for (const std::size_t field : {length_father, weight_father}) {
            CHECK(why(row, field) == Missing::not_applicable);
            CHECK(std::isnan(row.value<float>(field, 0)));
        }
        CHECK(row.value<float>(weight, 0) == 7);
        CHECK(row.value<std::uint8_t>(kind, 0) == 2);
        CHECK(why(row_of({4, false, false}, 3, chosen), length) == Missing::not_applicable);
    }
}

TEST_CASE("a person whom an instrument cannot code has no code and no number, and the reason for each") {
    const Frame row = row_of({2}, 3);
    CHECK(row.value<std::uint8_t>(kind, 0) == 0);
    CHECK(std::isnan(row.value<float>(size, 0)));
    CHECK(why(row, kind) == Missing::not_codable);
    CHECK(why(row, size) == Missing::not_codable);
}

TEST_CASE("a single score that does not exist for a person is not applicable, and the others of the instrument stand") {
    const Frame odd = row_of({3}, 3), kindless = row_of({5}, 3);
    CHECK(odd.value<std::uint8_t>(kind, 0) == 2);
    CHECK(std::isnan(odd.value<float>(size, 0)));
    CHECK(why(odd, size) == Missing::not_applicable);
    CHECK(kindless.value<std::uint8_t>(kind, 0) == 0);
    CHECK(why(kindless, kind) == Missing::not_applicable);
    CHECK(kindless.value<float>(size, 0) == 0.5f);
}
