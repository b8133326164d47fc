// A folder of files written out of sight, and then seen whole or not at all.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/durable.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// A file that is written from its beginning to its end, in large pieces however small those are that it is given.
class SequentialFile {
public:
    /// `shown` is the path that a refusal names.
    static Outcome<SequentialFile> create(const std::string& path, const std::string& shown);

    /// False from the first error on.
    bool add(std::span<const std::byte> bytes);
    int error() const { return error_; } ///< 0 or the number of the first error
    /// What is still held back, then fsync. 0 or an error number.
    int finish();

private:
    explicit SequentialFile(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
    void write_out();

    Descriptor descriptor_;
    std::vector<std::byte> held_;
    std::uint64_t written_ = 0;
    int error_ = 0;
};

/// A folder `.NAME.PID.tmp` beside the folder it is to become, removed with all that is in it unless it was published. It is
/// locked for as long, so that those of killed processes can be told from those at work, and are removed by the next.
class UnseenFolder {
public:
    /// Refuses a place where nothing can be made.
    static Outcome<UnseenFolder> create(const std::string& path);
    UnseenFolder(UnseenFolder&& other) noexcept;
    UnseenFolder& operator=(UnseenFolder&&) = delete;
    ~UnseenFolder();

    /// A new file, "data/a.csv", whose folders are made as needed.
    Outcome<SequentialFile> add_file(const std::string& name);
    /// Makes the folder seen, all at once. Refuses a name that is taken.
    Outcome<Done> publish();
    /// Moves the files into the folder that is there already, each all at once, and then removes those of `outdated` that
    /// are not among them. What else is there stays.
    Outcome<Done> publish_into(std::span<const std::string> outdated);

private:
    UnseenFolder(std::string path, std::string name, Descriptor lock);

    std::string path_, name_; // no name once published
    Descriptor lock_;
    std::vector<std::string> files_;
};

} // namespace dyad
