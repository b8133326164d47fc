// Results files, read: the seal first, then HDF5, then what it says, checked piece by piece.
#include "sim/results/durable.hpp"
#include "sim/results/hdf5_handles.hpp"
#include "sim/results/results.hpp"
#include "sim/results/results_attributes.hpp"
#include "sim/results/results_digest.hpp"
#include "sim/results/results_seal.hpp"
#include "sim/results/results_tables.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <system_error>

namespace dyad {

namespace {

constexpr std::uint64_t piece_rows = 65536;

Refusal cannot_open(const std::string& path, int error) {
    if (error == ENOENT) return {path, 0, 0, "is not there; check the name, or make it with dyad run"};
    if (error == EISDIR) return {path, 0, 0, "is a folder and not a results file; name a file in it"};
    return {path, 0, 0,
            "cannot be read (" + std::generic_category().message(error) + "); check its permissions and the disk"};
}

/// Rows [first, first + count) of a frame's column, which must be there.
std::span<const std::byte> bytes_of_rows(const Frame& frame, std::size_t field, FieldType type, std::uint64_t first, std::uint64_t count) {
    const auto column = frame.column(field);
    if (const std::size_t size = size_of(type)) return column.subspan(first * size, count * size);
    const auto after = [&](std::uint64_t rows) { // where a text begins that stands behind so many others
        std::size_t at = 0;
        for (std::uint32_t length = 0; rows > 0; --rows, at += sizeof length + length) std::memcpy(&length, column.data() + at, sizeof length);
        return at;
    };
    const std::size_t begin = after(first);
    return column.subspan(begin, after(first + count) - begin);
}

} // namespace

struct ResultsFile::File {
    std::string path;
    Descriptor descriptor;
    std::vector<std::byte> image;
    Disk disk; // outlives the handles below
    Handle file;
    ResultsHeader header;
    std::uint32_t format = 0;
    std::string digest;
    std::vector<StoredTable> tables;
    std::vector<FrameFormat> formats;
    std::vector<Frame> frames; // in place of tables, where nothing was ever on a disk

    std::uint64_t rows(std::size_t table) const { return frames.empty() ? tables[table].rows : frames[table].rows(); }
    Refusal lacks(const std::string& what) const {
        return {path, 0, 0,
                "is not as Dyad writes results files: " + what +
                    " is missing or unreadable; get an undamaged copy or make it again"};
    }
    Outcome<Done> check_whole() const;
    /// Absent where there is nothing to list.
    std::optional<TextPairs> read_list(const char* name) const {
        return H5Aexists(file, name) == 0 ? TextPairs{} : read_pairs(file, name);
    }
    Outcome<Done> read_header();
    Outcome<Done> read_content();
};

Outcome<Done> ResultsFile::File::check_whole() const {
    return check_seal(path, disk.size, [this](std::uint64_t offset, std::span<std::byte> bytes) {
        if (disk.descriptor >= 0) return read_all(disk.descriptor, offset, bytes);
        if (!bytes.empty()) std::memcpy(bytes.data(), image.data() + offset, bytes.size());
        return 0;
    });
}

Outcome<Done> ResultsFile::File::read_header() {
    const auto number = read_number(file, "format");
    if (!number || *number == 0) return lacks("the attribute 'format'");
    format = *number;
    const auto version = read_text(file, "version");
    if (format > results_format)
        return Refusal{path, 0, 0,
                       "was written by Dyad " + version.value_or("of a later time") + " in file format " +
                           std::to_string(format) + ", and this program reads up to " + std::to_string(results_format) +
                           "; get that version or a later one"};
    if (!version) return lacks("the attribute 'version'");
    header.version = *version;
    for (const auto& [name, place] : {std::pair{"commit", &header.commit},
                                      {"command", &header.command},
                                      {"scenario_name", &header.scenario_name},
                                      {"scenario", &header.scenario},
                                      {"digest", &digest}}) {
        auto text = read_text(file, name);
        if (!text) return lacks("the attribute '" + std::string(name) + "'");
        *place = std::move(*text);
    }
    const auto seed = read_number(file, "seed");
    auto includes = read_list("includes"), settings = read_list("settings");
    if (!seed || !includes || !settings) return lacks("one of the attributes 'seed', 'includes' and 'settings'");
    header.seed = *seed;
    header.includes = std::move(*includes);
    header.settings = std::move(*settings);
    return Done{};
}

Outcome<Done> ResultsFile::File::read_content() {
    if (const auto whole = check_whole(); !whole) return whole;
    file = open_file(disk);
    if (!file.valid()) return lacks("its HDF5 part");
    if (const auto read = read_header(); !read) return read;
    auto found = read_tables(path, file, disk.size);
    if (!found) return found.refusals();
    tables = std::move(*found);
    for (const auto& table : tables) formats.push_back(table.format);
    return Done{};
}

ResultsFile::ResultsFile(std::unique_ptr<File> file) : file_(std::move(file)) {}
ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;
ResultsFile::~ResultsFile() = default;

Outcome<ResultsFile> ResultsFile::open(const std::string& path) {
    auto file = std::unique_ptr<File>(new File{});
    file->path = path;
    file->descriptor =
        Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)); // a pipe must not be waited for
    struct stat status = {};
    if (file->descriptor.number() < 0 || ::fstat(file->descriptor.number(), &status) != 0)
        return cannot_open(path, errno);
    if (S_ISDIR(status.st_mode)) return cannot_open(path, EISDIR);
    if (!S_ISREG(status.st_mode))
        return Refusal{path, 0, 0, "is a device or a pipe and not a results file; name a file"};
    file->disk.descriptor = file->descriptor.number();
    file->disk.size = static_cast<std::uint64_t>(status.st_size);
    if (const auto read = file->read_content(); !read) return read.refusals();
    return ResultsFile(std::move(file));
}

