// Drawing forest plots.
#include "analysis/evidence/forest_plot.hpp"

#include "analysis/evidence/markup.hpp"
#include "analysis/evidence/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <initializer_list>

namespace dyad {

namespace {

/// Published stands above simulated, so that neither hides the other where they are the same.
constexpr double row_height = 36.0, published_at = 12.0, simulated_at = 24.0, head_height = 38.0;
constexpr double most_ticks = 7.0;

std::string svg_begins(double height, const std::string& title) {
    return "<svg viewBox=\"0 0 " + px(PlotAxis::width) + " " + px(height) + "\" role=\"img\"><title>" + escaped(title) + "</title>";
}

std::string across(double from, double to, double y, std::string_view colour, double thickness) {
    return "<path d=\"M" + px(from) + " " + px(y) + "H" + px(to) + "\" stroke=\"" + std::string(colour) + "\" stroke-width=\"" +
           px(thickness) + "\"/>";
}

std::string band(double from, double to, double y, double height) {
    return "<rect x=\"" + px(from) + "\" y=\"" + px(y) + "\" width=\"" + px(std::max(1.0, to - from)) + "\" height=\"" + px(height) +
           "\" fill=\"#e4e4e4\"/>";
}

std::string square(double x, double y) {
    return "<rect x=\"" + px(x - 4.0) + "\" y=\"" + px(y - 4.0) +
           "\" width=\"8\" height=\"8\" fill=\"#fff\" stroke=\"#222\" stroke-width=\"1.4\"/>";
}

/// Lines at the ticks, the one at zero darker, from top to bottom.
std::string grid(const PlotAxis& axis, double from, double to) {
    std::string lines;
    for (long tick = axis.first; tick <= axis.last; ++tick)
        if (tick != 0) lines += "M" + px(axis.at(static_cast<double>(tick) * axis.step)) + " " + px(from) + "V" + px(to);
    return "<path d=\"" + lines + "\" class=\"grid\"/><path d=\"M" + px(axis.at(0.0)) + " " + px(from) + "V" + px(to) +
           "\" class=\"zero\"/>";
}

/// Digits behind the point that ticks need.
int tick_digits(double step) { return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9))); }

std::string tick_words(long tick, double step) {
    if (tick == 0) return "0";
    std::array<char, 32> room{};
    std::snprintf(room.data(), room.size(), "%.*f", tick_digits(step), static_cast<double>(tick) * step);
    std::string text = room.data();
    if (const std::size_t zero = text.find("0."); zero == 0 || (zero == 1 && text.front() == '-')) text.erase(zero, 1);
    return text;
}

std::string axis_head(const PlotAxis& axis, std::string_view words) {
    std::string svg = svg_begins(head_height, "Axis: " + std::string(words) + " from " + tick_words(axis.first, axis.step) + " to " +
                                                  tick_words(axis.last, axis.step)) +
                      "<text x=\"" + px(PlotAxis::width / 2.0) + "\" y=\"12\" class=\"words\">" + escaped(words) + "</text>";
    for (long tick = axis.first; tick <= axis.last; ++tick)
        svg += "<text x=\"" + px(axis.at(static_cast<double>(tick) * axis.step)) + "\" y=\"29\" class=\"tick\">" +
               tick_words(tick, axis.step) + "</text>";
    return svg + grid(axis, head_height - 5.0, head_height) + "</svg>";
}

std::string drawn(const Assessed& row, const PlotAxis& axis) {
    const Finding& finding = *row.finding;
    const Simulated& simulated = row.simulated;
    std::string svg = svg_begins(row_height, told_sentence(finding) + " Published " + published_words(finding) + "; Dyad " +
                                                 simulated_words(row) + "; " + std::string(name_of(row.verdict)) + ".");
    if (!prediction_words(row).empty()) svg += band(axis.at(row.low), axis.at(row.high), 4.0, row_height - 8.0);
    svg += grid(axis, 0.0, row_height);
    if (finding.published) {
        const Published& published = *finding.published;
        if (published.has_interval()) svg += across(axis.at(published.low), axis.at(published.high), published_at, "#222", 1.2);
        if (std::isfinite(published.value)) svg += square(axis.at(published.value), published_at);
    }
    if (std::isfinite(simulated.low) && std::isfinite(simulated.high))
        svg += across(axis.at(simulated.low), axis.at(simulated.high), simulated_at, colour_of(row.verdict), 2.4);
    if (std::isfinite(simulated.value)) svg += mark_of(row.verdict, axis.at(simulated.value), simulated_at);
    return svg + "</svg>";
}

