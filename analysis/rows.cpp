// Reading a results table block by block, each wanted field on its own.
#include "analysis/rows.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace dyad {

namespace {

constexpr std::uint64_t block_rows = 65536;

} // namespace

std::optional<std::size_t> table_named(const ResultsFile& file, std::string_view name) {
    for (std::size_t k = 0; k < file.tables().size(); ++k)
        if (file.tables()[k].name == name) return k;
    return std::nullopt;
}

std::optional<std::size_t> field_named(const FrameFormat& table, std::string_view name) {
    for (std::size_t k = 0; k < table.fields.size(); ++k)
        if (table.fields[k].name == name) return k;
    return std::nullopt;
}

double number_in(const Frame& frame, std::size_t column, FieldType type, std::uint64_t row) {
    const auto bytes = frame.column(column);
    switch (type) {
    case FieldType::uint8: return static_cast<double>(value_at<std::uint8_t>(bytes, row));
    case FieldType::uint32: return static_cast<double>(value_at<std::uint32_t>(bytes, row));
    case FieldType::uint64: return static_cast<double>(value_at<std::uint64_t>(bytes, row));
    case FieldType::float32: return static_cast<double>(value_at<float>(bytes, row));
    case FieldType::float64: return value_at<double>(bytes, row);
    case FieldType::text: break;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

std::vector<std::string> texts_in(const Frame& frame, std::size_t column) {
    std::vector<std::string> texts;
    const auto bytes = frame.column(column);
    for (std::size_t at = 0; at + sizeof(std::uint32_t) <= bytes.size();) {
        std::uint32_t length;
        std::memcpy(&length, bytes.data() + at, sizeof(length));
        at += sizeof(length);
        const std::size_t held = std::min<std::size_t>(length, bytes.size() - at);
        texts.emplace_back(reinterpret_cast<const char*>(bytes.data() + at), held);
        at += held;
    }
    return texts;
}

RowCursor::RowCursor(const ResultsFile& file, std::string_view table, std::span<const std::string_view> fields)
    : file_(file), places_(fields.size()), columns_(fields.size()) {
    const auto place = table_named(file, table);
    if (!place) return;
    table_ = *place;
    rows_ = file.rows(table_);
    for (std::size_t k = 0; k < fields.size(); ++k) places_[k] = field_named(file.tables()[table_], fields[k]);
    if (rows_ > 0) load();
}

void RowCursor::next() {
    ++row_;
    if (row_ < rows_ && row_ >= first_ + loaded_) load();
}

void RowCursor::load() {
    first_ = row_;
    loaded_ = std::min(block_rows, rows_ - row_);
    for (std::size_t k = 0; k < places_.size(); ++k) {
        columns_[k].assign(loaded_, std::numeric_limits<double>::quiet_NaN());
        if (!places_[k]) continue;
        const auto frame = file_.read_field(table_, *places_[k], first_, loaded_);
        if (!frame) {
            failure_ = frame.refusals();
            rows_ = row_;
            return;
        }
        const Field& field = file_.tables()[table_].fields[*places_[k]];
        for (std::uint64_t row = 0; row < loaded_; ++row) {
            const double number = number_in(*frame, 0, field.type, row);
            if (!field.missing || number != *field.missing) columns_[k][row] = number;
        }
    }
}

} // namespace dyad
