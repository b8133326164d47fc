// The score as JSON.
#include "analysis/score/score.hpp"

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

Json obtained_as_json(const OverSeeds& obtained) {
    Json one{{"obtained", number(obtained.mean)},
             {"seed_sd", number(obtained.sd)},
             {"seeds", obtained.seeds},
             {"cases", obtained.n}};
    one["why_not"] = obtained.why.empty() ? Json(nullptr) : Json(obtained.why);
    return one;
}

} // namespace

std::string score_as_json(const Score& score, std::string_view command) {
    Json all{{"command", std::string(command)}, {"seeds", score.seeds}, {"rows", Json::array()}};
    for (const ScoredRow& scored : score.rows) {
        const ScoreRow& row = scored.row;
        Json one{{"id", std::string(row.id)},
                 {"quantity", std::string(row.quantity)},
                 {"target", row.target},
                 {"tolerance", row.tolerance}};
        one.update(obtained_as_json(scored.obtained));
        one["z"] = number(scored.z);
        one["trial"] = row.trial;
        one["trial_sd"] = row.trial_sd;
        one["trial_z"] = row.trial_z;
        one["worse_than_trial"] = scored.got_worse();
        one["source"] = std::string(row.source);
        all["rows"].push_back(std::move(one));
    }
    all["unscored"] = Json::array();
    for (std::size_t k = 0; k < unscored_rows.size(); ++k) {
        Json one{{"id", std::string(unscored_rows[k].id)}, {"quantity", std::string(unscored_rows[k].quantity)}};
        one.update(obtained_as_json(score.unscored[k]));
        one["trial"] = number(unscored_rows[k].trial);
        all["unscored"].push_back(std::move(one));
    }
    all["known"] = score.known;
    all["within_one_tolerance"] = score.within_one;
    all["within_two_tolerances"] = score.within_two;
    all["trial_within_one_tolerance"] = score.trial_within_one;
    all["trial_within_two_tolerances"] = score.trial_within_two;
    all["sum_of_squared_z"] = number(score.squares);
    all["trial_sum_of_squared_z"] = number(score.trial_squares);
    all["reaches_trial"] = score.reaches_trial();
    return all.dump(2, ' ', false, Json::error_handler_t::replace);
}

} // namespace dyad
