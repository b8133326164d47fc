// Results files: what is written is read again, in equal bytes however it was cut, and never half there.
#include "sim/results/results.hpp"

#include "tests/catch.hpp"
#include "tests/sim/results_samples.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <rapidcheck/catch.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>

using namespace dyad;
using namespace dyad::samples;
using Catch::Contains;

namespace {

/// What a child process does must show in its exit code: 0 if all went as it should.
int exit_code_of(const std::function<int()>& work) {
    const auto child = ::fork();
    if (child == 0) std::exit(work()); // exit, not _exit: HDF5's work at exit is part of the claim
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

Frame random_frame(const FrameFormat& format, std::size_t rows) {
    Frame frame(format.fields.size());
    for (std::size_t k = 0; k < rows; ++k, frame.end_row())
        for (std::size_t f = 0; f < format.fields.size(); ++f) switch (format.fields[f].type) {
            case FieldType::uint8: frame.put(f, *rc::gen::arbitrary<std::uint8_t>()); break;
            case FieldType::uint32: frame.put(f, *rc::gen::arbitrary<std::uint32_t>()); break;
            case FieldType::uint64: frame.put(f, *rc::gen::arbitrary<std::uint64_t>()); break;
            case FieldType::float32: frame.put(f, *rc::gen::arbitrary<float>()); break;
            case FieldType::float64: frame.put(f, *rc::gen::arbitrary<double>()); break;
            case FieldType::text:
                frame.put_text(f, *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)));
                break;
            }
    return frame;
}

} // namespace

TEST_CASE("what is written is read again: header, labels, units, codes and every value") {
    const Folder folder;
    const auto path = folder / "x.h5";
    const auto written = write_sample(path, 20000, 20000);
    REQUIRE(why_not(written) == "");
    CHECK(folder.names() == std::vector<std::string>{"x.h5"});
    const auto file = ResultsFile::open(path);
    REQUIRE(why_not(file) == "");
    CHECK(file->format() == results_format);
    CHECK(file->header().version == "0.1.0");
    CHECK(file->header().commit == "abc123");
    CHECK(file->header().command == header().command);
    CHECK(file->header().seed == 7);
    CHECK(file->header().scenario_name == "baseline");
    CHECK(file->header().scenario == header().scenario);
    CHECK(file->header().includes == header().includes);
    CHECK(file->header().settings == header().settings);
    REQUIRE(file->tables().size() == 4);
    for (std::size_t t = 0; t < 4; ++t) {
        const auto& stored = file->tables()[t];
        CHECK(stored.name == tables()[t].name);
        CHECK(stored.label == tables()[t].label);
        REQUIRE(stored.fields.size() == tables()[t].fields.size());
        for (std::size_t f = 0; f < stored.fields.size(); ++f) {
            CHECK(stored.fields[f].name == tables()[t].fields[f].name);
            CHECK(stored.fields[f].type == tables()[t].fields[f].type);
            CHECK(stored.fields[f].label == tables()[t].fields[f].label);
            CHECK(stored.fields[f].unit == tables()[t].fields[f].unit);
            CHECK(stored.fields[f].codes == tables()[t].fields[f].codes);
        }
    }
    CHECK(file->rows(3) == 0);
    for (std::size_t t : {0U, 1U, 2U, 3U})
        CHECK(equal(*file->read(t, 0, file->rows(t)), rows(t, 0, static_cast<std::uint32_t>(file->rows(t)))));
    CHECK(equal(*file->read(1, 8190, 5), rows(1, 8190, 8195)));
    CHECK_THAT(why_not(file->read(0, 19999, 2)), Contains("only 20,000 rows"));
    CHECK_FALSE(file->read_field(0, 0, 1, ~std::uint64_t{0}));
    CHECK(*file->computed_digest() == file->digest());
}

