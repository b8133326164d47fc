// What the parts of a report are written with: sections, figures with their numbers, tables, commands.
#pragma once

#include "analysis/charts/drawing.hpp"
#include "analysis/estimate.hpp"
#include "analysis/markup.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dyad {

/// A table of plain texts; the first column heads its row.
struct ReportTable {
    std::string caption;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};
std::string as_html(const ReportTable& table);

std::string paragraph(const std::string& text);             ///< of plain text
std::string list_of(const std::vector<std::string>& items); ///< of markup
std::string command_line(const std::string& command);       ///< as a block to be copied, each option whole on its line
std::string code(const std::string& text);                  ///< within a line

/// Nothing where there is no content. `content` is markup.
std::string section(const std::string& name, const std::string& title, const std::string& content);
/// Hidden until it is asked for, but printed.
std::string fold(const std::string& summary, const std::string& content);

/// Figures side by side, each with a caption in plain text; `numbers` is what they show, in a table that folds.
struct ReportFigure {
    Drawing drawing;
    std::string caption;
};
std::string figures(const std::string& name, const std::vector<ReportFigure>& all, const ReportTable& numbers);

/// ".123 (.1 to .15)": an estimate and its interval, if it has one.
std::string with_interval(const Estimate& estimate);

} // namespace dyad
