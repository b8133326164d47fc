// Writing gnuplot's commands.
#include "analysis/figures/plot.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

/// A place on the canvas as a share of it, which is how gnuplot wants margins.
std::string share(double px, double all) { return number(px / all); }

std::string pair(double x, double y) { return number(x) + "," + number(y); }

std::string axis_commands(const char* name, const FigureAxis& axis) {
    const std::string a = name;
    std::string text = "set " + a + "range [" + number(axis.low) + ":" + number(axis.high) + "]\n";
    if (axis.is_logarithmic) text += "set logscale " + a + "\n";
    if (!axis.is_shown) return text + "unset " + a + "tics\nunset " + a + "label\n";
    text += "set format " + a + " " + quoted(axis.format) + "\n";
    // Numbers stand nearer to their axis than gnuplot puts them.
    const std::string near = a == "x" ? " offset 0," + number(0.35) : " offset " + number(0.4) + ",0";
    text += "set " + a + "tics scale 0.35 nomirror textcolor rgb '" + std::string(shade::ink) + "'" + near;
    if (!axis.marks.empty()) {
        text += " (";
        for (std::size_t k = 0; k < axis.marks.size(); ++k)
            text += (k == 0 ? "" : ", ") + quoted(axis.marks[k].second) + " " + number(axis.marks[k].first);
        text += ")";
    } else if (std::isfinite(axis.step)) text += " " + number(axis.step);
    text += "\n";
    if (axis.has_grid) text += "set grid " + a + "tics back lt 1 lc rgb '" + std::string(shade::grid) + "' lw 1\n";
    return text;
}

} // namespace

std::string number(double value) {
    if (!std::isfinite(value)) return "NaN";
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char sign : text) {
        if (sign == '\'') result += "''";
        else if (std::string_view("\\_^{}@&~").find(sign) != std::string_view::npos) result += std::string("\\") + sign;
        else result += sign;
    }
    return result + "'";
}

std::string Plot::data(std::string_view part) const { return "'" + stem_ + (part.empty() ? "" : "_") + std::string(part) + ".csv'"; }

Area Plot::box_in(const Area& cell, double left_ems, double bottom_ems, double right_ems, double top_ems) const {
    return within(cell, left_ems * em(), bottom_ems * em(), right_ems * em(), top_ems * em());
}

void Plot::axes(const Area& box, const FigureAxis& x, const FigureAxis& y) {
    box_ = box;
    text_ += "\nunset label\nunset arrow\nunset object\nunset grid\nunset logscale\nset xtics autofreq\nset ytics autofreq\n";
    text_ += "set lmargin at screen " + share(box.left, canvas_.width) + "\nset rmargin at screen " + share(box.right, canvas_.width) + "\n";
    text_ += "set bmargin at screen " + share(box.bottom, canvas_.height) + "\nset tmargin at screen " + share(box.top, canvas_.height) + "\n";
    const int sides = (x.is_shown ? 1 : 0) + (y.is_shown ? 2 : 0);
    text_ += sides == 0 ? "unset border\n" : "set border " + std::to_string(sides) + " lt 1 lc rgb '" + std::string(shade::axis) + "' lw 1.2\n";
    text_ += axis_commands("x", x) + axis_commands("y", y);
    if (x.is_shown && !x.words.empty()) words_on_canvas((box.left + box.right) / 2.0, box.bottom - 2.55 * em(), x.words, {.side = Side::centre});
    if (y.is_shown && !y.words.empty()) words_on_canvas(box.left - 3.7 * em(), (box.bottom + box.top) / 2.0, y.words, {.side = Side::centre, .upright = true});
}

void Plot::heading(std::string_view words, std::string_view colour) {
    words_on_canvas(box_.left, box_.top + 0.75 * em(), words, {.colour = colour, .weight = Weight::bold});
}

void Plot::put_label(const std::string& place, std::string_view words, const Wording& wording) {
    static constexpr std::array sides{"left", "center", "right"};
    std::string text = quoted(words);
    if (wording.weight == Weight::bold) text = "'{/:Bold " + text.substr(1, text.size() - 2) + "}'";
    text_ += "set label " + text + " at " + place + " " + sides[static_cast<std::size_t>(wording.side)] + (wording.upright ? " rotate by 90" : "") +
             " front font '," + number(wording.size * em()) + "' textcolor rgb '" + std::string(wording.colour) + "'\n";
}

void Plot::words_at(double x, double y, std::string_view words, const Wording& wording) { put_label("first " + pair(x, y), words, wording); }

