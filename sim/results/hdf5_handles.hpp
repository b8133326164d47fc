// HDF5 behind small handles that close themselves, and the driver through which it reaches a file; includes hdf5.h.
#pragma once

#include "sim/frame.hpp"

#include <hdf5.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dyad {

/// An HDF5 identifier, closed by the function that belongs to it. Invalid (negative) ones convert to false.
class Handle {
public:
    Handle() = default;
    Handle(hid_t id, herr_t (*closing)(hid_t)) : id_(id), close_(closing) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(close_, other.close_);
        return *this;
    }
    ~Handle() {
        if (id_ >= 0) close_(id_);
    }

    operator hid_t() const { return id_; } // as HDF5 takes it
    bool valid() const { return id_ >= 0; }
    /// Lets go of it without closing.
    hid_t leave() { return std::exchange(id_, -1); }
    /// Closes now; false if HDF5 could not.
    bool close() { return id_ >= 0 && close_(std::exchange(id_, -1)) >= 0; }

private:
    hid_t id_ = -1;
    herr_t (*close_)(hid_t) = nullptr;
};

/// A file of at most so many bytes is read and written in one piece: HDF5 looks into each of its thousand corners.
inline constexpr std::uint64_t small_file = std::uint64_t{4} << 20U;

/// The file HDF5 works on: an open descriptor, or bytes in memory (read only) if there is none.
///
/// HDF5 cannot close a file whose disk is full: it keeps its buffers, tries again at exit and may crash there. So it
/// never learns of a failed write; the first error number is kept in `error`, later writes are dropped, and closing
/// succeeds. Whoever writes asks for `error` and throws the file away.
struct Disk {
    int descriptor = -1;
    std::span<const std::byte> image{};
    std::uint64_t size = 0; ///< in bytes; grows while writing
    int error = 0;          ///< of the first write that failed
    /// What was written of a file that is still small. All is on the disk once it has grown, or once `settle` has been called.
    std::vector<std::byte> held{};
    bool holds = false;
    void settle();
};

/// Closes a file, false if HDF5 cannot (there is no memory for it). Then the disk is never given back, since HDF5 may come
/// back to it.
bool close_or_leave(Handle& file, std::unique_ptr<Disk>& disk);

/// File access through a `Disk`, which must outlive every file opened with it.
Handle access_through(Disk& disk);

/// Creates an HDF5 file behind a user block of the given size, without object times, its links in the order of their
/// creation. Metadata of what is open stay in memory: after a failed write HDF5 must not look for what is not there. What is
/// closed it does not look for again.
Handle create_file(Disk& disk, std::size_t user_block);
Handle open_file(Disk& disk);

/// For the creation of a group: no times, links in the order of their creation, kept in one place, about so many and with
/// names of about so many letters.
Handle group_creation(unsigned links, unsigned letters);

/// The type in the file, little endian, which is also the type in memory (see checksum.cpp); texts are UTF-8. It is there for
/// good: nobody closes it.
hid_t type_in_file(FieldType type);
/// The space of one value, likewise.
hid_t scalar_space();

} // namespace dyad
