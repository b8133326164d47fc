// Folders by rename: what is in them is on the disk before their name is.
#include "sim/results/unseen_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace dyad {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece = std::size_t{1} << 20U;

std::string parent_of(const std::string& path) {
    const std::string parent = fs::path(path).parent_path().string();
    return parent.empty() ? "." : parent;
}

Descriptor lock_on(const std::string& folder) {
    Descriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (lock.number() >= 0 && ::flock(lock.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return {};
    return lock;
}

/// Some network file systems cannot fsync a folder (EINVAL); there the rename itself is all that can be had.
int make_safe(const std::string& folder) {
    const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (open.number() < 0) return errno;
    return ::fsync(open.number()) == 0 || errno == EINVAL ? 0 : errno;
}

void remove_folders_left_for(const std::string& path) {
    std::error_code error;
    for (const std::string& folder : temporary_paths_of(path))
        if (const Descriptor lock = lock_on(folder); lock.number() >= 0) fs::remove_all(folder, error);
}

} // namespace

Outcome<SequentialFile> SequentialFile::create(const std::string& path, const std::string& shown) {
    Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (descriptor.number() < 0) return cannot_write(shown, errno);
    return SequentialFile(std::move(descriptor));
}

void SequentialFile::write_out() {
    if (error_ == 0) error_ = write_all(descriptor_.number(), written_, held_);
    written_ += held_.size();
    held_.clear();
}

bool SequentialFile::add(std::span<const std::byte> bytes) {
    held_.insert(held_.end(), bytes.begin(), bytes.end());
    if (held_.size() >= piece) write_out();
    return error_ == 0;
}

int SequentialFile::finish() {
    write_out();
    if (error_ == 0 && ::fsync(descriptor_.number()) != 0) error_ = errno;
    return error_;
}

UnseenFolder::UnseenFolder(std::string path, std::string name, Descriptor lock)
    : path_(std::move(path)), name_(std::move(name)), lock_(std::move(lock)) {}

UnseenFolder::UnseenFolder(UnseenFolder&& other) noexcept
    : path_(std::move(other.path_)), name_(std::exchange(other.name_, {})), lock_(std::move(other.lock_)), files_(std::move(other.files_)) {}

UnseenFolder::~UnseenFolder() {
    std::error_code error;
    if (!name_.empty()) fs::remove_all(name_, error);
}

Outcome<UnseenFolder> UnseenFolder::create(const std::string& path) {
    remove_folders_left_for(path);
    const std::string name = parent_of(path) + "/." + fs::path(path).filename().string() + "." + std::to_string(::getpid()) + ".tmp";
    if (::mkdir(name.c_str(), 0777) != 0) return cannot_write(path, errno);
    return UnseenFolder(path, name, lock_on(name)); // a file system without locks only loses the cleaning up
}

Outcome<SequentialFile> UnseenFolder::add_file(const std::string& name) {
    const fs::path place = fs::path(name_) / name;
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) return cannot_write(path_ + "/" + name, error.value());
    auto file = SequentialFile::create(place.string(), path_ + "/" + name);
    if (file) files_.push_back(name);
    return file;
}

Outcome<Done> UnseenFolder::publish() {
    for (const std::string& file : files_)
        if (const int error = make_safe(parent_of(name_ + "/" + file)); error != 0) return cannot_write(path_, error);
    const int failed = rename_beside(name_, path_);
    if (failed != 0) return cannot_write(path_, failed);
    name_.clear();
    const int unsafe = make_safe(parent_of(path_));
    return unsafe == 0 ? Outcome<Done>(Done{}) : cannot_write(path_, unsafe);
}

Outcome<Done> UnseenFolder::publish_into(std::span<const std::string> outdated) {
    std::error_code error;
    for (const std::string& file : files_) {
        const std::string place = path_ + "/" + file;
        fs::create_directories(parent_of(place), error);
        if (error || ::rename((name_ + "/" + file).c_str(), place.c_str()) != 0) return cannot_write(place, error ? error.value() : errno);
    }
    for (const std::string& file : outdated)
        if (std::find(files_.begin(), files_.end(), file) == files_.end() && fs::is_regular_file(fs::symlink_status(path_ + "/" + file, error)))
            fs::remove(path_ + "/" + file, error);
    for (const std::string& file : files_)
        if (const int failed = make_safe(parent_of(path_ + "/" + file)); failed != 0) return cannot_write(path_, failed);
    return Done{};
}

} // namespace dyad
