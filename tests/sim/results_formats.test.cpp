// Older file formats: what was once written stays readable, and a seal is held against the file's own format.
#include "sim/results/results.hpp"
#include "sim/results/results_seal.hpp"

#include "tests/catch.hpp"
#include "tests/sim/results_samples.hpp"

using namespace dyad;
using namespace dyad::samples;
using Catch::Contains;

TEST_CASE("a file written in format 1 opens in every later version") {
    const auto file = ResultsFile::open(std::string(DYAD_ROOT) + "/tests/sim/format_1.h5"); // made by write_sample
    REQUIRE(why_not(file) == "");
    CHECK(file->format() == 1);
    CHECK(file->header().command == "dyad run baseline --seed 7");
    CHECK(file->header().includes == header().includes);
    CHECK(file->header().settings == header().settings);
    REQUIRE(file->tables().size() == 4);
    for (std::size_t table = 0; table < 4; ++table) {
        const std::uint32_t count = table < 2 ? 30 : table == 2 ? 20
                                                                : 0;
        REQUIRE(file->rows(table) == count);
        const auto read = file->read(table, 0, count);
        REQUIRE(why_not(read) == "");
        CHECK(equal(*read, rows(table, 0, count)));
    }
    const auto digest = file->computed_digest();
    REQUIRE(why_not(digest) == "");
    CHECK(*digest == file->digest());
    CHECK(*digest == "90becd515a94b32e51d4a9c7b65ad674");
}

TEST_CASE("a seal is held against the format that the file has, and not against the newest") {
    auto bytes = bytes_of_file(std::string(DYAD_ROOT) + "/tests/sim/format_1.h5");
    const ReadBytes read = [&bytes](std::uint64_t offset, std::span<std::byte> piece) {
        std::memcpy(piece.data(), bytes.data() + offset, piece.size());
        return 0;
    };
    CHECK(why_not(check_seal("old.h5", bytes.size(), read, 7)) == "");
    const auto later = seal_of("later.h5", bytes.size(), read, 5);
    REQUIRE(later);
    std::ranges::copy(*later, bytes.begin());
    CHECK(why_not(check_seal("later.h5", bytes.size(), read, 7)) == "");
    CHECK_THAT(why_not(check_seal("later.h5", bytes.size(), read, 4)), Contains("newer version"));
    bytes[600] ^= std::byte{1};
    CHECK_THAT(why_not(check_seal("later.h5", bytes.size(), read, 7)), Contains("changed after it was written"));
}
