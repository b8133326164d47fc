// Drawing the plot.
#include "analysis/evidence/forest_plot.hpp"

#include "analysis/evidence/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

constexpr double row_height = 24.0, top = 34.0, whole_width = 1000.0;
constexpr const char *agrees_colour = "#0072B2", *near_colour = "#E69F00", *misses_colour = "#D55E00";

std::string px(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string shortened(const std::string& text, std::size_t characters) {
    std::string cut;
    std::size_t count = 0;
    for (std::size_t k = 0; k < text.size(); ++k) {
        const bool begins = (static_cast<unsigned char>(text[k]) & 0xC0U) != 0x80U;
        if (begins && ++count > characters) return cut + "…";
        cut += text[k];
    }
    return cut;
}

std::string mark(Verdict verdict, double x, double y) {
    switch (verdict) {
    case Verdict::agrees:
        return "<circle cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"4.5\" fill=\"" + agrees_colour + "\"/>";
    case Verdict::near:
        return "<path d=\"M" + px(x) + " " + px(y - 6) + "l6 6l-6 6l-6 -6z\" fill=\"" + near_colour +
               "\" stroke=\"#333\" stroke-width=\"0.7\"/>";
    case Verdict::misses:
        return "<path d=\"M" + px(x) + " " + px(y - 6) + "l6 11h-12z\" fill=\"" + misses_colour + "\"/>";
    case Verdict::unknown: break;
    }
    return "";
}

std::string line(double x1, double x2, double y, const char* colour, double width) {
    return "<line x1=\"" + px(x1) + "\" x2=\"" + px(x2) + "\" y1=\"" + px(y) + "\" y2=\"" + px(y) + "\" stroke=\"" + colour +
           "\" stroke-width=\"" + px(width) + "\"/>";
}

std::string square(double x, double y) {
    return "<rect x=\"" + px(x - 4.5) + "\" y=\"" + px(y - 4.5) +
           "\" width=\"9\" height=\"9\" fill=\"#fff\" stroke=\"#222\" stroke-width=\"1.4\"/>";
}

const char* colour_of(Verdict verdict) {
    return verdict == Verdict::agrees ? agrees_colour : verdict == Verdict::near ? near_colour
                                                                                 : misses_colour;
}

std::string row_of(const Assessed& row, const PlotAxis& axis, double y) {
    const Finding& finding = *row.finding;
    const auto clipped = [&](double value) { return axis.at(std::clamp(value, axis.low, axis.high)); };
    std::string svg = "<g><title>" + escaped(finding.id + ": " + finding.sentence) + "</title>\n<text x=\"0\" y=\"" + px(y + 4) +
                      "\"><tspan class=\"id\">" + escaped(finding.id) + "</tspan> " +
                      escaped(shortened(finding.sentence, 60 - std::min<std::size_t>(finding.id.size(), 20))) + "</text>";
    if (finding.published) {
        const Published& published = *finding.published;
        if (std::isfinite(row.low))
            svg += "<rect x=\"" + px(clipped(row.low)) + "\" y=\"" + px(y - 7) + "\" width=\"" +
                   px(clipped(row.high) - clipped(row.low)) + "\" height=\"14\" fill=\"#e6e6e6\"/>";
        if (published.has_interval()) svg += line(clipped(published.low), clipped(published.high), y - 2.5, "#222", 1.2);
        svg += square(clipped(published.value), y - 2.5);
    }
    if (row.simulated.seeds > 0) {
        if (std::isfinite(row.simulated.low))
            svg += line(clipped(row.simulated.low), clipped(row.simulated.high), y + 2.5, colour_of(row.verdict), 2.0);
        svg += mark(row.verdict, clipped(row.simulated.value), y + 2.5);
    }
    svg += "<text x=\"752\" y=\"" + px(y + 4) + "\" class=\"n\">" + escaped(in_brief(finding.published ? finding.published->value : NAN)) +
           "</text><text x=\"806\" y=\"" + px(y + 4) + "\" class=\"n\">" + escaped(simulated_in_brief(row)) +
           "</text><text x=\"930\" y=\"" + px(y + 4) + "\" class=\"n\">" + std::string(name_of(row.verdict)) +
           (row.simulated.seeds > 0 && !row.certain ? " ~" : "") + "</text></g>\n";
    return svg;
}

} // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        case '\'': safe += "&#39;"; break;
        default: safe += c;
        }
    return safe;
}

