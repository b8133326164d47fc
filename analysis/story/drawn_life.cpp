// Drawing lives: the expectations above, who was there below, all over age.
#include "analysis/story/drawn_life.hpp"

#include "analysis/story/wording.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

namespace {

/// What all columns of a picture share.
struct SharedScale {
    double last = 0.0, lowest = -0.1, highest = 1.0;
    std::vector<std::string> rows; ///< of the lower half, from the top
    bool is_alone = true;
};

SharedScale scale_of(const std::vector<DrawnLife>& lives) {
    SharedScale scale;
    scale.is_alone = lives.size() == 1;
    std::vector<std::string> all{"coded"};
    for (const DrawnLife& life : lives) {
        scale.last = std::max(scale.last, life.last);
        scale.lowest = std::min(scale.lowest, std::floor(10.0 * life.lowest - 0.3) / 10.0);
        scale.highest = std::max(scale.highest, std::ceil(10.0 * life.highest) / 10.0);
        for (const std::string& figure : life.figures)
            if (std::find(all.begin(), all.end(), figure) == all.end()) all.push_back(figure);
    }
    for (const char* row : {"friends", "partners", "mentors", "therapy", "children"}) all.emplace_back(row);
    for (const std::string& row : all)
        if (std::any_of(lives.begin(), lives.end(), [&](const DrawnLife& life) {
                return std::any_of(life.bars.begin(), life.bars.end(), [&](const LifeBar& bar) { return bar.row == row; }) ||
                       std::any_of(life.signs.begin(), life.signs.end(), [&](const LifeSign& sign) { return sign.row == row; });
            })) scale.rows.push_back(row);
    return scale;
}

/// Codings and death under one heading, or the death alone at its age.
void write_above(Plot& plot, const Area& box, const DrawnLife& life, const SharedScale& scale) {
    const std::string died = std::isfinite(life.died) ? "died " + at_age(life.died) : "";
    if (std::isfinite(life.died)) plot.line(std::min(life.died, life.last), scale.lowest, std::min(life.died, life.last), scale.highest, shade::soft, 1.5, 2);
    if (scale.is_alone) {
        if (!died.empty()) plot.words_on_canvas(box.left + life.last / scale.last * box.width(), box.top + 0.7 * plot.em(), died, {.colour = shade::soft, .side = Side::right, .size = 0.9});
        return;
    }
    std::string words = life.name;
    const double room = (box.width() + 4.0 * plot.em()) / plot.em();
    if (width_in_ems(words, Weight::bold) + (died.empty() ? 0.0 : 5.0) > room) words = "in the other world";
    plot.heading(words + (died.empty() ? "" : " (" + died + ")"));
}

void draw_expectations(Plot& plot, const Area& box, const DrawnLife& life, const SharedScale& scale, bool is_first) {
    const double low = scale.lowest, high = scale.highest;
    plot.axes(box, {.low = 0, .high = scale.last, .is_shown = false}, {.words = is_first ? "expected outcome, fear" : "", .low = low, .high = high, .step = 0.2, .format = "%.1f", .has_grid = true});
    write_above(plot, box, life, scale);
    std::vector<double> places(life.ends.begin(), life.ends.end());
    const double per_em = (high - low) * plot.em() / box.height();
    places = places_apart(places, 1.15 * per_em, low, high);
    const double x = box.left + life.last / scale.last * box.width() + 0.5 * plot.em();
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < drawn_curves.size(); ++k) {
        const DrawnCurve& curve = drawn_curves[k];
        if (std::isfinite(life.ends[k])) plot.words_on_canvas(x, box.bottom + (places[k] - low) / (high - low) * box.height(), curve.words, {.colour = curve.stroke->words, .size = scale.is_alone ? 1.0 : 0.9});
        parts.push_back(plot.curve(life.part, "age", curve.column, *curve.stroke));
    }
    plot.draw(parts);
}

const Stroke& stroke_of(const std::string& row) {
    if (row == "partners") return vermilion;
    if (row == "friends") return green;
    if (row == "mentors") return sky;
    return black;
}

/// Classes have the colours that they have in all figures.
std::string_view colour_of(const std::string& label) {
    constexpr std::array<std::string_view, 8> labels{"A", "B", "C", "D", "Ds", "F", "E", "U"};
    for (std::size_t k = 0; k < labels.size(); ++k)
        if (label == labels[k]) return class_strokes[k % 4]->words;
    return shade::ink;
}

int lanes_in(const DrawnLife& life, const std::string& row) {
    int lanes = 1;
    for (const LifeBar& bar : life.bars)
        if (bar.row == row) lanes = std::max(lanes, bar.lane + 1);
    return lanes;
}

