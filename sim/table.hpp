// Tables of columns: persons and relationships as a struct of arrays, each column with its unit, meaning and one writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <vector>

namespace dyad {

/// So many rows and those that fill the last vector, of any instruction set. Columns have room for them.
[[gnu::always_inline]] constexpr std::size_t whole_vectors(std::size_t rows) { return (rows + 15) / 16 * 16; }

/// Which rows change places, as runs of rows that stay together, and how many there were and will be.
struct RowOrder {
    struct Run {
        std::size_t to, from, rows;
    };
    std::vector<Run> runs{};
    std::size_t before = 0, after = 0;
};

/// Does so to the rows of one strip, whose values are so wide; those behind the last are zero then.
void change_places(std::byte* values, std::size_t width, const RowOrder& order, std::vector<std::byte>& room);

/// What is known of a column besides its values, and its values as bytes: for tests, hashes and listings.
class AnyColumn {
public:
    const char* name;
    const char* unit;
    const char* meaning;
    const char* writer; ///< the one process that writes it

    virtual void resize(std::size_t rows) = 0;
    virtual void append(std::size_t rows, std::size_t more) = 0;
    virtual void arrange(const RowOrder& order, std::vector<std::byte>& room) = 0;
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
    [[gnu::always_inline]] void resize(std::size_t rows) {
        rows_ = rows;
        for (AnyColumn* column : columns_) column->resize(rows);
    }
    /// Adds rows, all zero, behind those there are. Pointers to strips no longer hold.
    [[gnu::always_inline]] void append(std::size_t more) {
        if (more == 0) return; // a column that never had a row has no memory, and none to zero
        for (AnyColumn* column : columns_) column->append(rows_, more);
        rows_ += more;
    }
    /// Makes row i what row `from[i]` was; rows that are not named are gone. Pointers to strips no longer hold.
    void arrange(std::span<const std::uint32_t> from);
    [[gnu::always_inline]] std::size_t rows() const { return rows_; }
    std::span<AnyColumn* const> columns() const { return columns_; }
    void enrol(AnyColumn* column) { columns_.push_back(column); }

private:
    std::vector<AnyColumn*> columns_;
    RowOrder order_;
    std::vector<std::byte> room_; ///< in which rows change places
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
        allocate(rows);
    }
    void append(std::size_t rows, std::size_t more) override {
        const std::size_t needed = rows + more;
        if (needed <= stride_) {
            for (std::size_t k = 0; k < Width; ++k) std::memset(strip(k) + rows, 0, more * sizeof(T));
            return;
        }
        T* const old = values_;
        const std::size_t old_stride = stride_;
        allocate(needed + needed / 4); // room to grow, so that arrivals by ones and twos seldom move anything
        for (std::size_t k = 0; k < Width && old; ++k) std::memcpy(strip(k), old + k * old_stride, rows * sizeof(T));
        if (old) ::operator delete(old, alignment);
    }
    void arrange(const RowOrder& order, std::vector<std::byte>& room) override {
        if (order.after > stride_) append(order.before, order.after - order.before);
        for (std::size_t k = 0; k < Width; ++k) change_places(reinterpret_cast<std::byte*>(strip(k)), sizeof(T), order, room);
    }
    std::span<std::byte> bytes() override { return std::as_writable_bytes(std::span(values_, stride_ * Width)); }

private:
    static constexpr std::align_val_t alignment{64};
    void allocate(std::size_t rows) {
        stride_ = whole_vectors(rows);
        const std::size_t bytes = stride_ * Width * sizeof(T);
        values_ = static_cast<T*>(::operator new(bytes, alignment));
        std::memset(values_, 0, bytes);
    }
    void release() { // forgets as well: what comes next may find no memory, and the column be destroyed
        if (values_) ::operator delete(values_, alignment);
        values_ = nullptr;
        stride_ = 0;
    }
    T* values_ = nullptr;
    std::size_t stride_ = 0;
};

} // namespace dyad
