// Tables made in an HDF5 file: groups and datasets with their labels, and rows chunk by chunk.
#include "sim/results/written_table.hpp"

#include "sim/results/results_attributes.hpp"

#include <algorithm>

namespace dyad {

namespace {

using Difference = std::ptrdiff_t;

bool describe(hid_t dataset, const Field& field) {
    std::vector<std::string> codes;
    for (const auto& [code, meaning] : field.codes) codes.push_back(std::to_string(code) + " = " + meaning);
    return write_text(dataset, "label", field.label) && write_text(dataset, "unit", field.unit) &&
           (codes.empty() || write_texts(dataset, "codes", codes)) &&
           (!field.missing || write_number(dataset, "missing_value", *field.missing));
}

/// What all fields of a table have in common.
struct Manner {
    Handle space, creation{H5Pcreate(H5P_DATASET_CREATE), H5Pclose}, access{H5Pcreate(H5P_DATASET_ACCESS), H5Pclose};
    bool right;
    Manner(hsize_t rows, hsize_t chunk) {
        const hsize_t unlimited = H5S_UNLIMITED;
        space = Handle(H5Screate_simple(1, &rows, &unlimited), H5Sclose);
        right = H5Pset_chunk(creation, 1, &chunk) >= 0 && H5Pset_shuffle(creation) >= 0 && H5Pset_deflate(creation, 1) >= 0 &&
                H5Pset_obj_track_times(creation, false) >= 0 && H5Pset_fill_time(creation, H5D_FILL_TIME_ALLOC) >= 0 &&
                H5Pset_chunk_cache(access, 1, 0, 1.0) >= 0; // only whole chunks are written: nothing to keep
    }
};

Handle create_dataset(hid_t group, const Field& field, const Manner& manner) {
    const Handle type = type_in_file(field.type);
    Handle dataset(H5Dcreate2(group, field.name.c_str(), type, manner.space, H5P_DEFAULT, manner.creation, manner.access), H5Dclose);
    return dataset.valid() && describe(dataset, field) ? std::move(dataset) : Handle();
}

bool write_texts_at(hid_t dataset, std::span<const std::string> texts, hsize_t at) {
    const hsize_t count = texts.size();
    const Handle there(H5Dget_space(dataset), H5Sclose), here(H5Screate_simple(1, &count, nullptr), H5Sclose);
    if (H5Sselect_hyperslab(there, H5S_SELECT_SET, &at, nullptr, &count, nullptr) < 0) return false;
    std::vector<const char*> addresses;
    for (const auto& text : texts) addresses.push_back(text.c_str());
    const Handle type = type_in_file(FieldType::text), transfer(H5Pcreate(H5P_DATASET_XFER), H5Pclose);
    constexpr std::size_t room = std::size_t{64} << 10U; // HDF5 would take and clear a mebibyte each time
    return H5Pset_buffer(transfer, room, nullptr, nullptr) >= 0 &&
           H5Dwrite(dataset, type, here, there, transfer, addresses.data()) >= 0;
}

} // namespace

WrittenTable::WrittenTable(FrameFormat format) : format_(std::move(format)), columns_(format_.fields.size()) {}

bool WrittenTable::take(const Frame& frame) {
    if (!fits(frame, format_)) return false;
    rows_ += frame.rows();
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        Column& column = columns_[k];
        const auto values = frame.column(k);
        if (format_.fields[k].type != FieldType::text) {
            column.waiting.insert(column.waiting.end(), values.begin(), values.end());
            continue;
        }
        const auto texts = *texts_of(values, frame.rows());
        for (const auto text : texts) {
            if (text.find('\0') != std::string_view::npos) return false;
            column.waiting_texts.emplace_back(text);
        }
    }
    return true;
}

bool WrittenTable::make_group(hid_t file) {
    std::size_t letters = 0;
    for (const Field& field : format_.fields) letters = std::max(letters, field.name.size());
    const Handle creation = group_creation(static_cast<unsigned>(columns_.size()), static_cast<unsigned>(letters));
    group_ = Handle(H5Gcreate2(file, format_.name.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose);
    return group_.valid() && write_text(group_, "label", format_.label);
}

/// `count` waiting rows of a field from the given one on, as its next chunk.
bool WrittenTable::write_chunk(std::size_t field, std::size_t from, std::uint64_t count, std::uint64_t chunk,
                               Deflater& deflater) {
    const Column& column = columns_[field];
    const FieldType type = format_.fields[field].type;
    if (type == FieldType::text)
        return write_texts_at(column.dataset, std::span(column.waiting_texts).subspan(from, count), written_);
    const std::size_t width = size_of(type);
    const auto values = std::span<const std::byte>(column.waiting).subspan(from * width, count * width);
    const auto [bytes, left_out] = deflater.deflated(values, width, chunk * width);
    const hsize_t at = written_;
    return !bytes.empty() && H5Dwrite_chunk(column.dataset, H5P_DEFAULT, left_out, &at, bytes.size(), bytes.data()) >= 0;
}

bool WrittenTable::write_chunks(std::size_t from, std::uint64_t count, Deflater& deflater) {
    for (std::size_t k = 0; k < columns_.size(); ++k)
        if (!write_chunk(k, from, count, chunk_rows, deflater)) return false;
    written_ += count;
    return true;
}

void WrittenTable::forget(std::size_t rows) {
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        Column& column = columns_[k];
        if (format_.fields[k].type == FieldType::text)
            column.waiting_texts.erase(column.waiting_texts.begin(), column.waiting_texts.begin() + static_cast<Difference>(rows));
        else
            column.waiting.erase(column.waiting.begin(),
                                 column.waiting.begin() + static_cast<Difference>(rows * size_of(format_.fields[k].type)));
    }
}

bool WrittenTable::set_extent(std::uint64_t rows) {
    const hsize_t extent = rows;
    return std::ranges::all_of(columns_, [&](const Column& column) { return H5Dset_extent(column.dataset, &extent) >= 0; });
}

bool WrittenTable::write_full_chunks(hid_t draft, Deflater& deflater) {
    if (!fills_chunk()) return true;
    if (!is_begun()) {
        const Manner manner(0, chunk_rows);
        if (!manner.right || !make_group(draft)) return false;
        for (std::size_t k = 0; k < columns_.size(); ++k) {
            columns_[k].dataset = create_dataset(group_, format_.fields[k], manner);
            if (!columns_[k].dataset.valid()) return false;
        }
    }
    if (!set_extent(rows_ - (rows_ - written_) % chunk_rows)) return false;
    std::size_t from = 0;
    for (; fills_chunk(); from += chunk_rows)
        if (!write_chunks(from, chunk_rows, deflater)) return false;
    forget(from);
    return true;
}

bool WrittenTable::write_rest(Deflater& deflater) {
    if (!set_extent(rows_) || (written_ < rows_ && !write_chunks(0, rows_ - written_, deflater))) return false;
    for (Column& column : columns_) column = Column{}; // closed, it holds nothing back when the draft is copied
    return true;
}

/// Field after field, so that HDF5 holds only one at a time.
bool WrittenTable::write_whole(hid_t file, Deflater& deflater) {
    const std::uint64_t chunk = std::max<std::uint64_t>(rows_, 1);
    const Manner manner(rows_, chunk);
    if (!manner.right || !make_group(file)) return false;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        columns_[k].dataset = create_dataset(group_, format_.fields[k], manner);
        if (!columns_[k].dataset.valid() || (rows_ > 0 && !write_chunk(k, 0, rows_, chunk, deflater))) return false;
        columns_[k] = Column{};
    }
    return group_.close();
}

} // namespace dyad
