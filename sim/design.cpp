// Laying out designs: places in the unit cube, values from places, and the order of the runs.
#include "sim/design.hpp"

#include "sim/design_layout.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

namespace dyad {

namespace {

constexpr std::uint64_t most_points = 4'000'000;

bool is_sampling(DesignKind kind) { return kind != DesignKind::grid && kind != DesignKind::one_at_a_time && kind != DesignKind::table; }

/// The number at a share of a range.
double number_at(const Varied& varied, double share) {
    const double high = varied.is_whole ? varied.high + 1.0 : varied.high; // each whole number has an equal part
    const double value = varied.is_logarithmic ? varied.low * std::pow(high / varied.low, share) : varied.low + share * (high - varied.low);
    return std::clamp(varied.is_whole ? std::floor(value) : value, varied.low, varied.high);
}

std::string value_of(const Varied& varied, double place) {
    if (varied.values.empty()) return shortest(number_at(varied, place));
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
        const std::uint64_t repeats_after = std::max<std::uint64_t>(1, std::lcm(before, std::uint64_t{levels[factor]}));
        const std::uint64_t shift = k / repeats_after;
        combination[factor] = static_cast<std::uint32_t>((k + shift) % levels[factor]);
        k %= before;
    }
    return combination;
}

DesignPoints::DesignPoints(const Design& design)
    : design_(design), size_(static_cast<std::uint32_t>(points_of(design))), places_(places_of(design, size_)), order_(order_of(design, size_)) {}

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

double DesignPoints::taken(std::uint32_t point, std::size_t axis) const {
    const Varied& part = design_.axes[axis].parts.front();
    const double at = place(point, axis);
    if (!part.values.empty() || !part.is_whole) return at;
    const double number = number_at(part, at);
    return part.is_logarithmic ? std::log(number / part.low) / std::log(part.high / part.low) : (number - part.low) / (part.high - part.low);
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

double DesignPoints::discrepancy(std::span<const std::uint32_t> points) const {
    const std::size_t dimensions = design_.axes.size(), runs = points.size();
    std::vector<double> x(std::size_t{runs} * dimensions);
    for (std::size_t k = 0; k < runs; ++k)
        for (std::size_t axis = 0; axis < dimensions; ++axis) {
            const std::size_t levels = design_.axes[axis].levels();
            const double at = place(points[k], axis); // an axis left alone counts as its middle
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
    const double n = static_cast<double>(runs);
    return std::sqrt(std::pow(13.0 / 12.0, static_cast<double>(dimensions)) - 2.0 * singles / n + pairs / (n * n));
}

} // namespace dyad
