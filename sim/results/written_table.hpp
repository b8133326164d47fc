// A table of a results file while it is written: rows that wait, and its fields in the file.
#pragma once

#include "sim/frame.hpp"
#include "sim/results/deflated.hpp"
#include "sim/results/hdf5_handles.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dyad {

/// Rows wait until they fill a chunk. A table of which a chunk is full is made in the file of the moment (the draft); one that
/// stays smaller waits whole, and is made where it belongs, in one chunk of just its size.
class WrittenTable {
public:
    explicit WrittenTable(FrameFormat format);

    /// Takes the rows of a frame, to be written. False for a frame that does not fit, or that holds a zero byte in a text, at
    /// which HDF5 would cut it off.
    bool take(const Frame& frame);
    bool fills_chunk() const { return rows_ - written_ >= chunk_rows; }
    /// Whether something of it is in the draft.
    bool is_begun() const { return group_.valid(); }
    /// Writes the full chunks, all fields of a chunk together; makes the table first if this is the first. False when HDF5
    /// refuses, as all that follow.
    bool write_full_chunks(hid_t draft, Deflater& deflater);
    /// The rest of a table that is begun, after which it is closed.
    bool write_rest(Deflater& deflater);
    /// All of one that is not, into the file where it belongs.
    bool write_whole(hid_t file, Deflater& deflater);

    const FrameFormat& format() const { return format_; }

private:
    static constexpr std::size_t chunk_rows = 8192;
    struct Column {
        Handle dataset{};
        std::vector<std::byte> waiting{};
        std::vector<std::string> waiting_texts{}; ///< the same for a field of texts
    };

    bool make_group(hid_t file);
    bool set_extent(std::uint64_t rows);
    bool write_chunk(std::size_t field, std::size_t from, std::uint64_t count, std::uint64_t chunk, Deflater& deflater);
    bool write_chunks(std::size_t from, std::uint64_t count, Deflater& deflater);
    void forget(std::size_t rows);

    FrameFormat format_;
    Handle group_{};
    std::vector<Column> columns_;
    std::uint64_t rows_ = 0, written_ = 0; ///< taken, and of these in the file
};

} // namespace dyad
