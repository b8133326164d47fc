// `replay --verify` on files that do not hold.
#include "tests/catch.hpp"

#include "sim/commands/command.hpp"
#include "sim/commands/passing_folder.hpp"
#include "sim/commands/request.hpp"
#include "sim/commands/request_digest.hpp"
#include "sim/results/results.hpp"
#include "tests/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

using namespace dyad;

namespace {

struct Said {
    Exit exit;
    std::string out, err;
};

Said dyad_says(const std::vector<std::string>& words) {
    std::ostringstream out, err;
    Console console{out, err};
    const Exit exit = dyad_program(words, console);
    return {exit, out.str(), err.str()};
}

/// A finished run, written anew with something changed: a whole file with a sound seal and digest, but another content.
std::string forged(const TemporaryFolder& folder, const std::function<void(ResultsHeader&)>& change_header,
                   const std::function<void(const std::string& table, Frame&)>& change_rows) {
    std::ofstream(folder / "tiny.toml") << "title = \"Tiny\"\n[run]\nfamilies = 5\n";
    REQUIRE(dyad_says({"run", folder / "tiny.toml", "--out", folder / "tiny.h5", "--quiet"}).exit == Exit::done);
    const auto file = ResultsFile::open(folder / "tiny.h5");
    REQUIRE(file);
    ResultsHeader header = file->header();
    change_header(header);
    auto writer = ResultsWriter::create(folder / "forged.h5", header, file->tables());
    REQUIRE(writer);
    for (std::size_t table = 0; table < file->tables().size(); ++table) {
        auto rows = file->read(table, 0, file->rows(table));
        REQUIRE(rows);
        change_rows(file->tables()[table].name, *rows);
        REQUIRE(writer->append(table, *rows));
    }
    REQUIRE(writer->finish());
    return folder / "forged.h5";
}

} // namespace

TEST_CASE("a changed value breaks the check with exit code 4, and table, field and row are named") {
    const TemporaryFolder folder;
    const std::string path = forged(
        folder, [](ResultsHeader&) {},
        [](const std::string& table, Frame& rows) {
            if (table == "observed") rows.raw(2)[9] ^= std::byte{1}; // the third row's wave, 4 bytes a row
        });
    const Said said = dyad_says({"replay", path, "--verify"});
    CHECK(said.exit == Exit::check_broken);
    CHECK(said.out.empty());
    CHECK(said.err.find("table `observed`, field `wave`: row 3 is ") != std::string::npos);
}

TEST_CASE("a copy of a run under another version's name holds by its digest") {
    const TemporaryFolder folder;
    const std::string path = forged(
        folder, [](ResultsHeader& header) { header.version = "0.0.9"; }, [](const std::string&, Frame&) {});
    const Said said = dyad_says({"replay", path, "--verify"});
    INFO(said.err);
    CHECK(said.exit == Exit::done);
    CHECK(said.out.find("in everything but version and commit") != std::string::npos);
}

TEST_CASE("a file whose scenario no longer fits is refused, and the version that wrote it is named") {
    const TemporaryFolder folder;
    const std::string path = forged(
        folder,
        [](ResultsHeader& header) {
            header.version = "0.0.9";
            header.scenario += "[telepathy]\nrange = 3\n";
        },
        [](const std::string&, Frame&) {});
    const Said said = dyad_says({"replay", path, "--verify"});
    CHECK(said.exit == Exit::refused);
    CHECK(said.err.find("0.0.9") != std::string::npos);
    CHECK(said.err.find("telepathy") != std::string::npos);
}

TEST_CASE("a command in the header that the content does not follow from is found out") {
    const TemporaryFolder folder;
    const std::string path = forged(
        folder, [](ResultsHeader& header) { header.command = "dyad run other"; }, [](const std::string&, Frame&) {});
    const Said said = dyad_says({"replay", path, "--verify"});
    CHECK(said.exit == Exit::check_broken);
    CHECK(said.err.find("the command is `dyad run other` there") != std::string::npos);
}

TEST_CASE("a scenario without .toml that includes a file of its own stem can be made again") {
    const TemporaryFolder folder;
    std::ofstream(folder / "mine.toml") << "[run]\nfamilies = 5\n";
    std::ofstream(folder / "mine") << "title = \"Mine\"\ninclude = \"mine.toml\"\n";
    REQUIRE(dyad_says({"run", folder / "mine", "--out", folder / "mine.h5", "--quiet"}).exit == Exit::done);
    const Said said = dyad_says({"replay", folder / "mine.h5", "--verify"});
    INFO(said.err);
    CHECK(said.exit == Exit::done);
}

TEST_CASE("no command writes over what it reads, not even when forced") {
    const TemporaryFolder folder;
    const std::string part = folder / "part.toml", mine = folder / "mine.toml", file = folder / "mine.h5";
    std::ofstream(part) << "[run]\nfamilies = 5\n";
    std::ofstream(mine) << "title = \"Mine\"\ninclude = \"part.toml\"\n";
    std::filesystem::create_hard_link(part, folder / "alias");
    for (const std::string& out : {mine, part, folder / "alias"})
        CHECK(dyad_says({"run", mine, "--out", out, "--force", "--quiet"}).exit == Exit::refused);
    CHECK(text_of_file(part) == "[run]\nfamilies = 5\n");
    REQUIRE(dyad_says({"run", mine, "--out", file, "--quiet"}).exit == Exit::done);
    const std::string whole = text_of_file(file);
    std::filesystem::create_hard_link(file, folder / "x.codebook.csv");
    CHECK(dyad_says({"replay", file, "--out", file, "--force"}).exit == Exit::refused);
    CHECK(dyad_says({"export", file, "--table", "persons", "--csv", file, "--force"}).exit == Exit::refused);
    const Said said = dyad_says({"export", file, "--table", "persons", "--csv", folder / "x.csv", "--force"});
    CHECK(said.exit == Exit::refused);
    CHECK(said.err.find("would destroy it") != std::string::npos);
    CHECK(text_of_file(file) == whole);
}

TEST_CASE("folders of killed checks are removed by the next one, and those at work are left") {
    const TemporaryFolder folder;
    const auto before = std::filesystem::temp_directory_path();
    setenv("TMPDIR", folder.path().c_str(), 1);
    std::filesystem::create_directory(folder / "dyad-replay-killed");
    std::ofstream(folder / "dyad-replay-killed/lock") << "";
    {
        const PassingFolder one;
        CHECK_FALSE(std::filesystem::exists(folder / "dyad-replay-killed"));
        const PassingFolder two;
        CHECK(std::filesystem::exists(one.path()));
        CHECK(std::filesystem::exists(two.path()));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
    setenv("TMPDIR", before.c_str(), 1);
}

TEST_CASE("programs that call themselves by one commit with changes are told apart by their bytes") {
    const TemporaryFolder folder;
    std::ofstream(folder / "one") << "one";
    std::ofstream(folder / "two") << "two";
    for (const char* commit : {"unknown", "0123456789ab+changes"}) {
        CHECK(mark_of_build(commit, folder / "one") == mark_of_build(commit, folder / "one"));
        CHECK(mark_of_build(commit, folder / "one") != mark_of_build(commit, folder / "two"));
        CHECK_FALSE(mark_of_build(commit).empty());
    }
    CHECK(mark_of_build("0123456789ab", folder / "one").empty());
}
