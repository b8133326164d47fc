// Writing SVG.
#include "analysis/charts/drawing.hpp"

#include "analysis/markup.hpp"

#include <cmath>

namespace dyad {

namespace {

constexpr double cap = 3.0;

std::string_view class_of(Ink ink) {
    switch (ink) {
    case Ink::first: return "i1";
    case Ink::second: return "i2";
    case Ink::third: return "i3";
    case Ink::soft: break;
    }
    return "i0";
}

struct Palette {
    const char *ink, *soft, *line, *band, *paper, *first, *second, *third;
};
constexpr Palette light{"#1b1b1b", "#565656", "#dcdcdc", "#0072b226", "#ffffff", "#0072B2", "#D55E00", "#009E73"};
constexpr Palette dark{"#ececec", "#b4b4b4", "#3d4148", "#56b4e933", "#15171b", "#56B4E9", "#E69F00", "#3cc79b"};

/// Rules for the elements of drawings below `scope`.
std::string rules(const std::string& scope, const Palette& palette) {
    const auto rule = [&](const std::string& selector, const std::string& body) { return scope + selector + "{" + body + "}\n"; };
    const std::string ink = palette.ink, soft = palette.soft, paper = palette.paper;
    std::string css = rule(" text", "font-family:system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;fill:" + ink + ";paint-order:stroke;stroke:" + paper + ";stroke-width:3px;stroke-linejoin:round") +
                      rule(" .small", "font-size:11px;fill:" + soft) + rule(" .label", "font-size:12px") + rule(" .name", "font-size:13px;font-weight:600") +
                      rule(" .grid", std::string("stroke:") + palette.line + ";stroke-width:1") + rule(" .frame", "stroke:" + soft + ";stroke-width:1") +
                      rule(" .zero", "stroke:" + soft + ";stroke-width:1.2") + rule(" .limit", "stroke:" + ink + ";stroke-width:1;stroke-dasharray:4 3") +
                      rule(" .dot", "fill:" + soft + ";fill-opacity:.32") + rule(" .bar", std::string("fill:") + palette.first + ";fill-opacity:.75") +
                      rule(" .area", std::string("fill:") + palette.band);
    const char* inks[] = {palette.soft, palette.first, palette.second, palette.third};
    for (int k = 0; k < 4; ++k) {
        const std::string name = " .i" + std::to_string(k);
        css += rule(name + ".s", std::string("fill:none;stroke-width:2;stroke:") + inks[k]);
        css += rule(name + ".m", std::string("fill:") + inks[k] + ";stroke:" + paper + ";stroke-width:1");
    }
    return css;
}

std::string attribute(const char* name, double value) { return std::string(" ") + name + "=\"" + px(value) + "\""; }

} // namespace

void Drawing::line(double x1, double y1, double x2, double y2, std::string_view kind) {
    content_ += "<path class=\"" + std::string(kind) + "\" d=\"M" + px(x1) + " " + px(y1) + "L" + px(x2) + " " + px(y2) + "\"/>";
}

void Drawing::interval_across(double low, double value, double high, double y, Ink ink) {
    if (std::isfinite(low) && std::isfinite(high))
        curve("M" + px(low) + " " + px(y) + "H" + px(high) + "M" + px(low) + " " + px(y - cap) + "v" + px(2.0 * cap) + "M" + px(high) + " " + px(y - cap) + "v" + px(2.0 * cap), ink);
    if (std::isfinite(value)) mark(value, y, ink);
}

void Drawing::interval_upright(double x, double low, double value, double high, Ink ink) {
    if (std::isfinite(low) && std::isfinite(high))
        curve("M" + px(x) + " " + px(low) + "V" + px(high) + "M" + px(x - cap) + " " + px(low) + "h" + px(2.0 * cap) + "M" + px(x - cap) + " " + px(high) + "h" + px(2.0 * cap), ink);
    if (std::isfinite(value)) mark(x, value, ink);
}

void Drawing::mark(double x, double y, Ink ink) {
    const std::string kind = "\" class=\"" + std::string(class_of(ink)) + " m\"/>";
    if (ink == Ink::second) content_ += "<rect x=\"" + px(x - 4.0) + "\" y=\"" + px(y - 4.0) + "\" width=\"8\" height=\"8" + kind;
    else if (ink == Ink::third) content_ += "<path d=\"M" + px(x) + " " + px(y - 5.5) + "l5.5 5.5l-5.5 5.5l-5.5-5.5z" + kind;
    else content_ += "<circle cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"4.5" + kind;
}

void Drawing::dot(double x, double y) { content_ += "<circle class=\"dot\" cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"2\"/>"; }

void Drawing::bar(double x, double y, double width, double height) {
    content_ += "<rect class=\"bar\"" + attribute("x", x) + attribute("y", y) + attribute("width", width) + attribute("height", height) + "/>";
}

void Drawing::area(const std::string& path) { content_ += "<path class=\"area\" d=\"" + path + "\"/>"; }

void Drawing::curve(const std::string& path, Ink ink) { content_ += "<path class=\"" + std::string(class_of(ink)) + " s\" d=\"" + path + "\"/>"; }

void Drawing::words(double x, double y, std::string_view text, Anchor anchor, std::string_view kind) {
    const char* side = anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle"
                                                                                    : "end";
    content_ += "<text class=\"" + std::string(kind) + "\" text-anchor=\"" + side + "\"" + attribute("x", x) + attribute("y", y) + ">" + escaped(text) + "</text>";
}

void Drawing::words_upright(double x, double y, std::string_view text) {
    content_ += "<text class=\"label\" text-anchor=\"middle\" transform=\"translate(" + px(x) + " " + px(y) + ") rotate(-90)\">" + escaped(text) + "</text>";
}

void Drawing::place(double x, double y, const Drawing& other) { content_ += "<g transform=\"translate(" + px(x) + " " + px(y) + ")\">" + other.content_ + "</g>"; }

std::string Drawing::on_page(std::string_view id) const {
    const std::string name(id);
    return "<svg class=\"chart\" viewBox=\"0 0 " + px(width_) + " " + px(height_) + "\" role=\"img\" aria-labelledby=\"" + name + "-t " + name + "-d\"><title id=\"" + name +
           "-t\">" + escaped(title_) + "</title><desc id=\"" + name + "-d\">" + escaped(description_) + "</desc>" + content_ + "</svg>";
}

std::string Drawing::as_file(std::string_view provenance) const {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", width_) + attribute("height", height_) + " viewBox=\"0 0 " + px(width_) + " " + px(height_) +
           "\" role=\"img\" aria-labelledby=\"t d\">\n<title id=\"t\">" + escaped(title_) + "</title>\n<desc id=\"d\">" + escaped(description_) + "</desc>\n<metadata>" +
           escaped(provenance) + "</metadata>\n<style>\n" + rules("svg", light) + "</style>\n<rect width=\"100%\" height=\"100%\" fill=\"" + light.paper + "\"/>\n" + content_ +
           "\n</svg>\n";
}

std::string chart_style() {
    return "svg.chart{display:block;width:100%;height:auto}\n" + rules("svg.chart", light) + "@media screen and (prefers-color-scheme:dark){\n" + rules("svg.chart", dark) + "}\n";
}

} // namespace dyad
