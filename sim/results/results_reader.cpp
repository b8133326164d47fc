// Results files, read: the seal first, then HDF5, then what it says, checked piece by piece.
#include "sim/results/durable.hpp"
#include "sim/results/hdf5_handles.hpp"
#include "sim/results/results.hpp"
#include "sim/results/results_attributes.hpp"
#include "sim/results/results_file.hpp"
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

Refusal cannot_open(const std::string& path, int error) {
    if (error == ENOENT) return {path, 0, 0, "is not there; check the name, or make it with dyad run"};
    if (error == EISDIR) return {path, 0, 0, "is a folder and not a results file; name a file in it"};
    return {path, 0, 0,
            "cannot be read (" + std::generic_category().message(error) + "); check its permissions and the disk"};
}

/// A results file on a disk, or its bytes in memory.
struct StoredFile : ResultsFile::File {
    Descriptor descriptor;
    std::vector<std::byte> image;
    Disk disk; // outlives the handles below
    Handle file;
    mutable std::vector<StoredTable> tables; ///< fields are opened as they are read

    std::uint64_t rows(std::size_t table) const override { return tables[table].rows; }
    Outcome<std::vector<std::byte>> values(std::size_t table, std::size_t field, std::uint64_t first, std::uint64_t count) const override {
        return read_values(path, file, tables[table], field, first, count);
    }
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

Outcome<Done> StoredFile::check_whole() const {
    return check_seal(path, disk.size, [this](std::uint64_t offset, std::span<std::byte> bytes) {
        if (disk.descriptor >= 0) return read_all(disk.descriptor, offset, bytes);
        if (!bytes.empty()) std::memcpy(bytes.data(), image.data() + offset, bytes.size());
        return 0;
    });
}

Outcome<Done> StoredFile::read_header() {
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

Outcome<Done> StoredFile::read_content() {
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

} // namespace

Outcome<ResultsFile> ResultsFile::open(const std::string& path) {
    auto file = std::make_unique<StoredFile>();
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
    if (file->disk.size <= small_file) {
        file->image.resize(file->disk.size);
        if (const int error = read_all(file->disk.descriptor, 0, file->image); error != 0) return cannot_open(path, error);
        file->disk.image = file->image;
        file->disk.descriptor = -1;
    }
    if (const auto read = file->read_content(); !read) return read.refusals();
    return ResultsFile(std::move(file));
}

Outcome<ResultsFile> ResultsFile::open_image(std::span<const std::byte> bytes) {
    auto file = std::make_unique<StoredFile>();
    file->path = "results in memory";
    file->image.assign(bytes.begin(), bytes.end());
    file->disk.image = file->image;
    file->disk.size = bytes.size();
    if (const auto read = file->read_content(); !read) return read.refusals();
    return ResultsFile(std::move(file));
}

} // namespace dyad
