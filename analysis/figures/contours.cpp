// Contour lines by marching squares on a grid finer than the known one.
#include "analysis/figures/contours.hpp"

#include "analysis/figures/figure_lives.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace dyad {

namespace {

constexpr std::size_t fineness = 48;       ///< squares along each side in which lines are straight
constexpr std::size_t shortest_drawn = 14; ///< pieces of a level: less is a speck

struct ContourPiece {
    double x1, y1, x2, y2;
};

/// Which interval of ascending places holds x, and how far it lies in it.
std::pair<std::size_t, double> between(const std::vector<double>& places, double x) {
    std::size_t k = 0;
    while (k + 2 < places.size() && x > places[k + 1]) ++k;
    return {k, std::clamp((x - places[k]) / (places[k + 1] - places[k]), 0.0, 1.0)};
}

/// Words of a contour line stand on its own colour; in the middle of viridis neither white nor ink is far enough from it.
std::string under_words(double level) { return viridis(level < 0.45 ? level : level + 0.03); }

double step_of(double first, double last, std::size_t k, std::size_t all) { return first + (last - first) * static_cast<double>(k) / static_cast<double>(all); }

/// Where the level passes through a triangle: along two of its sides, or not at all.
void add_piece(std::vector<ContourPiece>& pieces, const std::array<std::array<double, 3>, 3>& corners, double level) {
    std::vector<std::pair<double, double>> ends;
    for (std::size_t k = 0; k < 3; ++k) {
        const auto &a = corners[k], &b = corners[(k + 1) % 3];
        if ((a[2] < level) == (b[2] < level)) continue;
        const double share = (level - a[2]) / (b[2] - a[2]);
        ends.emplace_back(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]));
    }
    if (ends.size() == 2) pieces.push_back({ends[0].first, ends[0].second, ends[1].first, ends[1].second});
}

/// Each square is two triangles, in which nothing is ambiguous.
std::vector<ContourPiece> pieces_of(const MappedSurface& grid, double level) {
    std::vector<ContourPiece> pieces;
    const Area all = grid.drawn();
    const auto corner = [&](std::size_t c, std::size_t r) {
        const double x = step_of(all.left, all.right, c, fineness), y = step_of(all.bottom, all.top, r, fineness);
        return std::array{x, y, grid.at(x, y)};
    };
    for (std::size_t c = 0; c < fineness; ++c)
        for (std::size_t r = 0; r < fineness; ++r) {
            const auto a = corner(c, r), b = corner(c + 1, r), d = corner(c, r + 1), e = corner(c + 1, r + 1);
            add_piece(pieces, {a, b, e}, level);
            add_piece(pieces, {a, e, d}, level);
        }
    if (pieces.size() < shortest_drawn) pieces.clear();
    return pieces;
}

double colour_number(double share) { return static_cast<double>(std::strtol(viridis(share).c_str() + 1, nullptr, 16)); }

} // namespace

double MappedSurface::at(double x, double y) const {
    const auto [c, across] = between(xs, x);
    const auto [r, up] = between(ys, y);
    const auto value = [&](std::size_t i, std::size_t j) { return values[i * ys.size() + j]; };
    return (1 - across) * ((1 - up) * value(c, r) + up * value(c, r + 1)) + across * ((1 - up) * value(c + 1, r) + up * value(c + 1, r + 1));
}

Area MappedSurface::drawn() const {
    const double across = 0.03 * (xs.back() - xs.front()), up = 0.03 * (ys.back() - ys.front());
    return {xs.front() - across, ys.front() - up, xs.back() + across, ys.back() + up};
}

FigureTable pixels_of(const MappedSurface& grid, const std::string& part, std::size_t columns, std::size_t rows) {
    FigureTable table{part, {"x_low", "x_high", "y_low", "y_high", "value", "colour"}, {}};
    const Area all = grid.drawn();
    const auto x = [&](std::size_t c) { return step_of(all.left, all.right, std::min(c, columns), columns); };
    const auto y = [&](std::size_t r) { return step_of(all.bottom, all.top, std::min(r, rows), rows); };
    for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t r = 0; r < rows; ++r) {
            const double value = grid.at((x(c) + x(c + 1)) / 2.0, (y(r) + y(r + 1)) / 2.0);
            // Each reaches under its right and upper neighbours, which are drawn later: no seams show.
            table.rows.push_back({x(c), x(c + 2), y(r), y(r + 2), value, colour_number(value)});
        }
    return table;
}

