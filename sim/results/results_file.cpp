// Results files, whatever they are read from; and frames in memory that are read as if they were one.
#include "sim/results/results_file.hpp"
#include "sim/results/results_digest.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <cstring>

namespace dyad {

namespace {

constexpr std::uint64_t piece_rows = 65536;

/// Rows [first, first + count) of a frame's column, which must be there.
std::span<const std::byte> bytes_of_rows(const Frame& frame, std::size_t field, FieldType type, std::uint64_t first, std::uint64_t count) {
    const auto column = frame.column(field);
    if (const std::size_t size = size_of(type)) return column.subspan(first * size, count * size);
    const auto after = [&](std::uint64_t rows) { // where a text begins that stands behind so many others
        std::size_t at = 0;
        for (std::uint32_t length = 0; rows > 0; --rows, at += sizeof length + length) std::memcpy(&length, column.data() + at, sizeof length);
        return at;
    };
    const std::size_t begin = after(first);
    return column.subspan(begin, after(first + count) - begin);
}

/// Frames that never were on a disk, one for each table.
struct FramesFile : ResultsFile::File {
    std::vector<Frame> frames;

    std::uint64_t rows(std::size_t table) const override { return frames[table].rows(); }
    Outcome<std::vector<std::byte>> values(std::size_t table, std::size_t field, std::uint64_t first, std::uint64_t count) const override {
        const auto bytes = bytes_of_rows(frames[table], field, formats[table].fields[field].type, first, count);
        return std::vector<std::byte>(bytes.begin(), bytes.end());
    }
};

} // namespace

ResultsFile::ResultsFile(std::unique_ptr<File> file) : file_(std::move(file)) {}
ResultsFile::ResultsFile(ResultsFile&&) noexcept = default;
ResultsFile::~ResultsFile() = default;

ResultsFile ResultsFile::of_frames(ResultsHeader header, std::vector<FrameFormat> tables, std::vector<Frame> frames) {
    auto file = std::make_unique<FramesFile>();
    file->path = "results in memory";
    file->header = std::move(header);
    file->format = results_format;
    file->formats = std::move(tables);
    file->frames = std::move(frames);
    return ResultsFile(std::move(file));
}

std::uint32_t ResultsFile::format() const { return file_->format; }
const ResultsHeader& ResultsFile::header() const { return file_->header; }
const std::string& ResultsFile::digest() const { return file_->digest; }
const std::vector<FrameFormat>& ResultsFile::tables() const { return file_->formats; }
std::uint64_t ResultsFile::rows(std::size_t table) const { return file_->rows(table); }

Outcome<Frame> ResultsFile::read(std::size_t table, std::uint64_t first, std::uint64_t count) const {
    const auto fields = file_->formats[table].fields.size();
    Frame frame(fields);
    for (std::size_t k = 0; k < fields; ++k) {
        auto column = read_field(table, k, first, count);
        if (!column) return column;
        frame.raw(k) = std::move(column->raw(0));
    }
    frame.set_rows(count);
    return frame;
}

Outcome<Frame> ResultsFile::read_field(std::size_t table, std::size_t field, std::uint64_t first,
                                       std::uint64_t count) const {
    const std::uint64_t rows = file_->rows(table);
    if (first > rows || count > rows - first)
        return Refusal{file_->path, 0, 0,
                       "has only " + grouped(rows) + " rows in table '" + file_->formats[table].name +
                           "', fewer than were asked for; ask for fewer"};
    auto values = file_->values(table, field, first, count);
    if (!values) return values.refusals();
    Frame frame(1);
    frame.raw(0) = std::move(*values);
    frame.set_rows(count);
    return frame;
}

Outcome<std::string> ResultsFile::computed_digest() const {
    std::vector<TableSums> sums;
    for (std::size_t t = 0; t < file_->formats.size(); ++t) {
        TableSums of_table{rows(t), {}};
        for (std::size_t f = 0; f < file_->formats[t].fields.size(); ++f) {
            Checksum checksum;
            for (std::uint64_t at = 0; at < of_table.rows; at += piece_rows) {
                const auto piece = read_field(t, f, at, std::min(piece_rows, of_table.rows - at));
                if (!piece) return piece.refusals();
                checksum.add(piece->column(0));
            }
            of_table.fields.push_back(std::move(checksum));
        }
        sums.push_back(std::move(of_table));
    }
    return digest_of(file_->header, file_->formats, sums);
}

} // namespace dyad
