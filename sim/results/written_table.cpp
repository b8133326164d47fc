// Tables made in an HDF5 file: groups and datasets with their labels, and rows chunk by chunk.
#include "sim/results/written_table.hpp"

#include "sim/results/results_attributes.hpp"

#include <algorithm>

namespace dyad {

namespace {

bool describe(hid_t dataset, const Field& field) {
    std::vector<std::string> codes;
    for (const auto& [code, meaning] : field.codes) codes.push_back(std::to_string(code) + " = " + meaning);
    return write_text(dataset, "label", field.label) && write_text(dataset, "unit", field.unit) &&
           (codes.empty() || write_texts(dataset, "codes", codes)) &&
           (!field.missing || write_number(dataset, "missing_value", *field.missing));
}

/// What all fields of a table have in common.
struct Manner {
    Handle space, creation{H5Pcreate(H5P_DATASET_CREATE), H5Pclose};
    bool right;
    Manner(hsize_t rows, hsize_t chunk) {
        const hsize_t unlimited = H5S_UNLIMITED;
        space = Handle(H5Screate_simple(1, &rows, &unlimited), H5Sclose);
        right = H5Pset_chunk(creation, 1, &chunk) >= 0 && H5Pset_shuffle(creation) >= 0 && H5Pset_deflate(creation, 1) >= 0 &&
                H5Pset_obj_track_times(creation, false) >= 0 && H5Pset_fill_time(creation, H5D_FILL_TIME_ALLOC) >= 0;
    }
};

Handle create_dataset(hid_t group, const Field& field, const Manner& manner) {
    const hid_t type = type_in_file(field.type);
    Handle dataset(H5Dcreate2(group, field.name.c_str(), type, manner.space, H5P_DEFAULT, manner.creation, H5P_DEFAULT), H5Dclose);
    return dataset.valid() && describe(dataset, field) ? std::move(dataset) : Handle();
}

bool write_texts(hid_t dataset, std::span<const char* const> texts, hsize_t at) {
    const hsize_t count = texts.size();
    const Handle there(H5Dget_space(dataset), H5Sclose), here(H5Screate_simple(1, &count, nullptr), H5Sclose);
    if (H5Sselect_hyperslab(there, H5S_SELECT_SET, &at, nullptr, &count, nullptr) < 0) return false;
    const Handle transfer(H5Pcreate(H5P_DATASET_XFER), H5Pclose);
    constexpr std::size_t room = std::size_t{64} << 10U; // HDF5 would take and clear a mebibyte each time
    return H5Pset_buffer(transfer, room, nullptr, nullptr) >= 0 &&
           H5Dwrite(dataset, type_in_file(FieldType::text), here, there, transfer, texts.data()) >= 0;
}

bool write_texts(hid_t dataset, const std::vector<std::string>& texts, hsize_t at) {
    std::vector<const char*> addresses;
    for (const auto& text : texts) addresses.push_back(text.c_str());
    return texts.empty() || write_texts(dataset, std::span<const char* const>(addresses), at);
}

bool write_chunk(hid_t dataset, std::span<const std::byte> bytes, std::uint32_t left_out, hsize_t at) {
    return !bytes.empty() && H5Dwrite_chunk(dataset, H5P_DEFAULT, left_out, &at, bytes.size(), bytes.data()) >= 0;
}

/// Texts one behind the other, each with a zero behind it.
std::vector<std::byte> packed(std::span<const std::string> texts) {
    std::vector<std::byte> bytes;
    for (const auto& text : texts) {
        const auto* const letters = reinterpret_cast<const std::byte*>(text.c_str());
        bytes.insert(bytes.end(), letters, letters + text.size() + 1);
    }
    return bytes;
}
std::vector<std::string> unpacked(std::span<const std::byte> bytes) {
    std::vector<std::string> texts;
    for (const auto *at = reinterpret_cast<const char*>(bytes.data()), *const end = at + bytes.size(); at < end; at += texts.back().size() + 1)
        texts.emplace_back(at);
    return texts;
}

} // namespace

bool Draft::put(std::span<const std::byte> bytes, Place& place) {
    place = {size_, bytes.size()};
    size_ += bytes.size();
    if (error_ == 0) error_ = write_all(file_.number(), place.offset, bytes);
    return error_ == 0;
}

bool Draft::read(const Place& place, std::vector<std::byte>& bytes) {
    bytes.resize(place.size);
    if (error_ == 0) error_ = read_all(file_.number(), place.offset, bytes);
    return error_ == 0;
}

WrittenTable::WrittenTable(FrameFormat format) : format_(std::move(format)), columns_(format_.fields.size()) {}

bool WrittenTable::takes(const Frame& frame) const {
    if (!fits(frame, format_)) return false;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        if (format_.fields[k].type != FieldType::text) continue;
        const auto texts = *texts_of(frame.column(k), frame.rows());
        if (std::ranges::any_of(texts, [](std::string_view text) { return text.find('\0') != std::string_view::npos; })) return false;
    }
    return true;
}

