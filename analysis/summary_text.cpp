// The summary as two small tables for a terminal.
#include "analysis/summary.hpp"

#include "sim/words.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace dyad {

namespace {

constexpr std::size_t text_width = 90;
constexpr std::array<std::string_view, 4> class_names{"A  avoidant", "B  secure", "C  resistant", "D  disorganized"};

/// "13.3 to 16.4 %", the unit once.
std::string interval_of_share(const Estimate& share) {
    if (!std::isfinite(share.low)) return "";
    const std::string low = percent(share.low);
    return low.substr(0, low.size() - 2) + " to " + percent(share.high);
}

std::string interval_of(double low, double high) {
    return std::isfinite(low) ? correlation_in_words(low) + " to " + correlation_in_words(high) : "";
}

/// Published shares are printed as exactly as they were published: "15 %", "14.7 %".
std::string published_percent(double share) {
    const std::string text = percent(share);
    return text.ends_with(".0 %") ? text.substr(0, text.size() - 4) + " %" : text;
}

std::string class_table(const Summary& summary) {
    const std::uint64_t classified = summary.classes[0].n;
    std::string text = "Strange Situation with the main caregiver at " + std::to_string(*summary.class_month) +
                       " months (" + counted(classified, "child", "children");
    if (summary.unclassified > 0) text += "; " + grouped(summary.unclassified) + " could not be classified";
    text += ")\n" + left("", 54) + "published for ordinary families\n" + left("", 20) + right("simulated", 11) +
            right("95 % interval", 19) + right(low_risk_classes.name, 18) + right(world_wide_classes.name, 17) + "\n";
    for (std::size_t k = 0; k < class_names.size(); ++k)
        text += "  " + left(class_names[k], 18) + right(percent(summary.classes[k].value), 11) +
                right(interval_of_share(summary.classes[k]), 19) +
                right(published_percent(low_risk_classes.shares[k]), 18) +
                right(published_percent(world_wide_classes.shares[k]), 17) + "\n";
    text +=
        wrapped("Published: " + std::string(low_risk_classes.name) + ", " + std::string(low_risk_classes.source) +
                    "; " + std::string(world_wide_classes.name) + ", " + std::string(world_wide_classes.source) + ".",
                text_width, 2);
    return text;
}

/// Only what the file can tell: an instrument that was not given leaves no line.
bool is_known(const Link& link) { return std::isfinite(link.simulated.value); }

std::string published_in_words(const Link& link) {
    if (!link.published) return "–";
    std::string text = correlation_in_words(link.published->value);
    if (link.published->low < link.published->high)
        text += " (" + interval_of(link.published->low, link.published->high) + ")";
    return text;
}

std::string with_months(std::string label, std::optional<unsigned> first, std::optional<unsigned> second) {
    if (first && second) label += ", " + std::to_string(*first) + " and " + std::to_string(*second) + " months";
    return label;
}

std::string link_table(const Summary& summary, PublishedLinks published) {
    const bool shown = published == PublishedLinks::shown;
    std::string text = left("What instruments see, and what is true", 54) + right("simulated", 9) + "  " +
                       (shown ? left("95 % interval", 15) + "published" : "95 % interval") + "\n";
    for (const Link& link : summary.links) {
        if (!is_known(link)) continue;
        std::string label = link.label;
        if (link.name == "stability") label = with_months(label, summary.class_month, summary.retest_month);
        if (link.name == "q_sort_stability")
            label = with_months(label, summary.sort_month, summary.sort_again_month);
        text += "  " + left(label, 54) + left(link.statistic, 2) +
                right(correlation_in_words(link.simulated.value), 5);
        const std::string interval = interval_of(link.simulated.low, link.simulated.high);
        if (shown) text += "  " + left(interval, 15) + published_in_words(link);
        else if (!interval.empty()) text += "  " + interval;
        text += "\n";
    }
    return text;
}

} // namespace

std::string text_of(const Summary& summary, std::string_view expect, PublishedLinks published, bool account_follows) {
    std::vector<std::string> parts;
    if (summary.class_month) parts.push_back(class_table(summary));
    if (!expect.empty()) {
        if (parts.empty()) parts.emplace_back();
        parts.back() += wrapped("Expected: " + std::string(expect), text_width, 2);
    }
    if (std::any_of(summary.links.begin(), summary.links.end(), is_known))
        parts.push_back(link_table(summary, published));
    else if (!summary.class_month && !account_follows)
        parts.push_back(wrapped("No instrument that this summary speaks of was given to enough children. What is "
                                "recorded, and when, is said by record.instruments and record.ages (in months) of "
                                "the scenario.",
                                text_width));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "\n") + part;
    return text;
}

} // namespace dyad
