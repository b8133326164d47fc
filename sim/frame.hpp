// A frame: labelled columns of equal length, the shape in which results leave a community for the results file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dyad {

enum class FieldType : std::uint8_t {
    uint8,
    uint32,
    uint64,
    float32,
    float64,
    text
};

/// Bytes of one value; a text is kept as 4 bytes of length and its bytes, so it has no fixed size (0).
constexpr std::size_t size_of(FieldType type) {
    switch (type) {
    case FieldType::uint8: return 1;
    case FieldType::uint32:
    case FieldType::float32: return 4;
    case FieldType::uint64:
    case FieldType::float64: return 8;
    case FieldType::text: return 0;
    }
    return 0;
}

/// One column of a results table.
struct Field {
    std::string name; ///< "ssp_class"
    FieldType type;
    std::string label;                                         ///< one sentence for a codebook
    std::string unit;                                          ///< "-" for a pure number or a code
    std::vector<std::pair<std::uint8_t, std::string>> codes{}; ///< value labels of a coded field: {1, "A"}, …
    std::optional<std::uint32_t> missing{};                    ///< of a whole number: the value that stands for none
};

/// One table of a results file (a group in HDF5).
struct FrameFormat {
    std::string name;  ///< "observed"
    std::string label; ///< what a row is
    std::vector<Field> fields;
};

/// Rows of one table, kept column by column as raw bytes in the fields' types (little endian).
class Frame {
public:
    explicit Frame(std::size_t fields) : columns_(fields) {}

    template <class T> void put(std::size_t field, T value) {
        auto& column = columns_[field];
        const auto* const bytes = reinterpret_cast<const std::byte*>(&value);
        column.insert(column.end(), bytes, bytes + sizeof(T));
    }
    void put_text(std::size_t field, const std::string& text) {
        put(field, static_cast<std::uint32_t>(text.size()));
        auto& column = columns_[field];
        const auto end = column.size();
        column.resize(end + text.size());
        std::memcpy(column.data() + end, text.data(), text.size());
    }
    void end_row() { ++rows_; }

    std::size_t rows() const { return rows_; }
    std::size_t fields() const { return columns_.size(); }
    std::span<const std::byte> column(std::size_t field) const { return columns_[field]; }
    std::vector<std::byte>& raw(std::size_t field) { return columns_[field]; }
    void set_rows(std::size_t rows) { rows_ = rows; }
    /// The value in a row of a field whose values are of type T.
    template <class T> T value(std::size_t field, std::size_t row) const {
        T value;
        std::memcpy(&value, columns_[field].data() + row * sizeof(T), sizeof(T));
        return value;
    }

private:
    std::vector<std::vector<std::byte>> columns_;
    std::size_t rows_ = 0;
};

/// The texts of a text column, which must outlive them; nothing if the bytes are not just that many texts.
inline std::optional<std::vector<std::string_view>> texts_of(std::span<const std::byte> column, std::size_t rows) {
    std::vector<std::string_view> texts;
    for (std::uint32_t length = 0; rows > 0; --rows, column = column.subspan(sizeof length + length)) {
        if (column.size() < sizeof length) return std::nullopt;
        std::memcpy(&length, column.data(), sizeof length);
        if (column.size() - sizeof length < length) return std::nullopt;
        texts.emplace_back(reinterpret_cast<const char*>(column.data()) + sizeof length, length);
    }
    if (!column.empty()) return std::nullopt;
    return texts;
}

/// Whether a frame has the fields of a format, each with one value for every row.
inline bool fits(const Frame& frame, const FrameFormat& format) {
    bool right = frame.fields() == format.fields.size();
    for (std::size_t k = 0; right && k < frame.fields(); ++k) {
        const auto column = frame.column(k);
        const auto width = size_of(format.fields[k].type);
        right = width == 0 ? texts_of(column, frame.rows()).has_value()
                           : column.size() % width == 0 && column.size() / width == frame.rows();
    }
    return right;
}

} // namespace dyad
