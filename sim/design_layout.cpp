// Laying out the points of every kind of design.
#include "sim/design_layout.hpp"

#include "sim/chance.hpp"

#include <boost/random/sobol.hpp>

#include <limits>
#include <numeric>
#include <utility>

namespace dyad {

namespace {

constexpr double left_alone = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t morris_levels = 4;

using Places = std::vector<double>;

void put(Places& places, const std::vector<double>& row) { places.insert(places.end(), row.begin(), row.end()); }

/// Points of a Sobol' sequence, row by row, all digits of an axis flipped by the same random pattern (a digital shift): so
/// the first point, of which every place would be 0, can stay, without which quarters and eighths would not be even.
class SobolRows {
public:
    SobolRows(std::size_t dimensions, Chance& chance) : sequence_(dimensions), row_(dimensions), shift_(dimensions) {
        for (std::uint64_t& shift : shift_) shift = static_cast<std::uint64_t>(chance.uniform() * 0x1p53);
    }
    const std::vector<double>& next() {
        for (std::size_t axis = 0; axis < row_.size(); ++axis) {
            const std::uint64_t digits = is_first_ ? 0 : sequence_() >> 11;
            row_[axis] = static_cast<double>(digits ^ shift_[axis]) * 0x1p-53;
        }
        is_first_ = false;
        return row_;
    }

private:
    boost::random::sobol sequence_; // begins with the second point
    std::vector<double> row_;
    std::vector<std::uint64_t> shift_;
    bool is_first_ = true;
};

/// 0 to n - 1 in a random order.
std::vector<std::uint32_t> shuffled(std::uint32_t n, Chance& chance) {
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    for (std::uint32_t k = n; k > 1; --k) std::swap(order[k - 1], order[chance.below(k)]);
    return order;
}

Places one_at_a_time(const Design& design) {
    const std::size_t dimensions = design.axes.size();
    Places places(dimensions, left_alone); // the scenario as it is
    for (std::size_t axis = 0; axis < dimensions; ++axis)
        for (std::size_t level = 0; level < design.axes[axis].levels(); ++level) {
            std::vector<double> row(dimensions, left_alone);
            row[axis] = static_cast<double>(level);
            put(places, row);
        }
    return places;
}

/// The point itself is the number of its value on every axis.
Places table(std::size_t dimensions, std::uint32_t size) {
    Places places;
    for (std::uint32_t point = 0; point < size; ++point) put(places, std::vector<double>(dimensions, point));
    return places;
}

Places random(std::size_t dimensions, std::uint32_t size, Chance& chance) {
    Places places(std::size_t{size} * dimensions);
    for (double& place : places) place = chance.uniform();
    return places;
}

Places latin_hypercube(std::size_t dimensions, std::uint32_t size, Chance& chance) {
    Places places(std::size_t{size} * dimensions);
    for (std::size_t axis = 0; axis < dimensions; ++axis) {
        const auto slices = shuffled(size, chance);
        for (std::uint32_t point = 0; point < size; ++point) places[point * dimensions + axis] = (slices[point] + chance.uniform()) / size;
    }
    return places;
}

Places sobol(std::size_t dimensions, std::uint32_t size, Chance& chance) {
    Places places;
    SobolRows rows(dimensions, chance);
    for (std::uint32_t point = 0; point < size; ++point) put(places, rows.next());
    return places;
}

/// From a random point of a grid of four levels every axis is moved once, by two thirds of its range.
Places morris(std::size_t dimensions, std::uint32_t trajectories, Chance& chance) {
    Places places;
    for (std::uint32_t trajectory = 0; trajectory < trajectories; ++trajectory) {
        std::vector<double> row(dimensions);
        for (double& place : row) place = chance.below(morris_levels) / (morris_levels - 1.0);
        put(places, row);
        for (const std::uint32_t axis : shuffled(static_cast<std::uint32_t>(dimensions), chance)) {
            row[axis] += row[axis] < 0.5 ? 2.0 / 3.0 : -2.0 / 3.0;
            put(places, row);
        }
    }
    return places;
}

/// Two points of one Sobol' sequence, and the first with each axis in turn taken from the second.
Places saltelli(std::size_t dimensions, std::uint32_t base_points, Chance& chance) {
    Places places;
    SobolRows rows(2 * dimensions, chance);
    for (std::uint32_t point = 0; point < base_points; ++point) {
        const std::vector<double> pair = rows.next();
        const auto middle = pair.begin() + static_cast<std::ptrdiff_t>(dimensions);
        const std::vector<double> first(pair.begin(), middle);
        put(places, first);
        put(places, {middle, pair.end()});
        for (std::size_t axis = 0; axis < dimensions; ++axis) {
            std::vector<double> mixed = first;
            mixed[axis] = pair[dimensions + axis];
            put(places, mixed);
        }
    }
    return places;
}

} // namespace

std::vector<double> places_of(const Design& design, std::uint32_t size) {
    const std::size_t dimensions = design.axes.size();
    Chance chance(design.seed, Purpose("design.points"));
    switch (design.kind) {
    case DesignKind::grid: return {};
    case DesignKind::one_at_a_time: return one_at_a_time(design);
    case DesignKind::table: return table(dimensions, size);
    case DesignKind::random: return random(dimensions, size, chance);
    case DesignKind::latin_hypercube: return latin_hypercube(dimensions, size, chance);
    case DesignKind::sobol: return sobol(dimensions, size, chance);
    case DesignKind::morris: return morris(dimensions, design.points, chance);
    case DesignKind::saltelli: return saltelli(dimensions, design.points, chance);
    }
    return {};
}

std::vector<std::uint32_t> order_of(const Design& design, std::uint32_t size) {
    Chance chance(design.seed, Purpose("design.order"));
    if (design.kind == DesignKind::grid || design.kind == DesignKind::sobol || design.kind == DesignKind::saltelli) return {};
    if (design.kind != DesignKind::morris) return shuffled(size, chance);
    std::vector<std::uint32_t> order;
    const auto length = static_cast<std::uint32_t>(design.axes.size()) + 1; // whole trajectories, since a part of one tells less
    for (const std::uint32_t trajectory : shuffled(design.points, chance))
        for (std::uint32_t step = 0; step < length; ++step) order.push_back(trajectory * length + step);
    return order;
}

} // namespace dyad
