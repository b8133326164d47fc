// Durable files: written under a temporary name, made safe on the disk, then visible at once or not at all.
#pragma once

#include "sim/refusal.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// An open file, closed when it goes.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor();

    int number() const { return number_; }

private:
    int number_ = -1;
};

/// What becomes of a file that is there when another is published under its name.
enum class Existing {
    replaced,
    kept ///< and publishing is refused, even if the file came there a moment ago
};

/// A file under its temporary name `.NAME.PID.tmp`, beside the file it is to become. Removed unless it was published.
class TemporaryFile {
public:
    /// Refuses a folder that is not there or cannot be written to, and a `path` that is a folder. The file is locked
    /// (flock) for as long as it is open, so that leftovers of killed processes can be told from files at work; one that
    /// is in the way is removed.
    static Outcome<TemporaryFile> create(const std::string& path);
    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile();

    int number() const { return descriptor_.number(); }
    /// Takes the name away and keeps the file: its space is given back when it is closed, however the process ends.
    void hide();
    /// fsync, rename to the path it was created for, fsync of the folder.
    Outcome<Done> publish(Existing existing = Existing::replaced);

private:
    TemporaryFile(std::string path, std::string name, Descriptor descriptor);
    std::string path_, name_; // no name once published or hidden
    Descriptor descriptor_;
};

/// The paths `.NAME.PID.tmp` beside this one, of living processes and of dead ones.
std::vector<std::string> temporary_paths_of(const std::string& path);

/// Removes temporary files for this path that no living process holds.
void remove_leftovers(const std::string& path);

/// Renames, and refuses with EEXIST what is there. 0 or the error number.
int rename_beside(const std::string& from, const std::string& to);

/// Writes or reads all bytes at the offset; 0 or the error number. Reading past the end is EIO.
int write_all(int descriptor, std::uint64_t offset, std::span<const std::byte> bytes);
int read_all(int descriptor, std::uint64_t offset, std::span<std::byte> bytes);

/// The sentence for a file that cannot be written, by error number: what happened and what to do.
Refusal cannot_write(const std::string& path, int error);

/// A whole text under its name, durable and all at once. Refuses what is there already unless it may be replaced.
Outcome<Done> write_text_file(const std::string& path, std::string_view text, Existing existing);

} // namespace dyad
