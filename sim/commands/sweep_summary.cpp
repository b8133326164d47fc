// What came out of a sweep: where each outcome was lowest and highest, told from the results file in little memory.
#include "analysis/rows.hpp"
#include "sim/commands/sweep_report.hpp"
#include "sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace dyad {

namespace {

constexpr std::size_t width = 96;
/// Sums of points and outcomes that are kept at a time; where there are more, the file is read again for further outcomes.
constexpr std::size_t most_sums = 2'000'000;

std::string short_number(double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", number);
    return text.data();
}

/// Mean and standard error of an outcome at a point.
struct AtPoint {
    double sum = 0.0, squares = 0.0;
    std::uint32_t count = 0;

    void add(double value) {
        if (!std::isfinite(value)) return;
        sum += value;
        squares += value * value;
        ++count;
    }
    double mean() const { return sum / count; }
    /// Not a number from one run.
    double standard_error() const {
        return count < 2 ? std::nan("") : std::sqrt(std::max(0.0, squares - sum * sum / count) / (count - 1) / count);
    }
    std::string in_words() const { return short_number(mean()) + (count < 2 ? "" : " (SE " + short_number(standard_error()) + ")"); }
};

/// A point at which an outcome was lowest or highest.
struct ExtremePoint {
    std::uint32_t point = 0;
    AtPoint at{};
    std::vector<double> values{}; ///< of the keys
};
/// Lowest and highest; none where nothing could be estimated.
using LowAndHigh = std::vector<ExtremePoint>;

/// What the columns of /runs are called here.
struct SweepColumns {
    std::vector<std::string> keys, outcomes;
};
SweepColumns columns_in(const ResultsFile& file) {
    SweepColumns columns;
    const std::size_t table = table_named(file, "runs").value_or(0);
    for (const Field& field : file.tables()[table].fields) {
        if (field.name.find('.') != std::string::npos) columns.keys.push_back(field.name);
        if (field.name == "outcome")
            for (const auto& [code, name] : field.codes) columns.outcomes.push_back(name);
    }
    return columns;
}

LowAndHigh low_and_high(const std::vector<AtPoint>& points) {
    LowAndHigh both;
    for (std::uint32_t point = 0; point < points.size(); ++point) {
        const AtPoint& at = points[point];
        if (at.count == 0) continue;
        if (both.empty()) both = {{point, at}, {point, at}};
        if (at.mean() < both[0].at.mean()) both[0] = {point, at};
        if (!(at.mean() < both[1].at.mean())) both[1] = {point, at};
    }
    return both;
}

/// Of the outcomes from `first` on, `count` of them.
Outcome<std::vector<LowAndHigh>> extremes(const ResultsFile& file, std::uint32_t points, std::size_t first, std::size_t count) {
    std::vector<std::vector<AtPoint>> at(count, std::vector<AtPoint>(points));
    constexpr std::array<std::string_view, 3> fields{"point", "outcome", "value"};
    RowCursor row(file, "runs", fields);
    for (; !row.at_end(); row.next()) {
        const auto outcome = static_cast<std::size_t>(row[1]) - 1 - first;
        const auto point = static_cast<std::size_t>(row[0]);
        if (outcome < count && point < points) at[outcome][point].add(row[2]);
    }
    if (row.failure()) return *row.failure();
    std::vector<LowAndHigh> all;
    for (const auto& points_of_outcome : at) all.push_back(low_and_high(points_of_outcome));
    return all;
}

/// The values that the sweep gave its keys at these points.
Outcome<Done> look_up_values(const ResultsFile& file, const std::vector<std::string>& keys, std::vector<LowAndHigh>& all) {
    std::vector<ExtremePoint*> open;
    for (LowAndHigh& both : all)
        for (ExtremePoint& one : both) open.push_back(&one);
    std::vector<std::string_view> fields{"point"};
    for (const std::string& key : keys) fields.emplace_back(key);
    RowCursor row(file, "runs", fields);
    for (; !row.at_end() && !open.empty(); row.next())
        std::erase_if(open, [&](ExtremePoint* one) {
            if (row[0] != one->point) return false;
            for (std::size_t k = 0; k < keys.size(); ++k) one->values.push_back(row[1 + k]);
            return true;
        });
    if (row.failure()) return *row.failure();
    return Done{};
}

std::string in_words(const ExtremePoint& one, const std::vector<std::string>& keys) {
    std::string text;
    for (std::size_t k = 0; k < keys.size() && k < one.values.size(); ++k)
        if (std::isfinite(one.values[k])) text += (text.empty() ? "" : ", ") + keys[k] + " " + short_number(one.values[k]);
    return one.at.in_words() + " at " + (text.empty() ? "the scenario as it is" : text);
}

} // namespace

Outcome<std::string> sweep_in_words(const std::string& path, double seconds) {
    const auto file = ResultsFile::open(path);
    if (!file) return file.refusals();
    const SweepColumns columns = columns_in(*file);
    constexpr std::array<std::string_view, 1> of_sweep{"points"};
    const RowCursor shape(*file, "sweep", of_sweep);
    if (shape.at_end()) return Refusal{path, 0, 0, "this file does not say how many points its design has; make the sweep again"};
    const auto points = static_cast<std::uint32_t>(shape[0]);
    const std::size_t at_once = std::max<std::size_t>(1, most_sums / std::max<std::size_t>(1, points));
    std::vector<LowAndHigh> all;
    for (std::size_t first = 0; first < columns.outcomes.size(); first += at_once) {
        auto some = extremes(*file, points, first, std::min(at_once, columns.outcomes.size() - first));
        if (!some) return some.refusals();
        for (LowAndHigh& both : *some) all.push_back(std::move(both));
    }
    if (const auto known = look_up_values(*file, columns.keys, all); !known) return known.refusals();
    std::string text = wrapped(file->header().command, width) + counted(points, "point", "points") + ", in " + duration_in_words(seconds) + ".\n\n";
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k].empty()) text += columns.outcomes[k] + ": nothing could be estimated at any point\n";
        else
            text += columns.outcomes[k] + "\n" + wrapped("lowest  " + in_words(all[k][0], columns.keys), width, 2) +
                    wrapped("highest " + in_words(all[k][1], columns.keys), width, 2);
    }
    return text + "\nResults: " + path + "\n  as a table    dyad export " + shell_quoted(path) + " --table runs --csv runs.csv\n";
}

} // namespace dyad