FigureTable contours_of(const MappedSurface& grid, const std::string& part, const std::vector<double>& levels) {
    FigureTable table{part, {"level", "x", "y", "across", "up"}, {}};
    for (const double level : levels)
        for (const ContourPiece& piece : pieces_of(grid, level)) table.rows.push_back({level, piece.x1, piece.y1, piece.x2 - piece.x1, piece.y2 - piece.y1});
    // A plain with no line still has a table that can be read.
    if (table.rows.empty()) table.rows.push_back({std::nan(""), std::nan(""), std::nan(""), std::nan(""), std::nan("")});
    return table;
}

std::vector<std::string> map_colours(const Plot& plot, const std::string& part) {
    return {plot.data(part) + " using 'x_low':'y_low':'x_low':'x_high':'y_low':'y_high':'colour' with boxxyerror fs solid 1.0 noborder lc rgb variable"};
}

std::vector<std::string> contour_lines(const Plot& plot, const std::string& part, double dark_from) {
    const auto lines = [&](const std::string& condition, std::string_view colour) {
        return plot.data(part) + " using (" + condition + " ? column('x') : NaN):'y':'across':'up' with vectors nohead lw 1.6 lc rgb '" + std::string(colour) + "'";
    };
    const std::string dark = "column('level') >= " + number(dark_from);
    return {lines("!(" + dark + ")", shade::paper), lines(dark, shade::ink)};
}

void put_tag(Plot& plot, double x, double y, const std::string& words, std::string_view fill, std::string_view colour, int object) {
    const double wide = (width_in_ems(words, Weight::bold) * 0.9 + 0.45) * plot.em(), high = 1.0 * plot.em();
    plot.command("set object " + std::to_string(object) + " rectangle center screen " + number(x / plot.canvas().width) + "," + number(y / plot.canvas().height) + " size screen " + number(wide / plot.canvas().width) + "," +
                 number(high / plot.canvas().height) + " front fs solid 1.0 noborder fc rgb '" + std::string(fill) + "'");
    plot.words_on_canvas(x, y - 0.02 * plot.em(), words, {.colour = colour, .side = Side::centre, .size = 0.9, .weight = Weight::bold});
}

void label_contours(Plot& plot, const Area& box, const MappedSurface& grid, const std::vector<double>& levels, double where) {
    const Area all = grid.drawn();
    const auto px_x = [&](double x) { return (x - all.left) / all.width() * box.width(); };
    const auto px_y = [&](double y) { return (y - all.bottom) / all.height() * box.height(); };
    std::vector<std::pair<double, double>> taken;
    int object = 9000;
    for (const double level : levels) {
        double best = 1e9, x = 0.0, y = 0.0;
        for (const ContourPiece& piece : pieces_of(grid, level)) {
            const double at_x = px_x((piece.x1 + piece.x2) / 2.0), at_y = px_y((piece.y1 + piece.y2) / 2.0);
            if (at_x < 1.6 * plot.em() || at_x > box.width() - 1.6 * plot.em() || at_y < plot.em() || at_y > box.height() - plot.em()) continue;
            const bool is_near = std::any_of(taken.begin(), taken.end(), [&](const auto& other) {
                return std::abs(other.first - at_x) < 2.4 * plot.em() && std::abs(other.second - at_y) < 1.5 * plot.em();
            });
            const double distance = std::abs(at_x - where * box.width());
            if (!is_near && distance < best) best = distance, x = at_x, y = at_y;
        }
        if (best == 1e9) continue;
        taken.emplace_back(x, y);
        put_tag(plot, box.left + x, box.bottom + y, std::to_string(std::lround(100.0 * level)), under_words(level), level < 0.45 ? shade::paper : shade::ink, ++object);
    }
}

} // namespace dyad