void Plot::words_in_box(double x, double y, std::string_view words, const Wording& wording) { put_label("graph " + pair(x, y), words, wording); }

void Plot::words_on_canvas(double x, double y, std::string_view words, const Wording& wording) {
    put_label("screen " + pair(x / canvas_.width, y / canvas_.height), words, wording);
}

void Plot::line(double x1, double y1, double x2, double y2, std::string_view colour, double width, int dashes) {
    text_ += "set arrow from first " + pair(x1, y1) + " to first " + pair(x2, y2) + " nohead back lt 1 lw " + number(width) + " dt " +
             std::to_string(dashes) + " lc rgb '" + std::string(colour) + "'\n";
}

void Plot::arrow(double x1, double y1, double x2, double y2, std::string_view colour, double width) {
    text_ += "set arrow from first " + pair(x1, y1) + " to first " + pair(x2, y2) + " head filled size screen " + number(0.55 * em() / canvas_.width) +
             ",25 front lt 1 lw " + number(width) + " lc rgb '" + std::string(colour) + "'\n";
}

void Plot::rectangle(double x1, double y1, double x2, double y2, std::string_view colour, double opacity) {
    text_ += "set object " + std::to_string(++objects_) + " rectangle from first " + pair(x1, y1) + " to first " + pair(x2, y2) + " back fs " +
             (opacity < 1.0 ? "transparent " : "") + "solid " + number(opacity) + " noborder fc rgb '" + std::string(colour) + "'\n";
}

void Plot::polygon(const std::vector<std::pair<double, double>>& corners, std::string_view colour, double opacity) {
    if (corners.size() < 3) return;
    text_ += "set object " + std::to_string(++objects_) + " polygon from first " + pair(corners.front().first, corners.front().second);
    for (std::size_t k = 1; k <= corners.size(); ++k) {
        const auto& corner = corners[k % corners.size()];
        text_ += " to first " + pair(corner.first, corner.second);
    }
    text_ += std::string(" back fs ") + (opacity < 1.0 ? "transparent " : "") + "solid " + number(opacity) + " noborder fc rgb '" + std::string(colour) + "'\n";
}

void Plot::command(std::string_view text) { text_ += std::string(text) + "\n"; }

void Plot::draw(const std::vector<std::string>& parts) {
    text_ += "plot ";
    if (parts.empty()) text_ += "NaN notitle";
    for (std::size_t k = 0; k < parts.size(); ++k) text_ += (k == 0 ? "" : ", \\\n     ") + parts[k] + " notitle";
    text_ += "\n";
}

std::string Plot::curve(std::string_view part, std::string_view x, std::string_view y, const Stroke& stroke, double width) const {
    return data(part) + " using '" + std::string(x) + "':'" + std::string(y) + "' with lines lw " + number(width) + " dt " + std::to_string(stroke.dashes) +
           " lc rgb '" + std::string(stroke.mark) + "'";
}

std::string Plot::marks(std::string_view part, std::string_view x, std::string_view y, const Stroke& stroke, double size) const {
    return data(part) + " using '" + std::string(x) + "':'" + std::string(y) + "' with points pt " + std::to_string(stroke.shape) + " ps " + number(size) +
           " lc rgb '" + std::string(stroke.mark) + "'";
}

std::string Plot::band(std::string_view part, std::string_view x, std::string_view low, std::string_view high, const Stroke& stroke) const {
    return data(part) + " using '" + std::string(x) + "':'" + std::string(low) + "':'" + std::string(high) + "' with filledcurves fs transparent solid " +
           number(band_opacity) + " noborder lc rgb '" + std::string(stroke.mark) + "'";
}

std::string Plot::intervals(std::string_view part, std::string_view x, std::string_view y, std::string_view low, std::string_view high, const Stroke& stroke,
                            double size) const {
    return data(part) + " using '" + std::string(x) + "':'" + std::string(y) + "':'" + std::string(low) + "':'" + std::string(high) +
           "' with yerrorbars lw 2 pt " + std::to_string(stroke.shape) + " ps " + number(size) + " lc rgb '" + std::string(stroke.mark) + "'";
}

std::string Plot::lying_intervals(std::string_view part, std::string_view x, std::string_view low, std::string_view high, std::string_view y,
                                  const Stroke& stroke, double size) const {
    return data(part) + " using '" + std::string(x) + "':'" + std::string(y) + "':'" + std::string(low) + "':'" + std::string(high) +
           "' with xerrorbars lw 2 pt " + std::to_string(stroke.shape) + " ps " + number(size) + " lc rgb '" + std::string(stroke.mark) + "'";
}

} // namespace dyad
