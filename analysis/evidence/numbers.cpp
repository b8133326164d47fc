// Printing numbers in brief.
#include "analysis/evidence/numbers.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace dyad {

std::string in_brief(double value, int digits) {
    if (!std::isfinite(value)) return "n/a";
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
    std::string text = buffer.data();
    if (text.find_first_not_of("-0.") == std::string::npos && text[0] == '-') text.erase(0, 1); // no minus zero
    if (digits > 0 && text.starts_with("0.")) text.erase(0, 1);
    if (digits > 0 && text.starts_with("-0.")) text.erase(1, 1);
    return text;
}

std::string interval_in_brief(double low, double high) {
    return std::isfinite(low) && std::isfinite(high) ? "[" + in_brief(low) + ", " + in_brief(high) + "]" : "";
}

std::string published_in_brief(const Finding& finding) {
    if (!finding.published) return "withheld";
    const Published& published = *finding.published;
    if (finding.statistic == Statistic::direction) return published.value > 0.0 ? "positive" : "negative";
    const std::string interval = interval_in_brief(published.low, published.high);
    return in_brief(published.value) + (interval.empty() ? "" : " " + interval);
}

std::string simulated_in_brief(const Assessed& row) {
    if (row.simulated.seeds == 0) return "not told";
    const std::string interval = interval_in_brief(row.simulated.low, row.simulated.high);
    return in_brief(row.simulated.value) + (interval.empty() ? "" : " " + interval);
}

std::string listed_and(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t k = 0; k < names.size(); ++k)
        list += (k == 0 ? "" : k + 1 == names.size() ? " and "
                                                     : ", ") +
                names[k];
    return list;
}

std::vector<const Assessed*> rows_that(const Scorecard& card, bool (*is)(const Assessed&)) {
    std::vector<const Assessed*> rows;
    for (const Assessed& row : card.rows)
        if (is(row)) rows.push_back(&row);
    return rows;
}

} // namespace dyad
