// Rows: chosen fields of one results table, read forwards in blocks, so that memory does not grow with it.
#pragma once

#include "sim/refusal.hpp"
#include "sim/results/results.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// Where a name stands among the tables of a file, and where a name stands among the fields of a table.
std::optional<std::size_t> table_named(const ResultsFile& file, std::string_view name);
std::optional<std::size_t> field_named(const FrameFormat& table, std::string_view name);

/// The value in a row of a column's bytes.
template <class T> T value_at(std::span<const std::byte> bytes, std::uint64_t row) {
    T value;
    std::memcpy(&value, bytes.data() + row * sizeof(T), sizeof(T));
    return value;
}

/// The value of a numeric column of a frame, as a double; text has no number and gives not-a-number.
double number_in(const Frame& frame, std::size_t column, FieldType type, std::uint64_t row);

/// The texts of a text column of a frame, in the order of its rows.
std::vector<std::string> texts_in(const Frame& frame, std::size_t column);

/// A cursor over the rows of one table. A table or field that the file does not hold reads as no rows or as
/// not-a-number, and so does a field's missing value. `file` must outlive it.
class RowCursor {
public:
    RowCursor(const ResultsFile& file, std::string_view table, std::span<const std::string_view> fields);

    bool at_end() const { return row_ >= rows_; }
    /// The value of the field of the given index (in the order asked for) in the present row.
    double operator[](std::size_t field) const { return columns_[field][row_ - first_]; }
    bool holds(std::size_t field) const { return places_[field].has_value(); }
    void next();

    /// Why reading stopped early, if it did; `at_end` is then true.
    const std::optional<std::vector<Refusal>>& failure() const { return failure_; }

private:
    void load();

    const ResultsFile& file_;
    std::size_t table_ = 0;
    std::vector<std::optional<std::size_t>> places_;
    std::vector<std::vector<double>> columns_;
    std::uint64_t row_ = 0, first_ = 0, loaded_ = 0, rows_ = 0;
    std::optional<std::vector<Refusal>> failure_;
};

} // namespace dyad
