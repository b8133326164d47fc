// Writing HTML and SVG.
#include "analysis/markup.hpp"

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

std::string cell(std::string_view column, const std::string& content) {
    return "<td data-label=\"" + escaped(column) + "\">" + content + "</td>";
}

std::string number_cell(std::string_view column, const std::string& content) {
    return "<td class=\"number\" data-label=\"" + escaped(column) + "\">" + content + "</td>";
}

} // namespace dyad