TEST_CASE("values of every type survive the file") {
    const Folder folder;
    rc::prop("round trip", [&folder] {
        const FrameFormat format{"t",
                                 "table",
                                 {{"a", FieldType::uint8, "", ""},
                                  {"b", FieldType::uint32, "", ""},
                                  {"c", FieldType::uint64, "", ""},
                                  {"d", FieldType::float32, "", ""},
                                  {"e", FieldType::float64, "", ""},
                                  {"f", FieldType::text, "", ""}}};
        const auto frame = random_frame(format, *rc::gen::inRange<std::size_t>(0, 50));
        auto writer = ResultsWriter::create(folder / "r.h5", header(), {format});
        RC_ASSERT(why_not(writer) == "");
        RC_ASSERT(why_not(writer->append(0, frame)) == "");
        RC_ASSERT(why_not(writer->finish()) == "");
        const auto file = ResultsFile::open(folder / "r.h5");
        RC_ASSERT(why_not(file) == "");
        RC_ASSERT(equal(*file->read(0, 0, file->rows(0)), frame));
        RC_ASSERT(*file->computed_digest() == file->digest());
    });
}

TEST_CASE("values that cannot be made smaller, and those that are all alike, come back from full chunks and beside them") {
    const Folder folder;
    const FrameFormat format{"t", "table", {{"noise", FieldType::uint64, "", ""}, {"alike", FieldType::uint8, "", ""}, {"words", FieldType::text, "", ""}}};
    for (const std::size_t count : {1U, 8191U, 8192U, 8193U, 30000U}) {
        Frame frame(3);
        std::mt19937_64 noise(count);
        for (std::size_t i = 0; i < count; ++i) {
            frame.put(0, std::uint64_t{noise()});
            frame.put(1, std::uint8_t{3});
            frame.put_text(2, "row " + std::to_string(i));
            frame.end_row();
        }
        auto writer = ResultsWriter::create(folder / "n.h5", header(), {format});
        REQUIRE(why_not(writer) == "");
        REQUIRE(why_not(writer->append(0, frame)) == "");
        REQUIRE(why_not(writer->finish()) == "");
        const auto file = ResultsFile::open(folder / "n.h5");
        REQUIRE(why_not(file) == "");
        REQUIRE(file->rows(0) == count);
        CHECK(equal(*file->read(0, 0, count), frame));
        CHECK(*file->computed_digest() == file->digest());
    }
}

TEST_CASE("the bytes of a file do not depend on how its rows were cut into frames, nor on the hour") {
    const Folder folder;
    REQUIRE(why_not(write_sample(folder / "a.h5", 20000, 20000)) == "");
    REQUIRE(why_not(write_sample(folder / "b.h5", 20000, 777)) == "");
    REQUIRE(why_not(write_sample(folder / "c.h5", 20000, 8192)) == "");
    const auto bytes = bytes_of_file(folder / "a.h5");
    CHECK(bytes.size() > 10000);
    CHECK(bytes_of_file(folder / "b.h5") == bytes);
    CHECK(bytes_of_file(folder / "c.h5") == bytes);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100)); // times in files count seconds
    REQUIRE(why_not(write_sample(folder / "d.h5", 20000, 20000)) == "");
    CHECK(bytes_of_file(folder / "d.h5") == bytes);
}

TEST_CASE("the digest sees every value and every word, but not version and commit") {
    const Folder folder;
    const auto digest_with = [&folder](const ResultsHeader& of_file, std::uint32_t persons) {
        REQUIRE(why_not(write_sample(folder / "d.h5", persons, 1000, of_file)) == "");
        return ResultsFile::open(folder / "d.h5")->digest();
    };
    const auto digest = digest_with(header(), 1000);
    CHECK(digest.size() == 32);
    auto other = header();
    other.version = "9.9.9";
    other.commit = "fff";
    CHECK(digest_with(other, 1000) == digest);
    other.scenario += " ";
    CHECK(digest_with(other, 1000) != digest);
    CHECK(digest_with(header(), 1001) != digest);
}

