// A table of a results file while it is written: rows that wait, full chunks in a draft, and the table made in the file.
#pragma once

#include "sim/frame.hpp"
#include "sim/results/deflated.hpp"
#include "sim/results/durable.hpp"
#include "sim/results/hdf5_handles.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dyad {

/// A nameless file in which chunks wait for the results file, as they will stand in it. HDF5, which takes a want of memory
/// badly, is not needed before everybody has been lived.
class Draft {
public:
    struct Place {
        std::uint64_t offset;
        std::size_t size;
    };

    explicit Draft(TemporaryFile file) : file_(std::move(file)) { file_.hide(); }
    /// Writes behind what is there. False when the disk does not take it; see `error`.
    bool put(std::span<const std::byte> bytes, Place& place);
    bool read(const Place& place, std::vector<std::byte>& bytes);
    int error() const { return error_; } ///< number of the first failure, or 0

private:
    TemporaryFile file_;
    std::uint64_t size_ = 0;
    int error_ = 0;
};

/// Rows wait until they fill a chunk, which then goes to the draft; what does not fill one waits to the end.
class WrittenTable {
public:
    explicit WrittenTable(FrameFormat format);

    /// Whether the rows of a frame can be appended: not if it does not fit, or holds a zero byte in a text, at which HDF5 would
    /// cut it off.
    bool takes(const Frame& frame) const;
    /// Appends the rows of such a frame. False when the disk does not take them or there is no memory.
    bool append(const Frame& frame, Draft& draft, Deflater& deflater);
    /// Makes the whole table in the file: chunks of 8,192 rows, or one chunk of just its size. False when HDF5 refuses or the
    /// draft cannot be read.
    bool write(hid_t file, Draft& draft, Deflater& deflater);

private:
    static constexpr std::size_t chunk_rows = 8192;
    /// A chunk in the draft; a field of texts has them one behind the other, each with a zero behind it.
    struct Chunk {
        Draft::Place place;
        std::uint32_t left_out;
    };
    struct Column {
        std::vector<std::byte> waiting{};
        std::vector<std::string> waiting_texts{}; ///< the same for a field of texts
        std::vector<Chunk> chunks{};
    };

    bool append_numbers(Column& column, std::span<const std::byte> values, std::size_t width, Draft& draft, Deflater& deflater);
    bool append_texts(Column& column, std::span<const std::string_view> texts, Draft& draft);
    bool write_field(std::size_t field, hid_t dataset, Draft& draft, Deflater& deflater);

    FrameFormat format_;
    std::vector<Column> columns_;
    std::uint64_t rows_ = 0;
};

} // namespace dyad