double PlotAxis::at(double value) const { return left + (right - left) * (value - low) / (high - low); }

PlotAxis axis_for(std::span<const Assessed* const> rows) {
    double low = 0.0, high = 0.0;
    const auto hold = [&](double value) {
        if (!std::isfinite(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const Assessed* row : rows) {
        hold(row->low), hold(row->high), hold(row->simulated.value);
        if (row->finding->published) hold(row->finding->published->value);
    }
    const double step = high - low > 2.0 ? 0.5 : 0.2;
    PlotAxis axis;
    axis.low = std::max(-3.0, step * std::floor(low / step));
    axis.high = std::min(3.0, std::max(step * std::ceil(high / step), axis.low + step));
    return axis;
}

std::string forest_plot(std::span<const Assessed* const> rows, const std::string& what) {
    const PlotAxis axis = axis_for(rows);
    const double height = top + row_height * static_cast<double>(rows.size()) + 34.0, bottom = height - 30.0;
    std::string svg = "<svg viewBox=\"0 0 " + px(whole_width) + " " + px(height) + "\" role=\"img\" aria-label=\"" +
                      escaped("Forest plot, " + what + ": published values beside what Dyad finds, " +
                              std::to_string(rows.size()) + " findings; the table below has all numbers") +
                      "\">\n<text x=\"752\" y=\"14\" class=\"h\">published</text><text x=\"812\" y=\"14\" class=\"h\">Dyad [95 %]</text>"
                      "<text x=\"930\" y=\"14\" class=\"h\">verdict</text>\n";
    const double step = axis.high - axis.low > 2.0 ? 0.5 : 0.2;
    for (double tick = axis.low; tick <= axis.high + 1e-9; tick += step) {
        const double x = axis.at(tick);
        const bool zero = std::fabs(tick) < 1e-9;
        svg += "<line x1=\"" + px(x) + "\" x2=\"" + px(x) + "\" y1=\"" + px(top - 10) + "\" y2=\"" + px(bottom) + "\" stroke=\"" +
               (zero ? "#555" : "#ddd") + "\" stroke-width=\"1\"/><text x=\"" + px(x) + "\" y=\"" + px(bottom + 13) +
               "\" class=\"t\">" + in_brief(tick, 1) + "</text>";
    }
    svg += "<text x=\"" + px((axis.left + axis.right) / 2) + "\" y=\"" + px(bottom + 27) + "\" class=\"t\">" + escaped(what) +
           "</text>\n";
    double y = top + row_height / 2;
    for (const Assessed* row : rows) {
        svg += row_of(*row, axis, y);
        y += row_height;
    }
    return svg + "</svg>\n";
}

std::string forest_legend() {
    std::string svg = "<svg viewBox=\"0 0 1000 26\" role=\"img\" aria-label=\"Legend\">";
    svg += square(10, 12) + "<text x=\"22\" y=\"16\">published</text>";
    svg += "<rect x=\"110\" y=\"5\" width=\"40\" height=\"14\" fill=\"#e6e6e6\"/><text x=\"158\" y=\"16\">where a new study is expected, 95 %</text>";
    double x = 430;
    for (const Verdict verdict : {Verdict::agrees, Verdict::near, Verdict::misses}) {
        svg += mark(verdict, x, 12) + "<text x=\"" + px(x + 12) + "\" y=\"16\">Dyad " + std::string(name_of(verdict)) + "</text>";
        x += 120;
    }
    return svg + "<text x=\"790\" y=\"16\">~ Monte-Carlo error leaves it open</text></svg>\n";
}

} // namespace dyad