/// The bars of one row, whose upper end is at `top`.
void draw_bars(Plot& plot, const DrawnLife& life, const std::string& row, double top) {
    const double room = 0.8 / lanes_in(life, row);
    for (const LifeBar& bar : life.bars) {
        if (bar.row != row) continue;
        const bool turns = std::isfinite(bar.turn) && bar.turn < bar.to;
        if (bar.is_figure) {
            const double middle = top - 0.1 - room * (bar.lane + 0.5), half = std::min(0.12, 0.4 * room), until = turns ? std::max(bar.from, bar.turn) : bar.to;
            plot.rectangle(bar.from, middle - half, until, middle + half, shade::soft);
            if (turns) plot.rectangle(until, middle - half, bar.to, middle + half, shade::axis, 0.5);
            continue;
        }
        const double upper = top - 0.1 - room * bar.lane, lower = upper - room * 0.8;
        const Stroke& stroke = stroke_of(row);
        plot.rectangle(bar.from, lower, bar.to, upper, stroke.mark, row == "partners" ? 0.35 : 0.85);
        if (turns) plot.rectangle(bar.turn, lower, bar.to, upper, stroke.mark);
    }
}

/// Letters at their ages, or as near as their width leaves room for.
void draw_signs(Plot& plot, const DrawnLife& life, const std::string& row, double middle, double per_em, double last) {
    std::vector<double> places;
    std::vector<const LifeSign*> signs;
    double widest = 0.0;
    for (const LifeSign& sign : life.signs)
        if (sign.row == row) signs.push_back(&sign), places.push_back(sign.age), widest = std::max(widest, width_in_ems(sign.words, Weight::bold));
    places = places_apart(places, (0.95 * widest + 0.15) * per_em, 0.5 * per_em, last - 0.5 * per_em);
    for (std::size_t k = 0; k < signs.size(); ++k) plot.words_at(places[k], middle, signs[k]->words, {.colour = colour_of(signs[k]->words), .side = Side::centre, .size = 0.95, .weight = Weight::bold});
}

/// Rows of who was there, each bar or sign at its age.
void draw_rows(Plot& plot, const Area& box, const DrawnLife& life, const SharedScale& scale, bool is_first) {
    const double n = static_cast<double>(scale.rows.size()), last = scale.last;
    plot.axes(box, {.words = "age (years)", .low = 0, .high = last, .step = last > 30 ? 10.0 : last > 4 ? 5.0
                                                                                                        : 0.5},
              {.low = 0, .high = n, .is_shown = false});
    for (std::size_t r = 0; r < scale.rows.size(); ++r) {
        const std::string& row = scale.rows[r];
        const double top = n - static_cast<double>(r), middle = top - 0.5;
        if (r % 2 == 0) plot.rectangle(0.0, top - 1.0, last, top, shade::band);
        if (is_first) plot.words_on_canvas(box.left - 0.6 * plot.em(), box.bottom + middle / n * box.height(), row, {.colour = stroke_of(row).words, .side = Side::right, .size = 0.9});
        draw_bars(plot, life, row, top);
        draw_signs(plot, life, row, middle, last * plot.em() / box.width(), last);
    }
    if (std::isfinite(life.died)) plot.line(std::min(life.died, life.last), 0.0, std::min(life.died, life.last), n, shade::soft, 1.5, 2);
    plot.draw({});
}

} // namespace

void put_in_lanes(std::vector<LifeBar>& bars) {
    std::vector<std::pair<std::string, double>> lanes;
    for (LifeBar& bar : bars) {
        int lane = 0;
        bool found = false;
        for (auto& [row, until] : lanes) {
            if (row != bar.row) continue;
            if (until <= bar.from + 1e-6) {
                until = bar.to, bar.lane = lane, found = true;
                break;
            }
            ++lane;
        }
        if (!found) bar.lane = lane, lanes.emplace_back(bar.row, bar.to);
    }
}

void draw_lives(Plot& plot, const std::vector<DrawnLife>& lives) {
    const SharedScale scale = scale_of(lives);
    double widest = 0.0;
    for (const std::string& row : scale.rows) widest = std::max(widest, width_in_ems(row));
    const Area all = within(plot.area(), std::max(4.6, 0.9 * widest + 0.8) * plot.em(), 0.0, 0.0, 0.0);
    // Between two columns stand the names of the curves and the numbers of the next axis.
    const auto columns = cells(all, lives.size(), 1, 2.6 * plot.em());
    for (std::size_t k = 0; k < lives.size(); ++k) {
        const Area cell = within(columns[k], 0.0, 3.2 * plot.em(), 5.6 * plot.em(), 1.6 * plot.em());
        const double split = cell.bottom + (cell.height() - 0.8 * plot.em()) * 0.5;
        draw_expectations(plot, {cell.left, split + 0.8 * plot.em(), cell.right, cell.top}, lives[k], scale, k == 0);
        draw_rows(plot, {cell.left, cell.bottom, cell.right, split}, lives[k], scale, k == 0);
    }
}

} // namespace dyad
