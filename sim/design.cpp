// Laying out designs: places in the unit cube, values from places, and the order of the runs.
#include "sim/design.hpp"

#include "sim/chance.hpp"
#include "sim/words.hpp"

#include <boost/random/sobol.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace dyad {

namespace {

constexpr double left_alone = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t most_points = 4'000'000;
constexpr std::size_t most_morris_levels = 4;

bool is_sampling(DesignKind kind) { return kind != DesignKind::grid && kind != DesignKind::one_at_a_time && kind != DesignKind::table; }

/// The value at a share of a range.
std::string value_at(const Varied& varied, double share) {
    if (varied.is_whole) {
        const double value = std::floor(varied.low + share * (varied.high - varied.low + 1.0));
        return shortest(std::min(value, varied.high));
    }
    if (varied.is_logarithmic) return shortest(varied.low * std::pow(varied.high / varied.low, share));
    return shortest(share >= 1.0 ? varied.high : varied.low + share * (varied.high - varied.low));
}

std::string value_of(const Varied& varied, double place) {
    if (varied.values.empty()) return value_at(varied, place);
    return varied.values[std::min(static_cast<std::size_t>(place), varied.values.size() - 1)];
}

/// How many points a design has.
std::uint64_t points_of(const Design& design) {
    const std::uint64_t dimensions = design.axes.size();
    std::uint64_t points = design.points;
    switch (design.kind) {
    case DesignKind::grid:
        points = 1;
        for (const Axis& axis : design.axes) points = std::min(points * axis.levels(), most_points + 1);
        return points;
    case DesignKind::one_at_a_time:
        points = 1;
        for (const Axis& axis : design.axes) points += axis.levels();
        return points;
    case DesignKind::table: return design.axes.empty() ? 0 : design.axes.front().levels();
    case DesignKind::morris: return points * (dimensions + 1);
    case DesignKind::saltelli: return points * (dimensions + 2);
    default: return points;
    }
}

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

} // namespace

std::string Axis::name() const {
    std::string name;
    for (const Varied& part : parts) name += (name.empty() ? "" : " & ") + part.key;
    return name;
}

