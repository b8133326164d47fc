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

} // namespace

std::string summary_as_json(const Scenario& scenario, const Summary& summary, const std::string& digest,
                            const std::string& out, double seconds) {
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
    all["out"] = out;
    all["digest"] = digest;
    return all.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace dyad
