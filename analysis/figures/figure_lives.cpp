// Reading and counting for figures.
#include "analysis/figures/figure_lives.hpp"

#include "analysis/lives.hpp"
#include "analysis/statistics.hpp"
#include "sim/words.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace dyad {

Outcome<Histories> lives_of(const LivedWorld& world, std::initializer_list<std::string_view> fields) {
    const std::vector<std::string> wanted(fields.begin(), fields.end());
    return Histories::read(*world.file, std::lround(occasions_in(*world.file).end * 12.0), wanted);
}

Estimate share_with(const Series& codes, int code) {
    std::uint64_t count = 0, n = 0;
    for (const double value : codes.values) {
        if (!std::isfinite(value)) continue;
        ++n;
        count += std::lround(value) == code;
    }
    return n == 0 ? Estimate{} : share_of(count, n);
}

Estimate mean_with_interval(const Series& series) {
    Mean mean;
    for (const double value : series.values) mean.add(value);
    return mean.estimate();
}

Estimate correlation_with_interval(const Series& first, const Series& second) {
    Comoments both(2);
    for (std::size_t k = 0; k < first.values.size(); ++k) both.add(Eigen::Vector2d(first.values[k], second.values[k]));
    return both.correlation(0, 1);
}

std::uint64_t cases_in(const Series& series) {
    std::uint64_t n = 0;
    for (const double value : series.values) n += std::isfinite(value);
    return n;
}

Series only(Series series, const Series& mask) {
    for (std::size_t k = 0; k < series.values.size(); ++k)
        if (mask.values[k] != 1.0) series.values[k] = std::nan("");
    return series;
}

Series lies_in(const Series& series, double low, double high) {
    Series mask = series;
    for (double& value : mask.values)
        if (std::isfinite(value)) value = value >= low && value < high ? 1.0 : 0.0;
    return mask;
}

Refusal too_little(std::string what, std::string remedy) { return {"", 0, 0, "cannot be drawn: " + std::move(what) + "; " + std::move(remedy)}; }

std::string only_counted(std::uint64_t number, std::string_view one, std::string_view many) {
    if (number > 0) return "only " + counted(number, one, many);
    constexpr std::string_view person = "person";
    return one.starts_with(person) ? "nobody" + std::string(one.substr(person.size())) : "no " + std::string(one);
}

std::string recalled_words(const Quoted& quoted) { return quoted.is_recalled ? " (recalled, not checked in its source)" : ""; }

void add_cells(std::vector<FigureTable::Cell>& row, const Estimate& estimate) {
    for (const double value : {estimate.value, estimate.low, estimate.high}) row.emplace_back(value);
}

std::string percent_text(double share) { return std::to_string(std::lround(100.0 * share)) + " %"; }

std::string decimal_text(double value, int digits) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    // A value that is rounded to nothing has no sign.
    std::string words = text.data();
    if (words.find_first_not_of("-0.") == std::string::npos && words.front() == '-') words.erase(0, 1);
    if (words.front() == '-') words.replace(0, 1, "−");
    return words;
}

std::string correlation_text(double r) {
    std::string words = decimal_text(r);
    if (const auto zero = words.find("0."); zero != std::string::npos && (zero == 0 || words.starts_with("−0."))) words.erase(zero, 1);
    return words;
}

} // namespace dyad