std::string_view name_of(DesignKind kind) {
    constexpr std::array<std::string_view, 8> names{"grid", "one-at-a-time", "latin-hypercube", "sobol", "morris", "saltelli", "random", "table"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Refusal> objections_to(const Design& design) {
    std::vector<Refusal> refusals;
    std::set<std::string> keys;
    const auto object = [&](const std::string& at, const std::string& sentence) { refusals.push_back({at, 0, 0, sentence}); };
    const bool needs_values = design.kind == DesignKind::grid || design.kind == DesignKind::one_at_a_time;
    for (const Axis& axis : design.axes) {
        const std::string at = "--vary " + shell_quoted(axis.text);
        if (needs_values && axis.levels() == 0)
            object(at, "this is a range, from which a " + std::string(name_of(design.kind)) +
                           " design cannot tell which values to take; say how many, as in " + axis.parts.front().key + "=" +
                           shortest(axis.parts.front().low) + ".." + shortest(axis.parts.front().high) + ":5, or choose --design latin-hypercube");
        if ((design.kind == DesignKind::morris || design.kind == DesignKind::saltelli) && axis.levels() > 0)
            object(at, "what a parameter does is told from its range, and these are single values; write LOW..HIGH");
        for (const Varied& part : axis.parts)
            if (!keys.insert(part.key).second) object(at, part.key + " is varied twice; name it once");
    }
    if (design.axes.empty()) object("dyad", "nothing is varied; say what with --vary, as in --vary plasticity.adult_floor=0.01..0.3:8");
    else if (is_sampling(design.kind) && design.points == 0)
        object("dyad", "how many points is missing; say so with --points, as in --points 64");
    if (refusals.empty() && points_of(design) > most_points)
        object("dyad", "the design has more than four million points; give fewer values, or draw points from it with --design sobol");
    return refusals;
}

std::vector<std::uint32_t> balanced_combination(std::uint64_t k, const std::vector<std::uint32_t>& levels) {
    std::vector<std::uint32_t> combination(levels.size());
    std::uint64_t before = 1; // combinations of the factors up to here
    for (const std::uint32_t count : levels) before *= count;
    for (std::size_t factor = levels.size(); factor-- > 0;) {
        // Before: those of the factors in front of this one, which repeat themselves after so many.
        before /= levels[factor];
        const std::uint64_t shift = k / std::lcm(before, std::uint64_t{levels[factor]});
        combination[factor] = static_cast<std::uint32_t>((k + shift) % levels[factor]);
        k %= before;
    }
    return combination;
}

DesignPoints::DesignPoints(const Design& design) : design_(design), size_(static_cast<std::uint32_t>(points_of(design))) { lay_out(); }

void DesignPoints::put(std::vector<double> places) { places_.insert(places_.end(), places.begin(), places.end()); }

void DesignPoints::lay_out() {
    const std::size_t dimensions = design_.axes.size();
    Chance chance(design_.seed, Purpose("design.points")), order(design_.seed, Purpose("design.order"));
    const auto uniform_row = [&] {
        std::vector<double> row(dimensions);
        for (double& place : row) place = chance.uniform();
        return row;
    };
    switch (design_.kind) {
    case DesignKind::grid: return; // computed
    case DesignKind::one_at_a_time:
        put(std::vector<double>(dimensions, left_alone));
        for (std::size_t axis = 0; axis < dimensions; ++axis)
            for (std::size_t level = 0; level < design_.axes[axis].levels(); ++level) {
                put(std::vector<double>(dimensions, left_alone));
                places_[places_.size() - dimensions + axis] = static_cast<double>(level);
            }
        break;
    case DesignKind::table:
        for (std::uint32_t point = 0; point < size_; ++point) put(std::vector<double>(dimensions, point));
        break;
    case DesignKind::random:
        for (std::uint32_t point = 0; point < size_; ++point) put(uniform_row());
        break;
    case DesignKind::latin_hypercube:
        places_.resize(std::size_t{size_} * dimensions);
        for (std::size_t axis = 0; axis < dimensions; ++axis) {
            const auto slices = shuffled(size_, chance);
            for (std::uint32_t point = 0; point < size_; ++point)
                places_[point * dimensions + axis] = (slices[point] + chance.uniform()) / size_;
        }
        break;
    case DesignKind::sobol: {
        SobolRows rows(dimensions, chance);
        for (std::uint32_t point = 0; point < size_; ++point) put(rows.next());
        return;
    }
    case DesignKind::morris:
        for (std::uint32_t trajectory = 0; trajectory < design_.points; ++trajectory) {
            std::vector<double> row(dimensions);
            for (double& place : row) place = chance.below(most_morris_levels) / (most_morris_levels - 1.0);
            put(row);
            for (const std::uint32_t axis : shuffled(static_cast<std::uint32_t>(dimensions), chance)) {
                row[axis] += row[axis] < 0.5 ? 2.0 / 3.0 : -2.0 / 3.0;
                put(row);
            }
        }
        break;
    case DesignKind::saltelli: {
        SobolRows rows(2 * dimensions, chance);
        for (std::uint32_t point = 0; point < design_.points; ++point) {
            const std::vector<double> pair = rows.next();
            const std::vector<double> a(pair.begin(), pair.begin() + static_cast<std::ptrdiff_t>(dimensions));
            put(a);
            put({pair.begin() + static_cast<std::ptrdiff_t>(dimensions), pair.end()});
            for (std::size_t axis = 0; axis < dimensions; ++axis) {
                std::vector<double> mixed = a;
                mixed[axis] = pair[dimensions + axis];
                put(mixed);
            }
        }
        return;
    }
    }
    if (design_.kind != DesignKind::morris) {
        order_ = shuffled(size_, order);
        return;
    }
    const auto length = static_cast<std::uint32_t>(dimensions) + 1; // whole trajectories, since a part of one tells less
    for (const std::uint32_t trajectory : shuffled(design_.points, order))
        for (std::uint32_t step = 0; step < length; ++step) order_.push_back(trajectory * length + step);
}

std::vector<std::uint32_t> DesignPoints::levels_of_grid(std::uint32_t point) const {
    std::vector<std::uint32_t> levels(design_.axes.size());
    for (std::size_t axis = levels.size(); axis-- > 0;) {
        const auto count = static_cast<std::uint32_t>(design_.axes[axis].levels());
        levels[axis] = point % count;
        point /= count;
    }
    return levels;
}

std::uint32_t DesignPoints::at(std::uint32_t k) const {
    if (!order_.empty()) return order_[k];
    if (design_.kind != DesignKind::grid) return k;
    std::vector<std::uint32_t> levels;
    for (const Axis& axis : design_.axes) levels.push_back(static_cast<std::uint32_t>(axis.levels()));
    const auto combination = balanced_combination(k, levels);
    std::uint32_t point = 0; // numbered as a reader would, the last axis fastest
    for (std::size_t axis = 0; axis < levels.size(); ++axis) point = point * levels[axis] + combination[axis];
    return point;
}

double DesignPoints::place(std::uint32_t point, std::size_t axis) const {
    if (design_.kind == DesignKind::grid) return levels_of_grid(point)[axis];
    const double place = places_[std::size_t{point} * design_.axes.size() + axis];
    const std::size_t levels = design_.axes[axis].levels();
    if (levels == 0 || !is_sampling(design_.kind)) return place;
    return std::min(std::floor(place * static_cast<double>(levels)), static_cast<double>(levels - 1));
}

std::vector<std::pair<std::string, std::string>> DesignPoints::settings(std::uint32_t point) const {
    std::vector<std::pair<std::string, std::string>> settings;
    for (std::size_t axis = 0; axis < design_.axes.size(); ++axis) {
        const double at = place(point, axis);
        if (std::isnan(at)) continue;
        for (const Varied& part : design_.axes[axis].parts) settings.emplace_back(part.key, value_of(part, at));
    }
    return settings;
}

double DesignPoints::discrepancy(std::uint32_t runs) const {
    const std::size_t dimensions = design_.axes.size();
    std::vector<double> x(std::size_t{runs} * dimensions);
    for (std::uint32_t k = 0; k < runs; ++k)
        for (std::size_t axis = 0; axis < dimensions; ++axis) {
            const std::size_t levels = design_.axes[axis].levels();
            const double at = place(this->at(k), axis); // an axis left alone counts as its middle
            x[k * dimensions + axis] = std::isnan(at) ? 0.5 : levels > 0 ? (at + 0.5) / static_cast<double>(levels)
                                                                         : at;
        }
    const auto from_middle = [&](std::size_t k, std::size_t axis) { return std::fabs(x[k * dimensions + axis] - 0.5); };
    double singles = 0.0, pairs = 0.0;
    for (std::size_t i = 0; i < runs; ++i) {
        double single = 1.0;
        for (std::size_t a = 0; a < dimensions; ++a) single *= 1.0 + 0.5 * from_middle(i, a) - 0.5 * from_middle(i, a) * from_middle(i, a);
        singles += single;
        for (std::size_t j = 0; j < runs; ++j) {
            double pair = 1.0;
            for (std::size_t a = 0; a < dimensions; ++a)
                pair *= 1.0 + 0.5 * from_middle(i, a) + 0.5 * from_middle(j, a) - 0.5 * std::fabs(x[i * dimensions + a] - x[j * dimensions + a]);
            pairs += pair;
        }
    }
    const double n = runs;
    return std::sqrt(std::pow(13.0 / 12.0, static_cast<double>(dimensions)) - 2.0 * singles / n + pairs / (n * n));
}

} // namespace dyad
