// Spelling a summary as JSON.
#include "sim/commands/summary_json.hpp"

#include "sim/version.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace dyad {

namespace {

using Json = nlohmann::ordered_json;

/// Six significant digits are what is promised to be equal on every machine.
Json number(double value) {
    if (!std::isfinite(value)) return nullptr;
    char text[32];
    std::snprintf(text, sizeof(text), "%.6g", value);
    return std::strtod(text, nullptr);
}

Json estimate_as_json(const Estimate& estimate) {
    return {{"value", number(estimate.value)},
            {"low", number(estimate.low)},
            {"high", number(estimate.high)},
            {"n", estimate.n}};
}

Json month(const std::optional<unsigned>& given) { return given ? Json(*given) : Json(nullptr); }

Json classes_as_json(const Summary& summary) {
    constexpr std::array<const char*, 4> letters{"A", "B", "C", "D"};
    Json classes = Json::object();
    for (std::size_t k = 0; k < letters.size(); ++k) {
        Json share = estimate_as_json(summary.classes[k]);
        share["low_risk"] = low_risk_classes.shares[k];
        share["world_wide"] = world_wide_classes.shares[k];
        classes[letters[k]] = std::move(share);
    }
    return classes;
}

Json link_as_json(const Link& link, bool compares) {
    Json one{{"name", link.name}, {"meaning", link.label}, {"statistic", link.statistic}};
    one.update(estimate_as_json(link.simulated));
    one["published"] = link.published && compares ? Json{{"value", link.published->value},
                                                         {"low", link.published->low},
                                                         {"high", link.published->high},
                                                         {"source", link.published->source}}
                                                  : Json(nullptr);
    return one;
}

constexpr const char* unit_of(Measure measure) {
    switch (measure) {
    case Measure::share: return "share";
    case Measure::correlation: return "correlation";
    case Measure::years: return "year";
    case Measure::mean: return "mean";
    case Measure::count: return "count";
    }
    return "";
}

Json line_as_json(const Section& section, const Line& line) {
    Json one{{"name", line.name}, {"meaning", line.label}};
    one["known"] = line.known.empty() ? Json(nullptr) : Json(line.known);
    one["cells"] = Json::array();
    for (std::size_t k = 0; k < line.cells.size(); ++k) {
        Json cell = estimate_as_json(line.cells[k].estimate);
        cell["column"] = k < section.columns.size() ? Json(section.columns[k]) : Json(nullptr);
        cell["statistic"] = unit_of(line.cells[k].measure);
        one["cells"].push_back(std::move(cell));
    }
    return one;
}

Json account_as_json(const Account& account) {
    Json sections = Json::array();
    for (const Section& section : account.sections) {
        Json one{{"name", section.name}, {"title", section.title}, {"lines", Json::array()}};
        for (const Line& line : section.lines) one["lines"].push_back(line_as_json(section, line));
        sections.push_back(std::move(one));
    }
    return sections;
}

} // namespace

std::string summary_as_json(const Scenario& scenario, const Summary& summary, const Account& account,
                            const std::string& digest, const std::string& out, double seconds) {
    Json all{{"version", version()},
             {"scenario", scenario.name},
             {"title", scenario.title},
             {"question", scenario.question},
             {"expect", scenario.expect}};
    all["families"] = scenario.families;
    all["children"] = summary.children;
    all["months"] = scenario.months;
    all["seed"] = scenario.seed;
    all["seconds"] = number(seconds);
    all["class_month"] = month(summary.class_month);
    all["retest_month"] = month(summary.retest_month);
    all["sort_month"] = month(summary.sort_month);
    all["sort_again_month"] = month(summary.sort_again_month);
    all["visit_month"] = month(summary.visit_month);
    all["classes"] = classes_as_json(summary);
    all["unclassified"] = summary.unclassified;
    all["links"] = Json::array();
    for (const Link& link : summary.links) all["links"].push_back(link_as_json(link, scenario.compares));
    if (!account.sections.empty()) all["account"] = account_as_json(account);
    all["out"] = out;
    all["digest"] = digest;
    return all.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace dyad