std::string line_of(const Assessed& row, const PlotAxis& axis) {
    const Finding& finding = *row.finding;
    const std::string sentence = escaped(told_sentence(finding));
    return "<tr><th scope=\"row\" title=\"" + sentence + "\"><span>" + link_to(finding) + " " + sentence + "</span></th><td class=\"drawn\">" +
           drawn(row, axis) + "</td>" + number_cell("published", escaped(published_words(finding))) +
           number_cell("Dyad", escaped(simulated_words(row))) + "<td class=\"verdict\">" + badge_of(row) + "</td></tr>\n";
}

std::string use_head(Use use) {
    const char* words = use == Use::fit ? "Fit: parameters may be calibrated on these" : use == Use::holdout ? "Held out: no calibration reads these"
                                                                                                             : "Challenges: shown, and counted for nothing";
    return "<tr class=\"use\"><th colspan=\"5\" scope=\"rowgroup\">" + std::string(words) + "</th></tr>\n";
}

} // namespace

double PlotAxis::at(double value) const {
    return left + (right - left) * (std::clamp(value, low(), high()) - low()) / (high() - low());
}

PlotAxis axis_for(std::span<const Assessed* const> rows) {
    double low = 0.0, high = 0.0;
    const auto hold = [&](std::initializer_list<double> values) {
        for (const double value : values) {
            if (!std::isfinite(value)) continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    };
    for (const Assessed* row : rows) {
        const Scale scale = scale_of(row->finding->statistic);
        // Intervals may reach to where there are no correlations or shares; the axis need not.
        const auto hold_interval = [&](double from, double to) {
            if (scale == Scale::deviations) return hold({from, to});
            hold({std::max(from, scale == Scale::share ? 0.0 : -1.0), std::min(to, 1.0)});
        };
        hold({row->simulated.value});
        hold_interval(row->simulated.low, row->simulated.high);
        if (!row->finding->published) continue;
        const Published& published = *row->finding->published;
        hold({published.value});
        hold_interval(published.low, published.high);
        hold_interval(row->low, row->high);
    }
    if (high - low < 1e-9) high = low + 1.0;
    PlotAxis axis;
    const double power = std::pow(10.0, std::floor(std::log10((high - low) / most_ticks)));
    for (const double round : {1.0, 2.0, 5.0, 10.0}) {
        axis.step = round * power;
        axis.first = static_cast<long>(std::floor(low / axis.step + 1e-9));
        axis.last = static_cast<long>(std::ceil(high / axis.step - 1e-9));
        if (static_cast<double>(axis.last - axis.first) <= most_ticks) break;
    }
    return axis;
}

std::string forest_plot(std::span<const Assessed* const> rows, std::string_view title, std::string_view axis_words) {
    const PlotAxis axis = axis_for(rows);
    std::string html = "<table class=\"forest\"><caption>" + escaped(title) + "</caption>\n<thead><tr><th scope=\"col\">finding</th>"
                                                                              "<th scope=\"col\" class=\"drawn\">" +
                       axis_head(axis, axis_words) +
                       "</th><th scope=\"col\">published</th><th scope=\"col\">Dyad</th><th scope=\"col\">verdict</th></tr></thead>\n<tbody>\n";
    const Assessed* before = nullptr;
    for (const Assessed* row : rows) {
        if (!before || before->finding->use != row->finding->use) html += use_head(row->finding->use);
        html += line_of(*row, axis);
        before = row;
    }
    return html + "</tbody></table>\n";
}

std::string forest_legend() {
    const auto item = [](const std::string& drawing, const char* meaning) {
        return "<li><svg viewBox=\"-24 -10 48 20\" aria-hidden=\"true\">" + drawing + "</svg>" + meaning + "</li>";
    };
    const auto found = [&](Verdict verdict) { return across(-18.0, 18.0, 0.0, colour_of(verdict), 2.4) + mark_of(verdict, 0.0, 0.0); };
    return "<ul class=\"legend\">" + item(band(-20.0, 20.0, -9.0, 18.0), "where a new study would lie, 95 %") +
           item(across(-18.0, 18.0, 0.0, "#222", 1.2) + square(0.0, 0.0), "published, with its 95 % interval if it has one") +
           item(found(Verdict::agrees), "Dyad agrees, with its 95 % Monte-Carlo interval") + item(found(Verdict::near), "Dyad is near") +
           item(found(Verdict::misses), "Dyad misses") + item(mark_of(Verdict::unknown, 0.0, 0.0), "no verdict") +
           "<li><span>~</span>Monte-Carlo error leaves the verdict open</li><li><span>!</span>agreed at the last release</li></ul>\n";
}

} // namespace dyad
