// Everything around the axes.
#include "analysis/figures/figure_script.hpp"

namespace dyad {

namespace {

constexpr double side_ems = 1.4; ///< left and right of everything

std::string head_of(const Figure& figure, const Canvas& canvas, const std::string& stem, const std::string& again) {
    std::string text = "# " + std::string(figure.name) + ": " + std::string(figure.shows) + "\n# Made by: " + again + "\n# gnuplot " + stem +
                       ".gp, run in this folder, draws " + stem + ".svg anew; change what you like.\n\n";
    text += "set terminal svg size " + number(canvas.width) + "," + number(canvas.height) + " font '" + std::string(figure_font) + "," + number(canvas.font) +
            "' background '" + std::string(shade::paper) + "' enhanced linewidth " + number(canvas.font / 21.0) + "\n";
    text += "set output '" + stem + ".svg'\n\n# ---- the style of all figures\nset encoding utf8\nset minussign\nunset key\nset datafile separator comma\nset datafile columnheaders\n"
                                    "set datafile missing NaN\nset bars 0.5\nset boxwidth 0.8 relative\nset style fill solid 1.0 noborder\nset tics front\nunset colorbox\n";
    return text + viridis_palette();
}

/// Lines of one kind of words, the first at `top`; returns what is left below them.
double put_lines(Plot& plot, const std::vector<std::string>& lines, double top, double size, const Wording& wording) {
    for (const std::string& line : lines) {
        top -= size * 1.22;
        Wording here = wording;
        here.size = size / plot.em();
        plot.words_on_canvas(side_ems * plot.em(), top + size * 0.45, line, here);
    }
    return top;
}

} // namespace

std::string stem_of(std::string_view figure, const Canvas& canvas) {
    return std::string(figure) + (canvas.name == canvases().front().name ? "" : "_" + std::string(canvas.name));
}

std::string script_of(const Figure& figure, const FigureContent& content, const Canvas& canvas, const std::string& again) {
    const std::string stem = stem_of(figure.name, canvas);
    const double room = canvas.width - 2.0 * side_ems * canvas.font;
    const auto title = lines_within(content.title, room / canvas.title, Weight::bold);
    const auto subtitle = lines_within(content.subtitle, room / canvas.subtitle);
    const auto source = lines_within(content.published.empty() ? "Simulated by Dyad" : "Simulated by Dyad. Published: " + content.published, room / canvas.small);
    const double source_top = (0.7 + 1.25 * static_cast<double>(source.size())) * canvas.small;
    Plot around(canvas, {}, std::string(figure.name));
    double top = canvas.height - 0.9 * canvas.font;
    top = put_lines(around, title, top, canvas.title, {.weight = Weight::bold});
    top = put_lines(around, subtitle, top - 0.25 * canvas.font, canvas.subtitle, {.colour = shade::soft});
    put_lines(around, source, source_top, canvas.small, {.colour = shade::soft});

    std::string text = head_of(figure, canvas, stem, again);
    text += "\n# ---- title, subtitle, source\nset multiplot\nunset border\nunset tics\n" + around.text();
    text += "plot [0:1][0:1] NaN notitle\nset tics\n";
    Plot plot(canvas, {side_ems * canvas.font, source_top + 0.6 * canvas.font, canvas.width - side_ems * canvas.font, top - 0.6 * canvas.font}, std::string(figure.name));
    content.draw(plot);
    return text + "\n# ---- the figure" + plot.text() + "\nunset multiplot\nset output\n";
}

} // namespace dyad
