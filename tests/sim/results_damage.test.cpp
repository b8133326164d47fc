// Damaged, foreign, newer and tampered files: each is refused with a sentence that says what it is.
#include "sim/results/hdf5_handles.hpp"
#include "sim/results/results.hpp"
#include "sim/results/results_attributes.hpp"
#include "sim/results/results_seal.hpp"
#include "sim/words.hpp"

#include "tests/catch.hpp"
#include "tests/sim/results_samples.hpp"

#include <filesystem>
#include <functional>
#include <random>
#include <set>

using namespace dyad;
using namespace dyad::samples;
using Catch::Contains;

namespace {

std::string why_not_bytes(std::span<const std::byte> bytes) { return why_not(ResultsFile::open_image(bytes)); }

std::vector<std::byte> sample_bytes() {
    const Folder folder;
    REQUIRE(why_not(write_sample(folder / "x.h5", 100, 100)) == "");
    return bytes_of_file(folder / "x.h5");
}

/// The refusal of a sample that was changed through HDF5 and given a fitting seal.
std::string why_not_changed(const std::function<void(hid_t file)>& change) {
    const Folder folder;
    const auto path = folder / "x.h5";
    REQUIRE(why_not(write_sample(path, 100, 100)) == "");
    {
        const Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose);
        REQUIRE(file.valid());
        change(file);
    }
    return why_not_bytes(resealed(bytes_of_file(path)));
}

/// Replaces or adds a field of one value for each row, stored in one piece or in chunks.
void put_field(hid_t file, const char* name, hid_t type, std::vector<hsize_t> shape, H5D_layout_t layout) {
    if (H5Lexists(file, name, H5P_DEFAULT) > 0) H5Ldelete(file, name, H5P_DEFAULT);
    const Handle space(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose);
    const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    const std::vector<hsize_t> chunk(shape.size(), 10);
    if (layout == H5D_CHUNKED) H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data());
    const Handle dataset(H5Dcreate2(file, name, type, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose);
    REQUIRE(write_text(dataset, "label", "a label"));
    REQUIRE(write_text(dataset, "unit", "-"));
}

} // namespace

TEST_CASE("a file cut short at any place is refused") {
    const Folder folder;
    const auto whole = sample_bytes();
    REQUIRE(ResultsFile::open_image(whole));
    for (std::size_t size = 0; size < whole.size(); size += size < 600 ? 1 : 61) {
        const auto reason = why_not_bytes(std::span{whole}.first(size));
        INFO(size);
        CHECK_THAT(reason, Contains(size < 3 ? "" : "cut short"));
        CHECK(reason != "");
    }
    write_bytes(folder / "short.h5", std::span{whole}.first(2000));
    CHECK_THAT(why_not(ResultsFile::open(folder / "short.h5")),
               Contains("short.h5: is cut short: 2,000 of " + grouped(whole.size()) + " bytes are there"));
}

TEST_CASE("a file cut short at any of a thousand random places is refused in one clear sentence") {
    const Folder folder;
    const auto path = folder / "cut.h5";
    REQUIRE(why_not(write_sample(path, 20000, 20000)) == "");
    const auto whole = bytes_of_file(path);
    const std::string all = grouped(whole.size());
    std::mt19937_64 chance(20261129);
    std::set<std::size_t> sizes; // every place is another
    while (sizes.size() < 1000) sizes.insert(chance() % whole.size());
    for (auto size = sizes.rbegin(); size != sizes.rend(); ++size) {
        std::filesystem::resize_file(path, *size);
        const auto file = ResultsFile::open(path);
        REQUIRE_FALSE(file);
        REQUIRE(file.refusals().size() == 1);
        const Refusal& refusal = file.refusals().front();
        INFO(text_of(refusal));
        CHECK(refusal.file == path);
        CHECK(refusal.sentence.find('\n') == std::string::npos);
        if (*size >= seal_size) CHECK_THAT(refusal.sentence, Contains("is cut short: " + grouped(*size) + " of " + all + " bytes are there"));
        else CHECK_THAT(refusal.sentence, Contains("cut short") || Contains("bytes"));
    }
}

TEST_CASE("a file with one flipped bit anywhere, or one byte too many, is refused") {
    auto bytes = sample_bytes();
    for (std::size_t at = 0; at < bytes.size(); at += at < 600 ? 1 : 37) {
        bytes[at] ^= std::byte{0x04};
        INFO(at);
        CHECK(why_not_bytes(bytes) != "");
        if (at >= seal_size) CHECK_THAT(why_not_bytes(bytes), Contains("was changed after it was written"));
        bytes[at] ^= std::byte{0x04};
    }
    bytes.push_back(std::byte{0});
    CHECK_THAT(why_not_bytes(bytes), Contains("was changed after it was written"));
}

TEST_CASE("what is no results file is told so") {
    const Folder folder;
    write_bytes(folder / "text", std::as_bytes(std::span{"Hello, this is a letter.\n"}));
    CHECK_THAT(why_not(ResultsFile::open(folder / "text")), Contains("not a results file of Dyad"));
    CHECK_THAT(why_not(ResultsFile::open(folder / "absent")), Contains("is not there"));
    CHECK_THAT(why_not(ResultsFile::open(folder / "")), Contains("is a folder"));
    CHECK_THAT(why_not(ResultsFile::open("/dev/null")), Contains("is a device"));
    CHECK_THAT(why_not_bytes({}), Contains("only 0 bytes"));
    const auto whole = sample_bytes();
    CHECK_THAT(why_not_bytes(std::span{whole}.subspan(seal_size)),
               Contains("an HDF5 file but not a results file of Dyad"));
    std::vector<std::byte> sealed(seal_size + 100);
    CHECK_THAT(why_not_bytes(resealed(sealed)), Contains("HDF5 part"));
}

