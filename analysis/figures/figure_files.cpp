// Writing tables, words and the head of an SVG.
#include "analysis/figures/figure_files.hpp"

#include "analysis/markup.hpp"
#include "sim/words.hpp"

namespace dyad {

namespace {

std::string csv_cell(const FigureTable::Cell& cell) {
    if (const auto* value = std::get_if<double>(&cell)) return number(*value);
    std::string text = "\"";
    for (const char sign : std::get<std::string>(cell)) text += sign == '"' ? std::string("\"\"") : std::string(1, sign);
    return text + "\"";
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
}

} // namespace

std::vector<NamedText> tables_as_csv(const Figure& figure, const FigureContent& content) {
    std::vector<NamedText> files;
    for (const FigureTable& table : content.tables) {
        std::string text;
        for (const std::string& column : table.columns) text += (text.empty() ? "" : ",") + column;
        text += "\n";
        for (const auto& row : table.rows) {
            for (std::size_t k = 0; k < row.size(); ++k) text += (k == 0 ? "" : ",") + csv_cell(row[k]);
            text += "\n";
        }
        files.emplace_back(std::string(figure.name) + (table.part.empty() ? "" : "_") + table.part + ".csv", text);
    }
    return files;
}

NamedText words_of(const Figure& figure, const FigureContent& content, const std::string& again) {
    const auto part = [](std::string_view head, std::string_view text) { return std::string(head) + "\n" + wrapped(text, 96, 2) + "\n"; };
    std::string text = content.title + "\n" + content.subtitle + "\n\n";
    text += part("Caption", content.caption) + part("Alternative text", content.alt);
    if (!content.published.empty()) text += part("Published", content.published);
    text += part("To ask a class", figure.ask) + "Made by\n  " + again + "\n";
    return {std::string(figure.name) + ".txt", text};
}

std::string readable_svg(const std::string& svg, const FigureContent& content) {
    std::string text = svg;
    replace_all(text, "<title>Gnuplot</title>", "<title>" + escaped(content.title) + "</title>");
    const auto begin = text.find("<desc>"), end = text.find("</desc>");
    if (begin != std::string::npos && end != std::string::npos) text.replace(begin, end - begin, "<desc>" + escaped(content.alt));
    replace_all(text, " xmlns=\"http://www.w3.org/2000/svg\"", " xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    replace_all(text, "font-family=\"" + std::string(figure_font) + "\"", "font-family=\"" + std::string(figure_font) + ", Arial, Helvetica, sans-serif\"");
    return text;
}

} // namespace dyad
