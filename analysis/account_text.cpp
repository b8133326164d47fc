// The account as tables for a terminal.
#include "analysis/account.hpp"

#include "sim/words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

constexpr std::size_t text_width = 90;
constexpr const char* nothing = "–";

std::string with_decimals(double value, int decimals) {
    char text[32];
    std::snprintf(text, sizeof(text), "%.*f", decimals, value);
    return text;
}

/// A number without its unit: per cent for shares.
std::string number_of(double value, Measure measure) {
    if (!std::isfinite(value)) return nothing;
    switch (measure) {
    case Measure::share: return value == 1.0 ? "100" : with_decimals(100.0 * value, 1);
    case Measure::correlation: return correlation_in_words(value);
    case Measure::years: return with_decimals(value, 1);
    case Measure::mean: return with_decimals(value, 2);
    case Measure::count: return grouped(static_cast<std::uint64_t>(std::llround(std::max(value, 0.0))));
    }
    return nothing;
}

std::string interval_of(const Cell& cell) {
    if (!std::isfinite(cell.estimate.low) || cell.measure == Measure::count) return "";
    return number_of(cell.estimate.low, cell.measure) + " to " + number_of(cell.estimate.high, cell.measure);
}

/// "46.1 (44–48)" and ".23 ± .02" for tables of several columns, so that these fit; small shares keep a decimal.
std::string short_form(const Cell& cell) {
    const Estimate& estimate = cell.estimate;
    std::string text = number_of(estimate.value, cell.measure);
    if (cell.measure == Measure::count || !std::isfinite(estimate.low)) return text;
    if (cell.measure != Measure::share)
        return text + " ± " + number_of((estimate.high - estimate.low) / 2.0, cell.measure);
    const int decimals = estimate.high < 0.1 ? 1 : 0;
    return text + " (" + with_decimals(100.0 * estimate.low, decimals) + "–" +
           with_decimals(100.0 * estimate.high, decimals) + ")";
}

/// Where the number of cases stands: it is printed once where it is the same along a line or down a column.
enum class CasesIn {
    last_column,
    last_line,
    every_cell,
    none
};

CasesIn place_of_cases(const Section& section) {
    bool along = true, down = true, any = false;
    for (const Line& line : section.lines)
        for (std::size_t k = 0; k < line.cells.size(); ++k) {
            if (line.cells[k].measure == Measure::count) continue;
            any = true;
            along = along && line.cells[k].estimate.n == line.cells[0].estimate.n;
            down = down && line.cells[k].estimate.n == section.lines[0].cells[k].estimate.n;
        }
    if (!any) return CasesIn::none;
    return down ? CasesIn::last_line : along ? CasesIn::last_column
                                             : CasesIn::every_cell;
}

std::string table_of_one(const Section& section) {
    const bool knows = !section.known.empty();
    const std::size_t label = knows ? 38 : 48;
    std::string text = left("", label) + right("simulated", 10) + right("95 % interval", 18) + right("n", 9) +
                       (knows ? right(section.known, 15) : "") + "\n";
    for (const Line& line : section.lines) {
        const Cell& cell = line.cells.front();
        const bool share = cell.measure == Measure::share;
        text += left("  " + line.label, label) +
                right(number_of(cell.estimate.value, cell.measure) + (share ? " %" : ""), 10) +
                right(interval_of(cell), 18) + right(grouped(cell.estimate.n), 9) +
                (knows ? right(line.known, 15) : "") + "\n";
    }
    return text;
}

std::string table_that_fits(const Section& section) {
    const CasesIn cases = place_of_cases(section);
    const std::size_t columns = section.columns.size(), last = cases == CasesIn::last_column ? 9 : 0;
    const std::size_t wanted = cases == CasesIn::none ? 12 : cases == CasesIn::every_cell ? 22
                                                                                          : 18;
    std::size_t longest = 0;
    for (const Line& line : section.lines) longest = std::max(longest, columns_of(line.label) + 2);
    const std::size_t width = std::min(wanted, (text_width - last - longest) / columns);
    const std::size_t label = std::min(text_width - last - width * columns, std::max<std::size_t>(longest + 2, 34));
    std::string text = left("", label);
    for (const std::string& heading : section.columns) text += right(heading, width);
    text += (last > 0 ? right("n", last) : "") + "\n";
    for (const Line& line : section.lines) {
        text += left("  " + line.label, label);
        for (const Cell& cell : line.cells) {
            std::string shown = short_form(cell);
            if (cases == CasesIn::every_cell && std::isfinite(cell.estimate.value))
                shown += " n " + grouped(cell.estimate.n);
            text += right(shown, width);
        }
        text += (last > 0 ? right(grouped(line.cells.front().estimate.n), last) : "") + "\n";
    }
    if (cases != CasesIn::last_line) return text;
    text += left("  n", label);
    for (const Cell& cell : section.lines.front().cells) text += right(grouped(cell.estimate.n), width);
    return text + "\n";
}

/// A narrow terminal holds four columns of estimates with their intervals: what has more goes on below, in equal parts.
std::string table_of_many(const Section& section) {
    constexpr std::size_t at_most = 4;
    const std::size_t columns = section.columns.size();
    if (columns <= at_most || place_of_cases(section) == CasesIn::none) return table_that_fits(section);
    const std::size_t tables = (columns + at_most - 1) / at_most, each = (columns + tables - 1) / tables;
    std::string text;
    for (std::size_t first = 0; first < columns; first += each) {
        const auto part_of = [&](const auto& all) {
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
            return std::vector(begin, begin + static_cast<std::ptrdiff_t>(std::min(each, columns - first)));
        };
        Section part{section.name, section.title, part_of(section.columns)};
        for (const Line& line : section.lines)
            part.lines.push_back({line.name, line.label, part_of(line.cells), line.known});
        text += (first > 0 ? "\n" : "") + table_that_fits(part);
    }
    return text;
}

} // namespace

std::string text_of(const Account& account) {
    std::string text;
    for (const Section& section : account.sections) {
        text += (text.empty() ? "" : "\n") + wrapped(section.title, text_width);
        if (!section.above.empty()) text += wrapped(section.above, text_width, 2);
        text += section.columns.empty() ? table_of_one(section) : table_of_many(section);
        if (!section.below.empty()) text += wrapped(section.below, text_width, 2);
    }
    return text;
}

} // namespace dyad
