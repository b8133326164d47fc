// Writing HTML and SVG.
#include "analysis/evidence/markup.hpp"

#include <array>
#include <cctype>
#include <cstdio>

namespace dyad {

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

std::string capital(std::string text) {
    if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

std::string px(double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}

std::string anchor(std::string_view kind, std::string_view name) {
    std::string word = std::string(kind) + "-";
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
        word += plain ? c : '-';
    }
    return word;
}

std::string_view colour_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::agrees: return "#0072B2";
    case Verdict::near: return "#E69F00";
    case Verdict::misses: return "#D55E00";
    case Verdict::unknown: break;
    }
    return "#595959";
}

std::string mark_of(Verdict verdict, double x, double y) {
    const std::string colour(colour_of(verdict));
    const auto path = [&](double from_x, double from_y, const char* lines, const char* paint) {
        return "<path d=\"M" + px(from_x) + " " + px(from_y) + lines + "\" " + paint + "=\"" + colour + "\"";
    };
    switch (verdict) {
    case Verdict::agrees: return "<circle cx=\"" + px(x) + "\" cy=\"" + px(y) + "\" r=\"4.5\" fill=\"" + colour + "\"/>";
    // Orange is pale, so that it needs an edge.
    case Verdict::near: return path(x, y - 6.0, "l6 6l-6 6l-6-6z", "fill") + " stroke=\"#333\" stroke-width=\".8\"/>";
    case Verdict::misses: return path(x, y - 6.0, "l6 10h-12z", "fill") + "/>";
    case Verdict::unknown: break;
    }
    return path(x - 4.0, y - 4.0, "l8 8m0-8l-8 8", "stroke") + " stroke-width=\"2\"/>";
}

std::string badge_of(Verdict verdict) {
    return "<svg class=\"badge\" viewBox=\"-7 -7 14 14\" aria-hidden=\"true\">" + mark_of(verdict, 0.0, 0.0) + "</svg>" +
           std::string(name_of(verdict));
}

std::string badge_of(const Assessed& row) {
    std::string text = badge_of(row.verdict);
    if (row.verdict != Verdict::unknown && !row.certain)
        text += " <abbr title=\"Monte-Carlo error leaves this verdict open\">~</abbr>";
    if (row.lost) text += " <abbr title=\"agreed at the last release\">!</abbr>";
    return text;
}

std::string link_to(const Finding& finding) {
    return "<a href=\"#" + anchor("f", finding.id) + "\">" + escaped(finding.id) + "</a>";
}

std::string cell(std::string_view column, const std::string& content) {
    return "<td data-label=\"" + escaped(column) + "\">" + content + "</td>";
}

std::string number_cell(std::string_view column, const std::string& content) {
    return "<td class=\"number\" data-label=\"" + escaped(column) + "\">" + content + "</td>";
}

} // namespace dyad
