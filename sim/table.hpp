// Tables of columns: persons and relationships as a struct of arrays, each column with its unit, meaning and one writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <vector>

namespace dyad {

/// What is known of a column besides its values, and its values as bytes: for tests, hashes and listings.
class AnyColumn {
public:
    const char* name;
    const char* unit;
    const char* meaning;
    const char* writer; ///< the one process that writes it

    virtual void resize(std::size_t rows) = 0;
    virtual std::span<std::byte> bytes() = 0;

protected:
    AnyColumn(const char* its_name, const char* its_unit, const char* its_meaning, const char* its_writer)
        : name(its_name), unit(its_unit), meaning(its_meaning), writer(its_writer) {}
    ~AnyColumn() = default;
};

/// Columns of equal length. Columns enrol themselves as members of a struct that derives from Table.
class Table {
public:
    Table() = default;
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    /// Gives every column this many rows, all zero.
    void resize(std::size_t rows) {
        rows_ = rows;
        for (AnyColumn* column : columns_) column->resize(rows);
    }
    [[gnu::always_inline]] std::size_t rows() const { return rows_; }
    std::span<AnyColumn* const> columns() const { return columns_; }
    void enrol(AnyColumn* column) { columns_.push_back(column); }

private:
    std::vector<AnyColumn*> columns_;
    std::size_t rows_ = 0;
};

/// Values per row, in memory aligned for vector instructions. A column of width above 1 holds that many strips of rows one
/// behind the other: one strip per figure, strategy or episode, so that each strip is walked like a column of its own.
template <class T, std::size_t Width = 1> class Column final : public AnyColumn {
public:
    Column(Table& table, const char* its_name, const char* its_unit, const char* its_meaning, const char* its_writer)
        : AnyColumn(its_name, its_unit, its_meaning, its_writer) {
        table.enrol(this);
    }
    ~Column() { release(); }
    Column(const Column&) = delete;
    Column& operator=(const Column&) = delete;

    [[gnu::always_inline]] T& operator[](std::size_t i) { return values_[i]; }
    [[gnu::always_inline]] const T& operator[](std::size_t i) const { return values_[i]; }
    [[gnu::always_inline]] T* strip(std::size_t k = 0) { return values_ + k * stride_; }
    [[gnu::always_inline]] const T* strip(std::size_t k = 0) const { return values_ + k * stride_; }

    void resize(std::size_t rows) override {
        release();
        stride_ = (rows + 15) / 16 * 16;
        const std::size_t bytes = stride_ * Width * sizeof(T);
        values_ = static_cast<T*>(::operator new(bytes, alignment));
        std::memset(values_, 0, bytes);
    }
    std::span<std::byte> bytes() override { return std::as_writable_bytes(std::span(values_, stride_ * Width)); }

private:
    static constexpr std::align_val_t alignment{64};
    void release() {
        if (values_) ::operator delete(values_, alignment);
    }
    T* values_ = nullptr;
    std::size_t stride_ = 0;
};

} // namespace dyad