TEST_CASE("a newer file is refused with the version that reads it") {
    auto newer_seal = sample_bytes();
    newer_seal[13] = std::byte{'2'};
    CHECK_THAT(why_not_bytes(newer_seal),
               Contains("newer version of Dyad (file format 2, this program reads up to 1)"));
    const auto reason = why_not_changed([](hid_t file) {
        H5Adelete(file, "format");
        H5Adelete(file, "version");
        H5Adelete(file, "settings"); // who knows what a newer format looks like
        REQUIRE(write_number(file, "format", 2));
        REQUIRE(write_text(file, "version", "7.1.0"));
    });
    CHECK_THAT(reason, Contains("written by Dyad 7.1.0 in file format 2"));
}

TEST_CASE("a sealed file without what every results file has is refused") {
    for (const auto* name :
         {"format", "version", "commit", "command", "seed", "scenario_name", "scenario", "digest", "settings"}) {
        INFO(name);
        if (name != std::string("settings")) // which may be absent: there are none then
            CHECK_THAT(why_not_changed([name](hid_t file) { H5Adelete(file, name); }),
                       Contains(name) && Contains("missing"));
        CHECK_THAT(why_not_changed([name](hid_t file) {
                       H5Adelete(file, name);
                       write_texts(file, name, {"wrong", "shape"});
                   }),
                   Contains(name) && Contains("missing"));
    }
    CHECK_THAT(why_not_changed([](hid_t file) { H5Adelete_by_name(file, "persons", "label", H5P_DEFAULT); }),
               Contains("'persons' is no table with a label"));
    CHECK_THAT(why_not_changed([](hid_t file) { H5Adelete_by_name(file, "persons/lineage", "unit", H5P_DEFAULT); }),
               Contains("field 'lineage' of table 'persons' has no label or no unit"));
    CHECK_THAT(why_not_changed([](hid_t file) {
                   const Handle field(H5Dopen2(file, "observed/age", H5P_DEFAULT), H5Dclose);
                   write_texts(field, "codes", {"1 = A", "B"});
               }),
               Contains("field 'age' of table 'observed' has unreadable codes"));
}

TEST_CASE("a sealed file with other tables and fields than a writer makes is refused") {
    const std::vector<hsize_t> rows{100}, more{200}, square{10, 10}, giant{hsize_t{1} << 60U};
    const auto with_field = [](hid_t type, const std::vector<hsize_t>& shape, H5D_layout_t layout) {
        return why_not_changed([&](hid_t file) { put_field(file, "observed/age", type, shape, layout); });
    };
    CHECK_THAT(with_field(H5T_STD_I16BE, rows, H5D_CHUNKED), Contains("'age' of table 'observed' is of a type"));
    CHECK_THAT(with_field(H5T_IEEE_F64LE, square, H5D_CHUNKED), Contains("not one column"));
    CHECK_THAT(with_field(H5T_IEEE_F64LE, rows, H5D_CONTIGUOUS), Contains("not one column"));
    CHECK_THAT(with_field(H5T_IEEE_F64LE, giant, H5D_CHUNKED), Contains("claims more rows than it can hold"));
    CHECK_THAT(why_not_changed([](hid_t file) {
                   const Handle field(H5Dopen2(file, "observed/age", H5P_DEFAULT), H5Dclose);
                   const hsize_t fewer = 99;
                   H5Dset_extent(field, &fewer);
               }),
               Contains("'age' of table 'observed' has another number of rows"));
    CHECK_THAT(why_not_changed(
                   [](hid_t file) { H5Lcreate_external("/etc/other.h5", "/t", file, "t", H5P_DEFAULT, H5P_DEFAULT); }),
               Contains("list of tables"));
    CHECK_THAT(why_not_changed([](hid_t file) { H5Lcreate_soft("/persons", file, "t", H5P_DEFAULT, H5P_DEFAULT); }),
               Contains("list of tables"));
    CHECK_THAT(why_not_changed([&more](hid_t file) { put_field(file, "loose", H5T_STD_U8LE, more, H5D_CHUNKED); }),
               Contains("'loose' is no table"));
}

TEST_CASE("a value that was changed together with the seal is found by the digest") {
    const Folder folder;
    const auto path = folder / "x.h5";
    REQUIRE(why_not(write_sample(path, 100, 100)) == "");
    {
        const Handle file(H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose);
        const Handle field(H5Dopen2(file, "observed/age", H5P_DEFAULT), H5Dclose);
        std::vector<double> ages(100);
        H5Dread(field, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, ages.data());
        ages[50] += 0.001;
        H5Dwrite(field, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, ages.data());
    }
    const auto file = ResultsFile::open_image(resealed(bytes_of_file(path)));
    REQUIRE(why_not(file) == "");
    CHECK(*file->computed_digest() != file->digest());
}
