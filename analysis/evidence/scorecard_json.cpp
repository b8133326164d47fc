// The scorecard for programs; numbers have six significant digits.
#include "analysis/evidence/numbers.hpp"
#include "analysis/evidence/scorecard.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace dyad {

namespace {

using Json = nlohmann::ordered_json;

/// Six significant digits; null for what is no number.
Json number(double value) {
    if (!std::isfinite(value)) return nullptr;
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return std::strtod(text, nullptr);
}

Json interval(double low, double high) {
    return std::isfinite(low) && std::isfinite(high) ? Json{number(low), number(high)} : Json(nullptr);
}

const Source* source_of(const Finding& finding, const Evidence& evidence) {
    for (const Source& source : evidence.sources)
        if (source.name == finding.source) return &source;
    return nullptr;
}

Json object_of(const Assessed& row, const Evidence& evidence, bool tried_mechanisms) {
    const Finding& finding = *row.finding;
    const Source* source = source_of(finding, evidence);
    const bool direction = finding.statistic == Statistic::direction;
    Json object{{"id", finding.id},
                {"use", name_of(finding.use)},
                {"domain", finding.domain},
                {"sentence", finding.sentence},
                {"statistic", name_of(finding.statistic)},
                {"published", finding.published ? number(finding.published->value) : Json(nullptr)},
                {"published_interval", finding.published ? interval(finding.published->low, finding.published->high) : Json(nullptr)},
                {"prediction_interval", interval(row.low, row.high)},
                {"simulated", number(row.simulated.value)},
                {"simulated_interval", interval(row.simulated.low, row.simulated.high)},
                {"n", row.simulated.n},
                {"z", direction ? Json(nullptr) : number(row.z)},
                {"z_error", direction ? Json(nullptr) : number(row.z_error)},
                {"verdict", name_of(row.verdict)},
                {"certain", row.certain},
                {"lost", row.lost},
                {"why", row.simulated.seeds == 0 ? row.simulated.why : finding.why},
                {"checked", name_of(finding.checked)},
                {"source", source ? source->reference : finding.source},
                {"doi", source ? source->doi : ""},
                {"same_as", finding.same_as}};
    if (tried_mechanisms) {
        object["needs"] = row.needs;
        object["put_in_by_instrument"] = row.put_in;
    }
    return object;
}

Json tally(const Tally& counts) {
    return {{"findings", counts.findings},
            {"agree", counts.agree},
            {"near", counts.near},
            {"miss", counts.miss},
            {"unknown", counts.unknown},
            {"studies", counts.studies},
            {"share_of_studies_that_agree", number(counts.share_of_studies())},
            {"directions", counts.directions},
            {"directions_that_agree", counts.directions_agree}};
}

} // namespace

std::string scorecard_as_json(const Scorecard& card, const Evidence& evidence) {
    Json findings = Json::array();
    for (const Assessed& row : card.rows) findings.push_back(object_of(row, evidence, card.tried_mechanisms));
    const Json all{{"command", card.command},
                   {"version", card.version},
                   {"seeds", card.seeds},
                   {"first_seed", card.first_seed},
                   {"families", card.families},
                   {"fit", tally(card.fit)},
                   {"holdout", tally(card.holdout)},
                   {"challenge", tally(card.challenge)},
                   {"findings", findings}};
    return all.dump(2);
}

} // namespace dyad
