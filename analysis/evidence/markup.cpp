// Writing the marks of verdicts.
#include "analysis/evidence/markup.hpp"

namespace dyad {

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

} // namespace dyad
