// Writing the pieces of a report.
#include "analysis/report/html.hpp"

#include "analysis/charts/chart_scale.hpp"

#include <algorithm>
#include <cmath>

namespace dyad {

std::string as_html(const ReportTable& table) {
    std::string html = "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(table.caption) + "\"><table><caption>" + escaped(table.caption) + "</caption><thead><tr>";
    for (const std::string& column : table.columns) html += "<th scope=\"col\">" + escaped(column) + "</th>";
    html += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
        html += "<tr>";
        for (std::size_t k = 0; k < row.size(); ++k) html += k == 0 ? "<th scope=\"row\">" + escaped(row[k]) + "</th>" : "<td>" + escaped(row[k]) + "</td>";
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string paragraph(const std::string& text) { return "<p>" + escaped(text) + "</p>\n"; }

std::string list_of(const std::vector<std::string>& items) {
    std::string html = "<ul>\n";
    for (const std::string& item : items) html += "<li>" + item + "</li>\n";
    return html + "</ul>\n";
}

std::string command_line(const std::string& command) {
    constexpr std::size_t width = 88;
    std::string text;
    std::size_t column = 0;
    for (std::size_t at = 0; at < command.size();) {
        // Up to the next option or the next command.
        const std::size_t end = std::min({command.find(" --", at + 1), command.find('\n', at + 1), command.size()});
        const std::string part = command.substr(at, end - at);
        if (part.front() == '\n') column = 0;
        else if (column > 0 && column + part.size() > width) text += " \\\n   ", column = 3;
        text += part;
        column += part.size();
        at = end;
    }
    return "<pre tabindex=\"0\"><code>" + escaped(text) + "</code></pre>\n";
}

std::string code(const std::string& text) { return "<code>" + escaped(text) + "</code>"; }

std::string section(const std::string& name, const std::string& title, const std::string& content) {
    if (content.empty()) return {};
    return "<section aria-labelledby=\"" + name + "\">\n<h2 id=\"" + name + "\">" + escaped(title) + "</h2>\n" + content + "</section>\n";
}

std::string fold(const std::string& summary, const std::string& content) {
    return "<details><summary>" + escaped(summary) + "</summary>\n" + content + "</details>\n";
}

std::string figures(const std::string& name, const std::vector<ReportFigure>& all, const ReportTable& numbers) {
    std::string html = "<div class=\"figures\">\n";
    for (std::size_t k = 0; k < all.size(); ++k)
        html += "<figure>" + all[k].drawing.on_page(anchor(name, std::to_string(k))) + (all[k].caption.empty() ? "" : "<figcaption>" + escaped(all[k].caption) + "</figcaption>") + "</figure>\n";
    html += "</div>\n";
    return numbers.rows.empty() ? html : html + fold("The numbers of these figures", as_html(numbers));
}

std::string with_interval(const Estimate& estimate) {
    if (!std::isfinite(estimate.value)) return "not known";
    if (!std::isfinite(estimate.low)) return chart_number(estimate.value);
    return chart_number(estimate.value) + " (" + chart_number(estimate.low) + " to " + chart_number(estimate.high) + ")";
}

} // namespace dyad
