// Durable files by the POSIX calls that promise it: open, flock, fsync and rename.
#include "sim/results/durable.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace dyad {

namespace {

std::string folder_of(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

std::string file_name_of(const std::string& path) { return std::filesystem::path(path).filename().string(); }

const char* advice_for(int error) {
    switch (error) {
    case ENOSPC: return "the disk is full; make room, then give the same command again";
    case EDQUOT: return "the disk quota is used up; make room, then give the same command again";
    case EFBIG:
        return "the file may not grow this large here (a limit of the shell or the disk); raise it and try again";
    case ENOENT: return "its folder is not there; create the folder or name another place";
    case ENOTDIR: return "a part of the path is a file and not a folder; name another place";
    case EISDIR: return "a folder has this name; name another place";
    case ENAMETOOLONG: return "the name is too long for the disk, which needs some letters of its own; shorten it";
    case ELOOP: return "its links lead in a circle and to no file; mend the links or name another place";
    case EEXIST:
        return "a file of this name is there and was left as it is; name another place, or give --force to replace it";
    case EACCES:
    case EPERM:
    case EROFS: return "writing is not allowed there; name another place or change its permissions";
    default: return "the disk or the network behind it failed; check it, then give the same command again";
    }
}

int rename_over(const std::string& from, const std::string& to) {
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

} // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

Refusal cannot_write(const std::string& path, int error) {
    return {path, 0, 0,
            std::string("cannot be written: ") + advice_for(error) + " (" +
                std::generic_category().message(error) + ")"};
}

TemporaryFile::TemporaryFile(std::string path, std::string name, Descriptor descriptor)
    : path_(std::move(path)), name_(std::move(name)), descriptor_(std::move(descriptor)) {}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : path_(std::move(other.path_)), name_(std::exchange(other.name_, {})), descriptor_(std::move(other.descriptor_)) {}

TemporaryFile::~TemporaryFile() { hide(); }

Outcome<TemporaryFile> TemporaryFile::create(const std::string& path) {
    std::error_code ignored;
    if (file_name_of(path).empty() || std::filesystem::is_directory(path, ignored)) return cannot_write(path, EISDIR);
    const auto name = folder_of(path) + "/." + file_name_of(path) + "." + std::to_string(::getpid()) + ".tmp";
    const auto open_new = [&] { return ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666); };
    Descriptor descriptor(open_new());
    if (descriptor.number() < 0 && errno == EEXIST) { // left by a killed process that had our number
        remove_leftovers(path);
        descriptor = Descriptor(open_new());
    }
    if (descriptor.number() < 0) return cannot_write(path, errno);
    // A file system without locks only loses the cleaning up after killed processes.
    ::flock(descriptor.number(), LOCK_EX | LOCK_NB);
    return TemporaryFile(path, name, std::move(descriptor));
}

void TemporaryFile::hide() {
    if (!name_.empty()) ::unlink(name_.c_str());
    name_.clear();
}

Outcome<Done> TemporaryFile::publish(Existing existing) {
    if (::fsync(descriptor_.number()) != 0) return cannot_write(path_, errno);
    const int failed = existing == Existing::kept ? rename_beside(name_, path_) : rename_over(name_, path_);
    if (failed != 0) return cannot_write(path_, failed);
    name_.clear();
    const Descriptor folder(::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some network file systems cannot fsync a folder (EINVAL); there the rename itself is all that can be had.
    if (folder.number() < 0 || (::fsync(folder.number()) != 0 && errno != EINVAL)) {
        const int error = errno;
        return Refusal{
            path_, 0, 0,
            "is written, but the disk does not confirm that it is safe against a power cut; check the disk (" +
                std::generic_category().message(error) + ")"};
    }
    return Done{};
}

// Some network file systems do not know how; there a moment between looking and
// renaming is all that can be had.
int rename_beside(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    struct stat status = {};
    return ::lstat(to.c_str(), &status) == 0 ? EEXIST : rename_over(from, to);
}

std::vector<std::string> temporary_paths_of(const std::string& path) {
    const std::string before = "." + file_name_of(path) + ".", after = ".tmp";
    std::error_code error;
    std::vector<std::string> paths;
    for (std::filesystem::directory_iterator entry(folder_of(path), error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (name.size() <= before.size() + after.size() || !name.starts_with(before) || !name.ends_with(after))
            continue;
        const auto pid = name.substr(before.size(), name.size() - before.size() - after.size());
        if (pid.find_first_not_of("0123456789") == std::string::npos) paths.push_back(entry->path().string());
    }
    return paths;
}

void remove_leftovers(const std::string& path) {
    for (const auto& name : temporary_paths_of(path)) {
        const Descriptor descriptor(::open(name.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
        if (descriptor.number() >= 0 && ::flock(descriptor.number(), LOCK_EX | LOCK_NB) == 0) ::unlink(name.c_str());
    }
}

int write_all(int descriptor, std::uint64_t offset, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto count = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count < 0 ? errno : EIO;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    return 0;
}

int read_all(int descriptor, std::uint64_t offset, std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const auto count = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count < 0 ? errno : EIO;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    return 0;
}

Outcome<Done> write_text_file(const std::string& path, std::string_view text, Existing existing) {
    auto file = TemporaryFile::create(path);
    if (!file) return file.refusals();
    if (const int error = write_all(file->number(), 0, std::as_bytes(std::span(text))); error != 0)
        return cannot_write(path, error);
    return file->publish(existing);
}

} // namespace dyad
