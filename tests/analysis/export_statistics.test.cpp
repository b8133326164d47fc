// SPSS and Stata files, byte by byte where it matters; tests/check/export.test.sh has R and pandas read them.
#include "tests/catch.hpp"

#include "analysis/export/statistics_file.hpp"
#include "analysis/rows.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <numeric>

using namespace dyad;
using Catch::Contains;

namespace {

const std::vector<std::pair<std::uint8_t, std::string>> reasons{{1, "not given"}, {2, "dropped out"}, {3, "not codable"}, {4, "not applicable"}};

/// Scores with every reason for which one can be missing, as a virtual study has them.
ResultsFile study(float last, const std::string& last_text) {
    const FrameFormat format{"waves",
                             "one row per visit",
                             {{"score", FieldType::float32, "a score", "points"},
                              {"score_missing", FieldType::uint8, "why score is missing", "-", reasons},
                              {"class", FieldType::uint8, "a class", "-", {{1, "A"}, {2, "B"}}},
                              {"class_missing", FieldType::uint8, "why class is missing", "-", reasons},
                              {"lineage", FieldType::uint64, "identity", "-"},
                              {"said", FieldType::text, "what was said", "-"}}};
    Frame frame(format.fields.size());
    const auto row = [&](float score, std::uint8_t why, std::uint8_t code, std::uint64_t lineage, const std::string& text) {
        frame.put(0, score);
        frame.put(1, why);
        frame.put(2, code);
        frame.put(3, why);
        frame.put(4, lineage);
        frame.put_text(5, text);
        frame.end_row();
    };
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    row(1.5F, 0, 2, 9007199254740993ULL, "ja");
    for (std::uint8_t why = 1; why <= 4; ++why) row(none, why, 0, why, "");
    row(none, 0, 0, ~std::uint64_t{0}, "für");
    row(last, 0, 1, 1, last_text);
    ResultsHeader header;
    header.command = "dyad study waves";
    return ResultsFile::of_frames(header, {format}, {frame});
}

struct Written {
    Outcome<Delivery> end;
    std::string bytes;
};

Written written(const ResultsFile& file, ExportFormat format) {
    std::vector<std::size_t> tables(file.tables().size());
    std::iota(tables.begin(), tables.end(), std::size_t{0});
    const ExportPlan plan = plan_export(file, format, tables);
    std::string bytes;
    auto end = write_statistics_file(file, plan, plan.tables.front(), [&](std::string_view piece) {
        bytes += piece;
        return true;
    });
    return {std::move(end), std::move(bytes)};
}

std::string why_not(const Written& result) { return result.end ? "" : text_of(result.end.refusals().front()); }

/// Tests of a program without ReadStat can only say that it refuses.
bool is_absent() {
    if (can_write_statistics_files()) return false;
    CHECK_THAT(why_not(written(study(0, ""), ExportFormat::dta)), Contains("libreadstat-dev"));
    return true;
}

template <class T> T at(const std::string& bytes, std::size_t place) {
    REQUIRE(place + sizeof(T) <= bytes.size());
    T value;
    std::memcpy(&value, bytes.data() + place, sizeof value);
    return value;
}

} // namespace

TEST_CASE("in Stata files scores are there to the bit, and missing ones say why by .a to .d") {
    if (is_absent()) return;
    const auto result = written(study(-96.5F, "ende"), ExportFormat::dta);
    REQUIRE(why_not(result) == "");
    CHECK_THAT(result.bytes, Contains("<release>118</release>") && Contains("a score [points]") && Contains("not codable") && Contains("dyad study waves"));
    const std::size_t first = result.bytes.find("<data>") + 6;
    const std::size_t width = 4 + 1 + 20 + 4; // float, byte, str20, str4
    CHECK(result.bytes.find("</data>") == first + 7 * width);
    CHECK(at<float>(result.bytes, first) == 1.5F);
    CHECK(at<std::int8_t>(result.bytes, first + 4) == 2);
    CHECK(result.bytes.substr(first + 5, 16) == "9007199254740993");
    CHECK(result.bytes.substr(first + 25, 3) == std::string("ja\0", 3));
    // Stata's manual of the format: . is 0x7f000000 and .a 0x7f000800 in a float, 101 and 102 in a byte; each letter one more.
    for (std::uint32_t why = 1; why <= 4; ++why) {
        CHECK(at<std::uint32_t>(result.bytes, first + why * width) == 0x7f000000U + why * 0x800U);
        CHECK(at<std::int8_t>(result.bytes, first + why * width + 4) == static_cast<std::int8_t>(101 + why));
    }
    CHECK(at<std::uint32_t>(result.bytes, first + 5 * width) == 0x7f000000U);
    CHECK(at<std::int8_t>(result.bytes, first + 5 * width + 4) == 101);
    CHECK(result.bytes.substr(first + 5 * width + 5, 20) == "18446744073709551615");
    CHECK(at<float>(result.bytes, first + 6 * width) == -96.5F);
}

