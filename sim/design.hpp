// Designs: which values a sweep gives to which parameters, and in which order, so that whatever is done is a fair sample.
#pragma once

#include "sim/refusal.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dyad {

/// One key that is varied: the values it is given, or the range from which a design draws them.
struct Varied {
    std::string key;
    std::vector<std::string> values; ///< as TOML text; none where there is a range
    double low = 0.0, high = 0.0;    ///< of the range
    bool is_logarithmic = false;     ///< equal steps of the logarithm; asks for low > 0
    bool is_whole = false;           ///< only whole numbers, low and high among them
};

/// What a design varies as one: a key, or several linked ones that take their first values together, their second, …
struct Axis {
    std::vector<Varied> parts; ///< all with equally many values, or all with a range
    std::string text;          ///< as it was written

    std::size_t levels() const { return parts.front().values.size(); } ///< 0 where there is a range
    std::string name() const;                                          ///< "a.x", or "a.x & b.y"
};

/// Reads `key=1,2,3`, `key=0.1..0.5:5` (five equal steps), `key=0.01..1:5:log`, `key=0.1..0.5` (a range) and, with ` & `
/// between them, keys that are linked. Refuses, in one sentence, whatever reads otherwise, ranges without extent, linked
/// keys of which one has a range and another values, or that have unequally many values.
Outcome<Axis> read_axis(const std::string& text);

/// Points from elsewhere: CSV with a line of keys and then a line of numbers for each point. Refuses, with file and line,
/// lines of another length, what is no number, keys given twice, and a file without points.
Outcome<std::vector<Axis>> read_points(const std::string& path, const std::string& text);

enum class DesignKind {
    grid,            ///< every combination of the axes' values
    one_at_a_time,   ///< the scenario as it is, then each value of each axis, the others left alone
    latin_hypercube, ///< McKay, Beckman & Conover 1979
    sobol,           ///< Sobol' 1967, by Joe & Kuo's direction numbers, with a digital shift
    morris,          ///< trajectories: Morris 1991, on four levels
    saltelli,        ///< pairs of Sobol' points and their mixtures, for Sobol' indices: Saltelli 2002
    random,
    table ///< points from elsewhere, each with one value for every key
};
std::string_view name_of(DesignKind kind); ///< "latin-hypercube"

struct Design {
    DesignKind kind = DesignKind::grid;
    std::vector<Axis> axes;
    std::uint32_t points = 0; ///< of sampling designs; trajectories of `morris`, base points of `saltelli`
    std::uint32_t seed = 1;   ///< of points and of their order; not of the simulations
};

/// Why a design cannot be laid out, in whole sentences: values where it needs a range or the other way round, keys given
/// twice, too many points (above four million), no axis.
std::vector<Refusal> objections_to(const Design& design);

/// The points of a design, and the order in which they are to be run. A function of the design and of nothing else.
class DesignPoints {
public:
    /// The design must be one that nothing is objected to.
    explicit DesignPoints(const Design& design);

    std::uint32_t size() const { return size_; }
    /// The point that is run as number `k`. In a grid every axis has been given each of its values equally often, within
    /// one, at any moment; Sobol' points are run in their own order; morris and saltelli keep what belongs together
    /// together; all others stand in a random order.
    std::uint32_t at(std::uint32_t k) const;
    /// Where a point stands on an axis: the number of the value (0, 1, …) or the share of its range (0 to 1); not-a-number
    /// where the axis is left as the scenario has it.
    double place(std::uint32_t point, std::size_t axis) const;
    /// Keys and values of a point, in the order of the axes; keys left alone are not among them.
    std::vector<std::pair<std::string, std::string>> settings(std::uint32_t point) const;

    /// The share of its range that a point really takes on an axis, which for whole numbers is not quite its place; on a
    /// logarithmic axis, of the logarithm.
    double taken(std::uint32_t point, std::size_t axis) const;

    /// How unevenly some points fill the axes: the centred L2 discrepancy (Hickernell 1998) of their places, 0 for perfectly
    /// even. Takes time that grows with the square of their number.
    double discrepancy(std::span<const std::uint32_t> points) const;

private:
    std::vector<std::uint32_t> levels_of_grid(std::uint32_t k) const;

    Design design_;
    std::uint32_t size_ = 0;
    std::vector<double> places_;       ///< point by point, an entry for each axis; none for grids
    std::vector<std::uint32_t> order_; ///< none where points are run in their own order
};

/// Combination `k` of a grid of so many levels, in an order in which, after any number of combinations, each level of a
/// factor has come equally often, within one: factors turn like wheels, each shifted by one place whenever it and all
/// before it would repeat themselves.
std::vector<std::uint32_t> balanced_combination(std::uint64_t k, const std::vector<std::uint32_t>& levels);

} // namespace dyad
