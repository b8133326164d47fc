// Rows that change places. Kernels call this: what it takes of the standard library must not be built once per instruction set.
#include "sim/table.hpp"

namespace dyad {

void change_places(std::byte* values, std::size_t width, const RowOrder& order, std::vector<std::byte>& room) {
    room.resize(order.after * width);
    for (const auto& run : order.runs) std::memcpy(room.data() + run.to * width, values + run.from * width, run.rows * width);
    if (!room.empty()) std::memcpy(values, room.data(), room.size());
    if (order.before > order.after) std::memset(values + room.size(), 0, (order.before - order.after) * width);
}

void Table::arrange(std::span<const std::uint32_t> from) {
    order_.runs.clear();
    order_.before = rows_;
    order_.after = from.size();
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (order_.runs.empty() || from[i] != order_.runs.back().from + order_.runs.back().rows) order_.runs.push_back({i, from[i], 0});
        ++order_.runs.back().rows;
    }
    for (AnyColumn* column : columns_) column->arrange(order_, room_);
    rows_ = from.size();
}

} // namespace dyad
