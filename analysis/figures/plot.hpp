// A plot: a gnuplot script in the making, for one canvas. Figures say what is drawn where; words, axes and colours follow the style.
#pragma once

#include "analysis/figures/canvas.hpp"
#include "analysis/figures/style.hpp"
#include "analysis/figures/typesetting.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dyad {

/// A number as gnuplot and CSV read it, six digits.
std::string number(double value);
/// A text in gnuplot's quotes, with the signs that its enhanced text would take for commands made harmless.
std::string quoted(std::string_view text);

struct FigureAxis {
    std::string words{}; ///< with the unit: "age (years)"
    double low = 0.0, high = 1.0;
    std::vector<std::pair<double, std::string>> marks{};    ///< places with words; empty: numbers at every `step`
    double step = std::numeric_limits<double>::quiet_NaN(); ///< not-a-number: as gnuplot likes
    std::string format = "%g";                              ///< of numbers
    bool has_grid = false, is_shown = true;
    bool is_logarithmic = false;
};

enum class Side {
    left,
    centre,
    right
};

/// How words stand at their place.
struct Wording {
    std::string_view colour = shade::ink;
    Side side = Side::left; ///< which end of the words is at the place
    double size = 1.0;      ///< in ems of the canvas's font
    Weight weight = Weight::regular;
    bool upright = false; ///< read from below
};

class Plot {
public:
    Plot(const Canvas& canvas, Area area, std::string stem) : canvas_(canvas), area_(area), stem_(std::move(stem)) {}

    const Canvas& canvas() const { return canvas_; }
    bool is_narrow() const { return canvas_.is_narrow(); }
    /// The part of the canvas between title and source, in px from the left lower corner.
    const Area& area() const { return area_; }
    double em() const { return canvas_.font; }

    /// The name of a table's file, quoted for gnuplot.
    std::string data(std::string_view part = {}) const;

    /// Begins new axes in `box` (px): the frame of the data, with words and numbers of the axes outside of it. All that was set
    /// for the axes before is forgotten.
    void axes(const Area& box, const FigureAxis& x, const FigureAxis& y);
    /// The room that axes' words and numbers ask for around the box, for `axes`: left, bottom, right, top.
    Area box_in(const Area& cell, double left_ems = 4.4, double bottom_ems = 3.2, double right_ems = 0.6, double top_ems = 1.0) const;
    /// A heading above the box of the present axes, at its left end.
    void heading(std::string_view words, std::string_view colour = shade::ink);

    /// Words at a place of the present axes' data, of the box (0 to 1), or of the canvas (px). To be called before `draw`.
    void words_at(double x, double y, std::string_view words, const Wording& wording = {});
    void words_in_box(double x, double y, std::string_view words, const Wording& wording = {});
    void words_on_canvas(double x, double y, std::string_view words, const Wording& wording = {});
    /// A straight line between two places of the data, behind what is drawn; dashed if asked for.
    void line(double x1, double y1, double x2, double y2, std::string_view colour = shade::axis, double width = 1.0, int dashes = 1);
    /// An arrow between two places of the data, before what is drawn.
    void arrow(double x1, double y1, double x2, double y2, std::string_view colour, double width = 2.0);
    /// A filled rectangle of the data, behind all.
    void rectangle(double x1, double y1, double x2, double y2, std::string_view colour, double opacity = 1.0);
    /// A closed polygon of the data, behind what is drawn.
    void polygon(const std::vector<std::pair<double, double>>& corners, std::string_view colour, double opacity = 1.0);

    /// Anything else that gnuplot can do, before `draw`: one command.
    void command(std::string_view text);
    /// What `plot` draws in the present axes, one text each, as in "using 'age':'mean' with lines lw 2.5 lc rgb '#0072B2'"; each
    /// begins with its data (`data()`). Nothing drawn leaves axes and words.
    void draw(const std::vector<std::string>& parts);

    /// Pieces for `draw`: a line, its marks, a band between two columns, and upright intervals with a mark. Columns by name.
    std::string curve(std::string_view part, std::string_view x, std::string_view y, const Stroke& stroke, double width = 2.6) const;
    std::string marks(std::string_view part, std::string_view x, std::string_view y, const Stroke& stroke, double size = 0.5) const;
    std::string band(std::string_view part, std::string_view x, std::string_view low, std::string_view high, const Stroke& stroke) const;
    std::string intervals(std::string_view part, std::string_view x, std::string_view y, std::string_view low, std::string_view high, const Stroke& stroke, double size = 0.5) const;
    /// The same lying: the mark at x, its interval from low to high, at height y.
    std::string lying_intervals(std::string_view part, std::string_view x, std::string_view low, std::string_view high, std::string_view y, const Stroke& stroke, double size = 0.5) const;

    /// All commands so far.
    const std::string& text() const { return text_; }

private:
    void put_label(const std::string& place, std::string_view words, const Wording& wording);

    const Canvas& canvas_;
    Area area_, box_{};
    std::string stem_, text_;
    int objects_ = 0;
};

} // namespace dyad