TEST_CASE("a scenario of a mebibyte and long lists of settings fit") {
    const Folder folder;
    auto large = header();
    large.scenario.assign(std::size_t{1} << 20U, 'x');
    for (int k = 0; k < 1500; ++k) large.settings.emplace_back("mechanism.parameter_" + std::to_string(k), "0.5");
    large.includes = {{"a.toml", std::string(300000, 'y')}, {"b.toml", ""}};
    REQUIRE(why_not(write_sample(folder / "l.h5", 10, 10, large)) == "");
    const auto file = ResultsFile::open(folder / "l.h5");
    REQUIRE(why_not(file) == "");
    CHECK(file->header().scenario == large.scenario);
    CHECK(file->header().settings == large.settings);
    CHECK(file->header().includes == large.includes);
}

TEST_CASE("empty lists and texts stay empty") {
    const Folder folder;
    REQUIRE(why_not(write_sample(folder / "e.h5", 0, 1, {})) == "");
    const auto file = ResultsFile::open(folder / "e.h5");
    REQUIRE(why_not(file) == "");
    CHECK(file->header().settings.empty());
    CHECK(file->header().includes.empty());
    CHECK(file->header().scenario == "");
    CHECK(file->rows(0) == 0);
}

TEST_CASE("a full disk is a sentence, leaves nothing behind and lets the program end well") {
    const Folder folder;
    REQUIRE(why_not(write_sample(folder / "whole.h5", 60000, 10000)) == "");
    const auto size = std::filesystem::file_size(folder / "whole.h5");
    std::filesystem::remove(folder / "whole.h5");
    for (std::uintmax_t k = 0; k <= 40; ++k) {
        const auto room = k < 40 ? size * k / 40 : size - 1;
        const auto code = exit_code_of([&folder, room] {
            const rlimit limit{room, room};
            std::signal(SIGXFSZ, SIG_IGN);
            if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
            for (int attempt = 0; attempt < 2; ++attempt) { // HDF5 must be as good as before after the first failure
                const auto written = write_sample(folder / "full.h5", 60000, 10000);
                if (written || why_not(written).find("cannot be written") == std::string::npos) return 3;
                if (!folder.names().empty()) return 4;
            }
            return 0;
        });
        INFO("room for " << room << " of " << size << " bytes");
        CHECK(code == 0);
    }
    CHECK(folder.names().empty());
}

TEST_CASE("places where nothing can be written are refused at once") {
    const Folder folder;
    write_bytes(folder / "plain", {});
    CHECK_THAT(why_not(write_sample(folder / "missing/x.h5", 1, 1)), Contains("its folder is not there"));
    CHECK_THAT(why_not(write_sample(folder / "plain/x.h5", 1, 1)), Contains("is a file and not a folder"));
    CHECK_THAT(why_not(write_sample(folder / "", 1, 1)), Contains("folder"));
    CHECK(folder.names() == std::vector<std::string>{"plain"});
}

TEST_CASE("an unfinished writer leaves nothing, and a killed one nothing that stays") {
    const Folder folder;
    const auto path = folder / "x.h5";
    write_bytes(path, std::as_bytes(std::span{"old results"}));
    {
        auto writer = ResultsWriter::create(path, header(), tables());
        REQUIRE(why_not(writer->append(0, rows(0, 0, 10000))) == "");
    }
    CHECK(folder.names() == std::vector<std::string>{"x.h5"});
    CHECK(bytes_of_file(path).size() == 12);
    write_bytes(folder / ".x.h5.4194305.tmp", {}); // as left by a process that was killed while finishing
    REQUIRE(why_not(write_sample(path, 10, 10)) == "");
    CHECK(folder.names() == std::vector<std::string>{"x.h5"});
    CHECK(ResultsFile::open(path));
}

TEST_CASE("frames that do not fit their table are refused") {
    const Folder folder;
    auto writer = ResultsWriter::create(folder / "x.h5", header(), tables());
    CHECK_THAT(why_not(writer->append(0, rows(1, 0, 3))), Contains("'persons' do not fit"));
    CHECK_FALSE(writer->finish());
    auto with_zero = ResultsWriter::create(folder / "x.h5", header(), tables());
    Frame frame(1);
    frame.put_text(0, std::string("a\0b", 3));
    frame.end_row();
    CHECK_THAT(why_not(with_zero->append(2, frame)), Contains("zero byte"));
    CHECK(folder.names().empty());
}
