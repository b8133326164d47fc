// The scorecard as JSON, with six significant digits, and null for what is not known or may not be told.
#include "analysis/evidence/scorecard.hpp"

#include "analysis/evidence/wording.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace dyad {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    if (!std::isfinite(value)) return nullptr;
    char text[32];
    std::snprintf(text, sizeof(text), "%.6g", value);
    return std::strtod(text, nullptr);
}

Json interval(double low, double high) {
    if (!std::isfinite(low) || !std::isfinite(high)) return nullptr;
    return Json::array({number(low), number(high)});
}

Json words(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// What was published, and what follows from it: nothing at all of what is withheld.
Json published_as_json(const Assessed& row) {
    const auto& published = row.finding->published;
    Json one{{"published", published ? number(published->value) : Json(nullptr)},
             {"published_interval", published ? interval(published->low, published->high) : Json(nullptr)},
             {"withheld", !published},
             {"prediction_interval", published ? interval(row.low, row.high) : Json(nullptr)},
             {"z", has_z(row) ? number(row.z) : Json(nullptr)},
             {"z_error", has_z(row) ? number(row.z_error) : Json(nullptr)}};
    // Why there is no number, or else why a miss is believed to occur, which may quote what was missed.
    one["why"] = !row.simulated.why.empty() ? words(row.simulated.why) : published ? words(row.finding->why)
                                                                                   : Json(nullptr);
    return one;
}

Json row_as_json(const Assessed& row, const Evidence& evidence, bool tried_mechanisms) {
    const Finding& finding = *row.finding;
    const Source* source = source_of(finding, evidence);
    Json one{{"id", finding.id},
             {"use", name_of(finding.use)},
             {"domain", finding.domain},
             {"sentence", told_sentence(finding)},
             {"statistic", name_of(finding.statistic)}};
    one.update(published_as_json(row));
    one["simulated"] = number(row.simulated.value);
    one["simulated_interval"] = interval(row.simulated.low, row.simulated.high);
    one["n"] = row.simulated.n;
    one["seeds"] = row.simulated.seeds;
    one["verdict"] = name_of(row.verdict);
    one["certain"] = row.certain;
    one["lost"] = row.lost;
    one["doubtful"] = row.doubtful;
    one["asked_by_fit"] = finding.asked_by_fit;
    // Not tried is not the same as found to need nothing.
    one["put_in"] = tried_mechanisms ? Json(row.put_in) : Json(nullptr);
    one["needs"] = tried_mechanisms ? Json(row.needs) : Json(nullptr);
    one["source"] = source ? source->reference : finding.source;
    one["doi"] = source ? words(source->doi) : Json(nullptr);
    one["checked"] = name_of(finding.checked);
    one["published_n"] = finding.n ? number(*finding.n) : Json(nullptr);
    one["published_k"] = finding.k ? number(*finding.k) : Json(nullptr);
    return one;
}

Json tally_as_json(const Tally& tally) {
    return {{"studies", tally.studies},
            {"studies_agree", number(tally.studies_agree)},
            {"share_of_studies_that_agree", number(tally.share_of_studies())},
            {"findings", tally.findings},
            {"agree", tally.agree},
            {"near", tally.near},
            {"miss", tally.miss},
            {"unknown", tally.unknown},
            {"directions", tally.directions},
            {"directions_that_agree", tally.directions_agree}};
}

Json mechanisms_as_json(const Scorecard& card, const Evidence& evidence) {
    if (!card.tried_mechanisms) return nullptr;
    Json all = Json::array();
    for (const Ablation& mechanism : evidence.mechanisms) {
        Json costs = Json::array();
        for (const Assessed* row : rows_needing(card, mechanism.name)) costs.push_back(row->finding->id);
        all.push_back({{"name", mechanism.name}, {"meaning", mechanism.meaning}, {"costs", std::move(costs)}});
    }
    return all;
}

} // namespace

std::string scorecard_as_json(const Scorecard& card, const Evidence& evidence) {
    Json all{{"command", card.command},
             {"version", card.version},
             {"seeds", card.seeds},
             {"first_seed", card.first_seed},
             {"families", card.families}};
    for (const Use use : all_uses) all[std::string(name_of(use))] = tally_as_json(tally_of(card, use));
    all["holdout_apart"] = tally_as_json(card.holdout_apart);
    all["mechanisms"] = mechanisms_as_json(card, evidence);
    all["findings"] = Json::array();
    for (const Assessed& row : card.rows) all["findings"].push_back(row_as_json(row, evidence, card.tried_mechanisms));
    return all.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace dyad