Outcome<ResultsFile> ResultsFile::open_image(std::span<const std::byte> bytes) {
    auto file = std::unique_ptr<File>(new File{});
    file->path = "results in memory";
    file->image.assign(bytes.begin(), bytes.end());
    file->disk.image = file->image;
    file->disk.size = bytes.size();
    if (const auto read = file->read_content(); !read) return read.refusals();
    return ResultsFile(std::move(file));
}

ResultsFile ResultsFile::of_frames(ResultsHeader header, std::vector<FrameFormat> tables, std::vector<Frame> frames) {
    auto file = std::unique_ptr<File>(new File{});
    file->path = "results in memory";
    file->header = std::move(header);
    file->format = results_format;
    file->formats = std::move(tables);
    file->frames = std::move(frames);
    return ResultsFile(std::move(file));
}

std::uint32_t ResultsFile::format() const { return file_->format; }
const ResultsHeader& ResultsFile::header() const { return file_->header; }
const std::string& ResultsFile::digest() const { return file_->digest; }
const std::vector<FrameFormat>& ResultsFile::tables() const { return file_->formats; }
std::uint64_t ResultsFile::rows(std::size_t table) const { return file_->rows(table); }

Outcome<Frame> ResultsFile::read(std::size_t table, std::uint64_t first, std::uint64_t count) const {
    const auto fields = file_->formats[table].fields.size();
    Frame frame(fields);
    for (std::size_t k = 0; k < fields; ++k) {
        auto column = read_field(table, k, first, count);
        if (!column) return column;
        frame.raw(k) = std::move(column->raw(0));
    }
    frame.set_rows(count);
    return frame;
}

Outcome<Frame> ResultsFile::read_field(std::size_t table, std::size_t field, std::uint64_t first,
                                       std::uint64_t count) const {
    const std::uint64_t rows = file_->rows(table);
    if (first > rows || count > rows - first)
        return Refusal{file_->path, 0, 0,
                       "has only " + with_commas(rows) + " rows in table '" + file_->formats[table].name +
                           "', fewer than were asked for; ask for fewer"};
    Frame frame(1);
    if (file_->frames.empty()) {
        auto values = read_values(file_->path, file_->tables[table], field, first, count);
        if (!values) return values.refusals();
        frame.raw(0) = std::move(*values);
    } else {
        const auto bytes = bytes_of_rows(file_->frames[table], field, file_->formats[table].fields[field].type, first, count);
        frame.raw(0).assign(bytes.begin(), bytes.end());
    }
    frame.set_rows(count);
    return frame;
}

Outcome<std::string> ResultsFile::computed_digest() const {
    std::vector<TableSums> sums;
    for (std::size_t t = 0; t < file_->formats.size(); ++t) {
        TableSums of_table{rows(t), {}};
        for (std::size_t f = 0; f < file_->formats[t].fields.size(); ++f) {
            Checksum checksum;
            for (std::uint64_t at = 0; at < of_table.rows; at += piece_rows) {
                const auto piece = read_field(t, f, at, std::min(piece_rows, of_table.rows - at));
                if (!piece) return piece.refusals();
                checksum.add(piece->column(0));
            }
            of_table.fields.push_back(std::move(checksum));
        }
        sums.push_back(std::move(of_table));
    }
    return digest_of(file_->header, file_->formats, sums);
}

} // namespace dyad
