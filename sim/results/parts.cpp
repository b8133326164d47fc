// Finished communities on disk: one locked folder for each output, one file for each community.
#include "sim/results/parts.hpp"

#include "sim/results/durable.hpp"
#include "sim/results/parts_bytes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace dyad {

namespace {

/// The process id that the holder of a lock wrote into it.
std::string holder_of(int lock) {
    std::array<char, 32> text{};
    const auto count = ::pread(lock, text.data(), text.size() - 1, 0);
    const std::string pid(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    return pid.substr(0, pid.find('\n'));
}

/// The lock file, locked. A holder that finishes removes the file: whoever waited on the removed one must look again.
Outcome<Descriptor> lock_at(const std::string& out, const std::string& name) {
    for (int attempt = 0; attempt < 100; ++attempt) {
        std::error_code error;
        std::filesystem::create_directory(std::filesystem::path(name).parent_path(), error);
        if (error) return cannot_write(out, error.value());
        Descriptor lock(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
        if (lock.number() < 0 && errno == ENOENT) continue;
        if (lock.number() < 0) return cannot_write(out, errno);
        if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK) return cannot_write(out, errno);
            return Refusal{out, 0, 0,
                           "is being made by another process (process id " + holder_of(lock.number()) +
                               "), and two would spoil each other's work; wait for it, stop it, or give another --out"};
        }
        struct stat held = {}, named = {};
        if (::fstat(lock.number(), &held) != 0 || ::stat(name.c_str(), &named) != 0 || held.st_ino != named.st_ino)
            continue;
        const auto pid = std::to_string(::getpid()) + "\n";
        if (::ftruncate(lock.number(), 0) != 0) return cannot_write(out, errno);
        if (const int failed = write_all(lock.number(), 0, std::as_bytes(std::span{pid})); failed != 0)
            return cannot_write(out, failed);
        return lock;
    }
    return cannot_write(out, EAGAIN);
}

/// Temporary files of a killed process; nobody else can be at work, the folder is locked.
void remove_temporaries(const std::string& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> left;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".tmp") left.push_back(entry->path());
    for (const auto& path : left) std::filesystem::remove(path, error);
}

/// The lock goes last and only with the folder: while it is held nobody can begin to work there.
void remove_parent(const std::string& parent) {
    std::error_code ignored;
    const auto entries = std::filesystem::directory_iterator(parent, ignored);
    if (ignored || std::distance(entries, {}) > 1) return;
    std::filesystem::remove(parent + "/lock", ignored);
    std::filesystem::remove(parent, ignored);
}

constexpr auto command_file = "/command.txt";

/// A convenience for whoever finds the folder: that it cannot be written is no reason to stop.
void keep_command(const std::string& folder, const std::string& command) {
    if (!command.empty()) std::ofstream(folder + command_file) << command << "\n";
}

} // namespace

struct Parts::Folder {
    std::string parent, name, out;
    std::vector<FrameFormat> tables;
    PartIdentity run; // its community is filled in part by part
    Descriptor lock;

    PartIdentity identity(std::uint32_t community) const { return {run.digest, run.tables, community}; }
    std::string path(std::uint32_t community) const {
        std::array<char, 32> file{};
        std::snprintf(file.data(), file.size(), "/c%06u.part", static_cast<unsigned>(community));
        return name + file.data();
    }
    /// The part's bytes from the start: its head, and more up to `most`; nothing if it cannot be read or is not as long
    /// as its head says.
    std::optional<std::vector<std::byte>> read(std::uint32_t community, std::uint64_t most) const;
};

std::optional<std::vector<std::byte>> Parts::Folder::read(std::uint32_t community, std::uint64_t most) const {
    const Descriptor file(::open(path(community).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status = {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    const auto size = static_cast<std::uint64_t>(status.st_size);
    std::vector<std::byte> bytes(head_size(run, tables));
    if (size < bytes.size() || read_all(file.number(), 0, bytes) != 0) return std::nullopt;
    if (size_by_head(identity(community), tables, bytes) != size) return std::nullopt;
    const auto head = bytes.size();
    if (most > head) {
        bytes.resize(std::min(most, size));
        if (read_all(file.number(), head, std::span{bytes}.subspan(head)) != 0) return std::nullopt;
    }
    return bytes;
}

Parts::Parts(std::unique_ptr<Folder> folder) : folder_(std::move(folder)) {}
Parts::Parts(Parts&&) noexcept = default;
Parts::~Parts() = default;

Outcome<Parts> Parts::open(const std::string& out, const std::string& digest, const std::vector<FrameFormat>& tables,
                           const std::string& command) {
    const auto parent = out + ".part";
    auto lock = lock_at(out, parent + "/lock");
    if (!lock) return lock.refusals();
    const auto name = parent + "/" + digest;
    std::error_code error;
    std::filesystem::create_directory(name, error);
    if (error) {
        remove_parent(parent);
        return cannot_write(out, error.value());
    }
    remove_temporaries(name);
    keep_command(name, command);
    const PartIdentity run{digest, checksum_of(tables), 0};
    return Parts(std::unique_ptr<Folder>(new Folder{parent, name, out, tables, run, std::move(*lock)}));
}

bool Parts::has(std::uint32_t community) const { return folder_->read(community, 0).has_value(); }

Outcome<Done> Parts::save(std::uint32_t community, const std::vector<Frame>& frames) const {
    const auto path = folder_->path(community);
    const auto bytes = bytes_of(folder_->identity(community), folder_->tables, frames);
    if (!bytes)
        return Refusal{
            path, 0, 0,
            "cannot be written: the frames do not fit the tables, so the part would be wrong; report this as an "
            "error of the program"};
    auto file = TemporaryFile::create(path);
    if (!file) return file.refusals();
    if (const int error = write_all(file->number(), 0, *bytes); error != 0) return cannot_write(path, error);
    return file->publish();
}

Outcome<std::vector<Frame>> Parts::load(std::uint32_t community) const {
    const auto bytes = folder_->read(community, std::uint64_t{1} << 40U);
    auto frames = bytes ? frames_of(folder_->identity(community), folder_->tables, *bytes) : std::nullopt;
    if (frames) return std::move(*frames);
    return Refusal{
        folder_->path(community), 0, 0,
        "is missing or damaged, so this community cannot be taken from it; give the same command again"};
}

void Parts::remove() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_->name, ignored);
    remove_parent(folder_->parent);
}

void Parts::remove_if_empty() {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder_->name, error), end; !error && entry != end;
         entry.increment(error))
        if (entry->path().extension() == ".part") return;
    if (!error) remove();
}

std::vector<LeftParts> parts_left_at(const std::string& out) {
    std::vector<LeftParts> left;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(out + ".part", error), end; !error && entry != end;
         entry.increment(error)) {
        if (!entry->is_directory(error)) continue;
        LeftParts parts{entry->path().string(), {}};
        std::ifstream text(parts.folder + command_file);
        std::getline(text, parts.command);
        left.push_back(std::move(parts));
    }
    std::ranges::sort(left, {}, &LeftParts::folder);
    return left;
}

} // namespace dyad