bool WrittenTable::append(const Frame& frame, Draft& draft, Deflater& deflater) {
    rows_ += frame.rows();
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        const std::size_t width = size_of(format_.fields[k].type); // 0 of a text
        if (!(width == 0 ? append_texts(columns_[k], *texts_of(frame.column(k), frame.rows()), draft)
                         : append_numbers(columns_[k], frame.column(k), width, draft, deflater)))
            return false;
    }
    return true;
}

/// Whole chunks go to the draft from where they are; only what does not fill one is kept.
bool WrittenTable::append_numbers(Column& column, std::span<const std::byte> values, std::size_t width, Draft& draft, Deflater& deflater) {
    const std::size_t chunk = chunk_rows * width;
    const auto put = [&](std::span<const std::byte> whole) {
        const auto [bytes, left_out] = deflater.deflated(whole, width, chunk);
        column.chunks.push_back({{}, left_out});
        return !bytes.empty() && draft.put(bytes, column.chunks.back().place);
    };
    while (!values.empty()) {
        const auto next = values.first(std::min(values.size(), chunk - column.waiting.size()));
        values = values.subspan(next.size());
        if (next.size() == chunk) {
            if (!put(next)) return false;
            continue;
        }
        column.waiting.insert(column.waiting.end(), next.begin(), next.end());
        if (column.waiting.size() < chunk) continue;
        if (!put(column.waiting)) return false;
        column.waiting.clear();
    }
    return true;
}

bool WrittenTable::append_texts(Column& column, std::span<const std::string_view> texts, Draft& draft) {
    for (const auto text : texts) {
        column.waiting_texts.emplace_back(text);
        if (column.waiting_texts.size() < chunk_rows) continue;
        column.chunks.emplace_back();
        if (!draft.put(packed(column.waiting_texts), column.chunks.back().place)) return false;
        column.waiting_texts.clear();
    }
    return true;
}

bool WrittenTable::write_field(std::size_t field, hid_t dataset, Draft& draft, Deflater& deflater) {
    const Column& column = columns_[field];
    const bool is_text = format_.fields[field].type == FieldType::text;
    std::vector<std::byte> bytes;
    hsize_t at = 0;
    for (const Chunk& chunk : column.chunks) {
        if (!draft.read(chunk.place, bytes)) return false;
        if (!(is_text ? write_texts(dataset, unpacked(bytes), at) : write_chunk(dataset, bytes, chunk.left_out, at))) return false;
        at += chunk_rows;
    }
    if (at == rows_) return true;
    if (is_text) return write_texts(dataset, column.waiting_texts, at);
    const std::size_t width = size_of(format_.fields[field].type), all = column.chunks.empty() ? rows_ : chunk_rows;
    const auto [rest, left_out] = deflater.deflated(column.waiting, width, all * width);
    return write_chunk(dataset, rest, left_out, at);
}

/// Field after field, so that HDF5 holds only one at a time.
bool WrittenTable::write(hid_t file, Draft& draft, Deflater& deflater) {
    std::size_t letters = 0;
    for (const Field& field : format_.fields) letters = std::max(letters, field.name.size());
    const Handle creation = group_creation(static_cast<unsigned>(columns_.size()), static_cast<unsigned>(letters));
    Handle group(H5Gcreate2(file, format_.name.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose);
    const Manner manner(rows_, rows_ >= chunk_rows ? chunk_rows : std::max<std::uint64_t>(rows_, 1));
    if (!manner.right || !group.valid() || !write_text(group, "label", format_.label)) return false;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        Handle dataset = create_dataset(group, format_.fields[k], manner);
        if (!dataset.valid() || !write_field(k, dataset, draft, deflater) || !dataset.close()) return false;
        columns_[k] = Column{};
    }
    return group.close();
}

} // namespace dyad
