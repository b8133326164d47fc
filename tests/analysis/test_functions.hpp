// Functions whose sensitivities are known in closed form, at the points of a design.
#pragma once

#include "analysis/sweeps/sensitivity.hpp"
#include "sim/design.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace dyad::example {

/// A design over so many axes from 0 to 1.
inline Design unit_design(DesignKind kind, std::size_t axes, std::uint32_t points) {
    Design design;
    design.kind = kind;
    design.points = points;
    for (std::size_t axis = 0; axis < axes; ++axis) design.axes.push_back(*read_axis("a.x" + std::to_string(axis) + "=0..1"));
    return design;
}

/// A function of the places of each point.
template <class Function> Eigen::VectorXd values_of(const DesignPoints& points, std::size_t axes, const Function& function) {
    Eigen::VectorXd values(points.size());
    for (std::uint32_t point = 0; point < points.size(); ++point) {
        std::vector<double> places;
        for (std::size_t axis = 0; axis < axes; ++axis) places.push_back(points.place(point, axis));
        values[point] = function(places);
    }
    return values;
}

/// Ishigami & Homma 1990, with a = 7 and b = .1 on -pi to pi. Alone .3139, .4424, 0; in all .5576, .4424, .2437.
inline double ishigami(const std::vector<double>& places) {
    const auto x = [&](std::size_t axis) { return std::numbers::pi * (2.0 * places[axis] - 1.0); };
    return std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// Sobol's g function: the smaller an axis's `a`, the more it matters.
inline const std::vector<double> g_importance{0.0, 1.0, 4.5, 9.0, 99.0};
inline double g_function(const std::vector<double>& places) {
    double product = 1.0;
    for (std::size_t axis = 0; axis < places.size(); ++axis) product *= (std::fabs(4.0 * places[axis] - 2.0) + g_importance[axis]) / (1.0 + g_importance[axis]);
    return product;
}

} // namespace dyad::example