TEST_CASE("a score that SPSS would take for a missing one is refused, and Stata takes it") {
    if (is_absent()) return;
    CHECK(why_not(written(study(-95.5F, ""), ExportFormat::sav)) == "");
    CHECK(why_not(written(study(-99.5F, ""), ExportFormat::sav)) == "");
    const auto refused = written(study(-97.25F, ""), ExportFormat::sav);
    CHECK_THAT(why_not(refused), Contains("waves.sav: `score` is -97.25 somewhere") && Contains("export this table as csv"));
    CHECK(why_not(written(study(-97.25F, ""), ExportFormat::dta)) == "");
}

TEST_CASE("texts too long for SPSS are refused, and Stata keeps them apart from the rows") {
    if (is_absent()) return;
    const std::string length(40000, 'x');
    CHECK_THAT(why_not(written(study(0, length), ExportFormat::sav)), Contains("a text of `said` has 40,000 bytes"));
    CHECK(why_not(written(study(0, length.substr(0, 32767)), ExportFormat::sav)) == "");
    const auto apart = written(study(0, length), ExportFormat::dta);
    REQUIRE(why_not(apart) == "");
    const std::size_t strls = apart.bytes.find("<strls>GSO");
    REQUIRE(strls != std::string::npos);
    CHECK(apart.bytes.find(length, strls) != std::string::npos);
}

TEST_CASE("equal tables give equal bytes, whatever the hour and the time zone") {
    if (is_absent()) return;
    for (const ExportFormat format : {ExportFormat::sav, ExportFormat::dta}) {
        const std::string bytes = written(study(3, "x"), format).bytes;
        CHECK(bytes.size() > 500);
        for (const char* zone : {"Pacific/Kiritimati", "America/Los_Angeles", "UTC"}) {
            ::setenv("TZ", zone, 1);
            ::tzset();
            CHECK(written(study(3, "x"), format).bytes == bytes);
        }
        ::unsetenv("TZ");
        ::tzset();
        CHECK(written(study(4, "x"), format).bytes != bytes);
    }
}

TEST_CASE("numbers beyond Stata's are refused and no other number is written for them") {
    if (is_absent()) return;
    CHECK_THAT(why_not(written(study(3e38F, ""), ExportFormat::dta)), Contains("Stata cannot hold the table `waves`"));
}

TEST_CASE("a sink that takes no more stops a statistics file") {
    if (is_absent()) return;
    const ResultsFile file = study(0, "");
    const std::array<std::size_t, 1> tables{0};
    for (const ExportFormat format : {ExportFormat::sav, ExportFormat::dta}) {
        const ExportPlan plan = plan_export(file, format, tables);
        const std::size_t all = written(file, format).bytes.size();
        for (std::size_t room = 0; room < all; room += 97) {
            std::size_t taken = 0;
            const auto end = write_statistics_file(file, plan, plan.tables.front(), [&](std::string_view piece) { return (taken += piece.size()) <= room; });
            REQUIRE(end);
            CHECK(*end == Delivery::cut_off);
        }
    }
}

TEST_CASE("a table without rows is a statistics file all the same") {
    if (is_absent()) return;
    const FrameFormat format{"empty", "nothing", {{"a", FieldType::uint32, "a", "-"}, {"t", FieldType::text, "t", "-"}}};
    const ResultsFile file = ResultsFile::of_frames({}, {format}, {Frame(2)});
    for (const ExportFormat kind : {ExportFormat::sav, ExportFormat::dta}) CHECK(why_not(written(file, kind)) == "");
}
