// Reading what a design varies: axes from the command line and points from a file.
#include "sim/design.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <set>
#include <sstream>

namespace dyad {

namespace {

constexpr std::size_t most_levels = 100'000;

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::vector<std::string> parts_of(std::string_view text, std::string_view between) {
    std::vector<std::string> parts;
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = text.find(between);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end != std::string_view::npos) text.remove_prefix(end + between.size());
    }
    return parts;
}

std::optional<double> number_of(const std::string& text) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

Refusal wrong(const std::string& text, const std::string& sentence) { return {"--vary " + shell_quoted(text), 0, 0, sentence}; }

/// "0.1..0.5", "0.1..0.5:5" or "0.1..0.5:5:log" of a key.
Outcome<Varied> read_range(const std::string& text, Varied varied, const std::string& written) {
    const std::vector<std::string> words = parts_of(written, ":");
    const auto dots = words[0].find("..");
    const auto low = number_of(trimmed(words[0].substr(0, dots))), high = number_of(trimmed(words[0].substr(dots + 2)));
    if (!low || !high) return wrong(text, "a range is two numbers, as in " + varied.key + "=0.1..0.5");
    if (!(*low < *high)) return wrong(text, "the range must go from a lower to a higher number, or nothing would vary");
    varied.low = *low;
    varied.high = *high;
    varied.is_logarithmic = words.back() == "log";
    if (varied.is_logarithmic && *low <= 0.0) return wrong(text, "equal steps of a logarithm need a range above 0; leave out `:log`");
    const std::size_t numbers = words.size() - 1 - varied.is_logarithmic;
    if (numbers > 1) return wrong(text, "after a range there may be one number of steps and `log`, as in " + varied.key + "=0.01..1:5:log");
    if (numbers == 0) return varied;
    const auto count = number_of(words[1]);
    if (!count || *count != std::floor(*count) || *count < 2 || *count > most_levels)
        return wrong(text, "`" + words[1] + "` is no number of values; write a whole number from 2 to " + grouped(most_levels));
    for (double k = 0; k < *count; ++k) {
        const double share = k / (*count - 1.0);
        const double value = k + 1 == *count ? *high : varied.is_logarithmic ? *low * std::pow(*high / *low, share)
                                                                             : *low + share * (*high - *low);
        // Decimals that a reader would write: .1 + .2 is .3.
        std::array<char, 32> digits{};
        std::snprintf(digits.data(), digits.size(), "%.12g", value);
        varied.values.push_back(shortest(number_of(digits.data()).value_or(value)));
    }
    return varied;
}

Outcome<Varied> read_varied(const std::string& text, const std::string& part) {
    const auto equals = part.find('=');
    Varied varied;
    varied.key = trimmed(part.substr(0, equals));
    const std::string written = equals == std::string::npos ? "" : trimmed(part.substr(equals + 1));
    if (varied.key.find('.') == std::string::npos || written.empty())
        return wrong(text, "write a key and its values, as in plasticity.adult_floor=0.01..0.3:8 or plasticity.schedule=0,1,2");
    if (written.find("..") != std::string::npos) return read_range(text, std::move(varied), written);
    varied.values = parts_of(written, ",");
    if (varied.values.size() < 2) return wrong(text, "a single value does not vary; give several, or use --set");
    for (std::size_t k = 0; k < varied.values.size(); ++k) {
        if (varied.values[k].empty()) return wrong(text, "a value between two commas is missing");
        if (!number_of(varied.values[k])) return wrong(text, "`" + varied.values[k] + "` is no number");
    }
    return varied;
}

} // namespace

Outcome<Axis> read_axis(const std::string& text) {
    Axis axis;
    axis.text = text;
    for (const std::string& part : parts_of(text, "&")) {
        auto varied = read_varied(text, part);
        if (!varied) return varied.refusals();
        axis.parts.push_back(std::move(*varied));
    }
    for (const Varied& part : axis.parts)
        if (part.values.size() != axis.levels())
            return wrong(text, "linked keys take their values together, so that they need equally many: " + axis.parts.front().key + " has " +
                                   std::to_string(axis.levels()) + ", " + part.key + " " + std::to_string(part.values.size()) +
                                   " (a range counts as none)");
    std::set<std::vector<double>> together; // linked keys may repeat a value, but not all of them at once
    for (std::size_t level = 0; level < axis.levels(); ++level) {
        std::vector<double> values;
        for (const Varied& part : axis.parts) values.push_back(*number_of(part.values[level]));
        if (!together.insert(values).second) return wrong(text, "the value " + axis.parts.front().values[level] + " is given twice");
    }
    return axis;
}

Outcome<std::vector<Axis>> read_points(const std::string& path, const std::string& text) {
    std::vector<Axis> axes;
    constexpr std::string_view mark = "\xEF\xBB\xBF"; // with which spreadsheets begin a file of UTF-8
    std::istringstream lines(text.starts_with(mark) ? text.substr(mark.size()) : text);
    std::string line;
    for (unsigned number = 1; std::getline(lines, line); ++number) {
        if (trimmed(line).empty()) continue;
        const std::vector<std::string> cells = parts_of(line, ",");
        if (axes.empty()) {
            for (const std::string& cell : cells) {
                std::string key = cell;
                std::erase(key, '"');
                if (key.find('.') == std::string::npos)
                    return Refusal{path, number, 0, "the first line must name a key in each column, as in plasticity.adult_floor,caregiving.sensitivity; `" + cell + "` is none"};
                for (const Axis& axis : axes)
                    if (axis.text == key) return Refusal{path, number, 0, "the column " + key + " is there twice; keep one"};
                axes.push_back({{{key, {}, 0.0, 0.0, false, false}}, key});
            }
            continue;
        }
        if (cells.size() != axes.size())
            return Refusal{path, number, 0, "this line has " + counted(cells.size(), "value", "values") + " where the first one names " + counted(axes.size(), "key", "keys") + "; give each point one value for every key"};
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (!number_of(cells[column]))
                return Refusal{path, number, 0, "`" + cells[column] + "` in the column " + axes[column].text + " is no number"};
            axes[column].parts.front().values.push_back(cells[column]);
        }
    }
    if (axes.empty() || axes.front().levels() == 0)
        return Refusal{path, 0, 0, "there are no points in this file; write a line of keys and then a line of numbers for each point"};
    return axes;
}

} // namespace dyad
