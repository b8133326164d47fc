// Temporary folders, each with a locked file in it that says whether its process lives.
#include "sim/commands/passing_folder.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <vector>

namespace dyad {

namespace {

namespace fs = std::filesystem;

const std::string first_words = "dyad-replay-";

/// The lock of a folder if this process can have it; a folder whose process lives does not give it.
Descriptor lock_in(const fs::path& folder, int flags) {
    Descriptor lock(::open((folder / "lock").c_str(), flags | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (lock.number() >= 0 && ::flock(lock.number(), LOCK_EX | LOCK_NB) != 0) return {};
    return lock;
}

void remove_folders_of_the_dead(const fs::path& where) {
    std::error_code error;
    std::vector<fs::path> folders;
    for (fs::directory_iterator entry(where, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().filename().string().starts_with(first_words)) folders.push_back(entry->path());
    for (const fs::path& folder : folders) {
        if (fs::is_symlink(folder, error)) continue;
        if (const Descriptor lock = lock_in(folder, 0); lock.number() >= 0) fs::remove_all(folder, error);
    }
}

} // namespace

PassingFolder::PassingFolder() {
    std::error_code error;
    const fs::path where = fs::temp_directory_path(error);
    if (error) return;
    remove_folders_of_the_dead(where);
    for (int attempt = 0; attempt < 10; ++attempt) {
        std::string name = (where / (first_words + "XXXXXX")).string();
        if (::mkdtemp(name.data()) == nullptr) return;
        lock_ = lock_in(name, O_CREAT);
        // Another process may have taken the folder for a dead one's before it was locked.
        if (lock_.number() >= 0 && fs::exists(fs::path(name) / "lock", error)) {
            path_ = name;
            return;
        }
        fs::remove_all(name, error);
    }
}

PassingFolder::~PassingFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
}

} // namespace dyad
